/** The only file that writes meetings, their agenda and roll. Proposals and minutes: proposalStore.ts, minutesStore.ts. */
import type { Updateable } from 'kysely';
import type { Meeting } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { mustBeCurrent, notFound } from '../platform/refusal.ts';
import type { Invited } from './invited.ts';
import type { AgendaItem } from './meeting.ts';
import type { Mark } from './rules.ts';

export type By = { id: string; name: string };
export type NewMeeting = {
  kind: string;
  month: string;
  title: string;
  plannedAt: string;
  place: string;
  mode: string;
  calledBy: By;
  rulebookHash: string;
};

export async function insertMeeting(tx: Tx, unit: UnitRef, meeting: NewMeeting): Promise<string> {
  const id = newId();
  await tx
    .insertInto('meeting')
    .values({
      ...at(unit),
      id,
      kind: meeting.kind,
      month: meeting.month,
      title: meeting.title,
      planned_at: meeting.plannedAt,
      place: meeting.place,
      mode: meeting.mode,
      state: 'called',
      called_by: meeting.calledBy.id,
      called_name: meeting.calledBy.name,
      rulebook_hash: meeting.rulebookHash,
    })
    .execute();
  return id;
}

/** Writes the agenda whole; only before the meeting opens. */
export async function writeAgenda(tx: Tx, unit: UnitRef, meetingId: string, items: AgendaItem[]): Promise<void> {
  await tx
    .deleteFrom('meeting_item')
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .execute();
  await tx
    .insertInto('meeting_item')
    .values(
      items.map((item, position) => ({
        ...at(unit),
        id: newId(),
        meeting_id: meetingId,
        position: position + 1,
        kind: item.kind,
        title: item.title,
        preparation: item.preparation ?? '',
      })),
    )
    .execute();
}

/** Writes the roll anew, with nobody marked. */
export async function writeRoll(tx: Tx, unit: UnitRef, meetingId: string, invited: Invited[]): Promise<void> {
  await tx.deleteFrom('attendance').where('division', '=', unit.division).where('meeting_id', '=', meetingId).execute();
  if (invited.length === 0) return;
  await tx
    .insertInto('attendance')
    .values(
      invited.map((line) => ({
        ...at(unit),
        id: newId(),
        meeting_id: meetingId,
        person_id: line.personId,
        person_name: line.name,
        sort_key: line.sortKey,
        role: line.role,
        votes: line.votes,
        exempt: line.exempt,
        away: line.away,
        state: 'unknown',
      })),
    )
    .execute();
}

/** Changes the meeting's own row. Refuses version.stale. */
export async function changeMeeting(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  change: Updateable<Meeting>,
): Promise<void> {
  await changeAsSeen(tx, 'meeting', unit, id, version, change);
}

/** Marks lines of the roll. A reason is kept only with leave. */
export async function markRoll(
  tx: Tx,
  unit: UnitRef,
  marks: readonly Mark[],
  by: { id: string; at: Date },
): Promise<void> {
  for (const mark of marks) {
    await tx
      .updateTable('attendance')
      .set({
        state: mark.state,
        reason: mark.state === 'excused' ? (mark.reason ?? null) : null,
        marked_at: by.at,
        marked_by: by.id,
      })
      .where('division', '=', unit.division)
      .where('id', '=', mark.attendanceId)
      .execute();
  }
}

export type ItemText = { discussion: string; conclusion: string; taken: boolean };

/** Writes what was said on a point of the agenda. Refuses version.stale. */
export async function changeItem(tx: Tx, unit: UnitRef, id: string, version: number, text: ItemText): Promise<void> {
  const done = await tx
    .updateTable('meeting_item')
    .set({ ...text, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (done) return;
  const present = await tx
    .selectFrom('meeting_item')
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!present) notFound();
  mustBeCurrent(version, present.version);
}
