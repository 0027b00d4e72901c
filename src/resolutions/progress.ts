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
  'step_share',
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
  return ratio(sumOf(items.map((i) => i.percent * i.weight)), weights, 'plan_weighted');
}

/**
 * A target at the issuer: the mean over all recipients, each with the mean of its items for the target; a recipient
 * without such a part counts 0. `sum` is the recipients' per cents added up.
 */
export function targetProgress(sum: number, recipients: number): Measured {
  return recipients === 0 ? NOTHING : ratio(sum, recipients, 'target_mean');
}

/** A target of a cascade: which upper target it carries out, and what its recipients plan for it themselves. */
export type CascadeTarget = {
  id: string;
  /** whose target it is: at the level above it is this recipient's part */
  unitId: string;
  carries: string | null;
  recipients: number;
  /** per cents of plan items added up; `unitId` null: means of recipients that answer by a plan alone, already one each */
  items: { unitId: string | null; sum: number; count: number }[];
};

/**
 * Every target of a cascade over any number of levels, from the leaves up. What a recipient brings is the plain mean of its
 * parts: each item of its plan, and each target of its own resolution that carries this one out.
 */
export function rollUp(targets: CascadeTarget[]): Map<string, Measured> {
  const below = Map.groupBy(targets, (t) => t.carries);
  const done = new Map<string, Measured>();
  const measure = (target: CascadeTarget): Measured => {
    const known = done.get(target.id);
    if (known) return known;
    // stands for itself while it is counted, so that records that name each other in a circle end
    done.set(target.id, NOTHING);
    const brought: number[] = [];
    const parts = new Map<string, { percents: number[]; count: number }>();
    const add = (unitId: string, percent: number, count: number) => {
      const part = parts.get(unitId) ?? { percents: [], count: 0 };
      parts.set(unitId, { percents: [...part.percents, percent], count: part.count + count });
    };
    for (const item of target.items) {
      if (item.unitId === null) brought.push(item.sum);
      else add(item.unitId, item.sum, item.count);
    }
    for (const lower of below.get(target.id) ?? []) add(lower.unitId, measure(lower).percent ?? 0, 1);
    for (const part of parts.values()) brought.push(sumOf(part.percents) / part.count);
    const measured = targetProgress(sumOf(brought), target.recipients);
    done.set(target.id, measured);
    return measured;
  };
  for (const target of targets) measure(target);
  return done;
}

/** What was reached of a yearly step: of the way from the base to the step's goal, up or down; nothing to count without a way. */
export function stepProgress(base: number, goal: number, value: number | null): Measured {
  const way = goal - base;
  if (value === null || way === 0) return NOTHING;
  const share = Math.min(1, Math.max(0, (value - base) / way));
  return {
    percent: tenth(share * 100),
    // counted along the way, so that a target that falls does not read as a negative share
    numerator: hundredth((value - base) * Math.sign(way)),
    denominator: hundredth(Math.abs(way)),
    formula: 'step_share',
  };
}

/** A resolution: the plain mean of its targets, or (a month's resolution) of its tasks. */
export function resolutionProgress(parts: Measured[]): Measured {
  const counted = parts.map((p) => p.percent).filter((p) => p !== null);
  return counted.length === 0 ? NOTHING : mean(counted, 'resolution_mean');
}

/** The mean of plain per cents, as `targetProgress` takes it from one recipient. */
export function meanOf(percents: number[]): number {
  return percents.length === 0 ? 0 : sumOf(percents) / percents.length;
}

function mean(percents: number[], formula: Formula): Measured {
  return ratio(sumOf(percents), percents.length, formula);
}

/** Added up from the smallest, so that the order in which records come never shows in the last place. */
function sumOf(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b).reduce((a, b) => a + b, 0);
}

function ratio(numerator: number, denominator: number, formula: Formula): Measured {
  return { percent: tenth(numerator / denominator), numerator: tenth(numerator), denominator, formula };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
