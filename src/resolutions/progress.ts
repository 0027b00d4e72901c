/**
 * How far something has come. Every result says of how many (numerator, denominator) and by which formula, so that a page
 * never shows a bare per cent. Pure.
 */
import * as s from '../platform/schema.ts';

export const FORMULAS = [
  'task_own',
  'task_done',
  'item_mean',
  'item_no_task',
  'plan_weighted',
  'plan_plain',
  'target_mean',
  'resolution_mean',
  'nothing',
] as const;
export type Formula = (typeof FORMULAS)[number];

/** `percent` is numerator / denominator, one decimal; null when there is nothing to count. The formula's text is the word `resolutions.formula.<formula>`. */
export const measured = s.object({
  percent: s.nullable(s.anyNumber()),
  numerator: s.anyNumber(),
  denominator: s.anyNumber(),
  formula: s.oneOf(FORMULAS),
});
export type Measured = s.Infer<typeof measured>;

export type TaskFacts = { state: string; progress: number };

const NOTHING: Measured = { percent: null, numerator: 0, denominator: 0, formula: 'nothing' };

/** A task: 100 when it was checked as done, else what was last reported; a cancelled one does not count. */
export function taskProgress(task: TaskFacts): Measured {
  if (task.state === 'cancelled') return NOTHING;
  if (task.state === 'done') return { percent: 100, numerator: 100, denominator: 1, formula: 'task_done' };
  return { percent: task.progress, numerator: task.progress, denominator: 1, formula: 'task_own' };
}

/** An item of a plan: the mean of its tasks; without a task it stands at 0, and says so. */
export function itemProgress(tasks: TaskFacts[]): Measured {
  const counted = tasks.filter((t) => t.state !== 'cancelled').map((t) => taskProgress(t).percent ?? 0);
  if (counted.length === 0) return { percent: 0, numerator: 0, denominator: 0, formula: 'item_no_task' };
  return mean(counted, 'item_mean');
}

/** A plan: the mean of its items by weight; the plain mean when no item has a weight; nothing without items. */
export function planProgress(items: { percent: number; weight: number }[]): Measured {
  if (items.length === 0) return NOTHING;
  const weights = items.reduce((sum, i) => sum + i.weight, 0);
  if (weights === 0)
    return mean(
      items.map((i) => i.percent),
      'plan_plain',
    );
  return ratio(
    items.reduce((sum, i) => sum + i.percent * i.weight, 0),
    weights,
    'plan_weighted',
  );
}

/**
 * A target at the issuer: the mean over all recipients, each with the mean of its items for the target; a recipient
 * without such an item counts 0. `sum` is the recipients' per cents added up.
 */
export function targetProgress(sum: number, recipients: number): Measured {
  return recipients === 0 ? NOTHING : ratio(sum, recipients, 'target_mean');
}

/** A resolution: the plain mean of its targets, or (a month's resolution) of its tasks. */
export function resolutionProgress(parts: Measured[]): Measured {
  const counted = parts.map((p) => p.percent).filter((p) => p !== null);
  return counted.length === 0 ? NOTHING : mean(counted, 'resolution_mean');
}

/** The mean of plain per cents, as `targetProgress` takes it from one recipient. */
export function meanOf(percents: number[]): number {
  return percents.length === 0 ? 0 : percents.reduce((a, b) => a + b, 0) / percents.length;
}

function mean(percents: number[], formula: Formula): Measured {
  return ratio(
    percents.reduce((a, b) => a + b, 0),
    percents.length,
    formula,
  );
}

function ratio(numerator: number, denominator: number, formula: Formula): Measured {
  return { percent: tenth(numerator / denominator), numerator: tenth(numerator), denominator, formula };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
