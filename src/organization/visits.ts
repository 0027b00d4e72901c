/** Overseers' visits for other modules: a meeting that an overseer attended is a visit, entered by the meeting itself (M27). */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { insertVisit, tieToMeeting, type Visitor } from './store/visits.ts';

/** Who is in charge of the unit on a day, as a visitor; undefined when this person is not. */
export async function chargeOf(tx: Tx, unit: UnitRef, personId: string, on: string): Promise<Visitor | undefined> {
  const row = await tx
    .selectFrom('overseer_duty')
    .select(['from_unit_id', 'person_division', 'person_id', 'person_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', personId)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .executeTakeFirst();
  return (
    row && {
      fromUnitId: row.from_unit_id,
      personDivision: row.person_division,
      personId: row.person_id,
      name: row.person_name,
    }
  );
}

/** The visit of a person to a unit on a day that counts as attending a meeting: entered by a meeting, or by hand. */
export async function meetingVisitOn(
  ctx: Context,
  unit: UnitRef,
  personId: string,
  on: string,
): Promise<{ id: string; meetingId: string | null } | undefined> {
  const row = await ctx.tx
    .selectFrom('overseer_visit')
    .select(['id', 'meeting_id'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', personId)
    .where('made_on', '=', on)
    .where('kind', '=', ctx.services.rulebook.committees.visits.meeting)
    .orderBy('id')
    .executeTakeFirst();
  return row && { id: row.id, meetingId: row.meeting_id };
}

/**
 * Enters the visit of an overseer who attended a meeting. Called by the meeting when it closes, inside its command; once for
 * each meeting and person however often it is called. A visit of that day that was entered by hand is tied to the meeting
 * instead. Answers the visit's id; null when the person is not in charge of the unit on that day (nothing is entered).
 */
export async function recordAttendedVisit(
  ctx: CommandContext,
  attended: { unit: UnitRef; meetingId: string; personId: string; on: string },
): Promise<string | null> {
  const { unit, meetingId, personId, on } = attended;
  const who = await chargeOf(ctx.tx, unit, personId, on);
  if (!who) return null;
  const before = await meetingVisitOn(ctx, unit, personId, on);
  if (before?.meetingId === meetingId) return before.id;
  if (before && before.meetingId === null) {
    await tieToMeeting(ctx.tx, unit, before.id, meetingId);
    return before.id;
  }
  const visit = {
    kind: ctx.services.rulebook.committees.visits.meeting,
    on,
    seen: null,
    advice: null,
    followUp: null,
    followUpDue: null,
  };
  const id = await insertVisit(ctx.tx, unit, who, visit, meetingId);
  if (id) await ctx.record({ unit, subjectKind: 'overseer_visit', subjectId: id, body: { personId, meetingId, on } });
  return id;
}
