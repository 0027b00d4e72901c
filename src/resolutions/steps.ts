/** Words and arithmetic of the yearly steps of a target (M02): what is to be reached by the end of each year. Pure. */
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';

/** The longest a target may be cut into years: two terms. */
export const MOST_STEPS = 10;

export const stepInput = s.object({ year: s.whole(1900, 2200), goal: s.decimal() });
export type StepInput = s.Infer<typeof stepInput>;
export const stepsInput = s.optional(s.list(stepInput, MOST_STEPS));

/** A step with what was really there at the end of its year (or is there by now), and of how much. */
export const stepLine = s.object({
  year: s.anyNumber(),
  goal: s.anyText(),
  value: s.nullable(s.anyText()),
  measuredOn: s.nullable(s.anyText()),
  progress: measured,
});
export type StepLine = s.Infer<typeof stepLine>;

/** Where a target stood on a day, as recorded, newest last. */
export const valueLine = s.object({
  on: s.anyText(),
  value: s.anyText(),
  source: s.anyText(),
  by: s.anyText(),
});
export type ValueLine = s.Infer<typeof valueLine>;

/**
 * Even steps from the base to the goal, one for each year from `first` to `last`, rounded to `decimals`; the last one is
 * the goal itself. None when the years are the wrong way round or more than fit.
 */
export function evenSteps(base: number, goal: number, first: number, last: number, decimals: number): StepInput[] {
  const years = last - first + 1;
  if (years < 1 || years > MOST_STEPS) return [];
  return Array.from({ length: years }, (_, i) => ({
    year: first + i,
    goal: i === years - 1 ? String(goal) : String(Number((base + ((goal - base) * (i + 1)) / years).toFixed(decimals))),
  }));
}
