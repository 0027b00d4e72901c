/** The only file that writes targets, their yearly steps and the values recorded of them. */
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { TargetInput } from '../resolution.ts';
import { replaceParts } from './parts.ts';

type Address = { division: string; id: string } | null;

/** Writes the targets of a draft in place of those it had; `upper` is the resolution they carry out. */
export async function writeTargets(
  tx: Tx,
  unit: UnitRef,
  resolutionId: string,
  targets: TargetInput[],
  upper: Address,
): Promise<void> {
  const old = tx
    .selectFrom('target')
    .select('id')
    .where('division', '=', unit.division)
    .where('resolution_id', '=', resolutionId);
  await tx.deleteFrom('target_step').where('division', '=', unit.division).where('target_id', 'in', old).execute();
  const rows = targets.map((target, position) => rowOf(unit, resolutionId, target, position, upper));
  await replaceParts(tx, 'target', unit, resolutionId, rows);
  await insertSteps(
    tx,
    unit,
    targets.map((target, i) => ({ id: rows[i]?.id ?? '', target })),
  );
}

/** Adds a target to an issued resolution, by an amendment. Returns its id. */
export async function addTarget(
  tx: Tx,
  unit: UnitRef,
  resolutionId: string,
  target: TargetInput,
  position: number,
  amendmentId: string,
): Promise<string> {
  const row = rowOf(unit, resolutionId, target, position, null);
  await tx
    .insertInto('target')
    .values({ ...row, added_by: amendmentId })
    .execute();
  await insertSteps(tx, unit, [{ id: row.id, target }]);
  return row.id;
}

/** The new text of a target of an issued resolution; its steps are those given, or stay when none are. */
export async function changeTarget(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  target: TargetInput,
): Promise<void> {
  await changeAsSeen(tx, 'target', unit, id, version, textOf(target));
  if (target.steps === undefined) return;
  await tx.deleteFrom('target_step').where('division', '=', unit.division).where('target_id', '=', id).execute();
  await insertSteps(tx, unit, [{ id, target }]);
}

export async function dropTarget(tx: Tx, unit: UnitRef, id: string, version: number, on: string): Promise<void> {
  await changeAsSeen(tx, 'target', unit, id, version, { dropped_on: on });
}

export type Value = { on: string; value: string; source: string; byName: string; at: Date };

/** Writes down where a target stood on a day. Returns the id of the record. */
export async function insertValue(tx: Tx, unit: UnitRef, targetId: string, value: Value): Promise<string> {
  const id = newId();
  await tx
    .insertInto('target_value')
    .values({
      ...at(unit),
      id,
      target_id: targetId,
      measured_on: value.on,
      value: value.value,
      source: value.source,
      by_name: value.byName,
      made_at: value.at,
    })
    .execute();
  return id;
}

function rowOf(unit: UnitRef, resolutionId: string, target: TargetInput, position: number, upper: Address) {
  return {
    ...at(unit),
    id: newId(),
    resolution_id: resolutionId,
    position,
    ...textOf(target),
    carries_division: target.carries ? (upper?.division ?? null) : null,
    carries_id: target.carries ?? null,
  };
}

function textOf(target: TargetInput) {
  return {
    indicator: target.indicator,
    measure: target.measure,
    base_text: target.baseText || null,
    base_value: target.baseValue ?? null,
    goal_min: target.goalMin,
    goal_max: target.goalMax,
    deadline: target.deadline,
  };
}

async function insertSteps(tx: Tx, unit: UnitRef, of: { id: string; target: TargetInput }[]): Promise<void> {
  const rows = of.flatMap(({ id, target }) =>
    (target.steps ?? []).map((step) => ({ ...at(unit), id: newId(), target_id: id, year: step.year, goal: step.goal })),
  );
  if (rows.length > 0) await tx.insertInto('target_step').values(rows).execute();
}
