/** Decisions on meetings: facts in, reasons why not out (empty = allowed). Pure; the page disables its buttons by the same functions. */
import type { Reason } from '../../platform/refusal.ts';
import type { MeetingAct, MeetingState, RollRole, RollState } from '../meeting.ts';

/** In which states an act is possible. A meeting goes from called to open, closed, confirmed, signed, and nowhere else; called may be cancelled. */
const POSSIBLE: Record<MeetingAct, readonly MeetingState[]> = {
  'meeting.revise': ['called'],
  'meeting.cancel': ['called'],
  'meeting.open': ['called'],
  'meeting.roll': ['open'],
  'meeting.item': ['open', 'closed'],
  'meeting.add_item': ['called', 'open'],
  'meeting.reorder': ['called', 'open'],
  'meeting.speech': ['open', 'closed'],
  'meeting.paper': ['called', 'open', 'closed', 'confirmed', 'signed'],
  'meeting.import_results': ['open'],
  'field_report.write': ['called', 'open', 'closed'],
  'quality.score': ['open', 'closed'],
  'proposal.record': ['open', 'closed'],
  'meeting.adopt': ['open'],
  'meeting.vote_case': ['open'],
  'meeting.close': ['open'],
  'meeting.confirm': ['closed'],
  'meeting.sign': ['confirmed'],
  'meeting.note': ['confirmed', 'signed'],
  'meeting.scan': ['signed'],
};

/** May this be done in this state? A confirmed meeting is changed by nothing but a dated note (D21, MEE-12). */
export function reasonsByState(act: MeetingAct, state: MeetingState): Reason[] {
  if (POSSIBLE[act].includes(state)) return [];
  if (state === 'cancelled') return [{ code: 'meeting.cancelled' }];
  if ((state === 'confirmed' || state === 'signed') && !POSSIBLE[act].some((s) => s === 'confirmed' || s === 'signed'))
    return [{ code: 'meeting.confirmed' }];
  return [{ code: 'meeting.wrong_state', values: { state } }];
}

export type KindFacts = { id: string; at: readonly string[]; fulfils: readonly string[] };
export type CallFacts = {
  date: string;
  month: string;
  today: string;
  mode: string;
  modes: readonly string[];
  /** modes in which a cell meets in its groups, with the rule, and how many groups it has on the day */
  groupModes: readonly { id: string; rule: string | undefined }[];
  groups: number;
  unitKind: string;
  openRegular: { date: string } | null;
  items: readonly { kind: string }[];
  itemKinds: readonly string[];
};

/** May a meeting of this kind be called? One open regular meeting at a time (MEE-01); not in the past; the month's own date or the next month's. */
export function reasonsNotToCall(kind: KindFacts | undefined, facts: CallFacts): Reason[] {
  if (!kind) return [{ code: 'choice.unknown', field: 'kind' }];
  const reasons: Reason[] = [];
  if (!kind.at.includes(facts.unitKind)) reasons.push({ code: 'meeting.kind_not_here', field: 'kind' });
  if (kind.fulfils.includes('regular') && facts.openRegular) {
    reasons.push({
      code: 'meeting.open_already',
      field: 'unit',
      values: { date: facts.openRegular.date },
      rule: 'meeting.regular',
    });
  }
  return [...reasons, ...reasonsAgainstPlan(facts)];
}

export type PlanFacts = Omit<CallFacts, 'unitKind' | 'openRegular'>;

/** What is wrong with the time, mode or agenda of a meeting that has not begun; only a cell that has groups meets in them (MEE-09). */
export function reasonsAgainstPlan(plan: PlanFacts): Reason[] {
  const reasons: Reason[] = [];
  if (plan.date < plan.today) reasons.push({ code: 'date.past', field: 'date', values: { date: plan.date } });
  if (plan.date.slice(0, 7) !== plan.month && plan.date.slice(0, 7) !== monthAfter(plan.month)) {
    reasons.push({ code: 'meeting.month_wrong', field: 'month', values: { month: plan.month, date: plan.date } });
  }
  if (!plan.modes.includes(plan.mode)) reasons.push({ code: 'choice.unknown', field: 'mode' });
  const byGroups = plan.groupModes.find((mode) => mode.id === plan.mode);
  if (byGroups && plan.groups === 0)
    reasons.push({ code: 'meeting.no_groups', field: 'mode', ...(byGroups.rule && { rule: byGroups.rule }) });
  plan.items.forEach((item, index) => {
    if (!plan.itemKinds.includes(item.kind)) reasons.push({ code: 'choice.unknown', field: `agenda.${index}.kind` });
  });
  return reasons;
}

/** The month after YYYY-MM. */
export function monthAfter(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number);
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`;
}

export type RollFacts = {
  id: string;
  personId: string | null;
  role: RollRole;
  votes: boolean;
  exempt: boolean;
  away: boolean;
  /** away in this month of every year */
  season?: boolean;
  state: RollState;
};

/** May the meeting be opened with this chair and clerk? Both belong to the body that meets (MEE-05), and not before the day it was called for. */
export function reasonsNotToOpen(
  roll: readonly RollFacts[],
  chairId: string,
  clerkId: string,
  plannedOn: string,
  today: string,
): Reason[] {
  const reasons: Reason[] = [];
  if (today < plannedOn) reasons.push({ code: 'meeting.too_early', values: { date: plannedOn } });
  const chair = roll.find((line) => line.personId === chairId);
  const clerk = roll.find((line) => line.personId === clerkId);
  if (!chair?.votes) reasons.push({ code: 'meeting.chair_unknown', field: 'chairId', rule: 'meeting.roll' });
  if (!clerk || (clerk.role !== 'official' && clerk.role !== 'probationary'))
    reasons.push({ code: 'meeting.clerk_unknown', field: 'clerkId', rule: 'meeting.roll' });
  if (chairId === clerkId) reasons.push({ code: 'meeting.chair_is_clerk', field: 'clerkId' });
  return reasons;
}

export type Mark = { attendanceId: string; state: RollState; reason?: string | null };
export type AbsenceReason = { id: string; excused: boolean };

/** May the roll be marked like this? Absence with leave needs a reason the rulebook accepts; the chair and the clerk are there. */
export function reasonsNotToMark(
  marks: readonly Mark[],
  roll: readonly RollFacts[],
  accepted: readonly AbsenceReason[],
  chairing: readonly (string | null)[],
): Reason[] {
  const reasons: Reason[] = [];
  marks.forEach((mark, index) => {
    const field = (name: string) => `marks.${index}.${name}`;
    const line = roll.find((l) => l.id === mark.attendanceId);
    if (!line) reasons.push({ code: 'roll.unknown', field: field('attendanceId') });
    else if (mark.state !== 'present' && line.personId !== null && chairing.includes(line.personId))
      reasons.push({ code: 'roll.chair_absent', field: field('state') });
    if (marks.findIndex((other) => other.attendanceId === mark.attendanceId) < index)
      reasons.push({ code: 'roll.twice', field: field('attendanceId') });
    if (mark.state !== 'excused') return;
    if (!mark.reason) reasons.push({ code: 'roll.reason_missing', field: field('reason'), rule: 'meeting.roll' });
    else if (!accepted.some((a) => a.id === mark.reason && a.excused))
      reasons.push({ code: 'roll.reason_unknown', field: field('reason') });
  });
  return reasons;
}

/** How those not marked yet would be marked with one press: the exempt and those away as excused for that, everybody else present. */
export function restOfRoll(
  roll: readonly RollFacts[],
  reasonOf: { exempt: string | undefined; away: string | undefined; season?: string | undefined },
): Mark[] {
  return roll
    .filter((line) => line.state === 'unknown' && line.role !== 'overseer')
    .map((line) => {
      const reason = line.exempt
        ? reasonOf.exempt
        : line.away
          ? reasonOf.away
          : line.season
            ? reasonOf.season
            : undefined;
      return reason === undefined
        ? { attendanceId: line.id, state: 'present' }
        : { attendanceId: line.id, state: 'excused', reason };
    });
}

/** May the meeting be closed? Everybody on the roll is marked; invited from above need not be. */
export function reasonsNotToClose(roll: readonly RollFacts[]): Reason[] {
  const left = roll.filter((line) => line.state === 'unknown' && line.role !== 'overseer').length;
  return left > 0 ? [{ code: 'roll.incomplete', values: { left }, rule: 'meeting.roll' }] : [];
}

/** May the month's resolution be put to the vote? Once, by a meeting of all members, when everybody is marked: the base hangs on it (D23). */
export function reasonsNotToAdopt(facts: {
  resolutionId: string | null;
  ofCommittee: boolean;
  roll: readonly RollFacts[];
}): Reason[] {
  if (facts.ofCommittee) return [{ code: 'meeting.no_resolution' }];
  if (facts.resolutionId !== null) return [{ code: 'meeting.adopted_already' }];
  return reasonsNotToClose(facts.roll);
}

/** May the minutes be confirmed? They were read out before (MEE-12). */
export function reasonsNotToConfirm(readOut: boolean): Reason[] {
  return readOut ? [] : [{ code: 'minutes.not_read', field: 'readOut', rule: 'meeting.minutes' }];
}

/** May this person sign? The minutes are as they were when confirmed. */
export function reasonsNotToSign(intact: boolean): Reason[] {
  return intact ? [] : [{ code: 'minutes.changed' }];
}

/** A note bears a day that was: not before the meeting, not in the future. */
export function reasonsNotToNote(decidedOn: string, meetingOn: string, today: string): Reason[] {
  if (decidedOn > today) return [{ code: 'date.future', field: 'decidedOn', values: { date: decidedOn } }];
  if (decidedOn < meetingOn)
    return [{ code: 'date.order', field: 'decidedOn', values: { earlier: meetingOn, later: decidedOn } }];
  return [];
}
