/** The one way tasks come into being: judged together, each reason with its task's field, written in two statements. */

import { pathTo } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import { must } from '../platform/refusal.ts';
import { overlaysFor, taskSlots } from '../rulebook/kinds.ts';
import type { TaskSlot } from '../rulebook/schema.ts';
import { assigneesOf, checkersOf, whoIs } from './people.ts';
import { type AssignFacts, reasonsNotToAssign } from './rules/tasks.ts';
import { insertTasks, type NewTask } from './store/tasks.ts';
import type { TaskDraft } from './task.ts';

export type Giving = { meetingId?: string | null; resolution?: { division: string; id: string } | null };

/** Gives the tasks at the unit, or refuses with all reasons; `fieldOf` puts a draft's field in the command's own names. */
export async function giveTasks(
  ctx: CommandContext,
  unit: UnitRef,
  drafts: TaskDraft[],
  given: Giving,
  fieldOf: (i: number, slot: string) => string,
): Promise<string[]> {
  const assignees = new Map((await assigneesOf(ctx.tx, unit, ctx.today)).map((p) => [p.id, p]));
  const checkers = new Map((await checkersOf(ctx.tx, unit, ctx.today)).map((p) => [p.id, p]));
  const items = await itemsOf(
    ctx,
    unit,
    drafts.flatMap((d) => (d.planItemId ? [d.planItemId] : [])),
  );
  const { tasks } = ctx.services.rulebook;
  const slots = await slotsOf(ctx, unit);
  const facts: Omit<AssignFacts, 'plan'> = {
    today: ctx.today,
    assignees: new Set(assignees.keys()),
    checkers: new Set(checkers.keys()),
    sources: tasks.sources.map((s) => s.id),
    words: tasks,
    rule: tasks.rule,
    required: slots.filter((s) => s.required && s.meaning === 'text').map((s) => s.id),
  };
  must(
    drafts.flatMap((draft, i) => {
      const item = draft.planItemId ? items.get(draft.planItemId) : undefined;
      const plan = draft.planItemId
        ? { known: item !== undefined, state: item?.state ?? '', endsOn: item?.ends_on ?? '' }
        : null;
      return reasonsNotToAssign(draft, { ...facts, plan }).map((r) => ({ ...r, field: fieldOf(i, r.field ?? '') }));
    }),
  );
  const rows = drafts.map((draft): NewTask => {
    const item = draft.planItemId ? items.get(draft.planItemId) : undefined;
    const served =
      item?.resolution_division && item.resolution_id
        ? { division: item.resolution_division, id: item.resolution_id }
        : null;
    return {
      work: draft.work ?? '',
      accountability: draft.accountability ?? '',
      due: draft.due ?? '',
      result: draft.result ?? '',
      // the rules have seen both among the people of the unit
      assignee: { id: draft.assigneeId ?? '', name: assignees.get(draft.assigneeId ?? '')?.name ?? '' },
      checker: { id: draft.checkerId ?? '', name: checkers.get(draft.checkerId ?? '')?.name ?? '' },
      authority: draft.authority || null,
      givenBy: { id: whoIs(ctx.actor), name: ctx.actor.name },
      source: draft.source ?? usualSource(facts.sources, served !== null),
      theme: draft.theme ?? null,
      planId: item?.plan_id ?? null,
      planItemId: draft.planItemId ?? null,
      meetingId: given.meetingId ?? null,
      resolution: given.resolution ?? served,
      at: ctx.clock.now(),
    };
  });
  return await insertTasks(ctx.tx, unit, rows);
}

/** The slots as they are worded at this unit: the nation's, or those of the nearest overlay. */
export async function slotsOf(ctx: Context, unit: UnitRef): Promise<TaskSlot[]> {
  const places = await pathTo(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['path', 'code'])
    .where(
      'id',
      'in',
      places.map((p) => p.id),
    )
    .orderBy('path')
    .execute();
  return taskSlots(
    ctx.services.rulebook,
    overlaysFor(
      ctx.services.rulebook,
      rows.flatMap((r) => (r.code ? [r.code] : [])),
    ),
  );
}

/** Where a task comes from when nobody says (M42): from above when it serves a resolution received, else from the cell. */
function usualSource(sources: string[], fromAbove: boolean): string {
  const usual = fromAbove ? 'upper_committee' : 'cell';
  return sources.includes(usual) ? usual : (sources[0] ?? usual);
}

async function itemsOf(ctx: Context, unit: UnitRef, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await ctx.tx
    .selectFrom('plan_item as i')
    .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
    .select(['i.id', 'i.plan_id', 'p.state', 'p.ends_on', 'p.resolution_division', 'p.resolution_id'])
    .where('i.division', '=', unit.division)
    .where('i.unit_id', '=', unit.id)
    .where('i.id', 'in', ids)
    .execute();
  return new Map(rows.map((r) => [r.id, r]));
}
