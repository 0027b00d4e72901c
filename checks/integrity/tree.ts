/** Planted faults of units, posts, terms and duties. */
import type { Case } from './cases.ts';

const person = (id: string | undefined) => ({ person_id: id });

export const TREE: Record<string, Case> = {
  unit_kind_ended: {
    fault: (p) => p.raw(`update unit set kind = 'block_committee' where id = $1`, [p.commune.unit_id]),
    near: (p) =>
      p.raw(`update unit set kind = 'block_committee', closed_on = '2025-06-30' where id = $1`, [p.commune.unit_id]),
  },
  unit_parent_kind: {
    fault: (p) => p.raw(`update unit set kind = 'subordinate_cell' where id = $1`, [p.cell.unit_id]),
    near: (p) => p.raw(`update unit set kind = 'grassroots_committee' where id = $1`, [p.cell.unit_id]),
  },
  unit_period_gap: {
    fault: async (p) => {
      await p.raw(`update unit_period set valid_to = '2024-01-01' where unit_id = $1`, [p.cell.unit_id]);
      await again(p, '2024-02-01');
    },
    near: async (p) => {
      await p.raw(`update unit_period set valid_to = '2024-01-01' where unit_id = $1`, [p.cell.unit_id]);
      await again(p, '2024-01-01');
    },
  },
  unit_period_now: {
    fault: (p) => p.raw(`update unit set name = 'Tên khác' where id = $1`, [p.cell.unit_id]),
    near: async (p) => {
      await p.raw(`update unit set name = 'Tên khác' where id = $1`, [p.cell.unit_id]);
      await p.raw(`update unit_period set name = 'Tên khác' where unit_id = $1`, [p.cell.unit_id]);
    },
  },
  unit_path: {
    fault: (p) => p.raw(`update unit set path = '00020001' where id = $1`, [p.cell.unit_id]),
    near: (p) => p.raw(`update unit set path = '00010009' where id = $1`, [p.cell.unit_id]),
  },
  unit_parent_closed: {
    fault: (p) => p.raw(`update unit set closed_on = '2026-10-01' where id = $1`, [p.commune.unit_id]),
    near: (p) => p.raw(`update unit set closed_on = '2026-10-01' where parent_id = $1`, [p.commune.unit_id]),
  },
  unit_no_successor: {
    fault: (p) => p.close(),
    near: async (p) => {
      await p.close();
      await p.raw(`insert into unit_successor (unit_id, successor_id, since) values ($1, $2, '2026-10-01')`, [
        p.other.unit_id,
        p.cell.unit_id,
      ]);
    },
  },
  unit_counted_as: {
    fault: (p) => p.raw('update post_stat set grassroots = 0 where unit_id = $1', [p.cell.unit_id]),
    near: (p) => p.raw('update post_stat set head_known = 1 where unit_id = $1', [p.cell.unit_id]),
  },
  post_twice: {
    fault: (p) => p.put('post', { post: 'secretary', ...person(p.people[1]) }),
    near: (p) =>
      p.put('post', { post: 'secretary', ...person(p.people[1]), valid_from: '2024-01-01', valid_to: '2025-11-01' }),
  },
  unit_no_head: {
    fault: (p) => p.raw(`update post set valid_to = '2026-08-11' where unit_id = $1`, [p.cell.unit_id]),
    near: (p) => p.raw(`update post set valid_to = '2026-08-12' where unit_id = $1`, [p.cell.unit_id]),
  },
  post_term_over: {
    fault: (p) =>
      p.put('post', { post: 'village_head', side: 'civil', ...person(p.people[0]), term_ends: '2026-11-09' }),
    near: (p) =>
      p.put('post', { post: 'village_head', side: 'civil', ...person(p.people[0]), term_ends: '2026-11-10' }),
  },
  dual_ends_apart: {
    fault: async (p) => {
      await p.put('term', { ends_on: '2030-01-01' });
      await p.put('post', { post: 'village_head', side: 'civil', ...person(p.people[0]), term_ends: '2026-12-31' });
    },
    near: async (p) => {
      await p.put('term', { ends_on: '2026-12-31' });
      await p.put('post', { post: 'village_head', side: 'civil', ...person(p.people[0]), term_ends: '2026-12-31' });
    },
  },
  term_over: {
    fault: (p) => p.put('term', { ends_on: '2026-11-09' }),
    near: (p) => p.put('term', { ends_on: '2026-11-09', ended_on: '2026-11-09' }),
  },
  terms_overlap: {
    fault: async (p) => {
      await p.put('term', { starts_on: '2020-01-01', ends_on: '2025-01-01', ended_on: '2025-02-01' });
      await p.put('term', { starts_on: '2025-01-01' });
    },
    near: async (p) => {
      await p.put('term', { starts_on: '2020-01-01', ends_on: '2025-01-01', ended_on: '2025-01-01' });
      await p.put('term', { starts_on: '2025-01-01' });
    },
  },
  closed_unit_posts: {
    fault: (p) => p.close(),
    near: async (p) => {
      await p.close();
      await p.raw(`update post set valid_to = '2026-10-01' where unit_id = $1`, [p.other.unit_id]);
    },
  },
  overseer_outside: {
    fault: (p) =>
      p.put('overseer_duty', {
        from_unit_id: p.commune.unit_id,
        person_division: p.cell.division,
        person_id: p.people[1],
      }),
    near: (p) =>
      p.put('overseer_duty', {
        from_unit_id: p.commune.unit_id,
        person_division: p.cell.division,
        person_id: p.people[0],
      }),
  },
};

async function again(p: Parameters<Case['fault']>[0], from: string): Promise<void> {
  await p.raw(
    `insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from) select unit_id, division, kind, name, parent_id, path, $2 from unit_period where unit_id = $1`,
    [p.cell.unit_id, from],
  );
}
