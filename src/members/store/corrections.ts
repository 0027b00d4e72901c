/** Writes what members ask to have put right, and the answers. */
import type { Selectable } from 'kysely';
import type { Correction } from '../../../gen/db.ts';
import { at } from '../../organization/tree.ts';
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
  /** who asks in the member's place, and after what file */
  source?: { text: string; by: string; byName: string } | undefined;
  on: string;
  at: Date;
  due: string;
  /** a fact of his year in place of one of his dossier */
  contested?: { ref: string; year: number; recorderId: string | null };
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
      source: asked.source?.text ?? null,
      asked_by: asked.source?.by ?? null,
      asked_name: asked.source?.byName ?? null,
      asked_on: asked.on,
      asked_at: asked.at,
      due: asked.due,
      state: 'open',
      subject_id: asked.contested?.ref ?? null,
      year: asked.contested?.year ?? null,
      recorder_id: asked.contested?.recorderId ?? null,
    })
    .execute();
}

/** Refuses version.stale. */
export async function closeCorrection(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  closed: {
    state: 'agreed' | 'refused' | 'withdrawn';
    on: string;
    by: string;
    byName: string;
    answer: string | null;
    recordChanged?: boolean;
  },
): Promise<void> {
  await changeAsSeen(tx, 'correction', unit, id, version, {
    state: closed.state,
    decided_on: closed.on,
    decided_by: closed.by,
    decided_name: closed.byName,
    answer: closed.answer,
    ...(closed.recordChanged !== undefined && { record_changed: closed.recordChanged }),
  });
}

/** Open requests of somebody stand at the unit he belongs to now; within one division. */
export async function moveCorrectionRows(tx: Tx, personId: string, to: UnitRef): Promise<void> {
  await tx
    .updateTable('correction')
    .set((eb) => ({ unit_id: to.id, scope: to.path, version: eb('version', '+', 1) }))
    .where('division', '=', to.division)
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .execute();
}

/** The request once more at a unit of another division, under an id of its own and with values sealed for it. */
export async function copyCorrection(
  tx: Tx,
  row: Selectable<Correction>,
  to: UnitRef,
  change: { id: string; before: Buffer | null; after: Buffer | null },
): Promise<void> {
  await tx
    .insertInto('correction')
    .values({ ...row, ...at(to), ...change, version: 1 })
    .execute();
}

/** Closed here, because it goes on elsewhere as `movedTo`. */
export async function closeAsMoved(
  tx: Tx,
  unit: UnitRef,
  row: Pick<Selectable<Correction>, 'id' | 'version'>,
  movedTo: string,
  on: string,
  by: { accountId: string; name: string },
): Promise<void> {
  await changeAsSeen(tx, 'correction', unit, row.id, row.version, {
    state: 'moved',
    moved_to: movedTo,
    decided_on: on,
    decided_by: by.accountId,
    decided_name: by.name,
  });
}
