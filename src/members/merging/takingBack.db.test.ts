import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../../../checks/world/world.ts';
import type { MemberRecord } from '../member.ts';
import { MERGE_FIELDS } from '../merge.ts';
import { mergingScene, ON } from './testing.ts';

let world: Bare;
let top: string;
let cell: string;
let other: string;
/** a cell of another organization, in a division of its own */
let far: string;

const { run, ask, register, cardNo, merge, unmerge, found, born } = mergingScene(() => world);

/** Every row of every table, but the merges themselves, the ledger, and when counts were made: what an undo must give back. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('person_merge', 'ledger', 'ledger_seal', 'command_result', 'migration', 'unit_stat', 'part_stale')`.execute(
    world.chibo.owner.db,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{
      all: string | null;
    }>`select string_agg(to_jsonb(t)::text, E'\n' order by to_jsonb(t)::text) as "all" from ${sql.table(name)} t`.execute(
      world.chibo.owner.db,
    );
    found[name] = rows[0]?.all ?? '';
  }
  return found;
}

beforeAll(async () => {
  world = await bareWorld();
  ({ top, cell, other, far } = await found());
});
afterAll(() => world.close());

describe('merging and taking it back', () => {
  test('is the identity on every table, within a division and across two, whatever was recorded before', async () => {
    const step = fc.record({
      who: fc.constantFrom('winner' as const, 'loser' as const),
      what: fc.constantFrom(
        'work',
        'study',
        'season',
        'group',
        'conflict',
        'head',
        'committee',
        'correct',
        'task',
        'roll',
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.constantFrom('cell', 'other', 'far'),
        fc.subarray([...MERGE_FIELDS]),
        async (steps, where, taken) => {
          const units = { cell, other, far };
          const name = `Người Số ${born()}`;
          const ids = {
            winner: await register(cell, name, { cardNo: cardNo(), phone: '0905111222' }),
            loser: await register(units[where], `${name} Hai`, { cardNo: cardNo(), education: 'university' }),
          };
          for (const { who, what } of steps) await history(ids[who], who === 'winner' ? cell : units[where], what);
          await recountAll();
          const before = await everything();
          const done = await merge(ids.winner, ids.loser, taken);
          const between = await everything();
          expect(between.person).not.toEqual(before.person);
          // nobody has two seats, and no two of his lines of a kind overlap
          await oneSeat(ids.winner);
          await unmerge(done.id);
          const after = await everything();
          for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

/** Rows put in by hand are counted as a command would have counted them. */
async function recountAll(): Promise<void> {
  for (const stat of world.chibo.bus.modules.flatMap((module) => module.stats ?? []))
    for (const [division, units] of [
      ['00', [top, cell, other]],
      ['77', [far]],
    ] as const)
      await stat.recount(division, [...units], '2026-11-10').execute(world.chibo.owner.db);
}

async function history(id: string, unit: string, what: string): Promise<void> {
  const record = await ask<MemberRecord>('member.get', { id });
  const steps: Record<string, () => Promise<unknown>> = {
    work: () => run('member.work', { id, on: '2026-03-01', employer: 'Hợp tác xã', ownership: 'cooperative' }),
    study: () => run('member.study', { id, on: '2026-03-01', school: 'Cao đẳng', graduatesOn: '2027-06-30' }),
    season: () => run('member.season', { id, seasons: [{ fromMonth: 11, toMonth: 2, reason: 'đi biển' }] }),
    group: () => run('member.group', { id, groups: ['religious'] }),
    conflict: () => run('conflict.note', { id, what: 'vừa làm vừa kiểm tra' }),
    head: () => run('post.begin', { unitId: unit, post: 'front_head', personId: id, from: ON }),
    committee: () => run('post.begin', { unitId: unit, post: 'committee_member', personId: id, from: ON }),
    task: () => plant(sqlTask(id), unit),
    roll: () => plant(sqlRoll(id), unit),
    correct: () => run('member.correct', { id, version: record.version, note: `ghi ${born()}` }),
  };
  // a post held already or a seat that is full is no part of this
  await steps[what]?.().catch(() => null);
}

/** Rows that other floors write, put in by hand: a merge moves them by their policy, whoever wrote them. */
async function plant(values: (at: RawBuilder<unknown>) => RawBuilder<unknown>, unit: string): Promise<void> {
  const at = sql`select division, id, path from unit where id = ${unit}`;
  await values(at).execute(world.chibo.owner.db);
}
const sqlTask = (id: string) => (at: RawBuilder<unknown>) =>
  sql`
  insert into task (division, unit_id, scope, id, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, state, created_at)
  select u.division, u.id, u.path, gen_random_uuid(), 'Việc', 'Chính', '2026-12-01', '5 hộ', ${id}, 'Người làm', ${id}, 'Người kiểm', ${id}, 'Người giao', 'cell', 'open', '2026-10-05' from (${at}) u`;
const sqlRoll = (id: string) => (at: RawBuilder<unknown>) =>
  sql`
  with u as (${at}), m as (insert into meeting (division, unit_id, scope, id, kind, month, title, planned_at, place, mode, state, called_by, called_name, chair_id, chair_name, eligible, present, excused, absent, rulebook_hash)
    select u.division, u.id, u.path, gen_random_uuid(), 'regular', '2026-09', 'Sinh hoạt', '2026-09-05', 'Nhà văn hóa', 'in_person', 'signed', ${id}, 'x', ${id}, 'x', 1, 1, 0, 0, 'x' from u returning division, unit_id, scope, id)
  insert into attendance (division, unit_id, scope, id, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state)
    select m.division, m.unit_id, m.scope, gen_random_uuid(), m.id, ${id}, 'Dự họp', 'k', 'official', true, false, false, 'present' from m`;

async function oneSeat(id: string): Promise<void> {
  const lines = await world.chibo.owner.db
    .selectFrom('membership')
    .select(['valid_from', 'valid_to', 'seat'])
    .where('person_id', '=', id)
    .where('seat', '=', 'own')
    .orderBy('valid_from')
    .execute();
  expect(lines.filter((each) => each.valid_to === 'infinity').length).toBeLessThanOrEqual(1);
  for (const [i, each] of lines.entries())
    if (i > 0) expect((lines[i - 1]?.valid_to ?? '') <= each.valid_from).toBe(true);
}
