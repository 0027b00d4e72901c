/** The periods in which members graduate, and from when on a cell is told. Pure. */
import { addTo } from '../../platform/clock.ts';

export const SPANS = { quarter: 3, half: 6 } as const;
export type Span = keyof typeof SPANS;

export type GraduationPeriod = {
  /** the first and last day, both included */
  from: string;
  to: string;
  year: number;
  /** the quarter or half of its year, from 1 */
  part: number;
};

/** The quarters or halves from the one that runs today, up to the one that holds the day so many months ahead. The running one begins today: what lies before is overdue. */
export function periodsAhead(today: string, span: Span, months: number): GraduationPeriod[] {
  const last = addTo(today, { months });
  const long = SPANS[span];
  const periods: GraduationPeriod[] = [];
  const month = Number(today.slice(5, 7));
  let begins = `${today.slice(0, 4)}-${String(month - ((month - 1) % long)).padStart(2, '0')}-01`;
  while (begins <= last) {
    const next = addTo(begins, { months: long });
    periods.push({
      from: begins < today ? today : begins,
      to: addTo(next, { days: -1 }),
      year: Number(begins.slice(0, 4)),
      part: Math.floor((Number(begins.slice(5, 7)) - 1) / long) + 1,
    });
    begins = next;
  }
  return periods;
}

/** Overdue: he graduated, and neither a transfer nor the end of his study was recorded. Soon: within so many days. */
export function graduationState(graduatesOn: string, today: string, remindDays: number): 'overdue' | 'due' | 'later' {
  if (graduatesOn < today) return 'overdue';
  return graduatesOn <= addTo(today, { days: remindDays }) ? 'due' : 'later';
}
