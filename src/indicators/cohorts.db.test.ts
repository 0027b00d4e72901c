import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, foundTop, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { newId } from '../platform/ids.ts';
import { COHORTS, type CohortLine, type Counted, compareCohorts } from './cohort.ts';

let world: Bare;
let commune: string;
const cells: string[] = [];
type Cohorts = { cells: Record<(typeof COHORTS)[number], number | null>; lines: CohortLine[]; smallest: number };
const PERIOD = { from: '2026-05-01', to: '2026-10-31' };

const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const cohorts = (unit: string, actor?: Actor) => ask<Cohorts>('dual.cohorts', { unit, ...PERIOD }, actor);
const line = (found: Cohorts, measure: string) => found.lines.find((each) => each.measure === measure);

const begin = (unitId: string, post: string, holderName: string, more = {}) =>
  asOperator(world.chibo, 'post.begin', { unitId, post, holderName, from: '2026-01-10', ...more });
const member = async (unit: string, fullName: string, more = {}) =>
  (
    await asOperator(world.chibo, 'member.register', {
      unit,
      fullName,
      sex: 'female',
      ethnicity: '01',
      birthDate: '1990-03-04',
      admittedOn: '2015-01-02',
      officialOn: '2016-01-02',
      from: '2026-01-05',
      ...more,
    })
  ).id;

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Thử');
  const secretaries: string[] = [];
  for (let n = 1; n <= 6; n += 1) {
    const { id } = await asOperator(chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: `Chi bộ thôn ${n}`,
      setting: 'residential',
    });
    cells.push(id);
    secretaries.push(await member(id, `Bí thư ${n}`));
  }
  // 1 and 2 dual all through; 3 dual by one head, then by the next secretary, without a day between; 4 single; 5 dual on some days; 6 vacant
  const held = async (cell: number, post: string, personId: string | undefined, from = '2026-01-10', to?: string) => {
    const { id } = await asOperator(chibo, 'post.begin', { unitId: cells[cell], post, personId, from });
    if (to) await asOperator(chibo, 'post.end', { id, on: to, reason: 'bầu lại', version: 1 });
  };
  for (const cell of [0, 1]) {
    await held(cell, 'secretary', secretaries[cell]);
    await held(cell, 'village_head', secretaries[cell]);
  }
  const successor = await member(cells[2] ?? '', 'Người kế nhiệm');
  for (const post of ['secretary', 'front_head']) {
    await held(2, post, secretaries[2], '2026-01-10', '2026-07-01');
    await held(2, post, successor, '2026-07-01');
  }
  await held(3, 'secretary', secretaries[3]);
  await begin(cells[3] ?? '', 'village_head', 'Người khác');
  await held(4, 'secretary', secretaries[4]);
  await held(4, 'village_head', secretaries[4], '2026-01-10', '2026-06-01');
  await member(cells[0] ?? '', 'Mới kết nạp', { admittedOn: '2026-06-19', officialOn: null, from: '2026-06-19' });
  await member(cells[0] ?? '', 'Chuyển đến', { from: '2026-07-01' });
  const scope = async (id: string | undefined) =>
    await chibo.owner.db
      .selectFrom('unit')
      .select(['division', 'path'])
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow();
  for (const [cell, months] of [
    [0, ['2026-05', '2026-06', '2026-04']],
    [3, ['2026-05']],
    [4, ['2026-05']],
  ] as const) {
    const { division, path } = await scope(cells[cell]);
    for (const month of months)
      await sql`insert into meeting_stat (division, unit_id, scope, month, held, units_held, expected, attended)
        values (${division}, ${cells[cell]}, ${path}, ${month}, 1, 1, 10, ${cell === 0 ? 9 : 5})
        on conflict (division, unit_id, month) do update set units_held = 1, expected = 10, attended = excluded.attended`.execute(
        chibo.owner.db,
      );
  }
  const { division, path } = await scope(cells[3]);
  const task = (due: string, state: string, done: string | null) =>
    sql`insert into task (division, id, unit_id, scope, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, state, done_on, created_at)
      values (${division}, ${newId()}, ${cells[3]}, ${path}, 'việc', 'chính', ${due}, 'xong', ${secretaries[3]}, 'a', ${secretaries[4]}, 'b', ${secretaries[3]}, 'a', 'upper', ${state}, ${done}, '2026-05-01')`.execute(
      chibo.owner.db,
    );
  await task('2026-06-30', 'done', '2026-06-30');
  await task('2026-06-30', 'done', '2026-07-01');
  await task('2026-06-30', 'open', null);
  await task('2026-06-30', 'cancelled', null);
  await task('2026-06-30', 'carried', null);
  await task('2026-11-30', 'open', null);
});
afterAll(() => world.close());

describe('dual and single posts on the same indicators (M73)', () => {
  test('a cell is of the group it was in on every day of the period', async () => {
    const found = await cohorts(commune);
    expect(found.cells).toEqual({ dual: 3, single: 1, changed: 1, vacant: 1 });
    const names = async (cohort: string) =>
      (await ask<{ items: { name: string }[] }>('dual.cohort_cells', { unit: commune, ...PERIOD, cohort })).items.map(
        (each) => each.name.at(-1),
      );
    expect(await names('dual')).toEqual(['1', '2', '3']);
    expect(await names('single')).toEqual(['4']);
    expect(await names('changed')).toEqual(['5']);
    expect(await names('vacant')).toEqual(['6']);
  });

  test('each has part and whole of every measure, and the period bounds them', async () => {
    const found = await cohorts(commune);
    // six months, three cells; April is outside
    expect(line(found, 'meetings')).toEqual({
      measure: 'meetings',
      dual: { n: 2, of: 18 },
      single: { n: 1, of: 6 },
    });
    expect(line(found, 'attendance')).toMatchObject({ dual: { n: 18, of: 20 }, single: { n: 5, of: 10 } });
    // done in time, done late, open: of three; called off, carried over and due later count nowhere
    expect(line(found, 'tasks')).toMatchObject({ dual: { n: 0, of: 0 }, single: { n: 1, of: 3 } });
    // four members on the first day; one was admitted, one moved in
    expect(line(found, 'admissions')).toMatchObject({ dual: { n: 1, of: 4 }, single: { n: 0, of: 1 } });
  });

  test('is refused by rule and by right; who sees counts only sees no group of a few', async () => {
    expect(await refusalOf(ask('dual.cohorts', { unit: commune, from: '2026-10-31', to: '2026-05-01' }))).toMatchObject(
      {
        codes: ['date.order'],
      },
    );
    expect(
      (
        await refusalOf(
          ask('dual.cohort_cells', { unit: commune, from: '2026-05-01', to: '2026-12-01', cohort: 'dual' }),
        )
      ).codes,
    ).toEqual(['date.future']);
    const person = await world.chibo.owner.db
      .selectFrom('membership')
      .select('person_id')
      .where('unit_id', '=', cells[0] ?? '')
      .where('status', '=', 'official')
      .executeTakeFirstOrThrow();
    await asOperator(world.chibo, 'account.make', {
      login: 'counts.cohort',
      name: 'Đảng viên',
      password: 'a long enough one',
      personId: person.person_id,
    });
    const reader = await actorOf(world.chibo, 'counts.cohort', 'member');
    expect((await refusalOf(cohorts(commune, reader))).status).toBe(404);
    const own = await cohorts(cells[0] ?? '', reader);
    expect(own.smallest).toBeGreaterThan(1);
    expect(own.cells.dual).toBeNull();
    expect(own.lines.every((each) => each.dual === null)).toBe(true);
  });
});

test('a group that is hidden has no figure, and what is shown is what was counted', () => {
  const figures = (n: number): Counted => {
    const of = { n, of: n + 1 };
    return { meetings: of, attendance: of, plans: of, tasks: of, proposals: of, admissions: of };
  };
  fc.assert(
    fc.property(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)), fc.nat(10), ([a, b, c, d], smallest) => {
      const sizes = { dual: a, single: b, changed: c, vacant: d };
      const found = compareCohorts(sizes, { dual: figures(1), single: figures(2) }, smallest);
      for (const cohort of COHORTS) {
        if (found.cells[cohort] !== null) expect(found.cells[cohort]).toBe(sizes[cohort]);
        if (sizes[cohort] < smallest) expect(found.cells[cohort]).toBeNull();
      }
      for (const each of found.lines)
        for (const cohort of ['dual', 'single'] as const)
          expect(each[cohort] === null).toBe(found.cells[cohort] === null);
      if (smallest === 0) expect(found.cells).toEqual(sizes);
    }),
  );
});
