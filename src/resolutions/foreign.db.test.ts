import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { LineageDown } from './lineage.ts';
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

test('a member of another cell finds nothing of it, at any address', async () => {
  const not = async (actor: typeof w.people.an) => {
    for (const [name, input] of [
      ['task.get', { id: task }],
      ['lineage.up', { id: task }],
      ['plan.get', { id: ids.planId }],
      ['task.list', { unit: w.cell }],
      ['plan.list', { unit: w.cell }],
      ['resolution.list', { unit: w.cell }],
      ['recipient.list', { unit: w.cell }],
      ['resolution.coverage', { unit: w.cell }],
      ['task.offer', { unit: w.cell }],
    ] as const)
      expect((await refusalOf(w.ask(name, input, actor))).status, name).toBe(404);
    for (const [name, input] of [
      ['task.progress', { id: task, version: 6, percent: 1, note: '' }],
      ['task.report', { id: task, version: 6, note: 'x' }],
      ['task.check', { id: task, version: 6, outcome: 'done', note: '' }],
      ['task.comment', { id: task, note: 'x' }],
      ['task.cancel', { id: task, version: 6, reason: 'x' }],
      ['task.change_due', { id: task, version: 6, due: '2026-12-01', reason: 'x' }],
      ['task.assign', clearTask(w)],
      ['plan.draft', { unit: w.cell, title: 'x', body: '', startsOn: '2026-01-01', endsOn: '2026-12-31', items: [] }],
      ['plan.adopt', { id: ids.planId, version: 2, on: '2026-11-01' }],
      [
        'plan.revise',
        { id: ids.planId, version: 2, title: 'x', body: '', startsOn: '2026-01-01', endsOn: '2026-12-31', items: [] },
      ],
      ['plan.annul', { id: ids.planId, version: 2, on: '2026-11-10', decision: 'x', reason: 'x' }],
      ['resolution.acknowledge', { unit: w.cell, id: ids.recipientId, version: 2 }],
    ] as const)
      expect((await refusalOf(w.run(name, input, actor))).status, name).toBe(404);
  };
  await not(w.people.stranger);
  await not(w.people.mai);
  const own = await w.ask<LineageDown>('lineage.down', { id: ids.resolutionId }, w.people.stranger);
  expect(own.targets.flatMap((t) => t.items)).toEqual([]);
});
