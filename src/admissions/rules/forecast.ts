/** How many will be admitted, and when, by the candidates there are now (M04, M77): the stage each has reached, its usual lead time, how many come through. Pure. */
import { addTo } from '../../platform/clock.ts';

export type StageCount = { stage: string; n: number };
export type LeadTime = { stage: string; months: number; percent: number };
export type Quarter = { quarter: string; from: string; to: string; expected: number; sum: number };
const MONTHS = 3;
const WHOLE = 100;

/** The quarter of a day, as 2026-Q4. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / MONTHS)}`;
}

/** The first day of the quarter of a day. */
function quarterStart(date: string): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${String(month - ((month - 1) % MONTHS)).padStart(2, '0')}-01`;
}

/**
 * The quarters from today's on, each with how many are expected in it and in all up to its end. Rounded on the sum, so that the quarters add up to what
 * is expected in all. Who stands at a stage without a lead time is not forecast.
 */
export function forecastOf(
  counts: readonly StageCount[],
  leads: readonly LeadTime[],
  today: string,
  quarters: number,
): Quarter[] {
  const first = quarterStart(today);
  const out: Quarter[] = [];
  let before = 0;
  for (let i = 0; i < quarters; i++) {
    const from = addTo(first, { months: i * MONTHS });
    const to = addTo(addTo(from, { months: MONTHS }), { days: -1 });
    const sum = expectedBy(counts, leads, today, to);
    out.push({ quarter: quarterOf(from), from, to, expected: sum - before, sum });
    before = sum;
  }
  return out;
}

/** How many of the candidates there are now are expected to be admitted by a day. */
export function expectedBy(
  counts: readonly StageCount[],
  leads: readonly LeadTime[],
  today: string,
  by: string,
): number {
  const hundredths = counts.reduce((total, { stage, n }) => {
    const lead = leads.find((each) => each.stage === stage);
    if (!lead || addTo(today, { months: lead.months }) > by) return total;
    return total + n * lead.percent;
  }, 0);
  return Math.round(hundredths / WHOLE);
}
