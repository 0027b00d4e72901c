/** Writes overseers' visits. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { personSortKey } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import { at } from '../tree.ts';

export type Visitor = { fromUnitId: string; personDivision: string; personId: string; name: string };
export type VisitText = {
  kind: string;
  on: string;
  seen: string | null;
  advice: string | null;
  followUp: string | null;
  followUpDue: string | null;
};

/** Writes a visit; returns its id, or null when this meeting already entered it. */
export async function insertVisit(
  tx: Tx,
  unit: UnitRef,
  who: Visitor,
  visit: VisitText,
  meetingId: string | null = null,
): Promise<string | null> {
  const row = await tx
    .insertInto('overseer_visit')
    .values({
      ...at(unit),
      id: newId(),
      from_unit_id: who.fromUnitId,
      person_division: who.personDivision,
      person_id: who.personId,
      person_name: who.name,
      sort_key: personSortKey(who.name),
      ...columns(visit),
      meeting_id: meetingId,
    })
    .onConflict((c) => c.columns(['division', 'meeting_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Ties a visit that was entered by hand to the meeting it was. */
export async function tieToMeeting(tx: Tx, unit: UnitRef, id: string, meetingId: string): Promise<void> {
  await tx
    .updateTable('overseer_visit')
    .set((eb) => ({ meeting_id: meetingId, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

/** Corrects a visit. Refuses version.stale. */
export async function updateVisit(tx: Tx, unit: UnitRef, id: string, visit: VisitText, version: number): Promise<void> {
  await changeAsSeen(tx, 'overseer_visit', unit, id, version, columns(visit));
}

/** Notes that what was to follow is done. Refuses version.stale. */
export async function finishFollowUp(
  tx: Tx,
  unit: UnitRef,
  id: string,
  done: { on: string; result: string },
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'overseer_visit', unit, id, version, {
    follow_up_done: done.on,
    follow_up_result: done.result,
  });
}

function columns(visit: VisitText) {
  return {
    kind: visit.kind,
    made_on: visit.on,
    seen: visit.seen,
    advice: visit.advice,
    follow_up: visit.followUp,
    follow_up_due: visit.followUpDue,
  };
}
