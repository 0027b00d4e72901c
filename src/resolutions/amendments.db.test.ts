import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { AmendmentRecord } from './amendment.ts';
import { attention } from './attention.ts';
import type { LineageDown, LineageUp } from './lineage.ts';
import type { PlanRecord } from './plan.ts';
import type { ResolutionRecord } from './resolution.ts';
import { type Commune, clearTask, communeWorld, plannedWorld, resolutionText } from './testing.ts';
import type { YearRecord } from './year.ts';

let w: Commune;
let ids: Awaited<ReturnType<typeof plannedWorld>>;
beforeAll(async () => {
  w = await communeWorld();
  ids = await plannedWorld(w);
});
afterAll(() => w.close());

const [households] = resolutionText().targets;
const amend = (more: object = {}, actor = w.people.commune) =>
  w.run<{ id: string; numberText: string; told: number }>(
    'resolution.amend',
    {
      id: ids.resolutionId,
      version: 2,
      on: '2026-11-09',
      act: 'decision',
      reason: 'Hộ nghèo giảm nhanh hơn',
      changes: [
        { kind: 'change', targetId: ids.targetIds[0], target: { ...households, goalMin: '15', goalMax: '18' } },
      ],
      ...more,
    },
    actor,
  );
const read = async (on?: string, actor = w.people.commune) =>
  await w.ask<AmendmentRecord>('resolution.amendments', { id: ids.resolutionId, ...(on && { on }) }, actor);

test('amending is refused by rule with its fields, and by right', async () => {
  const refused = async (more: object) => {
    const { codes, fields } = await refusalOf(amend(more));
    return [codes[0], fields[0]];
  };
  const [first, second, third] = ids.targetIds;
  expect(await refused({ changes: [] })).toEqual(['amendment.empty', 'changes']);
  expect(await refused({ on: '2026-11-11' })).toEqual(['date.future', 'on']);
  expect(await refused({ on: '2026-11-01' })).toEqual(['date.order', 'on']);
  expect(await refused({ changes: [{ kind: 'change', targetId: first, target: households }] })).toEqual([
    'amendment.same',
    'changes.0.target',
  ]);
  expect(await refused({ changes: [{ kind: 'drop', targetId: ids.planId }] })).toEqual([
    'amendment.target_unknown',
    'changes.0.targetId',
  ]);
  expect(await refused({ changes: [first, second, third].map((targetId) => ({ kind: 'drop', targetId })) })).toEqual([
    'amendment.nothing_left',
    'changes',
  ]);
  expect(
    await refused({ changes: [{ kind: 'add', target: { ...households, measure: 'percent', baseText: null } }] }),
  ).toEqual(['target.bare_share', 'changes.0.target.baseText']);
  expect((await refusalOf(amend({}, w.people.clerk))).status).toBe(403);
  expect((await refusalOf(amend({ version: 9 }))).codes).toEqual(['version.stale']);
});

test('a dated decision changes, drops and adds; all who received it are told, and the text of any day is there', async () => {
  const made = await amend({
    changes: [
      { kind: 'change', targetId: ids.targetIds[0], target: { ...households, goalMin: '15', goalMax: '18' } },
      { kind: 'drop', targetId: ids.targetIds[2] },
      {
        kind: 'add',
        target: { indicator: 'Nhà văn hóa', measure: 'houses', goalMin: '1', goalMax: '1', deadline: '2027-06-30' },
      },
    ],
  });
  expect(made).toMatchObject({ told: 3, numberText: expect.stringContaining('QĐ') });
  const now = await w.ask<ResolutionRecord>('resolution.get', { id: ids.resolutionId }, w.people.commune);
  expect(now.targets.map((t) => [t.indicator, t.goalMin])).toEqual([
    ['Hộ thoát nghèo', '15'],
    ['Đường bê tông', '80'],
    ['Nhà văn hóa', '1'],
  ]);
  expect((await read('2026-11-08')).targets.map((t) => [t.indicator, t.goalMin])).toEqual([
    ['Hộ thoát nghèo', '10'],
    ['Đường bê tông', '80'],
    ['Kết nạp đảng viên', '2'],
  ]);
  const today = await read();
  expect(today.targets.map((t) => t.indicator)).toEqual(['Hộ thoát nghèo', 'Đường bê tông', 'Nhà văn hóa']);
  expect(today.amendments).toMatchObject([
    {
      id: made.id,
      act: 'decision',
      notices: { total: 3, acknowledged: 0 },
      mine: null,
      reason: 'Hộ nghèo giảm nhanh hơn',
    },
  ]);
  expect(today.flagged).toBe(1);
});

test('each recipient acknowledges it, once', async () => {
  const mine = (await read(undefined, w.people.secretary)).amendments[0]?.mine;
  expect((await w.chibo.bus.read(w.people.secretary, attention)).map((i) => i.what)).toEqual(
    expect.arrayContaining(['resolutions.attention.amended', 'resolutions.attention.adjust']),
  );
  const acknowledge = (actor = w.people.secretary, version = 1) =>
    w.run('amendment.acknowledge', { unit: w.cell, id: mine?.id, version }, actor);
  expect((await refusalOf(acknowledge(w.people.an))).status).toBe(403);
  expect((await refusalOf(acknowledge(w.people.mai))).status).toBe(404);
  await acknowledge();
  expect((await refusalOf(acknowledge(w.people.secretary, 2))).codes).toEqual(['recipient.again']);
  expect((await read()).amendments[0]?.notices).toEqual({ total: 3, acknowledged: 1 });
});

test('the plan built on it is flagged until it is adjusted by a dated decision', async () => {
  const plan = await w.ask<PlanRecord>('plan.get', { id: ids.planId }, w.people.secretary);
  const [item] = plan.items;
  expect(plan.items.map((i) => i.amendedBy !== null)).toEqual([true, false]);
  const flagged = async () =>
    (await w.ask<{ total: number }>('plan.list', { unit: w.commune, flagged: true }, w.people.commune)).total;
  expect(await flagged()).toBe(1);
  const text = { what: 'Giúp 5 hộ thoát nghèo', measure: 'households', goalMin: '5', goalMax: '5', weight: 3 };
  const adjust = (more: object = {}, actor = w.people.secretary) =>
    w.run(
      'plan.adjust',
      {
        id: ids.planId,
        version: plan.version,
        on: '2026-11-10',
        decision: 'QĐ 3',
        reason: 'Theo quyết định sửa đổi',
        changes: [{ itemId: item?.id, ...text }],
        ...more,
      },
      actor,
    );
  const codes = async (more: object) => (await refusalOf(adjust(more))).codes;
  expect(await codes({ changes: [] })).toEqual(['adjust.empty']);
  expect(await codes({ changes: [{ itemId: ids.targetIds[0], ...text }] })).toEqual(['adjust.item_unknown']);
  expect(await codes({ changes: [{ itemId: item?.id, ...text, goalMax: null }] })).toEqual(['plan.goal_half']);
  expect(await codes({ on: '2026-11-04' })).toEqual(['date.order']);
  expect((await refusalOf(adjust({}, w.people.an))).status).toBe(403);
  await adjust({ added: [{ what: 'Thêm 1 nhà', weight: 1 }] });
  const after = await w.ask<PlanRecord>('plan.get', { id: ids.planId }, w.people.secretary);
  expect(after.items.map((i) => [i.what, i.goalMin, i.amendedBy])).toEqual([
    ['Giúp 5 hộ thoát nghèo', '5', null],
    ['Làm 200 m đường', null, null],
    ['Thêm 1 nhà', null, null],
  ]);
  expect(after.adjustments).toMatchObject([
    {
      decision: 'QĐ 3',
      changes: [{ itemId: item?.id, before: { goalMin: '3' }, after: { goalMin: '5' } }, { before: null }],
    },
  ]);
  expect([await flagged(), (await read()).flagged]).toEqual([0, 0]);
});

test('a dropped target waits for nobody; the work for it stays, and says so', async () => {
  type Page = { items: { id: string }[] };
  const untaken = await w.ask<Page>('target.untaken', { unit: w.commune }, w.people.commune);
  expect(untaken.items.map((t) => t.id)).not.toContain(ids.targetIds[2]);
  const text = { unit: w.cell, resolutionId: ids.resolutionId, title: 'Kế hoạch 2', body: '' };
  const dropped = { ...text, startsOn: '2026-11-09', endsOn: '2026-12-31' };
  const items = [{ what: 'Bồi dưỡng 2 quần chúng', targetId: ids.targetIds[2], weight: 1 }];
  expect((await refusalOf(w.run('plan.draft', { ...dropped, items }, w.people.secretary))).codes).toEqual([
    'plan.target_foreign',
  ]);
  // the roads of the cell's plan: given as a task, then dropped by another decision
  const task = await w.run('task.assign', clearTask(w, { planItemId: ids.itemIds[1] }), w.people.secretary);
  await amend({ version: 3, on: '2026-11-10', changes: [{ kind: 'drop', targetId: ids.targetIds[1] }] });
  const down = await w.ask<LineageDown>('lineage.down', { id: ids.resolutionId }, w.people.commune);
  expect(down.targets.flatMap((t) => t.items.map((i) => i.id))).toEqual([ids.itemIds[0]]);
  expect(down.others.map((i) => [i.what, i.tasks.map((t) => t.id)])).toEqual([
    ['Làm 200 m đường', [task.id]],
    ['Thêm 1 nhà', []],
  ]);
  const up = await w.ask<LineageUp>('lineage.up', { id: task.id }, w.people.an);
  expect(up.target).toMatchObject({ id: ids.targetIds[1], droppedOn: '2026-11-10' });
  const review = await w.ask<YearRecord>('year.get', { unit: w.cell, year: 2026 }, w.people.secretary);
  expect(review.review.targets.all).toBe(1);
  const plan = await w.ask<PlanRecord>('plan.get', { id: ids.planId }, w.people.secretary);
  expect(plan.targets.map((t) => t.indicator)).toEqual(['Hộ thoát nghèo', 'Nhà văn hóa']);
});
