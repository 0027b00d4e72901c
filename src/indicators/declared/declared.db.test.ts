/** Every declared indicator over a generated organization with a history: the number, its list, its units and a simple recount are one. */
import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, provinceUnit, topUnit } from '../../../checks/world/nation.ts';
import { type Bare, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { type Indicator, measureBookOf, type Tree } from '../../organization/measure.ts';
import type { Actor, UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { setScope } from '../../platform/db/scope.ts';
import { numberOf, placeOf } from './placed.ts';
import { isCounted, sumsOf } from './sums.ts';
import { LIVED, livedNation } from './testing.ts';

const { MOVED } = LIVED;

let world: Bare;
let today: string;
let indicators: Indicator[];

beforeAll(async () => {
  world = await livedNation();
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
    { numRuns: 200 },
  );
});

test('numbers of today from the counts are those of the records, whatever narrows them', async () => {
  const { measures } = measureBookOf(world.chibo.bus.modules, world.chibo.rulebook);
  const filtered = [...measures.values()].flatMap((measure) => [
    { measure, filters: {} },
    ...Object.entries(measure.dimensions ?? {}).flatMap(([dimension, { codes }]) =>
      [...codes.map(({ id }) => [id]), codes.map(({ id }) => id), ['']].map((chosen) => ({
        measure,
        filters: { [dimension]: chosen },
      })),
    ),
  ]);
  let counted = 0;
  for (const unit of [topUnit(), communeUnit(1, 2)]) {
    await world.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      const ctx = {
        tx,
        actor: operator(),
        today,
        services: { measures: { measures, indicators: new Map() } },
      } as unknown as Context;
      const place = await placeOf(ctx, unit, 'now', today);
      for (const { measure, filters } of filtered) {
        for (const from of measure.nature === 'stock'
          ? [today]
          : [`${today.slice(0, 7)}-01`, `${today.slice(0, 4)}-01-01`]) {
          const ask = { part: { measure: measure.id, filters }, from, to: today, tree: 'now' as const };
          if (!isCounted(ctx, ask)) continue;
          counted += 1;
          const [fast] = await sumsOf(ctx, unit, [ask]);
          const { rows } = await sql<{
            n: number;
          }>`select ${numberOf(measure, { from, to: today, today, tree: 'now' }, place, filters)} as n`.execute(tx);
          expect(fast, `${measure.id} ${JSON.stringify(filters)} from ${from} at ${unit.path}`).toBe(rows[0]?.n);
        }
      }
    });
  }
  expect(counted).toBeGreaterThan(150);
});

/** Statements as simple as they can be, written apart from the measures: who was where on a day. */
const RECOUNTS: Record<string, (on: string) => RawBuilder<unknown>> = {
  'member.head': (on) =>
    sql`select unit_id from membership where seat = 'own' and valid_from <= ${on} and valid_to > ${on}`,
  'member.status.probationary': (on) =>
    sql`select unit_id from membership where seat = 'own' and status = 'probationary' and valid_from <= ${on} and valid_to > ${on}`,
  'member.female': (on) =>
    sql`select unit_id from membership where seat = 'own' and sex = 'female' and valid_from <= ${on} and valid_to > ${on}`,
  'unit.cell': (on) =>
    sql`select unit_id from unit_period where kind = 'subordinate_cell' and valid_from <= ${on} and valid_to > ${on}`,
  'unit.committee': (
    on,
  ) => sql`select distinct p.unit_id from post p join unit_period c on c.unit_id = p.unit_id and c.valid_from <= ${on} and c.valid_to > ${on}
    where c.kind = 'subordinate_cell' and p.post = 'committee_member' and p.valid_from <= ${on} and p.valid_to > ${on}`,
  'task.overdue': (on) => sql`select unit_id from task where due < ${on} and state in ('open', 'reported', 'returned')`,
};

test('a simple recount says the same, under the tree of today and under that of the day', async () => {
  const { db } = world.chibo.owner;
  const lines = await sql<{ unit_id: string; parent_id: string | null; valid_from: string; valid_to: string }>`
    select unit_id, parent_id, valid_from::text, valid_to::text from unit_period`.execute(db);
  const present = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from unit`.execute(db);
  const parent = (id: string, on: string | null): string | null =>
    (on === null
      ? present.rows.find((row) => row.id === id)
      : lines.rows.find(
          (row) => row.unit_id === id && row.valid_from <= on && (row.valid_to === 'infinity' || row.valid_to > on),
        )
    )?.parent_id ?? null;
  const above = (id: string, on: string | null): string[] => {
    const next = parent(id, on);
    return next === null ? [id] : [id, ...above(next, on)];
  };
  for (const on of [today, '2026-08-15', '2026-06-15', '2026-02-01']) {
    for (const [id, recount] of Object.entries(RECOUNTS)) {
      if (id === 'task.overdue' && on !== today) continue;
      const { rows } = await sql<{ unit_id: string }>`${recount(on)}`.execute(db);
      for (const tree of ['now', 'then'] as const) {
        for (const unit of [...UNITS, communeUnit(1, 2), MOVED.cell]) {
          let expected = 0;
          for (const row of rows) if (above(row.unit_id, tree === 'now' ? null : on).includes(unit.id)) expected += 1;
          const { current } = await ask<Current>('indicator.get', { unit: unit.id, id, on, tree });
          if (current.recorded) expect(current.n, `${id} at ${unit.path} on ${on}, ${tree}`).toBe(expected);
        }
      }
    }
  }
}, 120_000);

test('small numbers stay hidden from whoever reads counts only, and a division tells nothing', async () => {
  const unit = communeUnit(1, 1);
  const grant = {
    ...operator().grant,
    unit,
    reaches: [{ path: unit.path, depth: 'subtree' as const, capabilities: ['counts.read', 'unit.read'] }],
  };
  const reader: Actor = { ...operator(), grant };
  const as = <T>(name: string, input: object) =>
    world.chibo.bus.ask(name, { unit: unit.id, ...input }, { actor: reader }) as Promise<T>;
  expect((await as<Current>('indicator.get', { id: 'member.female' })).current).toMatchObject({
    n: null,
    hidden: true,
  });
  expect((await as<Current>('indicator.get', { id: 'member.head' })).current.n).toBeGreaterThan(0);
  expect((await as<{ hidden: boolean }>('indicator.trend', { id: 'member.female' })).hidden).toBe(true);
  const parts = await as<{ parts: { n: number | null }[] }>('indicator.parts', {
    id: 'member.head',
    dimension: 'ethnicity',
  });
  expect(parts.parts.every(({ n }) => n === null)).toBe(true);
  expect(await refusalOf(as('indicator.records', { id: 'member.head' }))).toMatchObject({ status: 403 });
  expect(await refusalOf(as('indicator.get', { id: 'dues.owed' }))).toMatchObject({ status: 403 });
  expect(await refusalOf(as('indicator.siblings', { id: 'member.head' }))).toMatchObject({ status: 404 });
});

test('the catalogue is found by what divides a number too, and says by what each whole is divided', async () => {
  type Catalogue = { items: { id: string; dimensions: { id: string }[] }[] };
  const { items } = (await ask('indicator.list', { unit: topUnit().id, search: 'nghe nghiep' })) as Catalogue;
  const heads = items.find(({ id }) => id === 'member.head');
  const asked = ['status', 'sex', 'ethnicity', 'age', 'education', 'occupation'];
  expect(heads?.dimensions.map(({ id }) => id)).toEqual(expect.arrayContaining(asked));
  // what counts some of the heads only is a part itself
  expect(items.map(({ id }) => id)).not.toContain('member.female');
});
