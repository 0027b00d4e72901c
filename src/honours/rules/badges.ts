/** Badges of Party age: who is due when, in which round, with how much money, and what stands against each step. Facts in, reasons out. Pure. */
import { dueOn } from '../../members/rules.ts';
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';

/** A reason for giving a badge before its day, as the rulebook has it. */
export type Early = { id: string; months: number; rule: string; posthumous: boolean; endings: readonly string[] };

/** What the rulebook says of badges on a day. */
export type BadgeBook = {
  rule: string;
  /** what is weighed of somebody under discipline */
  discipline?: string | undefined;
  /** years of membership, upwards */
  steps: readonly number[];
  /** the days of the year on which they are given, "MM-DD" */
  days: readonly string[];
  aheadMonths: number;
  backMonths: number;
  statuses: readonly string[];
  decidedBy: readonly string[];
  early: readonly Early[];
  skipReasons: readonly string[];
};

/** The money with a badge: its factor by years and the base salary of the day. */
export type BonusBook = { rule: string; factors: Readonly<Record<string, number>>; salary: number };

export type AwardState = 'proposed' | 'decided' | 'handed' | 'skipped';

/** The admission days that make somebody due for this badge from one day to another, both included: never too narrow, at most a day too wide at each side. */
export function admittedRange(years: number, from: string, to: string): { lo: string; hi: string } {
  return { lo: addTo(from, { years: -years, days: -1 }), hi: addTo(addTo(to, { years: -years }), { days: 1 }) };
}

/** The rounds from one day to another, both included, in order. */
export function roundsBetween(days: readonly string[], from: string, to: string): string[] {
  const rounds: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    rounds.push(...[...days].sort().map((day) => `${String(year).padStart(4, '0')}-${day}`));
  return rounds.filter((day) => day >= from && day <= to);
}

/** The round in which somebody who is due on this day is given the badge: the first on it or after it. */
export function roundFor(days: readonly string[], due: string): string {
  return roundsBetween(days, due, addTo(due, { years: 1 }))[0] ?? due;
}

/** The rounds that are prepared on a day: those within the months ahead, and at least the next one. */
export function roundsAhead(book: Pick<BadgeBook, 'days' | 'aheadMonths'>, on: string): string[] {
  const near = roundsBetween(book.days, on, addTo(on, { months: book.aheadMonths }));
  return near.length > 0 ? near : [roundFor(book.days, on)];
}

/** The days between which a round's people become due: after the round before it, up to its own day. */
export function windowOf(days: readonly string[], round: string): { from: string; to: string } {
  const before = roundsBetween(days, addTo(round, { years: -1 }), addTo(round, { days: -1 })).at(-1);
  return { from: before ? addTo(before, { days: 1 }) : round, to: round };
}

/** The next badge on a day: the smallest that is not full yet; null after the last. */
export function nextBadge(
  steps: readonly number[],
  admittedOn: string,
  on: string,
): { years: number; due: string } | null {
  const years = steps.find((step) => dueOn(admittedOn, step) > on);
  return years === undefined ? null : { years, due: dueOn(admittedOn, years) };
}

/** Factor times base salary, in the smallest coin (đồng); null where the rule names no factor for these years (BAD-02). Exact to four decimals of the factor. */
export function bonusOf(book: BonusBook | null, years: number): number | null {
  const factor = book?.factors[String(years)];
  if (!book || factor === undefined) return null;
  return Math.round((Math.round(factor * 10_000) * book.salary) / 10_000);
}

export type Candidate = {
  admittedOn: string | null;
  status: string;
  /** the last day of a membership that ended, and why; null while it is open */
  ended: { on: string; reason: string } | null;
  /** the state of this badge for this person, where it was begun */
  award: AwardState | null;
  /** passed over in this very round */
  skippedNow: boolean;
};
export type Asked = { years: number; roundOn: string; early: string | null };

/**
 * May this badge be proposed for this person in this round? The years are full by the round's day (BAD-01), or, for a reason of the rulebook, not
 * more months later than it allows: counted from the day it is given, for the dead from the day of death. Each badge once.
 */
export function reasonsNotToPropose(book: BadgeBook, who: Candidate, asked: Asked, today: string): Reason[] {
  const reasons = [...reasonsAgainstRound(book, asked, today), ...reasonsAgainstStep(book, asked.years)];
  if (who.award !== null)
    return [
      ...reasons,
      { code: 'badge.begun_already', field: 'personId', values: { years: asked.years }, rule: book.rule },
    ];
  if (who.skippedNow) reasons.push({ code: 'badge.passed_over', field: 'personId', values: { years: asked.years } });
  return [...reasons, ...reasonsAgainstPerson(book, who, asked)];
}

function reasonsAgainstStep(book: BadgeBook, years: number): Reason[] {
  return book.steps.includes(years)
    ? []
    : [{ code: 'badge.no_step', field: 'years', values: { years }, rule: book.rule }];
}

/** An early badge is given on any day; all others in a round, neither far ahead nor long past. */
function reasonsAgainstRound(book: BadgeBook, { roundOn, early }: Asked, today: string): Reason[] {
  const last = roundsAhead(book, today).at(-1) ?? today;
  if (roundOn > last) return [{ code: 'badge.round_far', field: 'roundOn', values: { date: last } }];
  const first = addTo(today, { months: -book.backMonths });
  if (roundOn < first) return [{ code: 'badge.round_past', field: 'roundOn', values: { date: first } }];
  if (early === null && !book.days.includes(roundOn.slice(5)))
    return [{ code: 'badge.no_round', field: 'roundOn', values: { next: roundFor(book.days, today) } }];
  return [];
}

function reasonsAgainstPerson(book: BadgeBook, who: Candidate, { years, roundOn, early }: Asked): Reason[] {
  if (who.admittedOn === null) return [{ code: 'badge.no_date', field: 'personId', rule: book.rule }];
  const why = early === null ? null : book.early.find((each) => each.id === early);
  if (why === undefined) return [{ code: 'badge.early_unknown', field: 'early' }];
  const died =
    why?.posthumous === true && who.ended !== null && why.endings.includes(who.ended.reason) ? who.ended.on : null;
  const reasons: Reason[] = [];
  if (!book.statuses.includes(who.status))
    reasons.push({ code: 'badge.not_official', field: 'personId', rule: book.rule });
  if (why?.posthumous && died === null) reasons.push({ code: 'badge.not_dead', field: 'early', rule: why.rule });
  if (!why?.posthumous && who.ended !== null)
    reasons.push({ code: 'badge.not_member', field: 'personId', values: { on: who.ended.on } });
  const due = dueOn(who.admittedOn, years);
  const last = why ? addTo(died ?? roundOn, { months: why.months }) : roundOn;
  if (due > last)
    reasons.push({
      code: why ? 'badge.too_early' : 'badge.not_due',
      field: 'personId',
      values: { due, ...(why && { months: why.months }) },
      rule: why?.rule ?? book.rule,
    });
  return reasons;
}

/** May a decision be entered on this award? It was proposed, the body is one that decides, and the day is neither ahead nor before the proposal. */
export function reasonsNotToDecide(
  book: Pick<BadgeBook, 'decidedBy' | 'rule'>,
  award: { state: AwardState; proposedOn: string | null },
  decision: { on: string; byKind: string },
  today: string,
): Reason[] {
  if (award.state !== 'proposed') return [wrongState(award.state)];
  const reasons: Reason[] = [];
  if (!book.decidedBy.includes(decision.byKind))
    reasons.push({ code: 'badge.not_deciding', field: 'byUnitId', values: { kind: decision.byKind } });
  return [...reasons, ...outsideDays('decidedOn', decision.on, award.proposedOn, today)];
}

/** May the badge be noted as handed over? It was decided, and not before that day or ahead of today. */
export function reasonsNotToHand(
  award: { state: AwardState; decidedOn: string | null },
  on: string,
  today: string,
): Reason[] {
  if (award.state !== 'decided') return [wrongState(award.state)];
  return outsideDays('handedOn', on, award.decidedOn, today);
}

/** May somebody be passed over in a round? Only what was not decided yet, once, for a reason of the rulebook. */
export function reasonsNotToSkip(
  book: BadgeBook,
  who: Pick<Candidate, 'award' | 'skippedNow'>,
  asked: { years: number; reason: string },
): Reason[] {
  const reasons = reasonsAgainstStep(book, asked.years);
  if (!book.skipReasons.includes(asked.reason)) reasons.push({ code: 'badge.skip_unknown', field: 'reason' });
  if (who.award === 'decided' || who.award === 'handed') reasons.push(wrongState(who.award));
  if (who.skippedNow) reasons.push({ code: 'badge.passed_over', field: 'personId', values: { years: asked.years } });
  return reasons;
}

/** May a badge be entered that was given before? Its years were full, or nearly for an early one, when it was decided; handed after; each once. */
export function reasonsNotToRecord(
  book: BadgeBook,
  who: Pick<Candidate, 'admittedOn' | 'award'>,
  given: { years: number; decidedOn: string; handedOn: string },
  today: string,
): Reason[] {
  const reasons = reasonsAgainstStep(book, given.years);
  if (who.award !== null)
    reasons.push({ code: 'badge.begun_already', field: 'years', values: { years: given.years }, rule: book.rule });
  if (who.admittedOn === null) return [...reasons, { code: 'badge.no_date', field: 'personId', rule: book.rule }];
  const due = dueOn(who.admittedOn, given.years);
  const months = Math.max(0, ...book.early.map((each) => each.months));
  if (due > addTo(given.decidedOn, { months: Math.max(months, book.aheadMonths) }))
    reasons.push({ code: 'badge.too_early', field: 'decidedOn', values: { due, months }, rule: book.rule });
  return [
    ...reasons,
    ...outsideDays('decidedOn', given.decidedOn, null, today),
    ...outsideDays('handedOn', given.handedOn, given.decidedOn, today),
  ];
}

function wrongState(state: AwardState): Reason {
  return { code: 'badge.wrong_state', values: { state } };
}

function outsideDays(field: string, on: string, earliest: string | null, today: string): Reason[] {
  if (on > today) return [{ code: 'date.future', field, values: { date: on } }];
  if (earliest !== null && on < earliest)
    return [{ code: 'date.order', field, values: { earlier: earliest, later: on } }];
  return [];
}
