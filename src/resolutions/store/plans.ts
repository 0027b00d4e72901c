/** The only file that writes plans and their items. */

import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { ItemInput } from '../plan.ts';
import { type Themed, themeColumns } from '../themed.ts';
import { replaceParts } from './parts.ts';

export type PlanText = {
  title: string;
  body: string;
  startsOn: string;
  endsOn: string;
  theme: Themed;
  items: ItemInput[];
};
/** The resolution a plan serves, by both halves of its address: the link may cross divisions. */
export type Served = { division: string; id: string } | null;

export async function insertPlan(
  tx: Tx,
  unit: UnitRef,
  plan: PlanText,
  served: Served,
  by: { id: string; at: Date },
  programmeYear: number | null = null,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('plan')
    .values({
      ...at(unit),
      id,
      ...textOf(plan, served),
      state: 'draft',
      programme_year: programmeYear,
      created_by: by.id,
      created_at: by.at,
    })
    .execute();
  await writeItems(tx, unit, id, plan.items, served);
  return id;
}

/** Rewrites a draft whole. Refuses version.stale. */
export async function rewritePlan(
  tx: Tx,
  unit: UnitRef,
  id: string,
  plan: PlanText,
  served: Served,
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'plan', unit, id, version, textOf(plan, served));
  await writeItems(tx, unit, id, plan.items, served);
}

function textOf(plan: PlanText, served: Served) {
  return {
    title: plan.title,
    body: plan.body,
    starts_on: plan.startsOn,
    ends_on: plan.endsOn,
    ...themeColumns(plan.theme),
    resolution_division: served?.division ?? null,
    resolution_id: served?.id ?? null,
  };
}

async function writeItems(tx: Tx, unit: UnitRef, planId: string, items: ItemInput[], served: Served): Promise<void> {
  await replaceParts(
    tx,
    'plan_item',
    unit,
    planId,
    items.map((item, position) => itemRow(unit, planId, item, position, served)),
  );
}

/** An item added to an adopted plan, by an adjustment. */
export async function addItem(
  tx: Tx,
  unit: UnitRef,
  planId: string,
  item: ItemInput,
  position: number,
  served: Served,
): Promise<void> {
  await tx
    .insertInto('plan_item')
    .values(itemRow(unit, planId, item, position, served))
    .execute();
}

function itemRow(unit: UnitRef, planId: string, item: ItemInput, position: number, served: Served) {
  return {
    ...at(unit),
    id: newId(),
    plan_id: planId,
    position,
    ...itemText(item),
    target_division: item.targetId ? (served?.division ?? null) : null,
    target_id: item.targetId ?? null,
    carried_from: item.carriedFrom ?? null,
  };
}

function itemText(item: Omit<ItemInput, 'targetId' | 'carriedFrom'>) {
  return {
    what: item.what,
    measure: item.measure ?? null,
    goal_min: item.goalMin ?? null,
    goal_max: item.goalMax ?? null,
    deadline: item.deadline ?? null,
    weight: item.weight,
  };
}

/** The new text of an item of an adopted plan; from then on it answers the target as it now stands. */
export async function changeItem(tx: Tx, unit: UnitRef, id: string, item: Omit<ItemInput, 'targetId'>): Promise<void> {
  await tx
    .updateTable('plan_item')
    .set({ ...itemText(item), amended_by: null })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

export type Adjustment = {
  on: string;
  decision: string;
  reason: string;
  byName: string;
  at: Date;
  changes: { itemId: string | null; before: unknown; after: unknown }[];
};

/** Writes the dated act by which an adopted plan was changed, and counts the plan up. Refuses version.stale. */
export async function insertAdjustment(
  tx: Tx,
  unit: UnitRef,
  planId: string,
  version: number,
  act: Adjustment,
): Promise<string> {
  await changeAsSeen(tx, 'plan', unit, planId, version, {});
  const id = newId();
  await tx
    .insertInto('plan_adjustment')
    .values({
      ...at(unit),
      id,
      plan_id: planId,
      decided_on: act.on,
      decision: act.decision,
      reason: act.reason,
      by_name: act.byName,
      made_at: act.at,
      changes: JSON.stringify(act.changes),
    })
    .execute();
  return id;
}

/** Hangs the tasks carried over from a closed year on the items of the programme that name what they come from. */
export async function linkCarried(tx: Tx, unit: UnitRef, planId: string): Promise<void> {
  await tx
    .updateTable('task')
    .from('plan_item as i')
    .set((eb) => ({ plan_id: planId, plan_item_id: eb.ref('i.id'), version: eb('task.version', '+', 1) }))
    .where('i.division', '=', unit.division)
    .where('i.plan_id', '=', planId)
    .where('task.division', '=', unit.division)
    .where('task.unit_id', '=', unit.id)
    .whereRef('task.carried_from', '=', 'i.carried_from')
    .execute();
}

export async function setAdopted(tx: Tx, unit: UnitRef, id: string, version: number, on: string): Promise<void> {
  await changeAsSeen(tx, 'plan', unit, id, version, { state: 'adopted', adopted_on: on });
}

export async function setPlanAnnulled(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  by: { on: string; decision: string; reason: string },
): Promise<void> {
  await changeAsSeen(tx, 'plan', unit, id, version, {
    state: 'annulled',
    annulled_on: by.on,
    annul_decision: by.decision,
    annul_reason: by.reason,
  });
}
