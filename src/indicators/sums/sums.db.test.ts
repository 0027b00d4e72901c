/** Sums kept of parts of the tree: what is read of them is what the counts say, at every moment. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, nationWorld, provinceUnit, SMALL, topUnit } from '../../../checks/world/nation.ts';
import type { Bare } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { staleAt } from '../../organization/store/parts.ts';
import { subtree } from '../../organization/tree.ts';
import type { Actor, Reach, UnitRef } from '../../platform/access.ts';
import { today } from '../../platform/clock.ts';
import { setScope, type Tx } from '../../platform/db/scope.ts';
import { countNow } from '../now.ts';
import { recountAll } from '../recount.ts';
import { keptServe, sumsOf } from './reading.ts';
import { isStale, makeSums, TAKE_TURN } from './store.ts';
import { bothWays } from './testing.ts';

let world: Bare;
beforeAll(async () => {
  world = await nationWorld(SMALL);
  await recountAll(world.chibo);
});
afterAll(() => world.close());

const on = () => today(world.chibo.clock);
const owner = () => world.chibo.owner.db;
const make = () => makeSums(owner(), on());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    return await work(tx);
  });
const serves = (actor: Actor, unit: UnitRef) => as(actor, async (tx) => keptServe(tx, await subtree(tx, unit), on()));

async function expectAlike(): Promise<void> {
  for (const unit of [topUnit(), provinceUnit(1)]) {
    const { kept, counted } = await bothWays(world.chibo, unit);
    expect(kept).toEqual(counted);
  }
}

/** What a command does to the counts of a unit: one member more, and its mark. */
async function another(tx: Tx, unit: UnitRef): Promise<void> {
  await tx
    .updateTable('member_stat')
    .set((eb) => ({ members: eb('members', '+', 1) }))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .execute();
  await tx.executeQuery(staleAt(unit.division, [unit]));
}

async function membersOf(unit: UnitRef): Promise<number> {
  return (await as(operator(), async (tx) => await countNow(tx, await subtree(tx, unit), on()))).counted.members;
}

test('before anything was made the counts are added up; afterwards what is kept serves, and says the same', async () => {
  expect(await serves(operator(), topUnit())).toBe(false);
  await expectAlike();
  expect(await make()).toBeGreaterThan(SMALL.communes);
  expect(await isStale(owner(), on())).toBe(false);
  expect(await serves(operator(), topUnit())).toBe(true);
  expect(await serves(operator(), provinceUnit(1))).toBe(true);
  expect(await serves(operator(), communeUnit(1, 1))).toBe(false);
  await expectAlike();
  const { kept } = await bothWays(world.chibo, topUnit());
  expect(kept.all.counted.members).toBeGreaterThan(0);
  expect(kept.all.work.tasks).toBeGreaterThan(0);
  expect(kept.kinds.length).toBeGreaterThan(2);
});

test('what a transaction changed that was not yet committed when the sums were made is not lost', async () => {
  const before = await membersOf(topUnit());
  await owner()
    .transaction()
    .execute(async (tx) => {
      await another(tx, cellUnit(1, 1, 1));
      expect(await make()).toBe(0);
      // in the middle of it, with a mark of somebody else in the same part
      await another(owner(), cellUnit(1, 1, 2));
      expect(await make()).toBe(1);
      expect(await membersOf(topUnit())).toBe(before + 1);
    });
  expect(await isStale(owner(), on())).toBe(true);
  expect(await membersOf(topUnit())).toBe(before + 2);
  await expectAlike();
  expect(await make()).toBe(1);
  expect(await membersOf(topUnit())).toBe(before + 2);
  await expectAlike();
});

test.each([1, 3])('what is written while the sums are read is in the answer: overtaken %i times', async (times) => {
  const [first, ...others] = [cellUnit(1, 1, 1), cellUnit(1, 2, 1), cellUnit(2, 1, 1), cellUnit(2, 2, 1)] as const;
  await another(owner(), first);
  const before = await membersOf(topUnit());
  const overtaking = others.slice(0, times);
  const read = await as(operator(), async (tx) => {
    const tree = await subtree(tx, topUnit());
    // after each look at what does not hold somebody else writes in a part of which it said nothing
    const overtaken = tx.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        const unit = result.rows.some((row) => 'part' in row) ? overtaking.shift() : undefined;
        if (unit) await another(owner(), unit);
        return result;
      },
    });
    return await sumsOf(overtaken, tree, on(), ['members']);
  });
  expect(overtaking).toEqual([]);
  expect(read).toEqual({ members: before + times });
  expect(await membersOf(topUnit())).toBe(before + times);
  await expectAlike();
  await make();
});

test('who waited for another to make sums looks anew', async () => {
  const before = await membersOf(topUnit());
  await another(owner(), cellUnit(1, 1, 1));
  let waiting: Promise<number> = Promise.resolve(0);
  await owner()
    .transaction()
    .execute(async (tx) => {
      await TAKE_TURN.execute(tx);
      waiting = make();
      await another(tx, cellUnit(1, 1, 1));
    });
  expect(await waiting).toBe(1);
  expect(await isStale(owner(), on())).toBe(false);
  expect(await membersOf(topUnit())).toBe(before + 2);
});

test('where most parts changed, the counts are added up', async () => {
  const units = [
    topUnit(),
    provinceUnit(1),
    ...Array.from({ length: SMALL.communes }, (_, i) => communeUnit(1, i + 1)),
  ];
  for (const unit of units) await owner().executeQuery(staleAt(unit.division, [unit]));
  expect(await serves(operator(), provinceUnit(1))).toBe(false);
  await expectAlike();
  await make();
  expect(await serves(operator(), provinceUnit(1))).toBe(true);
});

test('on another day nothing kept serves until it is made anew: what was not overdue then is today', async () => {
  const before = await bothWays(world.chibo, topUnit());
  world.clock.set('2026-01-05T03:00:00Z');
  expect(await serves(operator(), topUnit())).toBe(false);
  await expectAlike();
  expect(await isStale(owner(), on())).toBe(true);
  await make();
  expect(await serves(operator(), topUnit())).toBe(true);
  await expectAlike();
  const after = await bothWays(world.chibo, topUnit());
  expect(after.kept.all.work.overdue).toBeLessThan(before.kept.all.work.overdue);
});

test('a sum of a part is seen by whoever sees all of the part, and by nobody else', async () => {
  const reader = (unit: UnitRef, depth: Reach['depth'], more: Reach[] = []): Actor => ({
    ...operator(),
    grant: { ...operator().grant, unit, reaches: [{ path: unit.path, depth, capabilities: ['*'] }, ...more] },
  });
  const seen = (actor: Actor) =>
    as(actor, async (tx) => {
      const { rows } = await sql<{ part: string }>`select part from part_sum_seen order by part`.execute(tx);
      return rows.map(({ part }) => part);
    });
  const commune = communeUnit(1, 1);
  expect(await seen(reader(commune, 'subtree'))).toEqual([commune.path]);
  expect(await seen(reader(commune, 'unit'))).toEqual([]);
  expect(await seen(reader(cellUnit(1, 1, 1), 'subtree'))).toEqual([]);
  expect(
    await seen(reader(communeUnit(1, 2), 'unit', [{ path: commune.path, depth: 'unit', capabilities: ['*'] }])),
  ).toEqual([]);
  expect(await serves(reader(commune, 'subtree'), provinceUnit(1))).toBe(false);
  expect(await seen(reader(provinceUnit(1), 'subtree'))).toHaveLength(SMALL.communes + 1);
  await expect(as(operator(), (tx) => sql`select from part_sum`.execute(tx))).rejects.toMatchObject({ code: '42501' });
  await expect(as(operator(), (tx) => sql`delete from part_stale`.execute(tx))).rejects.toMatchObject({
    code: '42501',
  });
});

test('the nightly proof finds sums that are wrong, and parts of which there are none, and has them made anew', async () => {
  const commune = communeUnit(1, 1);
  await recountAll(world.chibo);
  await make();
  expect(await recountAll(world.chibo)).toEqual([]);
  await owner().updateTable('part_sum').set({ overdue: 77 }).where('part', '=', commune.path).execute();
  await owner().deleteFrom('part_sum').where('part', '=', provinceUnit(1).path).execute();
  const found = await recountAll(world.chibo);
  expect(found).toEqual([
    { table: 'part_sum', unitId: commune.id },
    { table: 'part_sum', unitId: provinceUnit(1).id },
  ]);
  await expectAlike();
  expect(await recountAll(world.chibo)).toEqual([]);
  expect(await make()).toBe(2);
  await expectAlike();
  expect(await recountAll(world.chibo)).toEqual([]);
});
