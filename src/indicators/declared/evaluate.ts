/** Values of indicators at a unit as a reader may see them: from the same sums, with small groups hidden (STA-02) and nothing claimed before anything was recorded (D16). */
import { recordedSince } from '../../members/list.ts';
import type { Indicator, Measure, Part, Tree } from '../../organization/measure.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { partsShown, smallGroup } from '../smallGroups.ts';
import { type Ask, measureOf, sumsOf } from './sums.ts';

/** A period, both days included; of a stock its last day counts. */
export type Moment = { from: string; to: string; tree: Tree };
export type Want = { indicator: Indicator; moment: Moment };

/** `hidden`: too small for this reader, or not his to see. `recorded`: false before anything was recorded at the unit; then there is no number. */
export type Value = { n: number | null; of: number | null; recorded: boolean; hidden: boolean };

/** Values in the order they were asked for, in one statement and the few that hiding needs. */
export async function evaluate(ctx: Context, unit: UnitRef, wants: readonly Want[]): Promise<Value[]> {
  const pairs = wants.map(({ indicator, moment }) => asksOf(ctx, indicator, moment));
  const sums = await sumsOf(ctx, unit, pairs.flat());
  const past = wants.some(({ moment }) => moment.to < ctx.today);
  const since = past ? await recordedSince(ctx, unit) : null;
  const values: Value[] = [];
  let at = 0;
  for (const [i, { indicator, moment }] of wants.entries()) {
    const [n = 0, of] = sums.slice(at, at + (pairs[i]?.length ?? 0));
    at += pairs[i]?.length ?? 0;
    const recorded = moment.to <= ctx.today && (moment.to === ctx.today || (since !== null && moment.to >= since));
    values.push(await shownOf(ctx, unit, indicator, moment, { n, of: of ?? null, recorded, hidden: false }));
  }
  return values;
}

/** What is summed for an indicator: its numerator, and its denominator where it has one. */
export function asksOf(ctx: Context, { numerator, denominator }: Indicator, moment: Moment): Ask[] {
  const parts = denominator ? [numerator, denominator] : [numerator];
  return parts.map((part) => ({ part, ...daysOf(measureOf(ctx, part.measure), moment) }));
}

/** Of a stock the last day of the period, of a flow all of it. */
export function daysOf({ nature }: Measure, { from, to, tree }: Moment): Moment {
  return nature === 'stock' ? { from: to, to, tree } : { from, to, tree };
}

/** The value of an indicator in its own unit: how many, per cent, or so many for each. Null where there is nothing to tell. */
export function figureOf({ form }: Pick<Indicator, 'form'>, { n, of }: Pick<Value, 'n' | 'of'>): number | null {
  if (n === null) return null;
  if (form === 'number') return n;
  if (of === null || of === 0) return null;
  return form === 'share' ? (100 * n) / of : n / of;
}

/** Whether the reader may know the number at all: what is closed asks for the right to its records. */
export function maySee(ctx: Context, unit: UnitRef, { numerator, denominator }: Indicator): boolean {
  return [numerator, denominator].every((part) => {
    if (part === undefined) return true;
    const { closed, capability } = measureOf(ctx, part.measure);
    return !closed || ctx.may(capability, unit);
  });
}

/** Whether an indicator divides people by what they are: months or units side by side would tell of a few. */
export function divides(ctx: Context, { numerator, denominator }: Indicator): boolean {
  return [numerator, denominator].some((part) => part !== undefined && personalOf(ctx, part).length > 0);
}

function personalOf(ctx: Context, { measure, filters = {} }: Part): string[] {
  const { dimensions = {} } = measureOf(ctx, measure);
  return Object.keys(filters).filter((dimension) => dimensions[dimension]?.personal === true);
}

const PEOPLE = new Set(['person', 'candidate']);

/** What this reader is shown of a value. */
async function shownOf(
  ctx: Context,
  unit: UnitRef,
  indicator: Indicator,
  moment: Moment,
  value: Value,
): Promise<Value> {
  if (!value.recorded) return { ...value, n: null, of: null };
  if (!maySee(ctx, unit, indicator)) return { ...value, n: null, of: null, hidden: true };
  const smallest = smallGroup(ctx, unit);
  const measure = measureOf(ctx, indicator.numerator.measure);
  if (smallest === 0 || !PEOPLE.has(measure.counts) || value.n === null) return value;
  if (!divides(ctx, indicator)) {
    const few = measure.everybody !== true && value.n < smallest;
    return few ? { ...value, n: null, hidden: true } : value;
  }
  const n = moment.to === ctx.today && measure.everybody ? await partShown(ctx, unit, indicator, value.n) : null;
  return n === null ? { ...value, n, hidden: true } : value;
}

/** Divisions of the members whose parts below a unit are known to the counts (smallGroups.ts). */
const KNOWN: ReadonlySet<string> = new Set(['sex', 'status', 'minority', 'ethnicity', 'education', 'theory']);

/** Today's part of all the members, as a reader of counts is shown it: with the rest of them as the other part. */
async function partShown(ctx: Context, unit: UnitRef, { numerator }: Indicator, n: number): Promise<number | null> {
  const [[dimension, codes] = ['', []], ...others] = Object.entries(numerator.filters ?? {});
  if (others.length > 0 || !KNOWN.has(dimension)) return null;
  const day = { from: ctx.today, to: ctx.today, tree: 'now' as const };
  const [whole = 0] = await sumsOf(ctx, unit, [{ part: { measure: numerator.measure }, ...day }]);
  const [shown] = await partsShown(ctx, unit, dimension, [n, whole - n], (code) =>
    codes.includes(code) ? 'in' : 'out',
  );
  return shown ?? null;
}
