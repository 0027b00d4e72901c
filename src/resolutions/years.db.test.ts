import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { UnitReport } from '../indicators/report.ts';
import { unitRef } from '../organization/tree.ts';
import type { PlanRecord } from './plan.ts';
import { taskReport } from './report.ts';
import type { TaskRecord } from './task.ts';
import { type Commune, clearTask, communeWorld, plannedWorld } from './testing.ts';
import type { YearRecord } from './year.ts';

let w: Commune;
let ids: Awaited<ReturnType<typeof plannedWorld>>;
let open: string;
beforeAll(async () => {
  w = await communeWorld();
  ids = await plannedWorld(w);
  const give = async (more: object) => (await w.run('task.assign', clearTask(w, more), w.people.secretary)).id;
  open = await give({ planItemId: ids.itemIds[0] });
  await w.run('task.progress', { id: open, version: 1, percent: 60, note: '' }, w.people.an);
  const done = await give({});
  await w.run('task.report', { id: done, version: 1, note: 'xong' }, w.people.an);
  await w.run('task.check', { id: done, version: 2, outcome: 'done', note: '' }, w.people.binh);
  const dropped = await give({});
  await w.run('task.cancel', { id: dropped, version: 1, reason: 'thôi' }, w.people.secretary);
});
afterAll(() => w.close());

const year = async (actor = w.people.secretary) =>
  await w.ask<YearRecord>('year.get', { unit: w.cell, year: 2026 }, actor);
const close = (more: object = {}, actor = w.people.secretary) =>
  w.run<{ programmeId: string; carried: number }>(
    'year.close',
    {
      unit: w.cell,
      year: 2026,
      conclusion: 'Hoàn thành phần lớn nhiệm vụ năm 2026.',
      programmeTitle: 'Chương trình công tác năm 2027',
      seen: 1,
      due: '2027-02-28',
      ...more,
    },
    actor,
  );

describe('the close of a year', () => {
  test('waits for its last month, as the rulebook says', async () => {
    expect((await year()).may['year.close']).toEqual([
      { code: 'year.too_early', field: 'year', values: { date: '2026-12-01' } },
    ]);
    expect((await refusalOf(close())).codes).toEqual(['year.too_early']);
    w.world.clock.set('2026-12-30T03:00:00Z');
    expect((await year()).may['year.close']).toEqual([]);
  });

  test('shows first what it would do, and is refused when that is no longer so', async () => {
    const seen = await year();
    expect(seen.review).toEqual({
      targets: { met: 0, all: 3 },
      tasks: { all: 2, done: 1, late: 0, open: 1, carried: 0 },
      plans: { adopted: 1, whole: 0 },
    });
    expect(seen.unfinished.map((t) => t.id)).toEqual([open]);
    const codes = async (more: object) => (await refusalOf(close(more))).codes;
    expect(await codes({ seen: 0 })).toEqual(['year.changed']);
    expect(await codes({ due: null })).toEqual(['text.required']);
    expect(await codes({ due: '2026-12-31' })).toEqual(['year.not_next']);
    expect(await codes({ dues: [{ taskId: ids.planId, due: '2027-01-31' }] })).toEqual(['year.task_unknown']);
    expect((await refusalOf(close({}, w.people.an))).status).toBe(403);
    expect((await year()).closed).toBeNull();
  });

  test('carries the unfinished over, opens the next programme, and stays as it was', async () => {
    const { programmeId, carried } = await close();
    expect(carried).toBe(1);
    const seen = await year();
    expect(seen.closed).toMatchObject({
      on: '2026-12-30',
      by: 'Đào',
      carried: 1,
      programme: { id: programmeId, state: 'draft' },
    });
    expect(seen.review.tasks).toEqual({ all: 2, done: 1, late: 0, open: 0, carried: 1 });
    const old = await w.ask<TaskRecord>('task.get', { id: open }, w.people.secretary);
    expect([old.state, old.progress, old.events.at(-1)?.kind]).toEqual(['carried', 60, 'carried']);
    const next = await w.ask<TaskRecord>('task.get', { id: old.carriedTo }, w.people.secretary);
    expect(next).toMatchObject({ state: 'open', progress: 60, due: '2027-02-28', carriedFrom: open, planId: null });
    expect(
      (await refusalOf(w.run('task.cancel', { id: open, version: old.version, reason: 'x' }, w.people.secretary)))
        .codes,
    ).toEqual(['task.closed']);
    const plan = await w.ask<PlanRecord>('plan.get', { id: programmeId }, w.people.secretary);
    expect(plan).toMatchObject({
      state: 'draft',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      items: [{ carriedFrom: open }],
    });
    // revised before it is adopted, an item may go on with the task or leave it
    await w.run(
      'plan.revise',
      {
        id: programmeId,
        version: 1,
        title: plan.title,
        body: '',
        startsOn: plan.startsOn,
        endsOn: plan.endsOn,
        items: [
          { what: 'Việc mới của năm', weight: 1 },
          { what: plan.items[0]?.what, weight: 2, carriedFrom: open },
        ],
      },
      w.people.secretary,
    );
    await w.run('plan.adopt', { id: programmeId, version: 2, on: '2026-12-30' }, w.people.secretary);
    const adopted = await w.ask<PlanRecord>('plan.get', { id: programmeId }, w.people.secretary);
    expect(adopted.items.map((i) => i.tasks.map((t) => t.id))).toEqual([[], [next.id]]);
  });

  test('a task that was carried over is counted once, where it goes on', async () => {
    const counted = await w.chibo.owner.db
      .selectFrom('resolution_stat')
      .select(['tasks', 'tasks_open', 'tasks_done'])
      .where('unit_id', '=', w.cell)
      .executeTakeFirst();
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from task where unit_id = ${w.cell} group by state order by state`.execute(
      w.chibo.owner.db,
    );
    expect(rows.map((row) => [row.state, row.n])).toEqual([
      ['cancelled', 1],
      ['carried', 1],
      ['done', 1],
      ['open', 1],
    ]);
    expect(counted).toEqual({ tasks: 2, tasks_open: 1, tasks_done: 1 });
  });

  test('what was carried over is open and overdue nowhere in the year that is closed: the other one is, once', async () => {
    const period = { id: w.cell, from: '2026-11-01', to: '2026-12-30' };
    const { tasks, children } = await w.ask<UnitReport>('unit.report', period, w.people.operator);
    expect([tasks, children]).toEqual([{ given: 2, done: 1, onTime: 1, open: 1, overdue: 0 }, []]);
    const above = await w.ask<UnitReport>('unit.report', { ...period, id: w.commune }, w.people.operator);
    expect(above.children[0]).toMatchObject({ tasksDone: 1, tasksOpen: 1, tasksOverdue: 0 });
    const report = await w.chibo.bus.read(
      w.people.operator,
      async (ctx) => await taskReport(ctx.tx, await unitRef(ctx.tx, w.cell), '2026-11-01', '2026-11-30', '2027-01-10'),
    );
    const old = await w.ask<TaskRecord>('task.get', { id: open }, w.people.secretary);
    expect(report.counts).toEqual({ open: 1, reported: 0, returned: 0, done: 1, overdue: 0 });
    expect(report.lines.map((line) => line.id)).toContain(old.carriedTo);
    expect(report.lines.map((line) => line.id)).not.toContain(open);
    const total = async (filter: object) =>
      (await w.ask<{ total: number }>('task.list', { unit: w.cell, ...filter }, w.people.secretary)).total;
    expect([
      await total({ overdue: true }),
      await total({ state: 'in_hand' }),
      await total({ state: 'carried' }),
    ]).toEqual([0, 1, 1]);
  });

  test('a closed year takes nothing more, and says since when', async () => {
    const reasons = async (name: string, input: object, actor = w.people.secretary) => {
      const { codes, fields } = await refusalOf(w.run(name, input, actor));
      return [codes[0], fields[0]];
    };
    expect(
      await reasons('year.close', { unit: w.cell, year: 2026, conclusion: 'x', programmeTitle: 'x', seen: 0 }),
    ).toEqual(['year.closed', 'year']);
    expect(await reasons('task.assign', clearTask(w, { due: '2026-12-31' }))).toEqual(['year.closed', 'due']);
    expect(
      await reasons('plan.draft', {
        unit: w.cell,
        title: 'x',
        body: '',
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        items: [{ what: 'x', weight: 1, carriedFrom: ids.planId }],
      }),
    ).toEqual(['year.task_unknown', 'items.0.carriedFrom']);
    const late = await w.run(
      'plan.draft',
      {
        unit: w.cell,
        title: 'x',
        body: '',
        startsOn: '2026-12-01',
        endsOn: '2026-12-31',
        items: [{ what: 'x', weight: 1 }],
      },
      w.people.secretary,
    );
    expect(await reasons('plan.adopt', { id: late.id, version: 1, on: '2026-12-30' })).toEqual(['year.closed', 'id']);
    // the commune has not closed its year
    expect((await w.ask<YearRecord>('year.get', { unit: w.commune, year: 2026 }, w.people.commune)).closed).toBeNull();
  });
});
