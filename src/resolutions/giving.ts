/** The one way tasks come into being: judged together, each reason with its task's field, written in two statements. */

import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import { must } from '../platform/refusal.ts';
import { clearSlots, taskSlots } from '../rulebook/kinds.ts';
import { overlaysAt } from '../rulebook/local.ts';
import type { TaskSlot, Tasks } from '../rulebook/schema.ts';
import { assigneesOf, checkersOf, type Named, whoIs } from './people.ts';
import { type AssignFacts, reasonsNotToAssign } from './rules/tasks.ts';
import { reasonsOfClosedYear } from './rules/years.ts';
import { insertTasks, type NewTask } from './store/tasks.ts';
import type { TaskDraft } from './task.ts';
import { themedTexts } from './themed.ts';
import { closedYears } from './years.ts';

export type Giving = {
  meetingId?: string | null;
  resolution?: { division: string; id: string } | null;
  /** who gives it, where it is not the one who acts (the night's work) */
  givenBy?: Named;
  /** the series it comes from, and which day of it */
  series?: { id: string; occurrence: string };
};

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
  const { slots, rule } = clearSlots(ctx.services.rulebook, await overlaysAt(ctx, unit));
  const extras = slots.filter((slot) => slot.meaning === 'text');
  const facts: Omit<AssignFacts, 'plan'> = {
    today: ctx.today,
    assignees: new Set(assignees.keys()),
    checkers: new Set(checkers.keys()),
    sources: tasks.sources.map((s) => s.id),
    words: tasks,
    rule,
    extras: extras.map((slot) => slot.id),
    required: extras.filter((slot) => slot.required).map((slot) => slot.id),
  };
  const closed = await closedYears(ctx, unit);
  must(
    drafts.flatMap((draft, i) => {
      const item = draft.planItemId ? items.get(draft.planItemId) : undefined;
      const plan = draft.planItemId
        ? { known: item !== undefined, state: item?.state ?? '', endsOn: item?.ends_on ?? '' }
        : null;
      return [...reasonsNotToAssign(draft, { ...facts, plan }), ...reasonsOfClosedYear(closed, draft.due, 'due')].map(
        (r) => ({ ...r, field: fieldOf(i, r.field ?? '') }),
      );
    }),
  );
  const themes = await themedTexts(
    ctx,
    unit,
    drafts.map((d) => d.theme),
    Number(ctx.today.slice(0, 4)),
  );
  const rows = drafts.map((draft, i): NewTask => {
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
      givenBy: given.givenBy ?? { id: whoIs(ctx.actor), name: ctx.actor.name },
      source: draft.source ?? usualSource(tasks.sources, served !== null),
      theme: themes[i] ?? null,
      planId: item?.plan_id ?? null,
      planItemId: draft.planItemId ?? null,
      meetingId: given.meetingId ?? null,
      resolution: given.resolution ?? served,
      series: given.series ?? null,
      carriedFrom: null,
      progress: 0,
      at: ctx.clock.now(),
    };
  });
  return await insertTasks(ctx.tx, unit, rows);
}

/** The slots as they are worded at this unit: the nation's, or those of the nearest overlay. */
export async function slotsOf(ctx: Context, unit: UnitRef): Promise<TaskSlot[]> {
  return taskSlots(ctx.services.rulebook, await overlaysAt(ctx, unit));
}

/** Where a task comes from when nobody says (M42): from above when it serves a resolution received, else from the cell. */
function usualSource(sources: Tasks['sources'], fromAbove: boolean): string {
  const usual = fromAbove ? 'from_above' : 'own';
  return (sources.find((source) => source.usual === usual) ?? sources[0])?.id ?? '';
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
