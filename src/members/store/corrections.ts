/** Writes what members ask to have put right, and the answers. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';

export type NewCorrection = {
  id: string;
  personId: string;
  personName: string;
  sortKey: string;
  field: string;
  before: Buffer | null;
  after: Buffer | null;
  reason: string;
  on: string;
  at: Date;
  due: string;
};

export async function insertCorrection(tx: Tx, unit: UnitRef, asked: NewCorrection): Promise<void> {
  await tx
    .insertInto('correction')
    .values({
      division: unit.division,
      id: asked.id,
      unit_id: unit.id,
      scope: unit.path,
      person_id: asked.personId,
      person_name: asked.personName,
      sort_key: asked.sortKey,
      field: asked.field,
      before: asked.before,
      after: asked.after,
      reason: asked.reason,
      asked_on: asked.on,
      asked_at: asked.at,
      due: asked.due,
      state: 'open',
    })
    .execute();
}

/** Refuses version.stale. */
export async function closeCorrection(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  closed: { state: 'agreed' | 'refused' | 'withdrawn'; on: string; by: string; byName: string; answer: string | null },
): Promise<void> {
  await changeAsSeen(tx, 'correction', unit, id, version, {
    state: closed.state,
    decided_on: closed.on,
    decided_by: closed.by,
    decided_name: closed.byName,
    answer: closed.answer,
  });
}
