import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { unitRef } from '../organization/tree.ts';
import { today } from '../platform/clock.ts';
import type { LineageDown, LineageUp } from './lineage.ts';
import type { PlanRecord } from './plan.ts';
import { taskReport } from './report.ts';
import type { ResolutionLine, ResolutionRecord } from './resolution.ts';
import type { TaskLine, TaskRecord } from './task.ts';
import { type Commune, clearTask, communeWorld, plannedWorld } from './testing.ts';

let w: Commune;
let ids: Awaited<ReturnType<typeof plannedWorld>>;
let task: string;
let evidence: string;
beforeAll(async () => {
  w = await communeWorld();
  ids = await plannedWorld(w);
  task = (await w.run('task.assign', clearTask(w, { planItemId: ids.itemIds[0] }), w.people.secretary)).id;
  await w.run('task.progress', { id: task, version: 1, percent: 40, note: '5 hộ' }, w.people.an);
  evidence = await w.file(w.cell, w.people.an);
  await w.run('task.report', { id: task, version: 2, note: 'đủ 12 hộ', files: [evidence] }, w.people.an);
});
afterAll(() => w.close());

type Page<T> = { items: T[]; total: number };

describe('from the resolution to the evidence', () => {
  test('the issuer sees how many received, acknowledged and planned', async () => {
    const seen = await w.ask<ResolutionRecord>('resolution.get', { id: ids.resolutionId }, w.people.commune);
    expect(seen).toMatchObject({
      state: 'issued',
      numberText: '01-NQ/ĐU',
      signerName: 'Bí Thư',
      signerPost: 'committee_secretary',
      recipients: { total: 3, acknowledged: 1, planned: 1 },
      received: null,
    });
    const waiting = await w.ask<Page<{ unit: { name: string } }>>(
      'resolution.recipients',
      { id: ids.resolutionId, state: 'waiting' },
      w.people.commune,
    );
    expect(waiting.items.map((r) => r.unit.name)).toEqual(['Chi bộ thôn 2', 'Chi bộ thôn 3']);
    const received = await w.ask<Page<object>>(
      'recipient.list',
      { unit: w.commune, acknowledged: false, limit: 1 },
      w.people.commune,
    );
    expect([received.total, received.items.length]).toEqual([2, 1]);
  });

  test('a receiver sees its own part only', async () => {
    const seen = await w.ask<ResolutionRecord>('resolution.get', { id: ids.resolutionId }, w.people.an);
    expect(seen.recipients).toBeNull();
    expect(seen.received?.unit.id).toBe(w.cell);
    expect(seen.may['resolution.issue']?.map((r) => r.code)).toEqual(['right.missing']);
    const others = await w.ask<Page<{ unit: { id: string } }>>(
      'resolution.recipients',
      { id: ids.resolutionId },
      w.people.an,
    );
    expect(others.items.map((r) => r.unit.id)).toEqual([w.cell]);
    const box = await w.ask<Page<ResolutionLine>>(
      'resolution.list',
      { unit: w.cell, box: 'received', state: 'planned', year: 2026 },
      w.people.an,
    );
    expect(box.items).toMatchObject([
      { id: ids.resolutionId, numberText: '01-NQ/ĐU', issuer: { name: 'Đảng bộ xã Biển Hồ' }, planId: ids.planId },
    ]);
  });

  test('the plan names the target that no item takes up', async () => {
    const plan = await w.ask<PlanRecord>('plan.get', { id: ids.planId }, w.people.an);
    expect(plan.untaken).toEqual([ids.targetIds[2]]);
    expect(plan.items.map((i) => [i.progress.percent, i.progress.formula])).toEqual([
      [40, 'item_mean'],
      [0, 'item_no_task'],
    ]);
    expect(plan.progress).toEqual({ percent: 30, numerator: 120, denominator: 4, formula: 'plan_weighted' });
  });

  test('the lineage ends at the file, and every number says of how many', async () => {
    const tree = await w.ask<LineageDown>('lineage.down', { id: ids.resolutionId }, w.people.commune);
    expect(tree.targets[0]?.progress).toEqual({ percent: 13.3, numerator: 40, denominator: 3, formula: 'target_mean' });
    expect(tree.targets[0]?.items[0]?.tasks[0]).toMatchObject({
      id: task,
      evidence: [{ id: evidence, name: 'anh.txt', by: 'An' }],
    });
    expect(tree.resolution.progress).toEqual({
      percent: 4.4,
      numerator: 13.3,
      denominator: 3,
      formula: 'resolution_mean',
    });
    const own = await w.ask<LineageDown>('lineage.down', { id: ids.resolutionId }, w.people.an);
    expect(own.targets[0]?.progress).toMatchObject({ percent: 40, denominator: 1 });
    const up = await w.ask<LineageUp>('lineage.up', { id: task }, w.people.an);
    expect(up).toMatchObject({
      resolution: { id: ids.resolutionId, issuer: { name: 'Đảng bộ xã Biển Hồ' } },
      target: { indicator: 'Hộ thoát nghèo' },
      plan: { id: ids.planId },
      item: { id: ids.itemIds[0] },
    });
  });

  test('the progress over all recipients is the same as from single rows', async () => {
    const tree = await w.ask<LineageDown>('lineage.down', { id: ids.resolutionId }, w.people.commune);
    for (const target of tree.targets) {
      const byUnit = Map.groupBy(target.items, (i) => i.unit.id);
      const sum = [...byUnit.values()].reduce(
        (all, items) => all + items.reduce((a, i) => a + (i.progress.percent ?? 0), 0) / items.length,
        0,
      );
      expect(target.progress.numerator).toBeCloseTo(sum, 1);
    }
  });

  test('the checker returns it, it is reported again, and done; the numbers follow', async () => {
    await w.run('task.check', { id: task, version: 3, outcome: 'returned', note: 'thiếu 2 hộ' }, w.people.binh);
    expect(await count()).toMatchObject({ tasks: 1, tasks_returned: 1, members_with_task: 1 });
    await w.run('task.report', { id: task, version: 4, note: 'đã đủ', onBehalfOf: w.ids.An }, w.people.secretary);
    await w.run('task.check', { id: task, version: 5, outcome: 'done', note: '' }, w.people.binh);
    const seen = await w.ask<TaskRecord>('task.get', { id: task }, w.people.an);
    expect(seen).toMatchObject({ state: 'done', progress: 100, doneOn: '2026-11-10', mine: true });
    expect(seen.events.map((e) => [e.kind, e.by, e.onBehalfOf])).toEqual([
      ['assigned', 'Đào', null],
      ['progress', 'An', null],
      ['reported', 'An', null],
      ['returned', 'Bình', null],
      ['reported', 'Đào', 'An'],
      ['done', 'Bình', null],
    ]);
    expect(seen.slots.map((s) => s.meaning)).toContain('checker');
    expect(await count()).toMatchObject({
      received: 1,
      acknowledged: 1,
      planned: 1,
      plans: 1,
      units_with_plan: 1,
      tasks: 1,
      tasks_done: 1,
      tasks_returned: 0,
    });
  });

  async function count() {
    return await w.chibo.owner.db
      .selectFrom('resolution_stat')
      .selectAll()
      .where('unit_id', '=', w.cell)
      .executeTakeFirstOrThrow();
  }
});

test('everybody finds his own: to do, led, checked, recorded', async () => {
  const mine = async (role: string, actor = w.people.an) =>
    (await w.ask<Page<TaskLine>>('task.mine', { role, all: true }, actor)).items.map((t) => t.id);
  expect(await mine('do')).toContain(task);
  expect(await mine('check', w.people.binh)).toContain(task);
  expect(await mine('lead', w.people.secretary)).toContain(task);
  expect(await mine('recorded', w.people.secretary)).toContain(task);
  expect(await mine('recorded')).not.toContain(task);
  expect(await mine('do', w.people.stranger)).toEqual([]);
});

test('the list is filtered and paged by a mark; the month is that of the due day', async () => {
  for (const due of ['2026-11-20', '2026-12-01', '2026-12-31'])
    await w.run('task.assign', clearTask(w, { due }), w.people.secretary);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await w.ask<{ items: TaskLine[]; total: number; next: string | null }>(
      'task.list',
      { unit: w.commune, limit: 2, ...(after && { after }) },
      w.people.commune,
    );
    expect(page.total).toBe(4);
    seen.push(...page.items.map((t) => t.due));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(['2026-11-20', '2026-11-30', '2026-12-01', '2026-12-31']);
  const total = async (filter: object) =>
    (await w.ask<Page<TaskLine>>('task.list', { unit: w.cell, ...filter }, w.people.an)).total;
  expect([
    await total({ month: '2026-12' }),
    await total({ state: 'done' }),
    await total({ state: 'in_hand' }),
    await total({ plan: ids.planId }),
    await total({ resolution: ids.resolutionId }),
    await total({ assignee: w.ids.Bình }),
  ]).toEqual([2, 1, 3, 1, 1, 0]);
  w.world.clock.set('2026-11-25T03:00:00Z');
  expect([await total({ overdue: true }), await total({ overdue: false })]).toEqual([1, 3]);
  const report = await w.chibo.bus.read(
    w.people.operator,
    async (ctx) =>
      await taskReport(ctx.tx, await unitRef(ctx.tx, w.cell), '2026-11-01', '2026-11-30', today(w.world.clock)),
  );
  expect(report.counts).toEqual({ open: 3, reported: 0, returned: 0, done: 1, overdue: 1 });
  w.world.clock.set('2026-11-10T03:00:00Z');
});

test('coverage counts, and the lists behind it page and search', async () => {
  const seen = await w.ask('resolution.coverage', { unit: w.commune }, w.people.commune);
  expect(seen).toEqual({ cells: 3, cellsWithPlan: 1, members: 7, membersWithTask: 1, namesShown: true });
  const list = async (name: string, more: object = {}, actor = w.people.commune, unit = w.commune) =>
    await w.ask<Page<{ name: string }> & { next: string | null }>(name, { unit, ...more }, actor);
  expect((await list('cell.unplanned')).items.map((u) => u.name)).toEqual(['Chi bộ thôn 2', 'Chi bộ thôn 3']);
  expect((await list('cell.unplanned', { search: 'thon 3' })).items.map((u) => u.name)).toEqual(['Chi bộ thôn 3']);
  const first = await list('member.idle', { limit: 4 });
  const second = await list('member.idle', { limit: 4, after: first.next });
  const names = [...first.items, ...second.items].map((m) => m.name);
  expect([first.total, names.length, new Set(names).size, second.next]).toEqual([6, 6, 6, null]);
  expect(names).not.toContain('An');
  expect((await list('member.idle', { search: 'binh' })).items.map((m) => m.name)).toEqual(['Bình']);
  expect((await refusalOf(list('member.idle', {}, w.people.an, w.cell))).status).toBe(403);
  const untaken = await w.ask<Page<{ id: string }>>('target.untaken', { unit: w.commune }, w.people.commune);
  expect(untaken.items.map((t) => t.id)).toEqual([ids.targetIds[2]]);
});

test('today tells each what waits for him', async () => {
  const { attention } = await import('./attention.ts');
  const what = async (actor = w.people.an) =>
    (await w.chibo.bus.read(actor, attention)).map((i) => i.what.split('.').at(-1));
  expect(await what(w.people.mai)).toEqual(['acknowledge']);
  const {
    items: [line],
  } = await w.ask<Page<{ recipientId: string }>>('resolution.list', { unit: w.other, box: 'received' }, w.people.mai);
  await w.run('resolution.acknowledge', { unit: w.other, id: line?.recipientId, version: 1 }, w.people.mai);
  expect(await what(w.people.mai)).toEqual(['plan']);
  expect(await what()).toEqual([]);
  w.world.clock.set('2026-11-15T03:00:00Z');
  expect(await what()).toEqual(['task_due']);
  w.world.clock.set('2026-11-10T03:00:00Z');
});
