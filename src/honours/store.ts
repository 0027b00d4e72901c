/** The only file that writes honours: commendations, badges and cards. */
import type { Insertable, Updateable } from 'kysely';
import type { BadgeAward, Card, Commendation } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';
type Place = Pick<UnitRef, 'division'>;

/** Writes a commendation; returns its id. */
export async function insertCommendation(
  tx: Tx,
  unit: UnitRef,
  row: Omit<Insertable<Commendation>, Own>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('commendation')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a commendation as it was seen. Refuses version.stale. */
export async function changeCommendation(
  tx: Tx,
  unit: Place,
  id: string,
  version: number,
  change: Updateable<Commendation>,
): Promise<void> {
  await changeAsSeen(tx, 'commendation', unit, id, version, change);
}

/** Writes a badge that was proposed, passed over, or given before; returns its id. */
export async function insertAward(tx: Tx, unit: UnitRef, row: Omit<Insertable<BadgeAward>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('badge_award')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a badge as it was seen. Refuses version.stale. */
export async function changeAward(
  tx: Tx,
  unit: Place,
  id: string,
  version: number,
  change: Updateable<BadgeAward>,
): Promise<void> {
  await changeAsSeen(tx, 'badge_award', unit, id, version, change);
}

/** Writes a card; returns its id. */
export async function insertCard(tx: Tx, unit: UnitRef, row: Omit<Insertable<Card>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('card')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a card as it was seen. Refuses version.stale. */
export async function changeCard(
  tx: Tx,
  unit: Place,
  id: string,
  version: number,
  change: Updateable<Card>,
): Promise<void> {
  await changeAsSeen(tx, 'card', unit, id, version, change);
}
