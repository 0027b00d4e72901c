/** Writes classes and places in them. */
import type { Insertable, Updateable } from 'kysely';
import type { ClassPlace, TrainingClass } from '../../../gen/db.ts';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';

export async function insertClass(tx: Tx, unit: UnitRef, row: Omit<Insertable<TrainingClass>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('training_class')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a class as it was seen. Refuses version.stale. */
export async function changeClass(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<TrainingClass>,
): Promise<void> {
  await changeAsSeen(tx, 'training_class', unit, id, version, change);
}

export async function insertPlace(tx: Tx, unit: UnitRef, row: Omit<Insertable<ClassPlace>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('class_place')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a place as it was seen. Refuses version.stale. */
export async function changePlace(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<ClassPlace>,
): Promise<void> {
  await changeAsSeen(tx, 'class_place', unit, id, version, change);
}
