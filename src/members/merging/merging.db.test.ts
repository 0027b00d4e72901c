import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundTop,
  refusalOf,
} from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { MemberPage, MemberRecord } from '../member.ts';
import { MERGE_FIELDS, type MergePreview } from '../merge.ts';

const ON = '2025-10-31';
let world: Bare;
let top: string;
let cell: string;
let other: string;
/** a cell of another organization, in a division of its own */
let far: string;

const run = async <T = { id: string }>(name: string, input: unknown) => await asOperator<T>(world.chibo, name, input);
const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
let born = 0;
const register = async (unit: string, fullName: string, more: object = {}) =>
  (
    await run('member.register', {
      unit,
      fullName,
      sex: 'female',
      ethnicity: '01',
      birthDate: '1980-03-04',
      admittedOn: '2005-01-02',
      officialOn: '2006-01-02',
      from: ON,
      ...more,
    })
  ).id;
const cardNo = () => String(10_000_000 + born++);

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

const merge = async (winner: string, loser: string, taken: string[] = []) =>
  await run<{ id: string; moved: number; stayed: number }>('member.merge', {
    winner,
    loser,
    taken,
    reason: 'trùng hồ sơ',
  });
const unmerge = async (id: string) => await run('member.unmerge', { id, version: 1 });

beforeAll(async () => {
  world = await bareWorld();
  top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (parentId: string, name: string) =>
    (
      await run('unit.found', {
        parentId,
        kind: 'grassroots_cell',
        name,
        setting: 'residential',
        foundedOn: '2000-01-01',
      })
    ).id;
  cell = await found(top, 'Chi bộ thôn 1');
  other = await found(top, 'Chi bộ thôn 2');
  const away = await run('organization.found', {
    kind: 'commune_committee',
    name: 'Đảng bộ xã Ia Mơ',
    division: '77',
    foundedOn: '2000-01-01',
  });
  far = await found(away.id, 'Chi bộ làng Krong');
});
afterAll(() => world.close());

describe('merging two records', () => {
  test('moves what names the old one, takes the facts chosen, and is found under the old id', async () => {
    const winner = await register(cell, 'Nguyễn Thị Đào');
    const loser = await register(other, 'Nguyễn Thị Dao', { phone: '0971739732', cardNo: cardNo() });
    await run('post.begin', { unitId: other, post: 'secretary', personId: loser, from: ON });
    await run('post.begin', { unitId: other, post: 'village_head', personId: loser, from: ON });
    await run('member.work', { id: loser, on: '2026-01-01', employer: 'Công ty Cao su', ownership: 'private' });
    const preview = await ask<MergePreview>('merge.preview', { id: winner, loser });
    expect(preview.reasons).toEqual([]);
    expect(preview.lines.ends.map((line) => line.unitId)).toEqual([other]);
    expect(preview.parts).toContainEqual({ part: 'posts', moves: 2, stays: 0 });
    expect(preview.fields.find((field) => field.field === 'phone')?.loser).toBe('••••• 732');
    const done = await merge(winner, loser, ['phone', 'cardNo']);
    expect(done.moved).toBeGreaterThanOrEqual(3);
    const record = await ask<MemberRecord>('member.get', { id: loser });
    expect(record.id).toBe(winner);
    expect(record.phoneTail).toBe('732');
    expect(record.particulars.work[0]?.employer).toBe('Công ty Cao su');
    // the cell's secretary is one for members only, so it ended with the line; the village head's post goes on
    expect(record.posts.map((post) => [post.post, post.to === null])).toEqual([
      ['village_head', true],
      ['secretary', false],
    ]);
    const people = await ask<MemberPage>('member.list', { unit: other });
    expect(people.items.map((line) => line.personId)).not.toContain(loser);
    expect(await refusalOf(run('member.correct', { id: loser, version: 1, note: 'x' }))).toMatchObject({
      status: 422,
      codes: ['person.merged'],
    });
    await unmerge(done.id);
    expect((await ask<MemberRecord>('member.get', { id: loser })).id).toBe(loser);
    expect((await ask<MemberRecord>('member.get', { id: loser })).cardTail).not.toBeNull();
  });

  test('a row that both have stays with the old record', async () => {
    const winner = await register(cell, 'Hoàng Thị Sáu');
    const loser = await register(cell, 'Hoàng Thị Sau');
    for (const id of [winner, loser]) await run('member.work', { id, on: '2026-01-01', occupation: 'farmer' });
    const done = await merge(winner, loser);
    expect(done.stayed).toBe(1);
    await unmerge(done.id);
  });

  test('refuses itself, a merged record, a kept one who has left, and an open case', async () => {
    const winner = await register(cell, 'Lê Văn Tám');
    const loser = await register(other, 'Lê Văn Tam');
    expect((await refusalOf(merge(winner, winner))).codes).toEqual(['merge.same']);
    await run('membership.end', { id: await line(winner), on: '2026-11-01', reason: 'left', version: 1 });
    expect((await refusalOf(merge(winner, loser))).codes).toEqual(['merge.keep_member']);
    // the other way round it is one
    const done = await merge(loser, winner);
    expect((await refusalOf(merge(loser, winner))).codes).toEqual(['merge.already']);
    await unmerge(done.id);
    expect((await refusalOf(unmerge(done.id))).codes).toEqual(['version.stale']);
    expect((await refusalOf(run('member.unmerge', { id: done.id, version: 2 }))).codes).toEqual(['merge.undone']);
  });

  test('is not undone once something depends on it', async () => {
    const winner = await register(cell, 'Trần Văn Ân');
    const loser = await register(cell, 'Trần Văn An');
    const done = await merge(winner, loser);
    await run('member.work', { id: winner, on: '2026-02-01', occupation: 'farmer' });
    expect((await refusalOf(unmerge(done.id))).codes).toEqual(['merge.depended']);
  });

  test('needs the right at both homes: a secretary has it nowhere, a clerk only in his commune', async () => {
    const winner = await register(cell, 'Phạm Văn Chín');
    const loser = await register(far, 'Phạm Văn Chin');
    const secretary = await register(cell, 'Bí Thư Một');
    await run('post.begin', { unitId: cell, post: 'secretary', personId: secretary, from: ON });
    await accountFor(world.chibo, 'bithu', { personId: secretary });
    const clerk = await accountFor(world.chibo, 'vanphong');
    await run('post.begin', { unitId: top, post: 'clerk', accountId: clerk, from: ON });
    const same = await register(cell, 'Phạm Văn Chin');
    const input = { winner, loser: same, taken: [], reason: 'x' };
    const by = async (login: string, of: object) =>
      await world.chibo.bus.run('member.merge', of, { actor: await actorOf(world.chibo, login) });
    expect(await refusalOf(by('bithu', input))).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(by('vanphong', { ...input, loser }))).toMatchObject({ status: 404 });
    await by('vanphong', input);
  });

  test('refuses when something names the record beyond the reach of who merges', async () => {
    const winner = await register(cell, 'Võ Thị Mười');
    const loser = await register(cell, 'Võ Thị Muoi');

    await world.chibo.owner.db
      .insertInto('work_division')
      .values({ division: '77', id: DIVISION, unit_id: far, scope: await pathOf(far), state: 'draft' })
      .execute();
    await world.chibo.owner.db
      .insertInto('work_line')
      .values({
        division: '77',
        id: crypto.randomUUID(),
        unit_id: far,
        scope: await pathOf(far),
        work_id: DIVISION,
        position: 0,
        field: 'security',
        own_field: false,
        person_id: loser,
        person_name: 'x',
        role: 'lead',
        answers_for: [],
      })
      .execute();
    const actor = await actorOf(world.chibo, 'vanphong');
    const work = world.chibo.bus.run('member.merge', { winner, loser, taken: [], reason: 'x' }, { actor });
    expect((await refusalOf(work)).codes).toEqual(['merge.out_of_reach']);
  });
});

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
          const name = `Người Số ${born++}`;
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
    correct: () => run('member.correct', { id, version: record.version, note: `ghi ${born++}` }),
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

async function line(personId: string): Promise<string> {
  const row = await world.chibo.owner.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('valid_to', '=', 'infinity')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function pathOf(unit: string): Promise<string> {
  const row = await world.chibo.owner.db
    .selectFrom('unit')
    .select('path')
    .where('id', '=', unit)
    .executeTakeFirstOrThrow();
  return row.path;
}

const DIVISION = '00000000-0000-7000-8000-00000000d001';
