/** The only file that writes the check calendar of resolutions. */
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Named } from '../people.ts';

export type NewCheck = { due: string; what: string; checker: Named };

/** Writes the dates. Returns their ids in order. */
export async function insertChecks(
  tx: Tx,
  unit: UnitRef,
  resolutionId: string,
  checks: NewCheck[],
  now: Date,
): Promise<string[]> {
  const rows = checks.map((check) => ({
    ...at(unit),
    id: newId(),
    resolution_id: resolutionId,
    due: check.due,
    what: check.what,
    checker_id: check.checker.id,
    checker_name: check.checker.name,
    state: 'planned',
    made_at: now,
  }));
  if (rows.length > 0) await tx.insertInto('resolution_check').values(rows).execute();
  return rows.map((r) => r.id);
}

export type CheckChange = Partial<{
  state: string;
  recorded_on: string;
  recorded_name: string;
  findings: string;
  outcome: string;
  task_id: string | null;
  drop_reason: string;
}>;

/** Changes a date as it was seen. Refuses version.stale. */
export async function changeCheck(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  change: CheckChange,
): Promise<void> {
  await changeAsSeen(tx, 'resolution_check', unit, id, version, change);
}
