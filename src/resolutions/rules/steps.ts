/** Decisions on the yearly steps of a target (M02). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { TargetInput } from '../resolution.ts';

/**
 * Are the steps a way to the goal? Each year once and in order, none after the deadline's year; never back; a step of the
 * deadline's year lies within the goal, none goes beyond it.
 */
export function reasonsAgainstSteps(target: TargetInput, field: (name: string) => string): Reason[] {
  const steps = target.steps ?? [];
  const lastYear = Number(target.deadline.slice(0, 4));
  const [low, high] = [Number(target.goalMin), Number(target.goalMax)];
  // the base says which way is forward; without one a target is a thing to be reached from nothing
  const base = Number(target.baseValue ?? 0);
  const rising = high >= base;
  return steps.flatMap((step, i): Reason[] => {
    const before = steps[i - 1];
    const at = (name: string) => field(`steps.${i}.${name}`);
    const goal = Number(step.goal);
    const from = before ? Number(before.goal) : base;
    const reasons: Reason[] = [];
    if (before && step.year <= before.year)
      reasons.push({ code: 'target.step_year_order', field: at('year'), values: { year: String(step.year) } });
    if (step.year > lastYear)
      reasons.push({
        code: 'target.step_late',
        field: at('year'),
        values: { year: String(step.year), last: String(lastYear) },
      });
    if (rising ? goal < from : goal > from)
      reasons.push({ code: 'target.step_back', field: at('goal'), values: { goal: step.goal, before: String(from) } });
    if (rising ? goal > high : goal < low)
      reasons.push({ code: 'target.step_beyond', field: at('goal'), values: { goal: step.goal } });
    else if (step.year === lastYear && (goal < low || goal > high))
      reasons.push({
        code: 'target.step_end',
        field: at('goal'),
        values: { low: target.goalMin, high: target.goalMax },
      });
    return reasons;
  });
}

/** May a value be recorded? Of an issued resolution's target in force, on a day gone by and not before the issue. */
export function reasonsNotToMeasure(
  target: { state: string; issuedOn: string | null; dropped: boolean },
  on: string,
  today: string,
): Reason[] {
  if (target.state !== 'issued') return [{ code: 'resolution.not_issued', field: 'id' }];
  if (target.dropped) return [{ code: 'target.dropped', field: 'id' }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  return [];
}
