/** The only file that writes plans and their items. */

import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { ItemInput } from '../plan.ts';

export type PlanText = { title: string; body: string; startsOn: string; endsOn: string; items: ItemInput[] };
/** The resolution a plan serves, by both halves of its address: the link may cross divisions. */
export type Served = { division: string; id: string } | null;

export async function insertPlan(
  tx: Tx,
  unit: UnitRef,
  plan: PlanText,
  served: Served,
  by: { id: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('plan')
    .values({
      ...at(unit),
      id,
      title: plan.title,
      body: plan.body,
      starts_on: plan.startsOn,
      ends_on: plan.endsOn,
      state: 'draft',
      resolution_division: served?.division ?? null,
      resolution_id: served?.id ?? null,
      created_by: by.id,
      created_at: by.at,
    })
    .execute();
  await insertItems(tx, unit, id, plan.items, served);
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
  await step(tx, unit, id, version, {
    title: plan.title,
    body: plan.body,
    starts_on: plan.startsOn,
    ends_on: plan.endsOn,
    resolution_division: served?.division ?? null,
    resolution_id: served?.id ?? null,
  });
  await tx.deleteFrom('plan_item').where('division', '=', unit.division).where('plan_id', '=', id).execute();
  await insertItems(tx, unit, id, plan.items, served);
}

async function insertItems(tx: Tx, unit: UnitRef, planId: string, items: ItemInput[], served: Served): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('plan_item')
    .values(
      items.map((item, position) => ({
        ...at(unit),
        id: newId(),
        plan_id: planId,
        position,
        what: item.what,
        target_division: item.targetId ? (served?.division ?? null) : null,
        target_id: item.targetId ?? null,
        measure: item.measure ?? null,
        goal_min: item.goalMin ?? null,
        goal_max: item.goalMax ?? null,
        deadline: item.deadline ?? null,
        weight: item.weight,
      })),
    )
    .execute();
}

export async function setAdopted(tx: Tx, unit: UnitRef, id: string, version: number, on: string): Promise<void> {
  await step(tx, unit, id, version, { state: 'adopted', adopted_on: on });
}

export async function setPlanAnnulled(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  by: { on: string; decision: string; reason: string },
): Promise<void> {
  await step(tx, unit, id, version, {
    state: 'annulled',
    annulled_on: by.on,
    annul_decision: by.decision,
    annul_reason: by.reason,
  });
}

type Change = Partial<{
  title: string;
  body: string;
  starts_on: string;
  ends_on: string;
  state: string;
  adopted_on: string;
  resolution_division: string | null;
  resolution_id: string | null;
  annulled_on: string;
  annul_decision: string;
  annul_reason: string;
}>;

async function step(tx: Tx, unit: UnitRef, id: string, version: number, change: Change): Promise<void> {
  await changeAsSeen(tx, 'plan', unit, id, version, change);
}
