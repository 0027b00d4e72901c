/** An indicator for each unit directly below one: the sums of all of them, and what remains of the unit itself, in one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Indicator, Part } from '../../organization/measure.ts';
import { peopleStoodFrom, within } from '../../organization/tree.ts';
import { SEGMENT, type UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { stepBelow } from '../asOf.ts';
import { daysOf, type Moment } from './evaluate.ts';
import { type Place, placed, placeOf, standing, summed } from './placed.ts';
import { measureOf, treeOf } from './sums.ts';

export type UnitLine = { id: string; name: string; kind: string; sort_key: string; n: number; of: number | null };

/** Three sets: `child` (the units), `n` and `of` (their numbers by id; a null id: the unit itself and what hangs under none of them). */
export async function byUnit(
  ctx: Context,
  unit: UnitRef,
  indicator: Indicator,
  moment: Moment,
): Promise<RawBuilder<unknown>> {
  const now = await placeOf(ctx, unit, 'now', ctx.today);
  const measure = measureOf(ctx, indicator.numerator.measure);
  const tree = treeOf(measure, moment, ctx.today);
  const then = tree === 'then' ? await placeOf(ctx, unit, 'then', moment.from) : now;
  const place = tree === 'then' ? then : now;
  const none = sql`select null::uuid as id, null::float8 as n where false`;
  return sql`child as materialized (${children(place, moment)}), n as materialized (${numbers(ctx, indicator.numerator, moment, place)}),
    whole as materialized (${indicator.denominator ? numbers(ctx, indicator.denominator, moment, place) : none})`;
}

/**
 * The units that stand directly below; under the tree of then those that stood there within the period, as they were called last. `real`: not only
 * because something was recorded of it before its first known place.
 */
function children({ unit, tree, range }: Place, { from, to }: Moment): RawBuilder<unknown> {
  if (tree === 'now')
    return sql`select u.id, u.name, u.kind, u.sort_key, u.search_key, u.path, true as real from unit u
      where u.parent_id = ${unit.id} and u.path >= ${range.lo} and u.path < ${range.hi} and u.closed_on is null`;
  return sql`select distinct on (c.unit_id) c.unit_id as id, c.name, c.kind, u.sort_key, u.search_key, c.path, c.valid_from <= ${to} as real
    from unit_period c join unit u on u.id = c.unit_id
    where c.parent_id = ${unit.id} and ${within('c.path', range)} and ${peopleStoodFrom('c')} <= ${to} and c.valid_to > ${from}
    order by c.unit_id, c.valid_from desc`;
}

/** One number for each unit below. */
function numbers(ctx: Context, part: Part, moment: Moment, place: Place): RawBuilder<unknown> {
  const measure = measureOf(ctx, part.measure);
  const asked = { ...daysOf(measure, moment), tree: place.tree, today: ctx.today };
  const filters = part.filters ?? {};
  const { unit, range } = place;
  const length = sql.lit(unit.path.length + SEGMENT);
  const stat =
    place.tree === 'now' && (measure.nature === 'flow' || asked.to === ctx.today)
      ? (measure.stat?.(filters, asked) ?? null)
      : null;
  if (stat)
    return sql`select c.id, sum(x.n) as n from (select left(s.scope, ${length}) as path, sum(${sql.ref(`s.${stat.column}`)})::float8 as n
      from ${sql.table(`${stat.table}_seen`)} s where s.division = any(${range.divisions}::text[]) and s.scope >= ${range.lo} and s.scope < ${range.hi}
        ${stat.where ? sql`and ${stat.where('s')}` : sql``} group by 1) x left join child c on c.path = x.path group by c.id`;
  const { from, where } = placed(measure, asked, place, filters);
  if (place.tree === 'now')
    return sql`select c.id, sum(x.n) as n from (select left(r.scope, ${length}) as path, ${summed(measure)} as n ${from} ${where} group by 1) x
      left join child c on c.path = x.path group by c.id`;
  return sql`select c.unit_id as id, ${summed(measure)} as n ${from}
    left join unit_period c on c.parent_id = ${unit.id} and ${within('c.path', range)} and c.path = ${stepBelow('t.path', range)}
      and ${standing(measure, asked, 'c')} ${where} group by c.unit_id`;
}
