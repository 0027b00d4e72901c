/** The only file that writes amendments, what they change and who was told. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { TargetText } from '../amendment.ts';

export type NewAmendment = {
  resolutionId: string;
  act: 'resolution' | 'decision';
  no: number;
  text: string;
  on: string;
  reason: string;
  signerName: string;
  signerPost: string;
  at: Date;
};

export async function insertAmendment(tx: Tx, unit: UnitRef, given: NewAmendment): Promise<string> {
  const id = newId();
  await tx
    .insertInto('amendment')
    .values({
      ...at(unit),
      id,
      resolution_id: given.resolutionId,
      act: given.act,
      number_no: given.no,
      number_text: given.text,
      decided_on: given.on,
      reason: given.reason,
      signer_name: given.signerName,
      signer_post: given.signerPost,
      made_at: given.at,
    })
    .execute();
  return id;
}

export type Changed = { targetId: string; before: TargetText | null; after: TargetText | null };

export async function insertChanges(tx: Tx, unit: UnitRef, amendmentId: string, changes: Changed[]): Promise<void> {
  await tx
    .insertInto('amendment_change')
    .values(
      changes.map((change, position) => ({
        ...at(unit),
        id: newId(),
        amendment_id: amendmentId,
        target_id: change.targetId,
        position,
        before: change.before && JSON.stringify(change.before),
        after: change.after && JSON.stringify(change.after),
      })),
    )
    .execute();
}

/** Tells every recipient of the resolution, each in a row of its own, in one statement. */
export async function insertNotices(
  tx: Tx,
  issuer: UnitRef,
  amendmentId: string,
  units: UnitRef[],
  head: { resolutionId: string; on: string; title: string; numberText: string },
): Promise<void> {
  await sql`
    insert into amendment_notice (division, id, unit_id, scope, resolution_division, resolution_id, amendment_id, decided_on, title, number_text)
    select u.division, n.id, u.id, u.path, ${issuer.division}, ${head.resolutionId}::uuid, ${amendmentId}::uuid, ${head.on}::date, ${head.title}, ${head.numberText}
    from unnest(${units.map(() => newId())}::uuid[], ${units.map((u) => u.id)}::uuid[]) as n (id, unit_id) join unit u on u.id = n.unit_id`.execute(
    tx,
  );
}

/** Flags the items below that were built on what is now otherwise; an adjustment of the plan takes the flag away. */
export async function flagItems(
  tx: Tx,
  below: { lo: string; hi: string; divisions: string[] },
  targetIds: string[],
  amendmentId: string,
): Promise<void> {
  await tx
    .updateTable('plan_item')
    .set({ amended_by: amendmentId })
    .where('target_id', 'in', targetIds)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .execute();
}

export async function setNoticeAcknowledged(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  by: { id: string; name: string; at: Date },
): Promise<void> {
  await changeAsSeen(tx, 'amendment_notice', unit, id, version, {
    acknowledged_at: by.at,
    acknowledged_by: by.id,
    acknowledged_name: by.name,
  });
}
