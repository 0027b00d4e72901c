import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import * as s from '../../platform/schema.ts';
import { slotsOf } from '../giving.ts';
import { taskProgress } from '../progress.ts';
import { iso, nameOf, standingOf, taskRow } from '../reading.ts';
import { reasonsClosed, reasonsNotToCheck, reasonsNotToReport } from '../rules/tasks.ts';
import { taskRecord } from '../task.ts';
import { lineOfTask } from './taskLine.ts';

/** A task: its slots, what happened with its evidence, and what the reader may do. */
export const getTask = query({
  name: 'task.get',
  method: 'GET',
  path: '/tasks/{id}',
  capability: 'task.read',
  summary: 'A task: slots, what happened, evidence',
  input: s.object({ id: s.id() }),
  output: taskRecord,
  where: async (ctx, input) => addressOf(await taskRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await taskRow(ctx, input.id);
    const events = await ctx.tx
      .selectFrom('task_event')
      .selectAll()
      .where('division', '=', unit.division)
      .where('task_id', '=', row.id)
      .orderBy('at')
      .orderBy('id')
      .limit(1000)
      .execute();
    const files = await ctx.tx
      .selectFrom('file')
      .select(['id', 'name', 'media_type', 'bytes', 'owner_id'])
      .where('division', '=', unit.division)
      .where(
        'owner_id',
        'in',
        events.map((e) => e.id),
      )
      .where('owner_kind', '=', 'task_event')
      .orderBy('id')
      .execute();
    const standing = standingOf(ctx, row);
    const report = eitherWay(
      standing.mayEnterForOthers,
      (onBehalfOf) => reasonsNotToReport(standing, onBehalfOf),
      row.assignee_id,
    );
    const check = eitherWay(
      standing.mayEnterForOthers,
      (onBehalfOf) => reasonsNotToCheck(standing, onBehalfOf),
      row.checker_id,
    );
    return {
      ...lineOfTask(row, await nameOf(ctx, unit.id), ctx.today),
      accountability: row.accountability,
      authority: row.authority,
      theme: row.theme,
      givenBy: row.given_name,
      createdAt: row.created_at.toISOString(),
      reportedAt: iso(row.reported_at),
      cancelReason: row.cancel_reason,
      planItemId: row.plan_item_id,
      meetingId: row.meeting_id,
      resolutionId: row.resolution_id,
      seriesId: row.series_id,
      carriedFrom: row.carried_from,
      carriedTo: row.state === 'carried' ? await carriedTo(ctx, unit, row.id) : null,
      measured: taskProgress(row),
      slots: (await slotsOf(ctx, unit)).map((slot) => ({ id: slot.id, meaning: slot.meaning, label: slot.label })),
      events: events.map((e) => ({
        id: e.id,
        kind: e.kind,
        progress: e.progress,
        dueBefore: e.due_before,
        dueAfter: e.due_after,
        note: e.note,
        by: e.by_name,
        onBehalfOf: e.on_behalf_name,
        at: e.at.toISOString(),
        files: files
          .filter((f) => f.owner_id === e.id)
          .map((f) => ({ id: f.id, name: f.name, mediaType: f.media_type, bytes: f.bytes })),
      })),
      mine: standing.self === row.assignee_id,
      checks: standing.self === row.checker_id,
      onBehalf: standing.mayEnterForOthers,
      may: {
        'task.progress': against(ctx, 'task.report', unit, report),
        'task.report': against(ctx, 'task.report', unit, report),
        'task.check': against(ctx, 'task.check', unit, check),
        'task.change_due': against(ctx, 'task.assign', unit, reasonsClosed(row)),
        'task.cancel': against(ctx, 'task.assign', unit, reasonsClosed(row)),
        'task.comment': against(ctx, 'task.report', unit, []),
      },
    };
  },
});

/** In one's own name, or (where one may) entered for the one whose part it is. */
function eitherWay<R>(mayEnter: boolean, reasonsAs: (onBehalfOf: string | null) => R[], whose: string): R[] {
  const own = reasonsAs(null);
  if (own.length === 0 || !mayEnter) return own;
  const forOther = reasonsAs(whose);
  return forOther.length === 0 ? forOther : own;
}

/** The task of the next year that goes on with this one. */
async function carriedTo(ctx: Context, unit: UnitRef, id: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('task')
    .select('id')
    .where('division', '=', unit.division)
    .where('carried_from', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}
