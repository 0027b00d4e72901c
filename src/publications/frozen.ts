/** Numbers of a closed period that a table may name: a stock in any period that ends on the day, what happened over days in the period that has just those. */

import { measureOf } from '../indicators/declared/sums.ts';
import type { Indicator, Part } from '../organization/measure.ts';
import { correctedNumbers } from '../periods/freeze.ts';
import { keysOf, valueIn } from '../periods/numbers.ts';
import { type ClosingRow, closingsFor } from '../periods/reading.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';

/** A number, and what it is a part of. */
export type Pair = { n: number | null; of: number | null };

/** Answers the frozen numbers of an indicator at the unit over days that begin on `from`; null where none are frozen. */
export type Freezer = (indicator: Indicator, from: string) => Promise<Pair | null>;

/** The frozen numbers of a unit of periods that end on a day; each closing is read once. */
export async function freezerOf(ctx: Context, unit: UnitRef, on: string): Promise<Freezer> {
  const closings = await closedOn(ctx, unit, on);
  const read = new Map<string, Promise<Readonly<Record<string, number>>>>();
  const numbersOf = (closing: ClosingRow) => {
    const found = read.get(closing.id) ?? correctedNumbers(ctx, unit, closing);
    read.set(closing.id, found);
    return found;
  };
  return async (indicator, from) => {
    if (!isFrozenWhole(ctx, indicator)) return null;
    const stands = partsOf(indicator).every(({ measure }) => measureOf(ctx, measure).nature === 'stock');
    const closing = closings.find((row) => stands || row.starts_on === from);
    if (!closing) return null;
    const numbers = await numbersOf(closing);
    const { numerator, denominator } = indicator;
    return { n: valueIn(numbers, numerator), of: denominator ? valueIn(numbers, denominator) : null };
  };
}

/** The key of the one frozen number that an indicator's is; null where it is made of several, or a period freezes none. */
export function frozenKey(ctx: Context, indicator: Indicator): string | null {
  const keys = keysOf(indicator.numerator);
  return keys.length === 1 && isFrozenWhole(ctx, indicator) ? (keys[0] ?? null) : null;
}

/** A period freezes each dimension by itself, and several together only where a declared indicator names them. */
function isFrozenWhole(ctx: Context, indicator: Indicator): boolean {
  const { indicators } = ctx.services.measures;
  return partsOf(indicator).every(
    ({ measure, filters = {} }) =>
      Object.keys(filters).length < 2 || [...indicators.values()].some((one) => names(one, measure, filters)),
  );
}

/** Whether one of the indicator's parts has just these dimensions of the measure. */
function names(indicator: Indicator, measure: string, filters: NonNullable<Part['filters']>): boolean {
  const wanted = Object.keys(filters).toSorted().join();
  return partsOf(indicator).some(
    (part) =>
      part.measure === measure &&
      Object.keys(part.filters ?? {})
        .toSorted()
        .join() === wanted,
  );
}

/** The closings that speak of the unit, of periods that end on the day. */
async function closedOn(ctx: Context, unit: UnitRef, on: string): Promise<ClosingRow[]> {
  const { known, speaks } = await closingsFor(ctx, unit, { from: on, to: on });
  const ending = known.filter((row) => row.ends_on === on && row.state === 'closed');
  return ending.filter((row) => speaks({ kind: row.kind, startsOn: row.starts_on, endsOn: on })?.id === row.id);
}

export function partsOf({ numerator, denominator }: Indicator): Part[] {
  return denominator ? [numerator, denominator] : [numerator];
}
