/** How meetings are found inside the reader's scope, and the facts that the rules are asked with. */

import { addressOf, pathTo } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf, lastDayOf } from '../platform/clock.ts';
import type { Tx } from '../platform/db/scope.ts';
import { against } from '../platform/may.ts';
import { found, type Reason } from '../platform/refusal.ts';
import { type CaseRules, rulesOfCase } from '../rulebook/cases.ts';
import { isOfCommittee } from '../rulebook/kinds.ts';
import { kindOf, regularKinds } from './kinds.ts';
import { MEETING_ACTS, type MeetingAct, type MeetingState, type RollRole, type RollState } from './meeting.ts';
import { type RollFacts, reasonsByState, reasonsNotToAdopt, reasonsNotToClose } from './rules/meeting.ts';

export async function meetingRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst());
}
export type MeetingRow = Awaited<ReturnType<typeof meetingRow>>;

/** The unit a meeting belongs to, for a command's `where`. */
export async function unitOfMeeting(ctx: Context, id: string): Promise<UnitRef> {
  return addressOf(await meetingRow(ctx, id));
}

export async function proposalRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst());
}
export type ProposalRow = Awaited<ReturnType<typeof proposalRow>>;

export function stateOf(row: { state: string }): MeetingState {
  return row.state as MeetingState;
}

/** The rules a meeting is judged by: those of the day it was opened; before that, of the day it was called (D17). */
export async function rulesOfMeeting(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<CaseRules> {
  return await rulesOfCase(ctx, unit, {
    rulebook_hash: row.rulebook_hash,
    ruled_on: row.ruled_on ?? dateOf(row.opened_at ?? row.planned_at, ctx.clock.timeZone),
  });
}

/** The local day a meeting was called for. */
export function plannedOn(row: { planned_at: Date }, ctx: Pick<Context, 'clock'>): string {
  return dateOf(row.planned_at, ctx.clock.timeZone);
}

/** The day its attendance and votes count for: the one it was called for, or the last of its month where that was later. */
export function countsOn(row: { planned_at: Date; month: string }, ctx: Pick<Context, 'clock'>): string {
  const [planned, last] = [plannedOn(row, ctx), lastDayOf(row.month)];
  return planned < last ? planned : last;
}

/** The lines of the roll: members first in name order, then guests, then those from above. */
export async function rollRows(tx: Tx, unit: UnitRef, meetingId: string) {
  const rows = await tx
    .selectFrom('attendance')
    .selectAll()
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  const order: RollRole[] = ['official', 'probationary', 'guest', 'overseer'];
  return rows.sort((a, b) => order.indexOf(a.role as RollRole) - order.indexOf(b.role as RollRole));
}
export type RollRow = Awaited<ReturnType<typeof rollRows>>[number];

export function rollFacts(rows: RollRow[]): RollFacts[] {
  return rows.map((r) => ({
    id: r.id,
    personId: r.person_id,
    role: r.role as RollRole,
    votes: r.votes,
    exempt: r.exempt,
    away: r.away,
    state: r.state as RollState,
  }));
}

export async function itemRows(tx: Tx, unit: UnitRef, meetingId: string) {
  return await tx
    .selectFrom('meeting_item')
    .selectAll()
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute();
}
export type ItemRow = Awaited<ReturnType<typeof itemRows>>[number];

/** The frozen minutes of a meeting, if they were confirmed. */
export async function minutesRow(tx: Tx, unit: UnitRef, meetingId: string) {
  return (
    (await tx
      .selectFrom('minutes')
      .selectAll()
      .where('division', '=', unit.division)
      .where('meeting_id', '=', meetingId)
      .executeTakeFirst()) ?? null
  );
}

/** The unit's regular meeting that is called or open, if there is one. */
export async function openRegular(ctx: Context, unit: UnitRef) {
  const kinds = regularKinds(ctx.services.rulebook);
  if (kinds.length === 0) return null;
  const row = await ctx.tx
    .selectFrom('meeting')
    .select(['id', 'planned_at'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('kind', 'in', kinds)
    .where('state', 'in', ['called', 'open'])
    .executeTakeFirst();
  return row ? { id: row.id, date: plannedOn(row, ctx) } : null;
}

/** The levels a proposal of this unit may be addressed to: the unit itself and all above (M30). */
export async function addressees(ctx: Context, unit: UnitRef) {
  return (await pathTo(ctx.tx, unit)).reverse();
}

/** Which right each act asks. */
export const CAPABILITY: Record<MeetingAct, string> = {
  'meeting.revise': 'meeting.call',
  'meeting.cancel': 'meeting.call',
  'meeting.open': 'meeting.hold',
  'meeting.roll': 'meeting.hold',
  'meeting.item': 'meeting.hold',
  'meeting.add_item': 'meeting.hold',
  'meeting.reorder': 'meeting.hold',
  'meeting.speech': 'meeting.hold',
  'meeting.paper': 'meeting.hold',
  'meeting.import_results': 'meeting.hold',
  'field_report.write': 'task.report',
  'quality.score': 'meeting.hold',
  'proposal.record': 'meeting.hold',
  'meeting.adopt': 'meeting.hold',
  'meeting.vote_case': 'meeting.hold',
  'meeting.close': 'meeting.hold',
  'meeting.confirm': 'meeting.confirm',
  'meeting.sign': 'meeting.sign',
  'meeting.note': 'meeting.note',
  'meeting.scan': 'meeting.sign',
};

/** For each act why the reader may not do it now; the same rules that the commands ask. */
export function mayOfMeeting(
  ctx: Context,
  unit: UnitRef,
  row: MeetingRow,
  roll: RollFacts[],
): Record<string, Reason[]> {
  const more: Partial<Record<MeetingAct, () => Reason[]>> = {
    'meeting.open': () =>
      ctx.today < plannedOn(row, ctx) ? [{ code: 'meeting.too_early', values: { date: plannedOn(row, ctx) } }] : [],
    'meeting.adopt': () =>
      reasonsNotToAdopt({
        resolutionId: row.resolution_id,
        ofCommittee: isOfCommittee(ctx.services.rulebook, kindOf(ctx.services.rulebook, row.kind).base),
        roll,
      }),
    'meeting.vote_case': () => reasonsNotToClose(roll),
    'meeting.close': () => reasonsNotToClose(roll),
  };
  return Object.fromEntries(
    MEETING_ACTS.map((act) => {
      const byState = reasonsByState(act, stateOf(row));
      return [act, against(ctx, CAPABILITY[act], unit, byState.length > 0 ? byState : (more[act]?.() ?? []))];
    }),
  );
}
