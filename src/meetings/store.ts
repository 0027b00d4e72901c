/** The only file that writes meetings, their roll and their papers. The rest: agendaStore.ts, proposalStore.ts, minutesStore.ts, qualityStore.ts, fieldReportStore.ts. */
import type { Updateable } from 'kysely';
import type { Meeting } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Columns, insertRows, updateRows } from '../platform/db/bulk.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { Invited } from './invited.ts';
import type { Speech } from './meeting.ts';
import type { Mark } from './rules/meeting.ts';

export type By = { id: string; name: string };
export type NewMeeting = {
  kind: string;
  month: string;
  title: string;
  plannedAt: string;
  place: string;
  mode: string;
  calledBy: By;
  opened: { rulebook_hash: string; ruled_on: string };
  /** how many meetings running said the same */
  repeated: number;
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
      repeated: meeting.repeated,
      ...meeting.opened,
    })
    .execute();
  return id;
}

/** Writes the roll anew, with nobody marked. */
export async function writeRoll(tx: Tx, unit: UnitRef, meetingId: string, invited: Invited[]): Promise<void> {
  await tx.deleteFrom('attendance').where('division', '=', unit.division).where('meeting_id', '=', meetingId).execute();
  await insertRows(
    tx,
    'attendance',
    ROLL,
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
  );
}

const ROLL: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  meeting_id: 'uuid',
  person_id: 'uuid',
  person_name: 'text',
  sort_key: 'text',
  role: 'text',
  votes: 'boolean',
  exempt: 'boolean',
  away: 'boolean',
  state: 'text',
};

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
  const lines = marks.map((mark) => ({
    division: unit.division,
    id: mark.attendanceId,
    state: mark.state,
    reason: mark.state === 'excused' ? (mark.reason ?? null) : null,
    marked_at: by.at.toISOString(),
    marked_by: by.id,
  }));
  await updateRows(tx, 'attendance', MARKS, lines);
}

const MARKS: Columns = {
  division: 'text',
  id: 'uuid',
  state: 'text',
  reason: 'text',
  marked_at: 'timestamptz',
  marked_by: 'uuid',
};

/** Writes the words from above whole. Refuses version.stale. */
export async function writeSpeeches(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  speeches: readonly Speech[],
): Promise<void> {
  await changeMeeting(tx, unit, id, version, { speeches: JSON.stringify(speeches) });
}

/** Names a file as a paper of the meeting, or as the scan of one. */
export async function insertPaper(
  tx: Tx,
  unit: UnitRef,
  paper: { meetingId: string; fileId: string; kind: string; name: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('meeting_paper')
    .values({
      ...at(unit),
      id,
      meeting_id: paper.meetingId,
      file_id: paper.fileId,
      kind: paper.kind,
      added_name: paper.name,
      added_at: paper.at,
    })
    .execute();
  return id;
}
