/** Sums of today over an organization in which committees have plans and meetings, too; and what a reader's wall leaves of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellUnit, communeUnit, nationWorld, provinceUnit, SMALL } from '../../checks/world/nation.ts';
import type { Bare } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { subtree } from '../organization/tree.ts';
import type { Actor, Reach, UnitRef } from '../platform/access.ts';
import { setScope } from '../platform/db/scope.ts';
import { countNow } from './now.ts';
import { recountAll } from './recount.ts';
import type { Work } from './sums/columns.ts';

const MEETINGS = 2;
/** The months of the generated meetings, the last first. */
const [LAST, BEFORE] = ['2026-09-30', '2026-08-31'] as const;
const CELLS = SMALL.communes * SMALL.cells;
const province = provinceUnit(1);

let world: Bare;
beforeAll(async () => {
  world = await nationWorld({ ...SMALL, meetings: MEETINGS });
  await recountAll(world.chibo);
});
afterAll(() => world.close());

const counts = (actor: Actor, unit: UnitRef, on: string) =>
  world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    return await countNow(tx, await subtree(tx, unit), on);
  });
const workOf = async (unit: UnitRef, on: string): Promise<Work> => (await counts(operator(), unit, on)).work;

test('plans, meetings and attendance are counted of cells; resolutions and tasks of everybody', async () => {
  const units = CELLS + SMALL.communes + 1;
  expect(await workOf(province, LAST)).toMatchObject({
    unitsWithPlan: CELLS,
    held: CELLS,
    expected: CELLS * SMALL.members,
    attended: CELLS * SMALL.members,
    tasks: units * SMALL.tasks,
  });
  const committees = await world.chibo.owner.db
    .selectFrom('resolution_stat')
    .innerJoin('meeting_stat', 'meeting_stat.unit_id', 'resolution_stat.unit_id')
    .select(['plans', 'units_with_plan', 'held', 'units_held', 'expected', 'attended', 'signed'])
    .where('resolution_stat.unit_id', '=', province.id)
    .where('month', '=', LAST.slice(0, 7))
    .execute();
  expect(committees).toEqual([
    { plans: 1, units_with_plan: 0, held: 1, units_held: 0, expected: 0, attended: 0, signed: 1 },
  ]);
});

test('a reader’s counts end at his wall, whatever range is asked', async () => {
  const reader = (unit: UnitRef, depth: Reach['depth'], more: Reach[] = []): Actor => ({
    ...operator(),
    grant: { ...operator().grant, unit, reaches: [{ path: unit.path, depth, capabilities: ['*'] }, ...more] },
  });
  const commune = reader(communeUnit(1, 1), 'subtree');
  expect((await counts(commune, province, LAST)).counted.cells).toBe(SMALL.cells);
  expect((await counts(commune, communeUnit(1, 2), LAST)).counted).toMatchObject({ cells: 0, members: 0, nonState: 0 });
  const overseer = reader(communeUnit(1, 1), 'unit', [
    { path: cellUnit(1, 1, 2).path, depth: 'unit', capabilities: ['*'] },
  ]);
  const seen = await counts(overseer, province, LAST);
  expect([seen.counted.cells, seen.work.held, seen.work.attended]).toEqual([1, 1, SMALL.members]);
});

test('a cell that was closed counts in the months before, and has no plan any more', async () => {
  await world.chibo.owner.db
    .updateTable('unit')
    .set({ closed_on: '2026-09-10' })
    .where('id', '=', cellUnit(1, 1, 1).id)
    .execute();
  await recountAll(world.chibo);
  expect(await workOf(province, LAST)).toMatchObject({
    unitsWithPlan: CELLS - 1,
    held: CELLS - 1,
    expected: (CELLS - 1) * SMALL.members,
  });
  expect(await workOf(province, BEFORE)).toMatchObject({ held: CELLS, attended: CELLS * SMALL.members });
});
