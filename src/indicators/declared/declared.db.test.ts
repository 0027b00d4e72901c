/** Every declared indicator over a generated organization with a history: the number, its list, its units and a simple recount are one. */
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, provinceUnit, raiseNation, SMALL, topUnit } from '../../../checks/world/nation.ts';
import { type Bare, bareWorld } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { Indicator, Tree } from '../../organization/measure.ts';
import type { UnitRef } from '../../platform/access.ts';
import { addTo } from '../../platform/clock.ts';
import { recountAll } from '../recount.ts';

const SIZE = { ...SMALL, communes: 2, cells: 3, members: 4, meetings: 3 };
let world: Bare;
let today: string;
let indicators: Indicator[];

beforeAll(async () => {
  world = await bareWorld();
  const owner = new pg.Client({ connectionString: world.chibo.owner.url });
  await owner.connect();
  await raiseNation(owner, SIZE, world.chibo.keys);
  await owner.end();
  // the world writes counts for months of which it has no meetings
  for (const table of ['meeting_stat', 'dues_stat'])
    await sql`delete from ${sql.table(table)}`.execute(world.chibo.owner.db);
  await recountAll(world.chibo);
  const { measureBookOf } = await import('../../organization/measure.ts');
  indicators = [...measureBookOf(world.chibo.bus.modules, world.chibo.rulebook).indicators.values()];
  today = ((await ask('indicator.list', { unit: topUnit().id, group: 'units' })) as { on: string }).on;
});
afterAll(() => world.close());

const ask = <T>(name: string, input: unknown): Promise<T> =>
  world.chibo.bus.ask(name, input, { actor: operator() }) as Promise<T>;

const UNITS: UnitRef[] = [topUnit(), provinceUnit(1), communeUnit(1, 1), communeUnit(2, 2), cellUnit(1, 1, 1)];

type Current = { current: { n: number | null; of: number | null; recorded: boolean } };
type Records = {
  items: { id: string; day: string | null }[];
  total: number;
  amount: number | null;
  next: string | null;
};
type Lines = { items: { n: number; of: number | null }[]; rest: { n: number; of: number | null }; next: string | null };

async function lengthOf(unit: string, id: string, part: string, asked: object): Promise<number> {
  const seen = new Set<string>();
  let after: string | undefined;
  let amount: number | null = null;
  do {
    const page: Records = await ask('indicator.records', {
      unit,
      id,
      part,
      ...asked,
      limit: 7,
      ...(after && { after }),
    });
    for (const item of page.items) seen.add(`${item.id} ${item.day}`);
    amount = page.amount;
    after = page.next ?? undefined;
  } while (after !== undefined);
  return amount ?? seen.size;
}

async function unitsOf(unit: string, id: string, asked: object): Promise<{ n: number; of: number | null }> {
  let n = 0;
  let of: number | null = null;
  let after: string | undefined;
  do {
    const page: Lines = await ask('indicator.children', { unit, id, ...asked, limit: 2, ...(after && { after }) });
    for (const line of page.items) {
      n += line.n;
      if (line.of !== null) of = (of ?? 0) + line.of;
    }
    if (after === undefined) {
      n += page.rest.n;
      if (page.rest.of !== null) of = (of ?? 0) + page.rest.of;
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { n, of };
}

async function hold(
  unit: UnitRef,
  indicator: Indicator,
  asked: { on: string; from: string; tree: Tree },
): Promise<void> {
  const what = `${indicator.id} at ${unit.path} ${JSON.stringify(asked)}`;
  const { current } = await ask<Current>('indicator.get', { unit: unit.id, id: indicator.id, ...asked });
  if (!current.recorded) return;
  expect(await lengthOf(unit.id, indicator.id, 'numerator', asked), `list of ${what}`).toBe(current.n);
  if (indicator.denominator)
    expect(await lengthOf(unit.id, indicator.id, 'denominator', asked), `whole of ${what}`).toBe(current.of);
  expect((await unitsOf(unit.id, indicator.id, asked)).n, `units of ${what}`).toBe(current.n);
}

test('every indicator at every level, today and this year: number = list = units', async () => {
  for (const unit of [topUnit(), communeUnit(1, 1)]) {
    for (const indicator of indicators)
      await hold(unit, indicator, { on: today, from: `${today.slice(0, 4)}-01-01`, tree: 'now' });
  }
});

test('for any unit, days, tree and indicator: number = list = sum of the units below', async () => {
  const days = fc.tuple(fc.nat(700), fc.nat(500)).map(([back, long]) => {
    const on = addTo(today, { days: -back });
    return { on, from: addTo(on, { days: -long }) };
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...UNITS),
      fc.nat(indicators.length - 1),
      days,
      fc.constantFrom<Tree>('now', 'then'),
      async (unit, i, period, tree) => {
        const indicator = indicators[i];
        if (indicator) await hold(unit, indicator, { ...period, tree });
      },
    ),
    { numRuns: 150 },
  );
});
