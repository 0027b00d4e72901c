import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundTop,
  refusalOf,
} from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { setScope } from '../platform/db/scope.ts';
import type { MemberPage, MemberRecord } from './member.ts';
import type { EmployerPerson, FactCounts, ScatteredEmployer } from './particulars.ts';
import { seasonallyAway } from './particularsOf.ts';
import { memberFactStat } from './stat.ts';
import { endMembership } from './store/lines.ts';
import { moveWithin, openLineAt } from './store/move.ts';

let world: Bare;
let top: string;
const cells: string[] = [];
const people: string[] = [];
let secretary: Actor;
let member: Actor;
const FROM = '2025-10-31';

const run = async (name: string, input: unknown, actor?: Actor) =>
  actor
    ? ((await world.chibo.bus.run(name, input, { actor })) as { id: string })
    : await asOperator(world.chibo, name, input);
const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;

beforeAll(async () => {
  world = await bareWorld();
  top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  for (const n of [1, 2])
    cells.push(
      (
        await run('unit.found', {
          parentId: top,
          kind: 'grassroots_cell',
          name: `Chi bộ thôn ${n}`,
          setting: 'residential',
          foundedOn: '2000-01-01',
        })
      ).id,
    );
  for (let i = 0; i < 5; i++)
    people.push(
      (
        await run('member.register', {
          unit: cells[i % 2],
          fullName: `Nguyễn Văn ${'ABCDE'[i]}`,
          sex: 'male',
          ethnicity: '01',
          birthDate: '1990-01-01',
          admittedOn: '2015-01-01',
          officialOn: '2016-01-01',
          from: FROM,
        })
      ).id,
    );
  await run('post.begin', { unitId: cells[0], post: 'secretary', personId: people[0], from: FROM });
  for (const [login, person] of [
    ['bithu', people[0]],
    ['dangvien', people[2]],
  ] as const)
    await accountFor(world.chibo, login, { personId: person ?? '' });
  secretary = await actorOf(world.chibo, 'bithu', 'secretary');
  member = await actorOf(world.chibo, 'dangvien');
});
afterAll(() => world.close());

const id = (i: number) => people[i] ?? '';
const unitAt = async (unit: string) =>
  await world.chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'division', 'path'])
    .where('id', '=', unit)
    .executeTakeFirstOrThrow();
const record = (i: number) => ask<MemberRecord>('member.get', { id: id(i) });

describe('work and study', () => {
  test('periods follow each other; what began the same day is put right in place; nothing told ends it', async () => {
    await run(
      'member.work',
      { id: id(0), on: '2026-01-01', employer: 'Xưởng Gỗ', ownership: 'private', occupation: 'worker' },
      secretary,
    );
    await run(
      'member.work',
      { id: id(0), on: '2026-01-01', employer: 'Xưởng gỗ Hòa Phát', ownership: 'private', occupation: 'worker' },
      secretary,
    );
    await run(
      'member.work',
      { id: id(0), on: '2026-05-01', employer: 'Nhà máy May', ownership: 'foreign', foreignInvested: true },
      secretary,
    );
    const { work } = (await record(0)).particulars;
    expect(work.map((each) => [each.employer, each.from, each.to])).toEqual([
      ['Nhà máy May', '2026-05-01', null],
      ['Xưởng gỗ Hòa Phát', '2026-01-01', '2026-05-01'],
    ]);
    await run('member.work', { id: id(0), on: '2026-06-01' }, secretary);
    expect((await record(0)).particulars.work[0]?.to).toBe('2026-06-01');
  });

  test.each([
    [{ on: '2026-07-01', ownership: 'private' }, ['work.no_employer', 'period.none']],
    [{ on: '2026-07-01', employer: 'X', ownership: 'nobody' }, ['choice.unknown']],
    [{ on: '2027-01-01', employer: 'X' }, ['date.future']],
    [{ on: '2026-07-01', employer: 'X', occupation: 'astronaut' }, ['choice.unknown']],
  ])('%j is refused', async (input, codes) => {
    expect((await refusalOf(run('member.work', { id: id(1), ...input }))).codes).toEqual(codes);
  });

  test('a member changes nothing of another', async () => {
    for (const [name, input] of [
      ['member.work', { on: '2026-07-01', employer: 'X' }],
      ['member.study', { on: '2026-07-01', school: 'X' }],
      ['member.season', { seasons: [] }],
      ['member.group', { groups: [] }],
      ['conflict.note', { what: 'x' }],
    ] as const)
      expect(await refusalOf(run(name, { id: id(0), ...input }, member)), name).toMatchObject({
        status: 403,
        codes: ['right.missing'],
      });
  });

  test('study ends, and graduates are counted by the year', async () => {
    await run('member.study', { id: id(2), on: '2026-01-10', school: 'Cao đẳng Gia Lai', graduatesOn: '2026-12-20' });
    expect(
      (await refusalOf(run('member.study', { id: id(2), on: '2026-02-10', school: 'X', graduatesOn: '2026-01-01' })))
        .codes,
    ).toEqual(['date.order']);
    expect((await ask<FactCounts>('member.counted', { unit: top })).graduating).toBe(1);
    expect((await ask<MemberPage>('member.list', { unit: top, graduates: 2026 })).total).toBe(1);
  });
});

describe('employers with members in cells where they live (M87)', () => {
  test('are listed from as many on as may found an organization, with the names behind', async () => {
    for (const i of [1, 2])
      await run('member.work', { id: id(i), on: '2026-02-01', employer: 'Công ty Dệt May', ownership: 'private' });
    const list = () =>
      ask<{ items: ScatteredEmployer[]; least: number; rule: string }>('employer.scattered', { unit: top });
    expect((await list()).items).toEqual([]);
    await run('member.work', { id: id(3), on: '2026-02-01', employer: 'công ty dệt may', ownership: 'private' });
    const { items, least, rule } = await list();
    expect([least, rule]).toEqual([3, 'ORG-01']);
    expect(items).toMatchObject([{ official: 3, cells: 2, enough: true }]);
    const behind = await ask<{ items: EmployerPerson[]; total: number }>('employer.people', {
      unit: top,
      employer: 'Công ty Dệt May',
    });
    expect(behind.total).toBe(3);
    expect(behind.items.map((one) => one.name)).toEqual(['Nguyễn Văn B', 'Nguyễn Văn C', 'Nguyễn Văn D']);
    const counts = await ask<FactCounts>('member.counted', { unit: top });
    expect(counts.nonState).toBe(3);
    for (const [filter, n] of [
      [{ sector: 'non_state' }, 3],
      [{ sector: 'foreign' }, 0],
      [{ employer: 'det may' }, 3],
      [{ ownership: 'private', on: '2026-01-15' }, 1],
    ] as const)
      expect((await ask<MemberPage>('member.list', { unit: top, ...filter })).total, JSON.stringify(filter)).toBe(n);
  });

  test('whoever moves takes his work along, and is counted where he is', async () => {
    const counted = async (cell: number) =>
      (await ask<FactCounts>('member.counted', { unit: cells[cell] ?? '' })).nonState;
    expect([await counted(0), await counted(1)]).toEqual([1, 2]);
    const [from, to] = await Promise.all(cells.map(unitAt));
    if (!from || !to) throw new Error('no cells');
    await world.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      const line = await tx
        .selectFrom('membership')
        .selectAll()
        .where('person_id', '=', id(2))
        .where('valid_to', '=', 'infinity')
        .executeTakeFirstOrThrow();
      await endMembership(tx, from, line.id, { on: '2026-11-10', reason: 'transferred' }, line.version);
      await moveWithin(tx, id(2), to);
      await openLineAt(tx, line, to, { seat: 'own', on: '2026-11-10', reason: 'transferred' });
      await memberFactStat.recount('00', cells, '2026-11-10').execute(tx);
    });
    expect([await counted(0), await counted(1)]).toEqual([0, 3]);
    expect((await record(2)).particulars.work[0]?.to).toBeNull();
  });
});

describe('seasons, groups and conflicts', () => {
  test('a fisher is away from November to February, over the new year', async () => {
    await run('member.season', { id: id(4), seasons: [{ fromMonth: 11, toMonth: 2, reason: 'đi biển' }] }, secretary);
    const unit = await unitAt(cells[0] ?? '');
    const away = async (on: string) => [...(await seasonallyAway(world.chibo.owner.db, unit, on))];
    expect(await away('2026-12-05')).toEqual([id(4)]);
    expect(await away('2027-03-05')).toEqual([]);
    // before it was recorded nobody was proposed as away
    expect(await away('2026-01-05')).toEqual([]);
    expect(
      (await refusalOf(run('member.season', { id: id(4), seasons: [{ fromMonth: 1, toMonth: 12, reason: 'x' }] })))
        .codes,
    ).toEqual(['season.whole_year']);
    await run('member.season', { id: id(4), seasons: [] });
    expect((await record(4)).particulars.seasons).toEqual([]);
  });

  test('a target group by hand is one of the rulebook’s that no fact decides', async () => {
    await run('member.group', { id: id(0), groups: ['village_core'] });
    expect((await record(0)).particulars.groups).toEqual(['village_core']);
    expect((await refusalOf(run('member.group', { id: id(0), groups: ['women'] }))).codes).toEqual(['choice.unknown']);
    expect((await ask<MemberPage>('member.list', { unit: top, group: 'village_core' })).total).toBe(1);
    await run('member.group', { id: id(0), groups: [] });
    expect((await ask<FactCounts>('member.counted', { unit: top })).groups).toEqual([]);
  });

  test('a conflict of roles is noted, and what was decided once (M64)', async () => {
    const noted = await run('conflict.note', { id: id(0), what: 'kế toán và kiểm tra tài chính' }, secretary);
    await run('conflict.close', { id: noted.id, decision: 'thôi kiểm tra', version: 1 }, secretary);
    expect(
      (await refusalOf(run('conflict.close', { id: noted.id, decision: 'x', version: 2 }, secretary))).codes,
    ).toEqual(['conflict.closed']);
    expect(await refusalOf(run('conflict.close', { id: noted.id, decision: 'x', version: 2 }, member))).toMatchObject({
      status: 403,
    });
    expect((await record(0)).particulars.conflicts).toMatchObject([{ notedName: 'bithu', decision: 'thôi kiểm tra' }]);
  });
});
