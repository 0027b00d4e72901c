import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type Named, whoIs } from '../people.ts';
import { seriesRow, standingOf, type TaskRow, taskRow } from '../reading.ts';
import { advance } from '../repeating.ts';
import { reasonsNotToCheck, reasonsNotToReport } from '../rules/tasks.ts';
import { changeTask, type Happening, insertEvent, type TaskChange } from '../store/tasks.ts';

const onTask = {
  id: s.id(),
  version: s.whole(1, 1e9),
  onBehalfOf: s.optional(s.nullable(s.id())),
  files: s.optional(s.list(s.id(), 20)),
};

/**
 * Reports how far a task is, by whom it was given to, or entered for him and marked so (D22).
 * Refuses task.not_assignee, task.not_on_behalf, task.reported_already, task.closed, version.stale, file.unknown.
 */
export const progressTask = command({
  name: 'task.progress',
  method: 'POST',
  path: '/tasks/{id}/progress',
  capability: 'task.report',
  summary: 'Report how far a task is',
  input: s.object({ ...onTask, percent: s.whole(0, 100), note: s.text(4000, 0) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await current(ctx, input);
    must(reasonsNotToReport(standingOf(ctx, row), input.onBehalfOf ?? null));
    return await happen(
      ctx,
      row,
      input,
      { progress: input.percent },
      { kind: 'progress', note: input.note, progress: input.percent },
    );
  },
});

/** Reports a task as done, with what shows it; from then on it waits for its checker. Refuses what task.progress refuses. */
export const reportTask = command({
  name: 'task.report',
  method: 'POST',
  path: '/tasks/{id}/report',
  capability: 'task.report',
  summary: 'Report a task as done',
  input: s.object({ ...onTask, note: s.text(4000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await current(ctx, input);
    must(reasonsNotToReport(standingOf(ctx, row), input.onBehalfOf ?? null));
    return await happen(
      ctx,
      row,
      input,
      { state: 'reported', reported_at: ctx.clock.now() },
      { kind: 'reported', note: input.note },
    );
  },
});

/**
 * Checks a task reported as done: done, or returned with what is missing. Never by the one who did it.
 * Refuses task.self_check, task.not_checker, task.not_reported, task.not_on_behalf, task.closed, version.stale, text.required.
 */
export const checkTask = command({
  name: 'task.check',
  method: 'POST',
  path: '/tasks/{id}/check',
  capability: 'task.check',
  summary: 'Check a task that was reported as done',
  input: s.object({ ...onTask, outcome: s.oneOf(['done', 'returned']), note: s.text(4000, 0) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await current(ctx, input);
    must([
      ...reasonsNotToCheck(standingOf(ctx, row), input.onBehalfOf ?? null),
      ...(input.outcome === 'returned' && input.note === '' ? [{ code: 'text.required', field: 'note' }] : []),
    ]);
    const change: TaskChange =
      input.outcome === 'done'
        ? { state: 'done', progress: 100, done_on: ctx.today }
        : { state: 'returned', reported_at: null };
    const done = await happen(ctx, row, input, change, { kind: input.outcome, note: input.note });
    if (input.outcome === 'done' && row.series_id) await advanceAfter(ctx, row.series_id);
    return done;
  },
});

/** The next one of a series comes when this one is done; what the series notes stands in the ledger beside the check. */
async function advanceAfter(ctx: CommandContext, seriesId: string): Promise<void> {
  const series = await seriesRow(ctx, seriesId);
  const taskId = await advance(ctx, series);
  if (taskId)
    await ctx.record({ unit: addressOf(series), subjectKind: 'task_series', subjectId: series.id, body: { taskId } });
}

async function current(ctx: Context, input: { id: string; version: number }): Promise<TaskRow> {
  const row = await taskRow(ctx, input.id);
  mustBeCurrent(input.version, row.version);
  return row;
}

type Input = { version: number; onBehalfOf?: string | null | undefined; files?: string[] | undefined };

async function happen(
  ctx: CommandContext,
  row: TaskRow,
  input: Input,
  change: TaskChange,
  event: Pick<Happening, 'kind' | 'note' | 'progress'>,
): Promise<{ id: string }> {
  const unit: UnitRef = addressOf(row);
  await changeTask(ctx.tx, unit, row.id, input.version, change);
  const eventId = await insertEvent(ctx.tx, unit, row.id, {
    ...event,
    by: { id: whoIs(ctx.actor), name: ctx.actor.name },
    onBehalfOf: named(row, input.onBehalfOf ?? null),
    at: ctx.clock.now(),
  });
  await ctx.attach(input.files ?? [], { kind: 'task_event', id: eventId, unit });
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'task',
    subjectId: row.id,
    body: { eventId, kind: event.kind, onBehalfOf: input.onBehalfOf ?? null, files: input.files?.length ?? 0 },
  });
  return { id: row.id };
}

function named(row: TaskRow, id: string | null): Named | null {
  if (id === row.assignee_id) return { id, name: row.assignee_name };
  if (id === row.checker_id) return { id, name: row.checker_name };
  return null;
}
