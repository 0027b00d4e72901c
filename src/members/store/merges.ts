/** Writes what was decided of two records: made one, told apart. */
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Who } from '../merging/policy.ts';

export type NewMerge = {
  id: string;
  who: Who;
  loser: UnitRef;
  name: string;
  sortKey: string;
  taken: string[];
  moved: number;
  stayed: number;
  trace: Buffer;
  reason: string;
  on: string;
  by: string;
  byName: string;
  at: Date;
};

export async function insertMerge(tx: Tx, unit: UnitRef, merge: NewMerge): Promise<void> {
  await tx
    .insertInto('person_merge')
    .values({
      division: unit.division,
      id: merge.id,
      unit_id: unit.id,
      scope: unit.path,
      winner_id: merge.who.winner,
      loser_id: merge.who.loser,
      loser_division: merge.loser.division,
      loser_unit_id: merge.loser.id,
      name: merge.name,
      sort_key: merge.sortKey,
      taken: merge.taken,
      moved: merge.moved,
      stayed: merge.stayed,
      reason: merge.reason,
      merged_on: merge.on,
      merged_by: merge.by,
      merged_name: merge.byName,
      merged_at: merge.at,
    })
    .execute();
  await tx
    .insertInto('person_merge_trace')
    .values({ division: unit.division, id: merge.id, unit_id: unit.id, scope: unit.path, body: merge.trace })
    .execute();
}

/** The merge stays on record as undone; its trace is no longer needed and goes. */
export async function closeMerge(
  tx: Tx,
  unit: UnitRef,
  id: string,
  undone: { on: string; by: string; byName: string },
): Promise<void> {
  await tx
    .updateTable('person_merge')
    .set((eb) => ({
      undone_on: undone.on,
      undone_by: undone.by,
      undone_name: undone.byName,
      version: eb('version', '+', 1),
    }))
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('person_merge_trace').where('division', '=', unit.division).where('id', '=', id).execute();
}

export async function insertApart(
  tx: Tx,
  unit: UnitRef,
  apart: { one: string; other: string; on: string; by: string; byName: string },
): Promise<void> {
  const [first = '', second = ''] = [apart.one, apart.other].sort();
  await tx
    .insertInto('person_apart')
    .values({
      division: unit.division,
      id: newId(),
      unit_id: unit.id,
      scope: unit.path,
      person_id: first,
      other_id: second,
      noted_on: apart.on,
      noted_by: apart.by,
      noted_name: apart.byName,
    })
    .onConflict((c) => c.doNothing())
    .execute();
}
