/** The numbers of the register that a table names, on its day: frozen ones where the period is closed, else as the records say them today. */

import { momentOf } from '../indicators/declared/asked.ts';
import { divides, evaluate, maySee, type Want } from '../indicators/declared/evaluate.ts';
import { measureOf } from '../indicators/declared/sums.ts';
import { ownIndicators } from '../indicators/own/store.ts';
import type { Indicator, Part } from '../organization/measure.ts';
import { correctedNumbers } from '../periods/freeze.ts';
import { keysOf, valueIn } from '../periods/numbers.ts';
import { type ClosingRow, closingsFor } from '../periods/reading.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { RegisterNumber } from './publication.ts';

/** A number that a line or the whole names: an indicator, or one of its parts by a dimension. */
export type Named = { indicator: string; dimension: string | null; code: string | null };
export type Days = { on: string; from: string | null };
/** With what a later closing of the period is compared: the key of the frozen number, and whether it stands on a day. */
export type Registered = RegisterNumber & { key: string | null; stock: boolean };

/** The indicators whose numbers can stand in a table of this unit: whole numbers that whoever sees counts may see, and shares of two of them. */
export async function drawable(ctx: Context, unit: UnitRef): Promise<ReadonlyMap<string, Indicator>> {
  const own = await ownIndicators(ctx, unit);
  const all = [...ctx.services.measures.indicators.values(), ...own.map(({ indicator }) => indicator)];
  const fits = (one: Indicator) =>
    one.form !== 'mean' &&
    maySee(ctx, unit, one) &&
    partsOf(one).every(({ measure }) => !measureOf(ctx, measure).closed);
  return new Map(all.filter(fits).map((one) => [one.id, one]));
}

/** The numbers asked for, each once. Unknown indicators and dimensions are left out; what is hidden, not recorded, or of a day to come has no number. */
export async function registeredNumbers(
  ctx: Context,
  unit: UnitRef,
  days: Days,
  asked: readonly Named[],
): Promise<Registered[]> {
  const each = new Map(asked.map((one) => [JSON.stringify([one.indicator, one.dimension, one.code]), one]));
  if (each.size === 0) return [];
  const known = await drawable(ctx, unit);
  const wants = [...each.values()].flatMap((named) => {
    const found = known.get(named.indicator);
    const indicator = found && narrowed(ctx, found, named);
    return indicator ? [{ named, indicator }] : [];
  });
  if (days.on > ctx.today)
    return wants.map(({ named, indicator }) => told(ctx, named, indicator, { n: null, of: null }, 'live'));
  const asks: Want[] = wants.map(({ indicator }) => ({ indicator, moment: momentFor(ctx, indicator, days) }));
  const values = await evaluate(ctx, unit, asks);
  const frozen = frozenBy(ctx, unit, await closedOn(ctx, unit, days.on));
  const out: Registered[] = [];
  for (const [i, { named, indicator }] of wants.entries()) {
    const live = values[i] ?? { n: null, of: null };
    const fixed =
      live.n === null ? null : await frozen(indicator, asks[i]?.moment.from ?? days.on, named.dimension !== null);
    out.push(told(ctx, named, indicator, fixed ?? live, fixed ? 'frozen' : 'live'));
  }
  return out;
}

/** A part of an indicator by a code of a dimension is a share of it; undefined where its records do not know the dimension. */
function narrowed(ctx: Context, indicator: Indicator, { dimension, code }: Named): Indicator | undefined {
  if (dimension === null) return indicator;
  const { numerator } = indicator;
  const declared = measureOf(ctx, numerator.measure).dimensions ?? {};
  if (!Object.hasOwn(declared, dimension) || numerator.filters?.[dimension] !== undefined) return undefined;
  return {
    ...indicator,
    form: 'share',
    numerator: { ...numerator, filters: { ...numerator.filters, [dimension]: [code ?? ''] } },
    denominator: numerator,
  };
}

function momentFor(ctx: Context, indicator: Indicator, { on, from }: Days) {
  return momentOf(ctx, indicator, { on, from: from ?? undefined, tree: 'then' });
}

type Pair = { n: number | null; of: number | null };

function told(ctx: Context, named: Named, indicator: Indicator, { n, of }: Pair, state: 'live' | 'frozen'): Registered {
  const measure = measureOf(ctx, indicator.numerator.measure);
  const people = measure.counts === 'person' || measure.counts === 'candidate';
  const keys = keysOf(indicator.numerator);
  return {
    ...named,
    n: whole(n),
    of: whole(of),
    people,
    personal: people && divides(ctx, { ...indicator, denominator: indicator.numerator }),
    state,
    key: keys.length === 1 ? (keys[0] ?? null) : null,
    stock: measure.nature === 'stock',
  };
}

/** Sums of amounts need not be whole; a table has whole numbers only. */
function whole(n: number | null): number | null {
  return n === null || !Number.isSafeInteger(n) ? null : n;
}

/** The closings that speak of the unit, of periods that end on the day. */
async function closedOn(ctx: Context, unit: UnitRef, on: string): Promise<ClosingRow[]> {
  const { known, speaks } = await closingsFor(ctx, unit, { from: on, to: on });
  const ending = known.filter((row) => row.ends_on === on && row.state === 'closed');
  return ending.filter((row) => speaks({ kind: row.kind, startsOn: row.starts_on, endsOn: on })?.id === row.id);
}

/** Looks numbers up among the frozen ones: a stock in any period that ends on the day, what happened over days in the period that has just those. */
function frozenBy(ctx: Context, unit: UnitRef, closings: readonly ClosingRow[]) {
  const read = new Map<string, Promise<Readonly<Record<string, number>>>>();
  const numbersOf = (closing: ClosingRow) => {
    const found = read.get(closing.id) ?? correctedNumbers(ctx, unit, closing);
    read.set(closing.id, found);
    return found;
  };
  return async (indicator: Indicator, from: string, divided: boolean): Promise<Pair | null> => {
    const parts = partsOf(indicator);
    // a period freezes each dimension by itself, and together only those that indicators name
    if (divided && Object.keys(indicator.numerator.filters ?? {}).length > 1) return null;
    const stands = parts.every(({ measure }) => measureOf(ctx, measure).nature === 'stock');
    const closing = closings.find((row) => stands || row.starts_on === from);
    if (!closing) return null;
    const numbers = await numbersOf(closing);
    const { numerator, denominator } = indicator;
    return { n: valueIn(numbers, numerator), of: denominator ? valueIn(numbers, denominator) : null };
  };
}

function partsOf({ numerator, denominator }: Indicator): Part[] {
  return denominator ? [numerator, denominator] : [numerator];
}
