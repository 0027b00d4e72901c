/** The numbers of the register that a table names, on its day: frozen ones where the period is closed, else as the records say them today. */

import { momentOf } from '../indicators/declared/asked.ts';
import { divides, evaluate, type Moment, maySee, type Want } from '../indicators/declared/evaluate.ts';
import { measureOf } from '../indicators/declared/sums.ts';
import { definitionNo, ownIndicators } from '../indicators/own/store.ts';
import type { Indicator } from '../organization/measure.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { type Below, unitsBelow } from './below.ts';
import { freezerOf, frozenKey, type Pair, partsOf } from './frozen.ts';
import { BELOW_BASE, isBelow, type RegisterNumber } from './publication.ts';

/** A number that a line or the whole names: an indicator, or one of its parts by a dimension. */
export type Named = { indicator: string; dimension: string | null; code: string | null };
export type Days = { on: string; from: string | null };
/**
 * With what a later closing of the period is compared: the key of the frozen number, and whether it stands on a day. `definition`: of a committee's own
 * indicator, the number of the definition in force.
 */
export type Registered = RegisterNumber & { key: string | null; stock: boolean; definition: number | null };

/** What a reader is told of a number. */
export function shownNumber({
  key: _key,
  stock: _stock,
  definition: _definition,
  ...told
}: Registered): RegisterNumber {
  return told;
}

type Drawn = Indicator & { definition: number | null };

/** The indicators whose numbers can stand in a table of this unit: whole numbers that whoever sees counts may see, and shares of two of them. */
export async function drawable(ctx: Context, unit: UnitRef): Promise<ReadonlyMap<string, Drawn>> {
  const own = await ownIndicators(ctx, unit);
  const all: Drawn[] = [
    ...[...ctx.services.measures.indicators.values()].map((one) => ({ ...one, definition: null })),
    ...own.map((one) => ({ ...one.indicator, definition: definitionNo(one) })),
  ];
  const fits = (one: Indicator) =>
    one.form !== 'mean' &&
    maySee(ctx, unit, one) &&
    partsOf(one).every(({ measure }) => !measureOf(ctx, measure).closed);
  return new Map(all.filter(fits).map((one) => [one.id, one]));
}

/** The numbers asked for, each once. Unknown indicators, dimensions and units are left out; what is hidden, not recorded, or of a day to come has no number. */
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
    return wants.map(({ named, indicator }) => told(ctx, named, indicator, { n: null, of: null, state: 'live' }));
  const plain = wants.filter(({ named }) => !isBelow(named.dimension));
  const below = Map.groupBy(
    wants.filter(({ named }) => isBelow(named.dimension)),
    ({ named }) => named.indicator,
  );
  // of lines by units the whole is asked for with the rest: they stand or fall together
  const wholes = [...below.keys()].flatMap((id) => known.get(id) ?? []);
  const indicators = [...plain.map(({ indicator }) => indicator), ...wholes];
  const values = await statedNumbers(ctx, unit, days, indicators);
  const none = { n: null, of: null, state: 'live' as const };
  const out = plain.map(({ named, indicator }, i) => told(ctx, named, indicator, values[i] ?? none));
  for (const [i, indicator] of wholes.entries()) {
    const whole = values[plain.length + i] ?? none;
    const lines = await unitsBelow(ctx, unit, indicator, momentFor(ctx, indicator, days), whole);
    for (const { named } of below.get(indicator.id) ?? []) {
      const line = lines.find(({ id }) => id === named.code);
      if (line) out.push(toldBelow(ctx, named, indicator, line, whole));
    }
  }
  return out;
}

type Stated = Pair & { state: 'live' | 'frozen' };

/** The unit's numbers, frozen where they are. */
export async function statedNumbers(
  ctx: Context,
  unit: UnitRef,
  days: Days,
  indicators: readonly Indicator[],
): Promise<Stated[]> {
  const asks: Want[] = indicators.map((indicator) => ({ indicator, moment: momentFor(ctx, indicator, days) }));
  const values = await evaluate(ctx, unit, asks);
  const frozen = await freezerOf(ctx, unit, days.on);
  const out: Stated[] = [];
  for (const [i, { indicator, moment }] of asks.entries()) {
    const live = values[i] ?? { n: null, of: null };
    const fixed = live.n === null ? null : await frozen(indicator, moment.from);
    out.push(fixed ? { ...fixed, state: 'frozen' } : { n: live.n, of: live.of, state: 'live' });
  }
  return out;
}

/** A part of an indicator by a code of a dimension is a share of it; undefined where its records do not know the dimension. */
function narrowed(ctx: Context, indicator: Drawn, { dimension, code }: Named): Drawn | undefined {
  if (dimension === null) return indicator;
  if (dimension === BELOW_BASE && indicator.denominator === undefined) return undefined;
  if (isBelow(dimension)) return indicator;
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

export function momentFor(ctx: Context, indicator: Indicator, { on, from }: Days): Moment {
  return momentOf(ctx, indicator, { on, from: from ?? undefined, tree: 'then' });
}

/** A unit's number is a part of the whole; of a share its base is, and the number a part of that. */
function toldBelow(ctx: Context, named: Named, indicator: Drawn, line: Below, whole: Stated): Registered {
  const { denominator, definition, ...one } = indicator;
  // what lies under each unit is frozen with that unit: the key is looked up there
  if (named.dimension === BELOW_BASE && denominator)
    return told(
      ctx,
      named,
      { ...one, form: 'number', numerator: denominator, definition },
      { ...line, n: line.of, of: whole.of },
    );
  return told(ctx, named, indicator, denominator ? line : { ...line, of: whole.n });
}

function told(ctx: Context, named: Named, indicator: Drawn, { n, of, state }: Stated): Registered {
  const measure = measureOf(ctx, indicator.numerator.measure);
  const people = measure.counts === 'person' || measure.counts === 'candidate';
  return {
    ...named,
    n: whole(n),
    of: whole(of),
    people,
    personal: people && divides(ctx, { ...indicator, denominator: indicator.numerator }),
    state,
    key: named.code === '' && isBelow(named.dimension) ? null : frozenKey(ctx, indicator),
    stock: measure.nature === 'stock',
    definition: indicator.definition,
  };
}

/** Sums of amounts need not be whole; a table has whole numbers only. */
function whole(n: number | null): number | null {
  return n === null || !Number.isSafeInteger(n) ? null : n;
}
