/**
 * Tables that count by statements of their own (ages by occupation, the report, months of work, the two cohorts) say what the declared indicators, their lists,
 * the raw records and the sums of the units below say.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, provinceUnit, topUnit } from '../../checks/world/nation.ts';
import type { Bare } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { lastDayOf } from '../platform/clock.ts';
import { livedNation } from './declared/testing.ts';
import { recountAll } from './recount.ts';

let world: Bare;
beforeAll(async () => {
  world = await livedNation();
  // generated tasks that were called off or carried over have no day on which that happened
  await world.chibo.owner.pool.query(`update task set state = 'open' where state in ('cancelled', 'carried')`);
  // and some are done on no day, or on one to come
  await world.chibo.owner.pool.query(
    `update task set done_on = least(coalesce(done_on, due), '2026-11-10') where state = 'done'`,
  );
  await recountAll(world.chibo);
});
afterAll(() => world.close());

const ask = <T>(name: string, input: object): Promise<T> =>
  world.chibo.bus.ask(name, input, { actor: operator() }) as Promise<T>;
const raw = async (text: string, values: unknown[]) =>
  Number((await world.chibo.owner.pool.query(text, values)).rows[0]?.n ?? 0);

const UNITS = [topUnit(), provinceUnit(1), communeUnit(1, 1), communeUnit(1, 2), cellUnit(1, 1, 1)];
const each = test.each(UNITS.map((unit) => [unit.path, unit] as const));

/** The living units directly below. */
const below = async (unit: string): Promise<string[]> =>
  (
    await world.chibo.owner.pool.query('select id from unit where parent_id = $1 and closed_on is null', [unit])
  ).rows.map(({ id }) => id as string);
const indicator = async (unit: string, id: string, asked: object = {}) =>
  (await ask<{ current: { n: number; of: number | null } }>('indicator.get', { unit, id, ...asked })).current;
const total = async (name: string, input: object) => (await ask<{ total: number }>(name, { limit: 1, ...input })).total;

type Row = { code: string; total: number; counts: number[] };
type Ages = {
  bands: { code: string; bornFrom: number | null; bornTo: number }[];
  occupations: Row[];
  students: Row;
  all: Row;
};
type Parts = { parts: { code: string; n: number }[] };

each('ages by occupation, %s', async (_path, { id: unit, path }) => {
  const ages = await ask<Ages>('unit.ages', { id: unit });
  expect(ages.all.total).toBe((await indicator(unit, 'member.head')).n);
  const parts = async (dimension: string) => {
    const { parts: told } = await ask<Parts>('indicator.parts', { unit, id: 'member.head', dimension });
    return (code: string) => told.find((part) => part.code === code)?.n ?? 0;
  };
  const [byAge, byOccupation] = [await parts('age'), await parts('occupation')];
  for (const [i, band] of ages.bands.entries()) {
    const counted = ages.all.counts[i];
    const born = { ...(band.bornFrom && { bornFrom: band.bornFrom }), bornTo: band.bornTo };
    const people = await raw(
      `select count(*) as n from membership where seat = 'own' and valid_to = 'infinity' and scope >= $1 and scope < $1 || '{'
        and extract(year from birth_date) between $2 and $3`,
      [path, band.bornFrom ?? 0, band.bornTo],
    );
    expect([band.code, counted, byAge(band.code), await total('member.list', { unit, seat: 'own', ...born })]).toEqual([
      band.code,
      people,
      people,
      people,
    ]);
  }
  for (const { code, total: n } of ages.occupations) expect([code, n]).toEqual([code, byOccupation(code)]);
  expect(ages.occupations.reduce((n, row) => n + row.total, 0)).toBe(ages.all.total);
  const children = await Promise.all((await below(unit)).map((child) => ask<Ages>('unit.ages', { id: child })));
  for (const [i, { code, bornFrom, bornTo }] of ages.bands.entries()) {
    const own = await raw(
      `select count(*) as n from membership where seat = 'own' and valid_to = 'infinity' and unit_id = $1 and extract(year from birth_date) between $2 and $3`,
      [unit, bornFrom ?? 0, bornTo],
    );
    expect([code, children.reduce((n, child) => n + (child.all.counts[i] ?? 0), own)]).toEqual([
      code,
      ages.all.counts[i],
    ]);
  }
});

type Report = {
  numbers: { key: string; code: string | null; n: number; of: number | null }[];
  members: { after: number };
  meetings: { month: string; held: number; cells: number; attended: number; expected: number }[];
  tasks: { done: number; open: number; overdue: number };
  children: {
    id: string;
    members: number;
    cells: number;
    meetings: number;
    tasksDone: number;
    tasksOpen: number;
    tasksOverdue: number;
  }[];
};

each('the report, %s', async (_path, { id: unit, path }) => {
  for (const to of ['2026-09-30', '2026-11-10']) {
    const from = `${to.slice(0, 7)}-01`;
    const report = await ask<Report>('unit.report', { id: unit, from, to });
    const { numbers } = await ask<Report>('unit.overview', { id: unit, ...(to < '2026-11-10' && { on: to }) });
    expect(report.numbers).toEqual(numbers);
    const then = await indicator(unit, 'member.head', { on: to, tree: 'then' });
    expect([report.members.after, numbers.find(({ key }) => key === 'members')?.n]).toEqual([then.n, then.n]);
    const done = await raw(
      `select count(*) as n from task where scope >= $1 and scope < $1 || '{' and state <> 'cancelled' and done_on >= $2 and done_on <= $3`,
      [path, from, to],
    );
    expect(report.tasks.done).toBe(done);
    const [month] = report.meetings;
    const attended = await indicator(unit, 'meeting.attendance', { from, on: to });
    if (path.length > 4) expect([month?.attended, month?.expected]).toEqual([attended.n, attended.of]);
    if (report.children.length === 0) continue;
    const sum = (key: Exclude<keyof Report['children'][number], 'id'>) =>
      report.children.reduce((n, child) => n + child[key], 0);
    expect(sum('tasksDone')).toBeLessThanOrEqual(done);
    for (const child of report.children) {
      const own = await ask<Report>('unit.report', { id: child.id, from, to });
      expect([to, child.id, child.members]).toEqual([
        to,
        child.id,
        await raw(
          `select count(*) as n from membership m join unit_period t on t.unit_id = m.unit_id and t.valid_from <= $2 and t.valid_to > $2
          where m.seat = 'own' and m.valid_from <= $2 and m.valid_to > $2 and exists (select from unit_period c where c.unit_id = $1 and c.parent_id = $3 and c.valid_from <= $2 and c.valid_to > $2
            and t.path >= c.path and t.path < c.path || '{')`,
          [child.id, to, unit],
        ),
      ]);
      expect([child.tasksOpen, child.tasksOverdue]).toEqual([own.tasks.open, own.tasks.overdue]);
    }
  }
});

type Months = {
  months: {
    month: string;
    on: string;
    plans: number | null;
    given: number | null;
    done: number | null;
    overdue: number | null;
  }[];
};

each('months of work, %s', async (_path, { id: unit }) => {
  const { months } = await ask<Months>('unit.work_months', { id: unit });
  const told = months.filter(({ given }) => given !== null);
  expect(told.length).toBeGreaterThan(5);
  const children = await Promise.all(
    (await below(unit)).map((child) => ask<Months>('unit.work_months', { id: child })),
  );
  for (const { month, on, plans, given, done, overdue } of told) {
    expect([month, plans, given, done]).toEqual([
      month,
      await total('plan.list', { unit, adopted: month }),
      await total('task.list', { unit, given: month }),
      await total('task.list', { unit, done: month }),
    ]);
    const late = await indicator(unit, 'task.overdue', { on });
    expect([month, overdue]).toEqual([month, late.n]);
    expect(on <= lastDayOf(month)).toBe(true);
    const ofChildren = children.reduce(
      (n, child) => n + (child.months.find((each) => each.month === month)?.overdue ?? 0),
      0,
    );
    expect(ofChildren).toBeLessThanOrEqual(overdue ?? 0);
  }
});

type Cohorts = {
  cells: Record<'dual' | 'single' | 'changed' | 'vacant', number>;
  lines: { measure: string; dual: Pair; single: Pair }[];
};
type Pair = { n: number; of: number };

each('cohorts of cells, %s', async (_path, { id: unit }) => {
  const period = { from: '2026-01-01', to: '2026-11-10' };
  const found = await ask<Cohorts>('dual.cohorts', { unit, ...period });
  const { cells } = found;
  const all = (await indicator(unit, 'unit.residential')).n;
  expect(cells.dual + cells.single + cells.changed + cells.vacant).toBe(all);
  for (const cohort of ['dual', 'single', 'changed', 'vacant'] as const)
    expect([cohort, cells[cohort]]).toEqual([cohort, await total('dual.cohort_cells', { unit, ...period, cohort })]);
  const children = await Promise.all(
    (await below(unit)).map((child) => ask<Cohorts>('dual.cohorts', { unit: child, ...period })),
  );
  if (children.length === 0) return;
  for (const { measure, dual, single } of found.lines)
    for (const [cohort, whole] of [
      ['dual', dual],
      ['single', single],
    ] as const) {
      const of = children.map(({ lines }) => lines.find((line) => line.measure === measure)?.[cohort]);
      const sum = (key: keyof Pair) => of.reduce((n, pair) => n + (pair?.[key] ?? 0), 0);
      expect([measure, cohort, sum('n'), sum('of')]).toEqual([measure, cohort, whole.n, whole.of]);
    }
});
