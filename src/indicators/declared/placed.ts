/** Where the records of a measure lie under a unit: one FROM for the number, its list, its division and its table by units. */
import { type RawBuilder, sql } from 'kysely';
import type { Filters, Measure, MeasureAsked, Tree } from '../../organization/measure.ts';
import { type PastRange, pastRange, peopleStoodFrom, type Subtree, subtree, within } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { divisionsSince } from '../asOf.ts';

/** A unit with the range that is asked for; under the tree of then with the places it had before, and the divisions of units that left it since. */
export type Place = { unit: UnitRef; tree: Tree; range: Subtree & Partial<PastRange> };

/** Today the tree of then is the tree of now. `from`: the first day that is asked about. */
export async function placeOf(ctx: Context, unit: UnitRef, tree: Tree, from: string): Promise<Place> {
  if (tree === 'now') return { unit, tree, range: await subtree(ctx.tx, unit) };
  return await placeIn(ctx, unit, await pastRange(ctx.tx, unit), from);
}

/** Some places under the tree of then, for a unit. */
export async function placeIn(ctx: Context, unit: UnitRef, range: PastRange, from: string): Promise<Place> {
  const divisions = await divisionsSince(ctx.tx, range, from);
  return { unit, tree: 'then', range: { ...range, divisions: divisions.length === 0 ? [unit.division] : divisions } };
}

/** FROM (with the joins that place a record) and WHERE; what is grouped by may join in between. */
export type Placed = { from: RawBuilder<unknown>; where: RawBuilder<unknown> };

/** The records `r` that count under the place, each once; under the tree of then with the row `t` of its unit's place. */
export function placed(measure: Measure, asked: MeasureAsked, place: Place, filters: Filters = {}): Placed {
  const { lo, hi, divisions } = place.range;
  const narrow = Object.entries(filters).map(
    ([dimension, codes]) => sql` and ${sql.ref(`r.d_${dimension}`)} = any(${[...codes]}::text[])`,
  );
  const terms = narrow.length === 0 ? sql`` : sql.join(narrow, sql``);
  const from = sql`from (${measure.records({ ...asked, tree: place.tree })}) r`;
  const mine = sql`where r.division = any(${divisions}::text[])`;
  if (place.tree === 'now') return { from, where: sql`${mine} and r.scope >= ${lo} and r.scope < ${hi}${terms}` };
  return {
    from: sql`${from} join unit_period t on t.division = r.division and t.unit_id = r.unit_id and ${standing(measure, asked, 't')}`,
    where: sql`${mine} and ${within('t.path', place.range)}${terms}`,
  };
}

/** Whether a row of `unit_period` says where the unit stood on the day a record is placed by. */
export function standing(measure: Measure, { to }: MeasureAsked, period: string): RawBuilder<boolean> {
  const day = measure.nature === 'stock' ? sql`${to}::date` : sql`r.day`;
  const begins = measure.strict ? sql.ref(`${period}.valid_from`) : peopleStoodFrom(period);
  return sql<boolean>`(${begins} <= ${day} and ${sql.ref(`${period}.valid_to`)} > ${day})`;
}

/** The number of all records under the place. */
export function numberOf(measure: Measure, asked: MeasureAsked, place: Place, filters?: Filters): RawBuilder<number> {
  const { from, where } = placed(measure, asked, place, filters);
  return sql<number>`(select ${summed(measure)} ${from} ${where})`;
}

/** The number that some records make. */
export function summed(measure: Measure): RawBuilder<number> {
  return measure.amount ? sql<number>`coalesce(sum(r.amount), 0)::float8` : sql<number>`count(*)::float8`;
}
