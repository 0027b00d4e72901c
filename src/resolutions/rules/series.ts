/** When a task that comes again falls due, and what stands against such a series. Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { Rhythm } from '../series.ts';

const MONTHS: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, year: 12 };

/** The day of the n-th occurrence (0 is the first); counted from the first, so that the 31st does not wander to the 28th. */
export function occurrence(first: string, every: Rhythm, n: number): string {
  return addTo(first, { months: MONTHS[every] * n });
}

/** The first occurrence after a day that does not lie behind the end; null when there is none any more. */
export function nextAfter(first: string, every: Rhythm, endsOn: string, day: string): string | null {
  let n = 0;
  while (occurrence(first, every, n) <= day) n++;
  const next = occurrence(first, every, n);
  return next > endsOn ? null : next;
}

/** How many there will be in all. */
export function occurrences(first: string, every: Rhythm, endsOn: string): number {
  let n = 0;
  while (occurrence(first, every, n) <= endsOn) n++;
  return n;
}

/** May it begin? It ends no sooner than it begins, comes at least twice, and within a number that somebody can look through. */
export function reasonsNotToRepeat(first: string, every: Rhythm, endsOn: string, most: number): Reason[] {
  if (endsOn < first) return [{ code: 'date.order', field: 'endsOn', values: { earlier: first, later: endsOn } }];
  const count = occurrences(first, every, endsOn);
  if (count < 2) return [{ code: 'series.once', field: 'endsOn' }];
  return count > most ? [{ code: 'series.too_many', field: 'endsOn', values: { count, max: most } }] : [];
}

export function reasonsNotToStop(series: { stoppedOn: string | null; nextDue: string | null }): Reason[] {
  if (series.stoppedOn !== null) return [{ code: 'series.stopped', field: 'id' }];
  return series.nextDue === null ? [{ code: 'series.ended', field: 'id' }] : [];
}

/**
 * Is the next one to be made? Once the one before was concluded, or its day is there; never before that, so that nobody
 * holds the same work twice, and never of a series that was stopped.
 */
export function isNextDue(
  series: { stoppedOn: string | null; nextDue: string | null },
  latest: { state: string; due: string } | null,
  today: string,
): boolean {
  if (series.stoppedOn !== null || series.nextDue === null) return false;
  if (latest === null) return true;
  return ['done', 'cancelled', 'carried'].includes(latest.state) || latest.due < today;
}
