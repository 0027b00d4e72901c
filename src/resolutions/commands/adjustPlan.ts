import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { itemInput } from '../plan.ts';
import { planRow } from '../reading.ts';
import { reasonsNotToAdjust } from '../rules/adjust.ts';
import { reasonsOfClosedYear } from '../rules/years.ts';
import { servedTargets } from '../serving.ts';
import { addItem, changeItem, insertAdjustment } from '../store/plans.ts';
import { closedYears } from '../years.ts';

const { targetId: _target, carriedFrom: _carried, ...itemText } = itemInput.shape;

/**
 * Changes items of an adopted plan by a dated decision (D21), or adds some; the tasks under them stay. It takes away the flag
 * of an amended target. Refuses record.draft, record.annulled, adjust.*, date.future, date.order, what drafting a plan refuses, year.closed, version.stale.
 */
export const adjustPlan = command({
  name: 'plan.adjust',
  method: 'POST',
  path: '/plans/{id}/adjustments',
  capability: 'plan.adopt',
  summary: 'Adjust an adopted plan by a dated decision',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    decision: s.text(200),
    reason: s.text(1000),
    changes: s.list(s.object({ itemId: s.id(), ...itemText }), 200),
    added: s.optional(s.list(itemInput, 200)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await planRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const items = await ctx.tx
      .selectFrom('plan_item')
      .selectAll()
      .where('division', '=', unit.division)
      .where('plan_id', '=', row.id)
      .orderBy('position')
      .execute();
    const added = input.added ?? [];
    const served = row.resolution_id ? await servedTargets(ctx, row.resolution_id) : null;
    must([
      ...reasonsNotToAdjust(
        { state: row.state, adoptedOn: row.adopted_on, startsOn: row.starts_on, endsOn: row.ends_on },
        { on: input.on, today: ctx.today, changes: input.changes, added },
        {
          items: new Map(items.map((i) => [i.id, { targetId: i.target_id }])),
          targetIds: served?.targetIds ?? [],
          measures: ctx.services.rulebook.targets.measures,
        },
      ),
      ...reasonsOfClosedYear(await closedYears(ctx, unit), row.ends_on, 'id'),
    ]);
    const byId = new Map(items.map((i) => [i.id, i]));
    for (const change of input.changes) await changeItem(ctx.tx, unit, change.itemId, change);
    for (const [i, item] of added.entries())
      await addItem(ctx.tx, unit, row.id, item, items.length + i, served?.address ?? null);
    const id = await insertAdjustment(ctx.tx, unit, row.id, input.version, {
      on: input.on,
      decision: input.decision,
      reason: input.reason,
      byName: ctx.actor.name,
      at: ctx.clock.now(),
      changes: [
        ...input.changes.map(({ itemId, ...after }) => {
          const before = byId.get(itemId);
          return {
            itemId,
            before: before
              ? textOf({
                  what: before.what,
                  measure: before.measure,
                  goalMin: before.goal_min,
                  goalMax: before.goal_max,
                  deadline: before.deadline,
                  weight: before.weight,
                })
              : null,
            after: textOf(after),
          };
        }),
        ...added.map((after) => ({ itemId: null, before: null, after: textOf(after) })),
      ],
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'plan',
      subjectId: row.id,
      body: {
        adjustmentId: id,
        on: input.on,
        decision: input.decision,
        changes: input.changes.length,
        added: added.length,
      },
      reason: input.reason,
    });
    return { id };
  },
});

type ItemText = {
  what: string;
  measure?: string | null | undefined;
  goalMin?: string | null | undefined;
  goalMax?: string | null | undefined;
  deadline?: string | null | undefined;
  weight: number;
};

/** What is kept of an item's text: only what it says. */
function textOf(item: ItemText): Record<string, string | number> {
  const { what, measure, goalMin, goalMax, deadline, weight } = item;
  return {
    what,
    weight,
    ...(measure && { measure }),
    ...(goalMin && { goalMin }),
    ...(goalMax && { goalMax }),
    ...(deadline && { deadline }),
  };
}
