import type { Selectable } from 'kysely';
import type { Target } from '../../../gen/db.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { type LineageUp, lineageUp } from '../lineage.ts';
import { itemProgress, planProgress, taskProgress } from '../progress.ts';
import { maySee, nameOf, type ResolutionRow, taskRow } from '../reading.ts';

/** A task read upwards: the item and plan it serves, the target, the resolution; and the month's resolution that gave it. */
export const getLineageUp = query({
  name: 'lineage.up',
  method: 'GET',
  path: '/tasks/{id}/lineage',
  capability: 'task.read',
  summary: 'A task up to the resolution it serves',
  input: s.object({ id: s.id() }),
  output: lineageUp,
  where: async (ctx, input) => addressOf(await taskRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const task = await taskRow(ctx, input.id);
    const items =
      task.plan_id === null
        ? []
        : await ctx.tx
            .selectFrom('plan_item')
            .selectAll()
            .where('division', '=', unit.division)
            .where('plan_id', '=', task.plan_id)
            .orderBy('position')
            .execute();
    const tasks =
      task.plan_id === null
        ? []
        : await ctx.tx
            .selectFrom('task')
            .select(['plan_item_id', 'state', 'progress'])
            .where('division', '=', unit.division)
            .where('plan_id', '=', task.plan_id)
            .execute();
    const progressOf = (itemId: string) => itemProgress(tasks.filter((t) => t.plan_item_id === itemId));
    const plan =
      task.plan_id === null
        ? undefined
        : await ctx.tx
            .selectFrom('plan')
            .selectAll()
            .where('division', '=', unit.division)
            .where('id', '=', task.plan_id)
            .executeTakeFirst();
    const item = items.find((i) => i.id === task.plan_item_id);
    const target = item?.target_id
      ? await ctx.tx.selectFrom('target').selectAll().where('id', '=', item.target_id).executeTakeFirst()
      : undefined;
    const own =
      task.resolution_id === null
        ? undefined
        : await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', task.resolution_id).executeTakeFirst();
    const upper = plan?.resolution_id
      ? await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', plan.resolution_id).executeTakeFirst()
      : undefined;
    return {
      task: {
        id: task.id,
        work: task.work,
        unit: await nameOf(ctx, unit.id),
        state: task.state,
        progress: taskProgress(task),
        meetingId: task.meeting_id,
      },
      month: own && own.kind === 'month' ? { id: own.id, title: own.title, numberText: own.number_text } : null,
      item: item ? { id: item.id, what: item.what, progress: progressOf(item.id) } : null,
      plan: plan
        ? {
            id: plan.id,
            title: plan.title,
            progress: planProgress(items.map((i) => ({ percent: progressOf(i.id).percent ?? 0, weight: i.weight }))),
          }
        : null,
      target: target ? shownTarget(target) : null,
      above: upper ? await aboveOf(ctx, upper, target?.id ?? null) : [],
      resolution: upper
        ? { id: upper.id, title: upper.title, numberText: upper.number_text, issuer: await nameOf(ctx, upper.unit_id) }
        : null,
    };
  },
});

/** The resolutions from above that this one carries out, level by level to the top; of each the target that ours goes back to. */
async function aboveOf(ctx: Context, from: ResolutionRow, targetId: string | null): Promise<LineageUp['above']> {
  const out: LineageUp['above'] = [];
  let lower = from;
  let named = targetId;
  while (lower.carries_division !== null && lower.carries_id !== null) {
    const upper = await ctx.tx
      .selectFrom('resolution')
      .selectAll()
      .where('division', '=', lower.carries_division)
      .where('id', '=', lower.carries_id)
      .executeTakeFirst();
    if (!upper || out.some((one) => one.resolution.id === upper.id)) break;
    const link: { carries_id: string | null } | undefined = named
      ? await ctx.tx
          .selectFrom('target')
          .select('carries_id')
          .where('division', '=', lower.division)
          .where('id', '=', named)
          .executeTakeFirst()
      : undefined;
    const target = link?.carries_id
      ? await ctx.tx
          .selectFrom('target')
          .select(['id', 'indicator', 'measure', 'goal_min', 'goal_max', 'deadline', 'dropped_on'])
          .where('division', '=', upper.division)
          .where('id', '=', link.carries_id)
          .executeTakeFirst()
      : undefined;
    out.push({
      resolution: {
        id: upper.id,
        title: upper.title,
        numberText: upper.number_text,
        issuer: await nameOf(ctx, upper.unit_id),
        readable: await maySee(ctx, upper.id),
      },
      target: target ? shownTarget(target) : null,
    });
    named = target?.id ?? null;
    lower = upper;
  }
  return out;
}

function shownTarget(
  target: Pick<
    Selectable<Target>,
    'id' | 'indicator' | 'measure' | 'goal_min' | 'goal_max' | 'deadline' | 'dropped_on'
  >,
) {
  return {
    id: target.id,
    indicator: target.indicator,
    measure: target.measure,
    goalMin: target.goal_min,
    goalMax: target.goal_max,
    deadline: target.deadline,
    droppedOn: target.dropped_on,
  };
}
