/** The only file that writes field reports. */
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { Duty } from './rules/fieldReports.ts';

export type NewReport = Duty & {
  meetingId: string;
  heldOn: string;
  body: string;
  onBehalfBy: string | null;
  at: Date;
};

/** Writes a report, or the newer text of one; a report that was missed is then given. */
export async function writeReport(tx: Tx, unit: UnitRef, report: NewReport): Promise<string> {
  const { id } = await tx
    .insertInto('field_report')
    .values({
      ...at(unit),
      id: newId(),
      meeting_id: report.meetingId,
      held_on: report.heldOn,
      field: report.field,
      person_id: report.personId,
      person_name: report.personName,
      state: 'given',
      body: report.body,
      on_behalf_by: report.onBehalfBy,
      written_at: report.at,
    })
    .onConflict((c) =>
      c.columns(['division', 'meeting_id', 'field', 'person_id']).doUpdateSet((eb) => ({
        state: 'given',
        body: report.body,
        missed_running: 0,
        on_behalf_by: report.onBehalfBy,
        written_at: report.at,
        version: eb('field_report.version', '+', 1),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes for each duty that nobody reported on, and how many meetings running that makes. */
export async function writeMissed(
  tx: Tx,
  unit: UnitRef,
  meeting: { id: string; heldOn: string; at: Date },
  missed: readonly (Duty & { running: number })[],
): Promise<void> {
  if (missed.length === 0) return;
  await tx
    .insertInto('field_report')
    .values(
      missed.map((duty) => ({
        ...at(unit),
        id: newId(),
        meeting_id: meeting.id,
        held_on: meeting.heldOn,
        field: duty.field,
        person_id: duty.personId,
        person_name: duty.personName,
        state: 'missed',
        missed_running: duty.running,
        written_at: meeting.at,
      })),
    )
    .execute();
}
