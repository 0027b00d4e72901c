import { addressOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type AdjustmentLine, planRecord } from '../plan.ts';
import { itemProgress, planProgress, taskProgress } from '../progress.ts';
import { isOverdue, nameOf, planRow } from '../reading.ts';
import { reasonsNotToAdopt, reasonsNotToAnnul, reasonsNotToRevisePlan } from '../rules/resolutions.ts';

/** A plan with its items, their tasks, how far each is, and the targets of its resolution that no item takes up. */
export const getPlan = query({
  name: 'plan.get',
  method: 'GET',
  path: '/plans/{id}',
  capability: 'plan.read',
  summary: 'A plan: items, tasks, progress, targets not taken up',
  input: s.object({ id: s.id() }),
  output: planRecord,
  where: async (ctx, input) => addressOf(await planRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await planRow(ctx, input.id);
    if (row.state === 'draft' && !ctx.may('plan.edit', unit)) notFound();
    const items = await ctx.tx
      .selectFrom('plan_item')
      .selectAll()
      .where('division', '=', unit.division)
      .where('plan_id', '=', row.id)
      .orderBy('position')
      .execute();
    const tasks =
      items.length === 0
        ? []
        : await ctx.tx
            .selectFrom('task')
            .select(['id', 'plan_item_id', 'work', 'assignee_name', 'due', 'state', 'progress'])
            .where('division', '=', unit.division)
            .where(
              'plan_item_id',
              'in',
              items.map((i) => i.id),
            )
            .orderBy('due')
            .orderBy('id')
            .execute();
    const served = row.resolution_id
      ? await ctx.tx
          .selectFrom('resolution')
          .select(['id', 'title', 'number_text', 'division'])
          .where('id', '=', row.resolution_id)
          .executeTakeFirst()
      : undefined;
    const targets = served
      ? await ctx.tx
          .selectFrom('target')
          .selectAll()
          .where('division', '=', served.division)
          .where('resolution_id', '=', served.id)
          .where('dropped_on', 'is', null)
          .orderBy('position')
          .execute()
      : [];
    const adjustments = await ctx.tx
      .selectFrom('plan_adjustment')
      .selectAll()
      .where('division', '=', unit.division)
      .where('plan_id', '=', row.id)
      .orderBy('decided_on')
      .orderBy('id')
      .execute();
    const taken = new Set(items.map((i) => i.target_id));
    const lines = items.map((i) => {
      const own = tasks.filter((t) => t.plan_item_id === i.id);
      return {
        id: i.id,
        what: i.what,
        targetId: i.target_id,
        measure: i.measure,
        goalMin: i.goal_min,
        goalMax: i.goal_max,
        deadline: i.deadline,
        weight: i.weight,
        carriedFrom: i.carried_from,
        amendedBy: i.amended_by,
        progress: itemProgress(own),
        tasks: own.map((t) => ({
          id: t.id,
          work: t.work,
          assigneeName: t.assignee_name,
          due: t.due,
          state: t.state,
          overdue: isOverdue(t, ctx.today),
          progress: taskProgress(t),
        })),
      };
    });
    return {
      id: row.id,
      unit: await nameOf(ctx, unit.id),
      title: row.title,
      body: row.body,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      state: row.state,
      adoptedOn: row.adopted_on,
      annulled:
        row.annulled_on === null
          ? null
          : { on: row.annulled_on, decision: row.annul_decision, reason: row.annul_reason },
      resolution: served ? { id: served.id, title: served.title, numberText: served.number_text } : null,
      theme: row.theme,
      items: lines,
      adjustments: adjustments.map((a) => ({
        id: a.id,
        on: a.decided_on,
        decision: a.decision,
        reason: a.reason,
        by: a.by_name,
        changes: a.changes as AdjustmentLine['changes'],
      })),
      targets: targets.map((t) => ({
        id: t.id,
        indicator: t.indicator,
        measure: t.measure,
        baseText: t.base_text,
        baseValue: t.base_value,
        goalMin: t.goal_min,
        goalMax: t.goal_max,
        deadline: t.deadline,
      })),
      untaken: targets.filter((t) => !taken.has(t.id)).map((t) => t.id),
      progress: planProgress(lines.map((l) => ({ percent: l.progress.percent ?? 0, weight: l.weight }))),
      version: row.version,
      may: {
        'plan.revise': against(ctx, 'plan.edit', unit, reasonsNotToRevisePlan(row)),
        'plan.adopt': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotToAdopt({ state: row.state, items: items.length }, ctx.today, ctx.today),
        ),
        'plan.adjust': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotToAnnul(row.state, row.adopted_on, ctx.today, ctx.today),
        ),
        'plan.annul': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotToAnnul(row.state, row.adopted_on, ctx.today, ctx.today),
        ),
        'task.assign': against(
          ctx,
          'task.assign',
          unit,
          row.state === 'adopted' ? [] : [{ code: 'task.plan_not_adopted' }],
        ),
      },
    };
  },
});
