import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type Commune, clearTask, communeWorld, plannedWorld } from '../resolutions/testing.ts';

let w: Commune;
type Month = {
  month: string;
  on: string;
  plans: number | null;
  given: number | null;
  done: number | null;
  overdue: number | null;
};
const months = async (unit: string, actor = w.people.operator) =>
  (await w.ask<{ months: Month[] }>('unit.work_months', { id: unit }, actor)).months;
const last = async (unit = w.cell) => (await months(unit)).at(-1);
const total = async (name: string, more: object) =>
  (await w.ask<{ total: number }>(name, { unit: w.commune, ...more }, w.people.operator)).total;

beforeAll(async () => {
  w = await communeWorld();
  const { itemIds } = await plannedWorld(w);
  const give = async (more: object) => (await w.run('task.assign', clearTask(w, more), w.people.secretary)).id;
  await give({ planItemId: itemIds[0] });
  const done = await give({});
  await w.run('task.report', { id: done, version: 1, note: 'xong' }, w.people.an);
  await w.run('task.check', { id: done, version: 2, outcome: 'done', note: '' }, w.people.binh);
  await w.run('task.cancel', { id: await give({}), version: 1, reason: 'thôi' }, w.people.secretary);
});
afterAll(() => w.close());

test('this month: what was adopted, given and done, as the lists behind it have it; what was called off is not counted', async () => {
  const now = { month: '2026-11', on: '2026-11-10', plans: 1, given: 2, done: 1, overdue: 0 };
  expect([await last(), await last(w.commune)]).toEqual([now, now]);
  expect(await last(w.other)).toMatchObject({ plans: 0, given: 0, done: 0, overdue: 0 });
  const month = '2026-11';
  expect([
    await total('plan.list', { adopted: month }),
    await total('task.list', { given: month }),
    await total('task.list', { done: month }),
    await total('task.list', { given: '2026-10' }),
  ]).toEqual([1, 2, 1, 0]);
});

test('a year of months; those before anything was recorded have no number', async () => {
  const all = await months(w.commune);
  expect(all.map(({ month }) => month)).toEqual([
    '2025-12',
    ...Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`),
  ]);
  const values = (of: Month[]) => of.flatMap(({ plans, given, done, overdue }) => [plans, given, done, overdue]);
  expect(values(all.slice(0, -1))).toEqual(Array(44).fill(0));
  expect(values(await months(w.cellIds[2] ?? ''))).toEqual(Array(48).fill(null));
});

test('a task is late from the evening after its day until it is done, called off or carried over', async () => {
  w.world.clock.set('2026-12-29T03:00:00Z');
  expect((await months(w.cell)).slice(-2)).toMatchObject([
    { month: '2026-11', on: '2026-11-30', given: 2, done: 1, overdue: 0 },
    { month: '2026-12', given: 0, done: 0, overdue: 1 },
  ]);
  expect(await total('task.list', { overdue: true })).toBe(1);
  w.world.clock.set('2026-12-30T03:00:00Z');
  const close = { unit: w.cell, year: 2026, conclusion: 'x', programmeTitle: 'Năm 2027', seen: 1, due: '2027-02-28' };
  await w.run('year.close', close, w.people.secretary);
  expect(await last()).toMatchObject({ month: '2026-12', given: 0, done: 0, overdue: 0 });
  // what goes on with it is late on its own day
  w.world.clock.set('2027-03-05T03:00:00Z');
  expect((await months(w.cell)).slice(-4).map(({ overdue }) => overdue)).toEqual([0, 0, 0, 1]);
});

test('whoever does not see the unit sees none of it', async () => {
  expect((await refusalOf(months(w.cell, w.people.mai))).status).toBe(404);
});
