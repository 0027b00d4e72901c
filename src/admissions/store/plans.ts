/** Writes admission plans and their division. */
import type { Insertable, Updateable } from 'kysely';
import type { AdmissionPlan } from '../../../gen/db.ts';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Goal } from '../plan.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';

export async function insertPlan(tx: Tx, unit: UnitRef, row: Omit<Insertable<AdmissionPlan>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('admission_plan')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a plan as it was seen. Refuses version.stale. */
export async function changePlan(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<AdmissionPlan>,
): Promise<void> {
  await changeAsSeen(tx, 'admission_plan', unit, id, version, change);
}

/** Writes a plan's division anew; each share belongs to the unit that receives it. */
export async function putShares(
  tx: Tx,
  plan: { division: string; id: string },
  divisions: readonly string[],
  shares: readonly (Goal & { unit: UnitRef })[],
): Promise<void> {
  await tx
    .deleteFrom('admission_share')
    .where('division', 'in', [...new Set([...divisions, ...shares.map((share) => share.unit.division)])])
    .where('plan_id', '=', plan.id)
    .execute();
  if (shares.length > 0)
    await tx
      .insertInto('admission_share')
      .values(
        shares.map((share) => ({
          ...at(share.unit),
          id: newId(),
          plan_division: plan.division,
          plan_id: plan.id,
          grp: share.group,
          goal_min: share.min,
          goal_max: share.max,
        })),
      )
      .execute();
}
