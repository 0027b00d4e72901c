/** Months and the series over them. Pure. */
import { addTo, lastDayOf, monthOf } from '../platform/clock.ts';

/** The numbers of one month's end, as the database gives them. */
export type MonthRow = { month: string } & Record<
  | 'members'
  | 'official'
  | 'probationary'
  | 'female'
  | 'minority'
  | 'cells'
  | 'grassroots'
  | 'residential'
  | 'committee'
  | 'head_known'
  | 'head_member'
  | 'dual'
  | 'dual_head'
  | 'dual_front'
  | 'held'
  | 'expected'
  | 'attended',
  number
>;

export type Point = { month: string; on: string; n: number | null; of: number | null };
export type Series = { key: string; points: Point[] };

/** The last `count` months up to today's, the oldest first, each with the day it is counted on: its last, today in this month. */
export function monthEnds(today: string, count: number): { month: string; on: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const month = monthOf(addTo(`${monthOf(today)}-01`, { months: i + 1 - count }));
    return { month, on: i === count - 1 ? today : lastDayOf(month) };
  });
}

type Column = keyof Omit<MonthRow, 'month'>;
/** What each series counts, and of how many. `divides`: it divides the members into groups, which may be too small to show. */
const SERIES: readonly { key: string; n: Column; of?: Column; divides?: true }[] = [
  { key: 'members', n: 'members' },
  { key: 'official', n: 'official', divides: true },
  { key: 'probationary', n: 'probationary', divides: true },
  { key: 'female', n: 'female', of: 'members', divides: true },
  { key: 'minority', n: 'minority', of: 'members', divides: true },
  { key: 'grassroots', n: 'grassroots' },
  { key: 'cells', n: 'cells' },
  { key: 'committee', n: 'committee', of: 'residential' },
  { key: 'head_member', n: 'head_member', of: 'head_known' },
  { key: 'dual', n: 'dual', of: 'residential' },
  { key: 'dual_head', n: 'dual_head', of: 'residential' },
  { key: 'dual_front', n: 'dual_front', of: 'residential' },
  { key: 'meetings', n: 'held', of: 'cells' },
  { key: 'attendance', n: 'attended', of: 'expected' },
];

/**
 * In: the months' numbers in order, their days, the first recorded day, and whether the reader is kept from small groups: then the
 * series that divide the members are left out, because two months side by side would tell who came. Out: the series.
 */
export function seriesOf(
  rows: readonly MonthRow[],
  ends: readonly { month: string; on: string }[],
  since: string | null,
  keptFromGroups: boolean,
): Series[] {
  return SERIES.filter((one) => !(one.divides && keptFromGroups)).map(({ key, n, of }) => ({
    key,
    points: ends.map(({ month, on }, i) => {
      const row = rows[i];
      if (row === undefined || since === null || on < since) return { month, on, n: null, of: null };
      return { month, on, n: row[n], of: of === undefined ? null : row[of] };
    }),
  }));
}
