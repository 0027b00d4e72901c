import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { unitOf } from '../organization/tree.ts';
import { makeBus } from '../platform/bus/bus.ts';
import { type CommandContext, command } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { adoptMonthResolution } from './adopt.ts';
import type { LineageDown } from './lineage.ts';
import { taskDraft } from './task.ts';
import { type Commune, clearTask, communeWorld, resolutionText } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld(60);
});
afterAll(() => w.close());

test('a resolution reaches sixty cells in a moment, with one statement for all rows', async () => {
  const { id } = await w.run('resolution.draft', { unit: w.commune, ...resolutionText() }, w.people.commune);
  const statements = countStatements();
  const start = performance.now();
  expect(
    await w.run('resolution.issue', { id, version: 1, on: '2026-11-10', recipients: 'cells' }, w.people.commune),
  ).toMatchObject({ recipients: 60, numberText: '01-NQ/ĐU' });
  expect(performance.now() - start).toBeLessThan(1000);
  expect(statements()).toBeLessThan(40);
  const { n } = await w.chibo.owner.db
    .selectFrom('resolution_stat')
    .select((eb) => eb.fn.sum<string>('received').as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(60);

  /** Counted at the pool, so that a loop over units is seen. */
  function countStatements() {
    const before = seen.n;
    return () => seen.n - before;
  }
});

const seen = { n: 0 };
beforeAll(() => {
  const { pool } = w.chibo.app;
  pool.on('acquire', (client) => {
    const counted = client as unknown as { counted?: boolean; query: (...args: unknown[]) => unknown };
    if (counted.counted) return;
    counted.counted = true;
    const query = counted.query.bind(client);
    counted.query = (...args) => {
      seen.n++;
      return query(...args);
    };
  });
});

test('two resolutions issued at once wait for each other, and get two numbers', async () => {
  const drafts = await Promise.all(
    [1, 2, 3, 4].map(
      async () => (await w.run('resolution.draft', { unit: w.commune, ...resolutionText() }, w.people.commune)).id,
    ),
  );
  const issued = await Promise.all(
    drafts.map((id) =>
      w.run<{ numberText: string }>(
        'resolution.issue',
        { id, version: 1, on: '2026-11-10', recipients: 'all' },
        w.people.commune,
      ),
    ),
  );
  expect(new Set(issued.map((r) => r.numberText)).size).toBe(4);
});

/** Stands for the meeting's command, which lives a folder further. */
const adopt = command({
  name: 'meeting.try',
  method: 'POST',
  path: '/try',
  capability: 'meeting.hold',
  summary: 'adopts a month',
  input: s.object({ unit: s.id(), tasks: s.list(taskDraft, 20) }),
  result: s.object({ id: s.id(), numberText: s.anyText() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx: CommandContext, input) => {
    const unit = await unitOf(ctx, input.unit);
    const given = {
      unit,
      meetingId: crypto.randomUUID(),
      pollId: crypto.randomUUID(),
      title: 'Nghị quyết tháng 11',
      body: 'Toàn văn',
      tasks: input.tasks,
      signer: { name: 'Đào', post: 'secretary' },
    };
    const made = await adoptMonthResolution(ctx, given);
    await ctx.record({ unit, subjectKind: 'resolution', subjectId: made.id });
    return made;
  },
});

test("a month's resolution comes with its tasks, or not at all", async () => {
  const bus = makeBus(
    w.chibo.app.db,
    [...w.bus.modules, { name: 'try', commands: [adopt], queries: [], ownedTables: [] }],
    w.bus.services,
    w.world.clock,
  );
  const { unit: _, ...clear } = clearTask(w);
  const run = (tasks: object[]) => bus.run('meeting.try', { unit: w.cell, tasks }, { actor: w.people.secretary });
  const refusal = await refusalOf(run([clear, { ...clear, work: '', result: 'Nâng cao nhận thức' }]));
  expect([refusal.codes, refusal.fields]).toEqual([
    ['task.slot_missing', 'task.vague'],
    ['tasks.1.work', 'tasks.1.result'],
  ]);
  expect((await w.ask<{ total: number }>('task.list', { unit: w.cell }, w.people.an)).total).toBe(0);
  const made = (await run([clear, { ...clear, assigneeId: w.ids.Bình, checkerId: w.ids.An }])) as {
    id: string;
    numberText: string;
  };
  expect(made.numberText).toBe('01-NQ/CB');
  const tree = await w.ask<LineageDown>('lineage.down', { id: made.id }, w.people.an);
  expect(tree.tasks.map((t) => t.assigneeName)).toEqual(['An', 'Bình']);
  expect(tree.resolution).toMatchObject({ kind: 'month', progress: { percent: 0, denominator: 2 } });
  expect((await refusalOf(w.ask('resolution.get', { id: made.id }, w.people.stranger))).status).toBe(404);
});
