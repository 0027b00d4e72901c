/** Writes signed rosters and the differences found. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { DifferenceKind } from '../reconciliation.ts';

export type NewCheck = {
  period: string;
  asOf: string;
  registered: number;
  confirmed: number;
  guests: number;
  members: string[];
  signedOn: string;
  signedBy: string;
  signedName: string;
  signedAt: Date;
  differences: {
    kind: DifferenceKind;
    personId: string | null;
    name: string;
    sortKey: string;
    note: string | null;
  }[];
};

export async function insertCheck(tx: Tx, unit: UnitRef, check: NewCheck): Promise<string> {
  const id = newId();
  const at = { division: unit.division, unit_id: unit.id, scope: unit.path };
  await tx
    .insertInto('roster_check')
    .values({
      ...at,
      id,
      period: check.period,
      as_of: check.asOf,
      registered: check.registered,
      confirmed: check.confirmed,
      guests: check.guests,
      members: check.members,
      signed_on: check.signedOn,
      signed_by: check.signedBy,
      signed_name: check.signedName,
      signed_at: check.signedAt,
    })
    .execute();
  if (check.differences.length > 0)
    await tx
      .insertInto('roster_difference')
      .values(
        check.differences.map((each) => ({
          ...at,
          id: newId(),
          check_id: id,
          kind: each.kind,
          person_id: each.personId,
          person_name: each.name,
          sort_key: each.sortKey,
          note: each.note,
          found_on: check.signedOn,
        })),
      )
      .execute();
  return id;
}

/** Refuses version.stale. */
export async function settleDifference(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  settled: { on: string; by: string; byName: string; settlement: string },
): Promise<void> {
  await changeAsSeen(tx, 'roster_difference', unit, id, version, {
    settled_on: settled.on,
    settled_by: settled.by,
    settled_name: settled.byName,
    settlement: settled.settlement,
  });
}
