/** Planted faults of records, memberships, dates and polls. */
import type { Case } from './cases.ts';
import type { Planting } from './place.ts';

/** The first member's record once more in another division, where the second cell is then kept. */
async function copied(p: Planting, home: boolean): Promise<void> {
  await p.raw(`update unit set division = '77' where id = $1`, [p.other.unit_id]);
  await p.raw(
    `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date, admitted_on)
      select '77', id, $1, $2, $3, full_name, sort_key, search_key, sex, birth_date, admitted_on from person where id = $4`,
    [p.other.unit_id, p.other.scope, home, p.people[0]],
  );
}

const seat = (p: Planting, n: number, values: object) =>
  p.put('membership', {
    person_id: p.people[n],
    seat: 'own',
    status: 'official',
    full_name: `Nguyễn Văn Số ${n + 1}`,
    sort_key: 'k',
    search_key: 'k',
    sex: 'male',
    birth_date: '1970-01-01',
    begin_reason: 'moved_in',
    valid_from: '2026-01-01',
    ...values,
  });
const set = (p: Planting, table: string, column: string, value: unknown, n = 0) =>
  p.raw(`update ${table} set ${column} = $2 where ${table === 'person' ? 'id' : 'person_id'} = $1`, [
    p.people[n],
    value,
  ]);

export const PEOPLE: Record<string, Case> = {
  two_homes: { fault: (p) => copied(p, true), near: (p) => copied(p, false) },
  no_home: {
    fault: (p) => set(p, 'person', 'home', false),
    near: async (p) => {
      await copied(p, true);
      await p.raw(`update person set home = false where id = $1 and division <> '77'`, [p.people[0]]);
    },
  },
  two_seats: {
    fault: async (p) => {
      await copied(p, false);
      await seat(p, 0, { ...p.other, division: '77' });
    },
    near: async (p) => {
      await copied(p, false);
      await seat(p, 0, { ...p.other, division: '77', seat: 'guest' });
    },
  },
  seat_elsewhere: {
    fault: (p) =>
      p.raw('update person set unit_id = $2, scope = $3 where id = $1', [
        p.people[0],
        p.commune.unit_id,
        p.commune.scope,
      ]),
    near: (p) => set(p, 'person', 'note', 'x'),
  },
  seat_alone: {
    fault: async (p) => {
      await p.raw('alter table membership drop constraint membership_division_person_id_fkey');
      await p.raw('update membership set person_id = gen_random_uuid() where person_id = $1', [p.people[2]]);
    },
    near: (p) => set(p, 'person', 'note', 'x', 2),
  },
  roster_carries: {
    fault: (p) => set(p, 'membership', 'full_name', 'Ai Khác'),
    near: (p) => set(p, 'membership', 'away', true),
  },
  member_address: {
    fault: (p) => set(p, 'membership', 'scope', p.other.scope),
    near: (p) => set(p, 'membership', 'scope', p.cell.scope),
  },
  seats_overlap: {
    fault: (p) => seat(p, 0, { ...p.other, valid_from: '2025-01-01', valid_to: '2025-10-02' }),
    near: (p) => seat(p, 0, { ...p.other, valid_from: '2025-01-01', valid_to: '2025-10-01' }),
  },
  guest_at_home: {
    fault: (p) => seat(p, 0, { seat: 'guest' }),
    near: (p) => seat(p, 0, { ...p.other, seat: 'guest' }),
  },
  guest_of_none: {
    fault: async (p) => {
      await p.raw(`update membership set valid_to = '2026-09-01' where person_id = $1`, [p.people[2]]);
      await seat(p, 2, { ...p.other, seat: 'guest' });
    },
    near: (p) => seat(p, 2, { ...p.other, seat: 'guest' }),
  },
  line_outside_unit: {
    fault: (p) => p.raw(`update unit set founded_on = '2025-10-02' where id = $1`, [p.cell.unit_id]),
    near: (p) => p.raw(`update unit set founded_on = '2025-10-01' where id = $1`, [p.cell.unit_id]),
  },
  closed_unit_members: {
    fault: (p) => p.close(),
    near: async (p) => {
      await p.close();
      await p.leave();
    },
  },
  committee_small: {
    fault: (p) => p.put('post', { post: 'committee_member', person_id: p.people[1] }),
    // the exempt count towards the nine (trap 5)
    near: async (p) => {
      await p.put('post', { post: 'committee_member', person_id: p.people[1] });
      for (let n = 0; n < 6; n++) await official(p, n === 0);
    },
  },
  committee_missing: {
    // the ninth is exempt, and counts (trap 5)
    fault: async (p) => {
      for (let n = 0; n < 6; n++) await official(p, n === 0);
    },
    near: async (p) => {
      for (let n = 0; n < 5; n++) await official(p, n === 0);
    },
  },
  holder_left: {
    fault: (p) => p.leave(),
    near: async (p) => {
      await p.leave();
      await p.raw(`update post set valid_to = '2026-10-01' where unit_id = $1`, [p.other.unit_id]);
    },
  },
  members_counted: {
    fault: (p) => p.raw('update member_stat set members = members + 1 where unit_id = $1', [p.cell.unit_id]),
    near: (p) => p.raw('update member_stat set members = members where unit_id = $1', [p.cell.unit_id]),
  },
  admission_dates: {
    fault: (p) => set(p, 'person', 'ceremony_on', '1999-12-31'),
    near: (p) => set(p, 'person', 'ceremony_on', '2000-01-01'),
  },
  date_ahead: {
    fault: (p) => set(p, 'person', 'official_on', '2026-11-11'),
    near: (p) => set(p, 'person', 'official_on', '2026-11-10'),
  },
  admission_age: {
    fault: (p) => set(p, 'person', 'birth_date', '1982-01-02'),
    near: (p) => set(p, 'person', 'birth_date', '1982-01-01'),
  },
  probation_short: {
    fault: (p) => set(p, 'person', 'official_on', '2001-01-09'),
    near: (p) => set(p, 'person', 'official_on', '2001-01-10'),
  },
  // 12 months and 30 working days: 28 September 2026 and thirty working days make 9 November, the day before
  probation_overdue: {
    fault: (p) => probation(p, '2025-09-20'),
    near: (p) => probation(p, '2025-10-01'),
  },
  official_undated: {
    fault: (p) => set(p, 'person', 'official_on', null),
    near: (p) => set(p, 'person', 'ceremony_on', null),
  },
  status_differs: {
    fault: (p) => set(p, 'membership', 'status', 'probationary'),
    near: (p) => set(p, 'membership', 'exempt', true),
  },
  correction_late: {
    fault: (p) => p.put('correction', { person_id: p.people[0], due: '2026-11-09' }),
    near: (p) => p.put('correction', { person_id: p.people[0], due: '2026-11-10' }),
  },
  poll_threshold: {
    fault: (p) => p.put('poll', { eligible: 4, base: 4, threshold: 2, votes_for: 2 }),
    near: (p) => p.put('poll', { eligible: 4, base: 4, threshold: 3, votes_for: 3 }),
  },
};

async function probation(p: Planting, ceremony: string): Promise<void> {
  await p.raw('update person set official_on = null, admitted_on = $2, ceremony_on = $2 where id = $1', [
    p.people[0],
    ceremony,
  ]);
  await set(p, 'membership', 'status', 'probationary');
}

async function official(p: Planting, exempt: boolean): Promise<void> {
  const id = await p.put('person', {
    home: true,
    full_name: 'Thêm',
    sort_key: 't',
    search_key: 't',
    sex: 'male',
    birth_date: '1970-01-01',
    admitted_on: '2000-01-01',
    official_on: '2001-01-01',
  });
  await p.put('membership', {
    person_id: id,
    seat: 'own',
    status: 'official',
    exempt,
    full_name: 'Thêm',
    sort_key: 't',
    search_key: 't',
    sex: 'male',
    birth_date: '1970-01-01',
    begin_reason: 'moved_in',
    valid_from: '2026-01-01',
  });
}
