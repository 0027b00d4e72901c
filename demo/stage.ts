/** What every world of the demo is made on. */
import type { Chibo } from '../src/chibo.ts';
import { addTo, daysBetween, monthOf } from '../src/platform/clock.ts';
import type { Calendar } from './calendar.ts';

/** `present`: the day on which the demo ends. `months`: how many whole months of life before the present one. */
export type Stage = { chibo: Chibo; calendar: Calendar; present: string; months: number };

/** The first day of the life, and the day before it, on which the living worlds are founded. */
export function beginningOf(stage: Pick<Stage, 'present' | 'months'>): { first: string; asOf: string } {
  const first = `${monthOf(addTo(stage.present, { months: -stage.months }))}-01`;
  return { first, asOf: addTo(first, { days: -1 }) };
}

/** A day on the way from the founding to yesterday; `part` from 0 to 1. */
export function dayBetween(stage: Pick<Stage, 'present' | 'months'>, part: number): string {
  const { asOf } = beginningOf(stage);
  const days = Math.max(0, daysBetween(asOf, stage.present) - 1);
  return addTo(asOf, { days: Math.floor(days * part) });
}
