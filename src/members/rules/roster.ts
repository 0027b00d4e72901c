/** Decisions on the reconciliation of rosters: periods of so many months as the rule says (FIL-01), what a cell may confirm. Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { DifferenceKind, SaidMissing, SaidOfLine, Standing } from '../reconciliation.ts';

const MONTHS_OF_YEAR = 12;

/** The first day of the period a date lies in; periods of `months` begin with the year. */
export function periodOf(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) - 1;
  const first = month - (month % Math.min(months, MONTHS_OF_YEAR));
  return `${date.slice(0, 4)}-${String(first + 1).padStart(2, '0')}-01`;
}

/** The last day of the period that begins on a day; one that does not divide the year ends with it. */
export function endOfPeriod(period: string, months: number): string {
  const end = addTo(period, { months });
  const newYear = `${Number(period.slice(0, 4)) + 1}-01-01`;
  return addTo(end < newYear ? end : newYear, { days: -1 });
}

/** The period before. */
export function periodBefore(period: string, months: number): string {
  return periodOf(addTo(period, { days: -1 }), months);
}

/** The latest periods up to the one today lies in, the newest first. */
export function latestPeriods(today: string, months: number, count: number): string[] {
  const periods = [periodOf(today, months)];
  while (periods.length < count) periods.push(periodBefore(periods.at(-1) ?? today, months));
  return periods;
}

/** How a cell stands in a period; there is time until its last day. */
export function standingIn(until: string, signedOn: string | null, today: string): Standing {
  if (signedOn !== null) return signedOn > until ? 'confirmed_late' : 'confirmed';
  return today > until ? 'late' : 'waiting';
}

/**
 * May the cell confirm its list like this? For the running period or the one before it, once; every line of the roster as it stands is
 * named once and no other; what is wrong with a fact is said.
 */
export function reasonsNotToConfirm(facts: {
  isCell: boolean;
  period: string;
  months: number;
  today: string;
  signedOn: string | null;
  roster: readonly string[];
  lines: readonly SaidOfLine[];
  rule: string;
}): Reason[] {
  const { period, months, today, lines, rule } = facts;
  if (!facts.isCell) return [{ code: 'unit.not_cell', field: 'unit' }];
  if (!latestPeriods(today, months, 2).includes(period)) return [{ code: 'roster.period', field: 'period', rule }];
  if (facts.signedOn !== null)
    return [{ code: 'roster.confirmed', field: 'period', values: { on: facts.signedOn }, rule }];
  const said = lines.map((line) => line.membershipId);
  const unsaid = facts.roster.filter((id) => !said.includes(id)).length;
  const foreign = lines.findIndex(
    (line, i) => !facts.roster.includes(line.membershipId) || said.indexOf(line.membershipId) < i,
  );
  return [
    ...(facts.roster.length === 0 ? [{ code: 'roster.empty' }] : []),
    ...(unsaid > 0 ? [{ code: 'roster.unsaid', field: 'lines', values: { count: unsaid }, rule }] : []),
    ...(foreign >= 0 ? [{ code: 'roster.changed', field: `lines.${foreign}.membershipId` }] : []),
    ...lines.flatMap((line, i) =>
      line.verdict === 'wrong' && !line.note ? [{ code: 'roster.what_is_wrong', field: `lines.${i}.note` }] : [],
    ),
  ];
}

/** Both sides in numbers, and what differs. Guests are listed and belong to neither number (trap 6). */
export function summaryOf(
  roster: readonly { membershipId: string; seat: string }[],
  lines: readonly SaidOfLine[],
  missing: readonly SaidMissing[],
): { registered: number; confirmed: number; guests: number; differences: Record<DifferenceKind, number> } {
  const own = new Set(roster.filter((line) => line.seat === 'own').map((line) => line.membershipId));
  const there = lines.filter((line) => line.verdict === 'present' || line.verdict === 'wrong');
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length;
  return {
    registered: own.size,
    confirmed: there.filter((line) => own.has(line.membershipId)).length + missing.length,
    guests: there.filter((line) => !own.has(line.membershipId)).length,
    differences: { left: count('left'), unknown: count('unknown'), wrong: count('wrong'), missing: missing.length },
  };
}

/** A difference is settled once. */
export function reasonsNotToSettle(difference: { settledOn: string | null }): Reason[] {
  return difference.settledOn === null ? [] : [{ code: 'difference.settled', values: { on: difference.settledOn } }];
}
