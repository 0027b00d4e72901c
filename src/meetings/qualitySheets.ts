/** How score sheets are found inside the reader's scope, and what the reader may do with them. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { against } from '../platform/may.ts';
import { found, type Reason } from '../platform/refusal.ts';
import { kindOf } from './kinds.ts';
import type { QualityLine, QualityListLine, QualityScale } from './quality.ts';
import { type MeetingRow, rulesOfMeeting, stateOf } from './reading.ts';
import { reasonsByState } from './rules/meeting.ts';
import { reasonsNotToScore } from './rules/quality.ts';
import { scaleOf } from './scale.ts';

export async function sheetRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('quality_sheet').selectAll().where('id', '=', id).executeTakeFirst());
}
export type SheetRow = Awaited<ReturnType<typeof sheetRow>>;

/** The sheet of a meeting, if it was scored. */
export async function sheetOf(ctx: Context, unit: UnitRef, meetingId: string): Promise<SheetRow | null> {
  return (
    (await ctx.tx
      .selectFrom('quality_sheet')
      .selectAll()
      .where('division', '=', unit.division)
      .where('meeting_id', '=', meetingId)
      .executeTakeFirst()) ?? null
  );
}

/** How this meeting is scored, by the rules it was opened under; null where meetings of its kind are not. */
export async function scaleFor(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<QualityScale | null> {
  const rules = await rulesOfMeeting(ctx, unit, row);
  const duty = rules.rulebook.meetings.quality?.duty;
  if (duty === undefined || !kindOf(rules.rulebook, row.kind).fulfils.includes(duty)) return null;
  return scaleOf(rules);
}

export function linesOf(row: Pick<SheetRow, 'lines'>): QualityLine[] {
  return row.lines as unknown as QualityLine[];
}

/** Why the cell may not score the meeting now, whatever is typed. */
export function mayScore(
  ctx: Context,
  unit: UnitRef,
  meeting: MeetingRow,
  scale: QualityScale | null,
  sheet: { state: string } | null,
): Reason[] {
  const byState = reasonsByState('quality.score', stateOf(meeting));
  return against(
    ctx,
    'meeting.hold',
    unit,
    byState.length > 0 ? byState : reasonsNotToScore({ scale, sheet, voteGiven: true }),
  );
}

export function listLine(row: SheetRow, unit: QualityListLine['unit'], today: string): QualityListLine {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    unit,
    month: row.month,
    state: row.state,
    maximum: row.maximum,
    selfTotal: row.self_total,
    selfLevel: row.self_level,
    upperTotal: row.upper_total,
    upperLevel: row.upper_level,
    gap: row.upper_total === null ? null : row.upper_total - row.self_total,
    confirmDue: row.confirm_due,
    overdue: row.state === 'scored' && row.confirm_due < today,
    version: row.version,
  };
}
