/** Decisions on what a member owes and pays: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { CategoryTerms } from '../terms.ts';

export type NewBasis = { category: string; base: number; voluntary: number; consent: string | null };
export type AssessFacts = {
  /** null: the rulebook has no such category on that day */
  terms: CategoryTerms | null;
  onSheet: boolean;
  /** the month asked for, and the last one that is closed */
  from: string;
  lastClosed: string | null;
  /** from which month the present basis holds */
  present: string | null;
  voluntaryRule: string;
};

/** May a member's dues be based on this from a month on? Refuses dues.not_here, dues.category_unknown, dues.range, dues.consent, dues.month_closed, dues.later_basis. */
export function reasonsNotToAssess(facts: AssessFacts, basis: NewBasis, at = ''): Reason[] {
  const reasons: Reason[] = [];
  if (!facts.onSheet) reasons.push({ code: 'dues.not_here', field: `${at}personId` });
  if (!facts.terms)
    reasons.push({ code: 'dues.category_unknown', field: `${at}category`, values: { category: basis.category } });
  else reasons.push(...againstBase(facts.terms, basis.base, at));
  if (basis.voluntary > 0 && basis.consent === null)
    reasons.push({ code: 'dues.consent', field: `${at}consent`, rule: facts.voluntaryRule });
  if (facts.lastClosed !== null && facts.from <= facts.lastClosed)
    reasons.push({ code: 'dues.month_closed', field: 'from', values: { month: facts.from } });
  if (facts.present !== null && facts.from < facts.present)
    reasons.push({ code: 'dues.later_basis', field: 'from', values: { month: facts.present } });
  return reasons;
}

function againstBase(terms: CategoryTerms, base: number, at: string): Reason[] {
  if (terms.kind === 'share' || (base >= terms.least && base <= terms.most)) return [];
  const { least, most } = terms;
  return [{ code: 'dues.range', field: `${at}base`, values: { least, most }, rule: terms.rule }];
}

export type SheetFacts = {
  month: string;
  /** the month of today */
  now: string;
  /** where the money would be counted, and whether that sheet is closed */
  booked: string;
  bookedClosed: boolean;
  /** the last month that may be paid for today */
  last: string;
  paidOn: string;
  today: string;
  methods: readonly string[];
  voluntaryRule: string;
};
export type Owing = { onSheet: boolean; assessed: boolean; due: number; voluntary: number; paid: number };

/** May money be taken for a month? Refuses date.future, dues.too_early, dues.month_closed, choice.unknown. */
export function reasonsNotToCollect(facts: SheetFacts, method: string): Reason[] {
  const reasons: Reason[] = [];
  if (facts.paidOn > facts.today)
    reasons.push({ code: 'date.future', field: 'paidOn', values: { date: facts.paidOn } });
  if (facts.month > facts.last) reasons.push({ code: 'dues.too_early', field: 'month', values: { month: facts.last } });
  if (facts.bookedClosed) reasons.push({ code: 'dues.month_closed', field: 'paidOn', values: { month: facts.booked } });
  if (!facts.methods.includes(method)) reasons.push({ code: 'choice.unknown', field: 'method' });
  return reasons;
}

/** May this be taken from one member? Refuses dues.not_here, dues.not_assessed, dues.paid, dues.too_much (DUE-04: more than is owed needs consent). */
export function reasonsNotToTake(owing: Owing, amount: number, voluntaryRule: string, at: string): Reason[] {
  if (!owing.onSheet) return [{ code: 'dues.not_here', field: `${at}personId` }];
  if (!owing.assessed) return [{ code: 'dues.not_assessed', field: `${at}personId` }];
  const left = owing.due + owing.voluntary - owing.paid;
  if (left <= 0) return [{ code: 'dues.paid', field: `${at}personId` }];
  if (amount > left) return [{ code: 'dues.too_much', field: `${at}amount`, values: { left }, rule: voluntaryRule }];
  return [];
}

/** Who is named twice in one list. */
export function reasonsAgainstTwice(persons: readonly string[]): Reason[] {
  return persons.flatMap((person, i) =>
    persons.indexOf(person) < i ? [{ code: 'dues.twice', field: `items.${i}.personId` }] : [],
  );
}

/** Which sheet money is counted in: the month's own while it is open and has begun, else the month in which it was paid. */
export function bookedIn(month: string, paidOn: string, open: boolean): string {
  const paid = paidOn.slice(0, 7);
  return open && month <= paid ? month : paid;
}

export type CloseFacts = {
  month: string;
  now: string;
  closed: boolean;
  members: number;
  unassessed: number;
  /** an earlier month on which something stands and which is not closed */
  earlierOpen: string | null;
};

/** May a month's sheet be closed? Refuses dues.closed, dues.not_begun, dues.earlier_open, dues.unassessed, dues.nobody. */
export function reasonsNotToClose(facts: CloseFacts): Reason[] {
  if (facts.closed) return [{ code: 'dues.closed', field: 'month', values: { month: facts.month } }];
  if (facts.month > facts.now) return [{ code: 'dues.not_begun', field: 'month', values: { month: facts.month } }];
  const reasons: Reason[] = [];
  if (facts.earlierOpen !== null)
    reasons.push({ code: 'dues.earlier_open', field: 'month', values: { month: facts.earlierOpen } });
  if (facts.unassessed > 0) reasons.push({ code: 'dues.unassessed', values: { count: facts.unassessed } });
  if (facts.members === 0) reasons.push({ code: 'dues.nobody' });
  return reasons;
}

export type CorrectFacts = {
  what: 'paid' | 'due';
  /** as it stands: what is owed with all corrections, what is paid */
  due: number;
  voluntary: number;
  paid: number;
  on: string;
  today: string;
  booked: string;
  bookedClosed: boolean;
  voluntaryRule: string;
};

/** May a line be put right to this amount? Refuses dues.same, dues.too_much, dues.paid_more, date.future, dues.month_closed. */
export function reasonsNotToCorrect(facts: CorrectFacts, amount: number): Reason[] {
  const reasons: Reason[] = [];
  const { due, voluntary, paid } = facts;
  if (amount === (facts.what === 'paid' ? paid : due)) reasons.push({ code: 'dues.same', field: 'amount' });
  if (facts.what === 'paid' && amount > due + voluntary)
    reasons.push({
      code: 'dues.too_much',
      field: 'amount',
      values: { left: due + voluntary },
      rule: facts.voluntaryRule,
    });
  if (facts.what === 'due' && amount + voluntary < paid)
    reasons.push({ code: 'dues.paid_more', field: 'amount', values: { paid } });
  if (facts.on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: facts.on } });
  if (facts.bookedClosed) reasons.push({ code: 'dues.month_closed', field: 'on', values: { month: facts.booked } });
  return reasons;
}
