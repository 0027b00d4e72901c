/**
 * What the overview, its months and its units below count by statements of their own, because they ask for all their numbers at once, is what the
 * declared indicators count one by one: for any unit, any day.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, provinceUnit, topUnit } from '../../checks/world/nation.ts';
import type { Bare } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { UnitRef } from '../platform/access.ts';
import { addTo } from '../platform/clock.ts';
import { livedNation } from './declared/testing.ts';
import { declaredAs } from './declaredAs.ts';
import type { Overview } from './indicator.ts';
import { CHILD_MEASURES } from './measures.ts';

let world: Bare;
beforeAll(async () => {
  world = await livedNation();
});
afterAll(() => world.close());

const ask = <T>(name: string, input: object): Promise<T> =>
  world.chibo.bus.ask(name, input, { actor: operator() }) as Promise<T>;

const UNITS: UnitRef[] = [
  topUnit(),
  provinceUnit(1),
  communeUnit(1, 1),
  communeUnit(1, 2),
  communeUnit(2, 2),
  cellUnit(1, 1, 1),
  cellUnit(1, 2, 3),
];
const TODAY = '2026-11-10';

type Pair = { n: number | null; of: number | null };
type One = { current: Pair };

/** The indicator's value, its whole left out where the number says none. */
async function declared(unit: string, id: string, asked: object, withWhole: boolean): Promise<Pair> {
  const { current } = await ask<One>('indicator.get', { unit, id, ...asked });
  return { n: current.n, of: withWhole ? current.of : null };
}

/** The numbers of an overview that are not what the indicator of the same name says. */
async function overviewFaults(unit: UnitRef, on: string): Promise<{ compared: number; faults: string[] }> {
  const { numbers } = await ask<Overview>('unit.overview', { id: unit.id, on });
  const faults: string[] = [];
  for (const number of numbers) {
    const id = declaredAs(number);
    if (id === null) {
      faults.push(`${number.key} is explained by no indicator`);
      continue;
    }
    // what the overview shows of a past day stood in the tree of that day
    const asked = on === TODAY ? { on } : { on, tree: 'then' };
    const says = await declared(unit.id, id, asked, number.of !== null);
    if (says.n !== number.n || says.of !== number.of)
      faults.push(
        `${unit.path} ${on} ${number.key} ${number.code ?? ''}: ${number.n} of ${number.of}, ${id} says ${says.n} of ${says.of}`,
      );
  }
  return { compared: numbers.length, faults };
}

test.each(UNITS.map((unit) => [unit.path, unit] as const))('the overview of today, %s', async (_path, unit) => {
  const { compared, faults } = await overviewFaults(unit, TODAY);
  expect(compared).toBeGreaterThan(15);
  expect(faults).toEqual([]);
});

test('the overview of any past day', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 400 }), async (unit, ago) => {
      const told = await overviewFaults(unit, addTo(TODAY, { days: -ago }));
      compared += told.compared;
      expect(told.faults).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(compared).toBeGreaterThan(100);
}, 120_000);

type Months = { series: { key: string; points: ({ month: string; on: string } & Pair)[] }[] };

test('each month of its series', async () => {
  const faults: string[] = [];
  let compared = 0;
  for (const unit of [communeUnit(1, 1), cellUnit(1, 2, 3)]) {
    const { series } = await ask<Months>('unit.trend', { id: unit.id });
    for (const { key, points } of series) {
      const id = declaredAs({ key, code: null }) ?? '';
      for (const { month, on, n, of } of points) {
        if (n === null) continue;
        compared++;
        const says = await declared(unit.id, id, { on, from: `${month}-01`, tree: 'then' }, of !== null);
        if (says.n !== n || says.of !== of)
          faults.push(`${unit.path} ${key} ${month}: ${n} of ${of}, ${id} says ${says.n} of ${says.of}`);
      }
    }
  }
  expect(compared).toBeGreaterThan(150);
  expect(faults).toEqual([]);
}, 120_000);

/** those below that are no share */
const PLAIN: ReadonlySet<string> = new Set(['members', 'official', 'probationary', 'grassroots', 'cells']);

type Lines = { items: ({ id: string } & Pair)[]; total: number };

test('each unit below, of every number that is shown so', async () => {
  for (const measure of CHILD_MEASURES)
    for (const unit of [topUnit(), communeUnit(1, 2)]) {
      const { items } = await ask<Lines>('unit.by_child', { id: unit.id, measure, sort: 'name' });
      const id = declaredAs({ key: measure, code: null }) ?? '';
      const says = await ask<Lines>('indicator.children', { unit: unit.id, id, sort: 'name' });
      const withWhole = !PLAIN.has(measure);
      const line = (each: { id: string } & Pair) => [each.id, each.n, withWhole ? each.of : null];
      expect([measure, items.map(line)]).toEqual([
        measure,
        // a unit of which it is no share is left out there, and stands here as nothing of nothing
        says.items.filter(({ of }) => !withWhole || of !== 0).map(line),
      ]);
      if (unit.path === topUnit().path && measure !== 'attendance') expect(items.length).toBeGreaterThan(0);
    }
});

type Parts = { parts: { code: string; n: number | null }[] };

test('each part of the members, by what both divide them by', async () => {
  const filled = ({ parts }: Parts) =>
    parts
      .filter(({ n }) => n !== 0)
      .map(({ code, n }) => [code, n])
      .toSorted();
  for (const unit of UNITS)
    for (const by of ['sex', 'status', 'ethnicity', 'education', 'theory']) {
      const says = await ask<Parts>('indicator.parts', { unit: unit.id, id: 'member.head', dimension: by });
      const here = await ask<Parts>('unit.breakdown', { id: unit.id, by });
      expect([unit.path, by, filled(here)]).toEqual([unit.path, by, filled(says)]);
      expect(filled(says).length).toBeGreaterThan(0);
    }
});
