/** Which period a day lies in, and when a period may be closed, opened, corrected (STA-04). Pure. */
import { addTo, lastDayOf, monthOf } from '../platform/clock.ts';
import type { Reason } from '../platform/refusal.ts';
import { PERIOD_KINDS, type Period, type PeriodKind, type PeriodState } from './period.ts';

/** How long a period of each kind is. */
export const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/** The period of a kind that a day (YYYY-MM-DD) lies in. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const months = MONTHS[kind];
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = Math.floor((month - 1) / months) * months + 1;
  const startsOn = `${year}-${two(first)}-01`;
  return { kind, startsOn, endsOn: lastDayOf(`${year}-${two(first + months - 1)}`) };
}

/** The periods of these kinds that begin in a year, the shortest kind first, then by their first day. */
export function periodsOfYear(kinds: readonly PeriodKind[], year: number): Period[] {
  return PERIOD_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) =>
    Array.from({ length: 12 / MONTHS[kind] }, (_, i) => periodOf(kind, `${year}-${two(i * MONTHS[kind] + 1)}-01`)),
  );
}

/** The same kind of period right before. */
export function periodBefore({ kind, startsOn }: Period): Period {
  return periodOf(kind, addTo(startsOn, { days: -1 }));
}

/** The same kind of period right after. */
export function periodAfter({ kind, endsOn }: Period): Period {
  return periodOf(kind, addTo(endsOn, { days: 1 }));
}

/** Which of its kind in the year it is: 1 to 12, 1 to 4, 1 to 2, or 1. */
export function numberInYear({ kind, startsOn }: Pick<Period, 'kind' | 'startsOn'>): number {
  return (Number(monthOf(startsOn).slice(5)) - 1) / MONTHS[kind] + 1;
}

export function stateOf(period: Pick<Period, 'endsOn'>, row: { state: string } | null, today: string): PeriodState {
  if (row?.state === 'closed') return 'closed';
  if (row) return 'opened';
  return period.endsOn < today ? 'open' : 'running';
}

/** A closing that lies over a day at a unit: of the unit itself or of one above. */
export type Lock = {
  unitId: string;
  unitName: string;
  unitKind: string;
  /** how high the unit stands that closed it: the length of its path */
  height: number;
  kind: PeriodKind;
  startsOn: string;
  endsOn: string;
  closedOn: string;
  closedName: string;
  rule: string;
};

/** Refuses period.not_ended, period.closed_already, period.kind_unused, period.not_here. */
export function reasonsNotToClose(
  facts: {
    period: Period;
    state: PeriodState;
    /** whether the rulebook closes periods of this kind, and at units of this kind */
    kindUsed: boolean;
    closesHere: boolean;
    /** closings of units above that hold for the same period */
    above: readonly Pick<Lock, 'unitName'>[];
    rule: string;
  },
  today: string,
): Reason[] {
  const { period, state, kindUsed, closesHere, above, rule } = facts;
  if (!kindUsed) return [{ code: 'period.kind_unused', field: 'kind', rule }];
  if (!closesHere) return [{ code: 'period.not_here', rule }];
  if (period.endsOn >= today) return [{ code: 'period.not_ended', values: { on: period.endsOn }, rule }];
  if (state === 'closed') return [{ code: 'period.closed_already', rule }];
  const [first] = above;
  return first ? [{ code: 'period.above_closed', values: { unit: first.unitName }, rule }] : [];
}

/**
 * Only what is closed here is opened here, and from the highest unit and the latest day down: while a later period is closed, an earlier one stays as it
 * is, because whoever came in August stood there in September too. Refuses period.not_closed, period.above_closed, period.later_closed.
 */
export function reasonsNotToOpen(facts: {
  state: PeriodState;
  /** closings of units above that hold for the same period */
  above: readonly Pick<Lock, 'unitName'>[];
  /** closed periods of this unit that end later, or are longer and end on the same day */
  later: readonly Pick<Lock, 'kind' | 'startsOn'>[];
  rule: string;
}): Reason[] {
  const { state, above, later, rule } = facts;
  if (state !== 'closed') return [{ code: 'period.not_closed', rule }];
  const [higher] = above;
  if (higher) return [{ code: 'period.above_closed', values: { unit: higher.unitName }, rule }];
  const [next] = later;
  return next ? [{ code: 'period.later_closed', values: { kind: next.kind, from: next.startsOn }, rule }] : [];
}

/** Refuses period.not_closed, period.same_number, number.negative. */
export function reasonsNotToCorrect(facts: {
  state: PeriodState;
  present: number;
  becomes: number;
  rule: string;
}): Reason[] {
  const { state, present, becomes, rule } = facts;
  if (state !== 'closed') return [{ code: 'period.not_closed', rule }];
  return present === becomes ? [{ code: 'period.same_number', field: 'becomes', values: { n: present } }] : [];
}

/**
 * What stands against writing a fact of a day: a closing that ends on that day or later, because what stood on a day stands on those after it too. Named is
 * the one that has to be opened first: of the highest unit, its latest and then its longest. Null where nothing is closed.
 */
export function lockOn(locks: readonly Lock[], day: string): Lock | null {
  const first = (a: Lock, b: Lock) =>
    a.height - b.height || b.endsOn.localeCompare(a.endsOn) || MONTHS[b.kind] - MONTHS[a.kind];
  return locks.filter(({ endsOn }) => day <= endsOn).toSorted(first)[0] ?? null;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
