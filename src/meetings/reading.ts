/** How meetings are found inside the reader's scope, and the facts that the rules are asked with. */

import { addressOf, pathTo } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import type { Tx } from '../platform/db/scope.ts';
import { found, type Reason } from '../platform/refusal.ts';
import { against } from '../resolutions/reading.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { MeetingKind } from '../rulebook/schema.ts';
import {
  COMMITTEE_BASE,
  MEETING_ACTS,
  type MeetingAct,
  type MeetingState,
  REGULAR,
  type RollRole,
  type RollState,
} from './meeting.ts';
import { type RollFacts, reasonsByState, reasonsNotToAdopt, reasonsNotToClose } from './rules.ts';

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

/** The local day a meeting was called for. */
export function plannedOn(row: { planned_at: Date }, ctx: Pick<Context, 'clock'>): string {
  return dateOf(row.planned_at, ctx.clock.timeZone);
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

/** The kind of meeting as the rulebook has it today; a meeting of a kind since dropped keeps its code and the usual base. */
export function kindOf(rulebook: Pick<Rulebook, 'meetings'>, code: string): MeetingKind {
  return (
    rulebook.meetings.kinds.find((k) => k.id === code) ?? {
      id: code,
      label: { vi: code, en: code, ar: code },
      at: [],
      fulfils: [],
      base: rulebook.meetings.kinds[0]?.base ?? '',
    }
  );
}

/** Codes of the kinds that fulfil the duty of the regular meeting. */
export function regularKinds(rulebook: Pick<Rulebook, 'meetings'>): string[] {
  return rulebook.meetings.kinds.filter((k) => k.fulfils.includes(REGULAR)).map((k) => k.id);
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
  'proposal.record': 'meeting.hold',
  'meeting.adopt': 'meeting.hold',
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
        ofCommittee: kindOf(ctx.services.rulebook, row.kind).base === COMMITTEE_BASE,
        roll,
      }),
    'meeting.close': () => reasonsNotToClose(roll),
  };
  return Object.fromEntries(
    MEETING_ACTS.map((act) => {
      const byState = reasonsByState(act, stateOf(row));
      return [act, against(ctx, CAPABILITY[act], unit, byState.length > 0 ? byState : (more[act]?.() ?? []))];
    }),
  );
}
