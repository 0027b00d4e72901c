/** Decisions on what goes up and on the year's account: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { Fraction } from '../../rulebook/fraction.ts';
import { compareShares, percentOf } from '../money.ts';
import type { KeepTerms } from '../terms.ts';

/** The share a unit keeps: the rule's own, or the one that the unit above set; null while it has set none. */
export function keptShare(terms: KeepTerms, setPercent: number | null): Fraction | null {
  if (isFixed(terms)) return terms.least;
  return setPercent === null ? null : ofHundred(setPercent);
}

export function isFixed({ least, most }: KeepTerms): boolean {
  return compareShares(least, most) === 0;
}

export function ofHundred(percent: number): Fraction {
  return { numerator: percent, denominator: 100, strict: false };
}

export type RemitFacts = {
  terms: KeepTerms | null;
  /** what the unit above set, in per cent */
  setPercent: number | null;
  /** what lies here undivided: own months that are closed, and what came from below and was confirmed */
  total: number;
  on: string;
  today: string;
};

/** May a slip be made? Refuses dues.keeps_all, dues.keep_unset, dues.nothing, date.future. */
export function reasonsNotToRemit({ terms, setPercent, total, on, today }: RemitFacts): Reason[] {
  if (!terms) return [{ code: 'dues.keeps_all' }];
  const reasons: Reason[] = [];
  if (keptShare(terms, setPercent) === null)
    reasons.push({
      code: 'dues.keep_unset',
      values: { least: percentOf(terms.least), most: percentOf(terms.most) },
      rule: terms.rule,
    });
  if (total <= 0) reasons.push({ code: 'dues.nothing' });
  if (on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: on } });
  return reasons;
}

export type SlipFacts = { state: string; remitted: number; sentOn: string; settled: boolean };
export type Answer = {
  outcome: 'received' | 'returned';
  amount?: number | undefined;
  on: string;
  note?: string | undefined;
};

/** May the level above answer a slip so? Refuses dues.slip_answered, dues.received_differs, text.required, date.order, date.future, dues.settled. */
export function reasonsNotToConfirm(slip: SlipFacts, answer: Answer, today: string): Reason[] {
  if (slip.state !== 'sent') return [{ code: 'dues.slip_answered' }];
  const reasons: Reason[] = [];
  if (answer.outcome === 'received' && answer.amount !== slip.remitted)
    reasons.push({ code: 'dues.received_differs', field: 'amount', values: { remitted: slip.remitted } });
  if (answer.outcome === 'received' && slip.settled) reasons.push({ code: 'dues.settled' });
  if (answer.outcome === 'returned' && !answer.note) reasons.push({ code: 'text.required', field: 'note' });
  if (answer.on < slip.sentOn)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: slip.sentOn, later: answer.on } });
  if (answer.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: answer.on } });
  return reasons;
}

export type KeepFacts = {
  /** what the rule says of each unit that it would hold for */
  below: readonly (KeepTerms | null)[];
  from: string;
  /** from which month the present share holds */
  present: string | null;
};

/** May a unit set what those below it keep? Refuses dues.keep_fixed, dues.keep_range, dues.later_keep. */
export function reasonsNotToSetKeep({ below, from, present }: KeepFacts, percent: number): Reason[] {
  const open = below.filter((terms): terms is KeepTerms => terms !== null && !isFixed(terms));
  if (open.length === 0) return [{ code: 'dues.keep_fixed', field: 'percent' }];
  const share = ofHundred(percent);
  const outside = open.find(({ least, most }) => compareShares(share, least) < 0 || compareShares(share, most) > 0);
  const reasons: Reason[] = [];
  if (outside)
    reasons.push({
      code: 'dues.keep_range',
      field: 'percent',
      values: { least: percentOf(outside.least), most: percentOf(outside.most) },
      rule: outside.rule,
    });
  if (present !== null && from < present)
    reasons.push({ code: 'dues.later_keep', field: 'from', values: { month: present } });
  return reasons;
}

export type SettleFacts = {
  year: number;
  thisYear: number;
  settled: boolean;
  /** months of the year on which something stands and which are not closed */
  openMonths: readonly string[];
  /** collected or received and not divided yet */
  undivided: number;
  /** slips of this unit that the level above has not answered */
  unconfirmed: number;
  /** slips from below that wait for this unit */
  waiting: number;
  /** units directly below that have accounts for the year and have not settled it */
  unsettledBelow: number;
};

/** May the year be settled? Refuses dues.settled, dues.year_running, dues.months_open, dues.undivided, dues.unconfirmed, dues.waiting, dues.below_open. */
export function reasonsNotToSettle(facts: SettleFacts): Reason[] {
  if (facts.settled) return [{ code: 'dues.settled' }];
  if (facts.year >= facts.thisYear) return [{ code: 'dues.year_running', field: 'year', values: { year: facts.year } }];
  const [first] = facts.openMonths;
  const counted = (code: string, count: number): Reason[] => (count > 0 ? [{ code, values: { count } }] : []);
  return [
    ...(first ? [{ code: 'dues.months_open', values: { count: facts.openMonths.length, month: first } }] : []),
    ...(facts.undivided !== 0 ? [{ code: 'dues.undivided', values: { amount: facts.undivided } }] : []),
    ...counted('dues.unconfirmed', facts.unconfirmed),
    ...counted('dues.waiting', facts.waiting),
    ...counted('dues.below_open', facts.unsettledBelow),
  ];
}
