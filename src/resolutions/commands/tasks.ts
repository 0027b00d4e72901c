import { addressOf, unitOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { giveTasks } from '../giving.ts';
import { type Named, whoIs } from '../people.ts';
import { taskRow } from '../reading.ts';
import { reasonsClosed, reasonsNotToChangeDue } from '../rules/tasks.ts';
import { reasonsOfClosedYear } from '../rules/years.ts';
import { changeTask, insertEvent } from '../store/tasks.ts';
import { taskDraft } from '../task.ts';
import { closedYears } from '../years.ts';

/**
 * Gives a six-clear task (M09, M54, D19). Refuses task.slot_missing and task.vague with the slot, task.self_check, task.outsider, task.due_past,
 * task.due_after_plan, year.closed, task.item_unknown, task.plan_not_adopted, task.meeting_unknown.
 */
export const assignTask = command({
  name: 'task.assign',
  method: 'POST',
  path: '/units/{unit}/tasks',
  capability: 'task.assign',
  summary: 'Give a task with its six clear slots',
  input: s.object({ unit: s.id(), ...taskDraft.shape, meetingId: s.optional(s.nullable(s.id())) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { unit: _, meetingId, ...draft } = input;
    if (meetingId) await demandMeeting(ctx, unit, meetingId);
    const [id = ''] = await giveTasks(ctx, unit, [draft], { meetingId: meetingId ?? null }, (_i, slot) => slot);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'task',
      subjectId: id,
      body: {
        assigneeId: draft.assigneeId,
        checkerId: draft.checkerId,
        due: draft.due,
        planItemId: draft.planItemId ?? null,
      },
    });
    return { id };
  },
});

/** The link is a plain id of this unit's meeting; meetings stand above this module, so only the row's address is asked. */
export async function demandMeeting(
  ctx: Context,
  unit: { id: string; division: string },
  meetingId: string,
): Promise<void> {
  const row = await ctx.tx
    .selectFrom('meeting')
    .select('id')
    .where('division', '=', unit.division)
    .where('id', '=', meetingId)
    .where('unit_id', '=', unit.id)
    .executeTakeFirst();
  if (!row) refuse('task.meeting_unknown', undefined, { field: 'meetingId' });
}

/** Moves the due day of a task in hand, with a reason that stays readable. Refuses task.closed, task.due_past, task.due_same, task.due_after_plan, year.closed, version.stale. */
export const changeTaskDue = command({
  name: 'task.change_due',
  method: 'POST',
  path: '/tasks/{id}/due',
  capability: 'task.assign',
  summary: 'Move the due day of a task, saying why',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), due: s.date(), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await taskRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const plan = row.plan_id
      ? await ctx.tx
          .selectFrom('plan')
          .select('ends_on')
          .where('division', '=', unit.division)
          .where('id', '=', row.plan_id)
          .executeTakeFirst()
      : undefined;
    must([
      ...reasonsNotToChangeDue(row, input.due, ctx.today, plan?.ends_on ?? null),
      ...reasonsOfClosedYear(await closedYears(ctx, unit), input.due, 'due'),
    ]);
    await changeTask(ctx.tx, unit, row.id, input.version, { due: input.due });
    await insertEvent(ctx.tx, unit, row.id, {
      kind: 'due_changed',
      note: input.reason,
      by: by(ctx),
      onBehalfOf: null,
      at: ctx.clock.now(),
      dueBefore: row.due,
      dueAfter: input.due,
    });
    await ctx.record({
      unit,
      subjectKind: 'task',
      subjectId: row.id,
      body: { before: row.due, after: input.due },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

/** Cancels a task, saying why; it stays readable and no longer counts. Refuses task.closed, version.stale. */
export const cancelTask = command({
  name: 'task.cancel',
  method: 'POST',
  path: '/tasks/{id}/cancellation',
  capability: 'task.assign',
  summary: 'Cancel a task, saying why',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await taskRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsClosed(row));
    await changeTask(ctx.tx, unit, row.id, input.version, { state: 'cancelled', cancel_reason: input.reason });
    await insertEvent(ctx.tx, unit, row.id, {
      kind: 'cancelled',
      note: input.reason,
      by: by(ctx),
      onBehalfOf: null,
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'task', subjectId: row.id, reason: input.reason });
    return { id: row.id };
  },
});

/** Says something on a task; files may hang on it. Refuses file.unknown. */
export const commentTask = command({
  name: 'task.comment',
  method: 'POST',
  path: '/tasks/{id}/comments',
  capability: 'task.report',
  summary: 'Comment on a task',
  input: s.object({ id: s.id(), note: s.text(4000), files: s.optional(s.list(s.id(), 20)) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await taskRow(ctx, input.id);
    const unit = addressOf(row);
    const event = await insertEvent(ctx.tx, unit, row.id, {
      kind: 'comment',
      note: input.note,
      by: by(ctx),
      onBehalfOf: null,
      at: ctx.clock.now(),
    });
    await ctx.attach(input.files ?? [], { kind: 'task_event', id: event, unit });
    await ctx.record({
      unit,
      subjectKind: 'task',
      subjectId: row.id,
      body: { eventId: event, files: input.files?.length ?? 0 },
    });
    return { id: event };
  },
});

export function by(ctx: Context): Named {
  return { id: whoIs(ctx.actor), name: ctx.actor.name };
}
