import { addressOf, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { giveTasks } from '../giving.ts';
import { seriesRow, taskRow } from '../reading.ts';
import { advance } from '../repeating.ts';
import { nextAfter, reasonsNotToRepeat, reasonsNotToStop } from '../rules/series.ts';
import { RHYTHMS } from '../series.ts';
import { changeSeries, insertSeries } from '../store/series.ts';
import { setSeries } from '../store/tasks.ts';
import { taskDraft } from '../task.ts';

/** The most a series comes: ten years of months. */
const MOST = 120;

/**
 * Begins a task that comes again each month, quarter or year until a day (M09): the first one is given at once, the next
 * when it was concluded or its day has passed. Refuses what task.assign refuses, date.order, series.once, series.too_many.
 */
export const startSeries = command({
  name: 'series.start',
  method: 'POST',
  path: '/units/{unit}/series',
  capability: 'task.assign',
  summary: 'Begin a task that comes again',
  input: s.object({ unit: s.id(), ...taskDraft.shape, every: s.oneOf(RHYTHMS), endsOn: s.date() }),
  result: s.object({ id: s.id(), taskId: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { unit: _, every, endsOn, ...draft } = input;
    const first = draft.due ?? '';
    if (first) must(reasonsNotToRepeat(first, every, endsOn, MOST));
    const [taskId = ''] = await giveTasks(ctx, unit, [draft], {}, (_i, slot) => slot);
    const task = await taskRow(ctx, taskId);
    const id = await insertSeries(ctx.tx, unit, {
      work: task.work,
      accountability: task.accountability,
      result: task.result,
      assignee: { id: task.assignee_id, name: task.assignee_name },
      checker: { id: task.checker_id, name: task.checker_name },
      authority: task.authority,
      givenBy: { id: task.given_by, name: task.given_name },
      source: task.source,
      theme: task.theme,
      planItemId: task.plan_item_id,
      every,
      firstDue: first,
      endsOn,
      nextDue: nextAfter(first, every, endsOn, first),
      at: ctx.clock.now(),
    });
    await setSeries(ctx.tx, unit, taskId, { id, occurrence: first });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'task_series', subjectId: id, body: { every, first, endsOn, taskId } });
    return { id, taskId };
  },
});

/** Stops a series, saying why; the tasks given stay. Refuses series.stopped, series.ended, version.stale. */
export const stopSeries = command({
  name: 'series.stop',
  method: 'POST',
  path: '/series/{id}/stop',
  capability: 'task.assign',
  summary: 'Stop a task that comes again',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await seriesRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await seriesRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToStop({ stoppedOn: row.stopped_on, nextDue: row.next_due }));
    await changeSeries(ctx.tx, unit, row.id, input.version, {
      stopped_on: ctx.today,
      stop_reason: input.reason,
      next_due: null,
      held_by: null,
    });
    await ctx.record({ unit, subjectKind: 'task_series', subjectId: row.id, reason: input.reason });
    return { id: row.id };
  },
});

/** Gives the next task of a series if it is time; asked again it does nothing. `on` makes each night its own. */
export const advanceSeries = command({
  name: 'series.advance',
  method: 'POST',
  path: '/series/{id}/next',
  capability: 'task.assign',
  summary: 'Give the next task of a series, if it is time',
  input: s.object({ id: s.id(), on: s.date() }),
  result: s.object({ taskId: s.nullable(s.id()) }),
  where: async (ctx, input) => ({ units: [addressOf(await seriesRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await seriesRow(ctx, input.id);
    const taskId = await advance(ctx, row);
    await ctx.record({
      unit: addressOf(row),
      subjectKind: 'task_series',
      subjectId: row.id,
      body: { taskId, on: input.on },
    });
    return { taskId };
  },
});
