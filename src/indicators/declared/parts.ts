/** A number divided by one thing its records know: each part with its code, the parts make the whole. */
import { sql } from 'kysely';
import type { Measure } from '../../organization/measure.ts';
import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';
import { partsShown, smallGroup } from '../smallGroups.ts';
import { indicatorOf, momentInput, momentOf } from './asked.ts';
import { daysOf, divides, type Moment } from './evaluate.ts';
import { type Place, placed, placeOf, summed } from './placed.ts';
import { measureOf, treeOf } from './sums.ts';
import { dimensionName, shownCode } from './texts.ts';

const part = s.object({
  /** empty: not written down */
  code: s.anyText(),
  label: labelShape,
  /** null: a small group, hidden */
  n: s.nullable(s.anyNumber()),
});

/** The numerator of an indicator by a dimension that its measure declares, in the order of the rulebook. */
export const indicatorParts = query({
  name: 'indicator.parts',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/parts',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'An indicator divided by one thing that its records know',
  input: s.object({ unit: s.id(), id: s.text(100), dimension: s.text(40), ...momentInput }),
  output: s.object({ name: labelShape, parts: s.list(part, 1000), hidden: s.flag() }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { id, dimension: key, ...asked }, unit) => {
    const { indicator } = await indicatorOf(ctx, unit, id);
    const measure = measureOf(ctx, indicator.numerator.measure);
    const dimension = measure.dimensions?.[key];
    if (dimension === undefined) refuse('choice.unknown', undefined, { field: 'dimension' });
    const moment = momentOf(ctx, indicator, asked);
    const rows = await countedBy(ctx, unit, measure, indicator.numerator.filters ?? {}, key, moment);
    const order = dimension.codes.map((code) => code.id);
    const place = (code: string) =>
      code === '' ? order.length + 1 : order.includes(code) ? order.indexOf(code) : order.length;
    const sorted = rows.toSorted((a, b) => place(a.code) - place(b.code) || (a.code < b.code ? -1 : 1));
    const people = measure.counts === 'person' || measure.counts === 'candidate';
    const kept = smallGroup(ctx, unit) > 0 && people && (dimension.personal === true || divides(ctx, indicator));
    const told = kept && measure.everybody === true && moment.to === ctx.today && !divides(ctx, indicator);
    const parts = sorted.map(({ n }) => n);
    const shown = !kept ? parts : told ? await partsShown(ctx, unit, key, parts) : parts.map(() => null);
    return {
      name: dimensionName(ctx, dimension),
      parts: sorted.map(({ code }, i) => ({ code, label: shownCode(ctx, dimension, code), n: shown[i] ?? null })),
      hidden: kept && !told,
    };
  },
});

type Counted = { code: string; n: number };

/** Today's whole from the counts where they know the dimension, everything else from the records. Parts of nobody are left out. */
async function countedBy(
  ctx: Context,
  unit: UnitRef,
  measure: Measure,
  filters: Readonly<Record<string, readonly string[]>>,
  dimension: string,
  moment: Moment,
): Promise<Counted[]> {
  const tree = treeOf(measure, moment, ctx.today);
  const asked = { ...daysOf(measure, moment), tree, today: ctx.today };
  const place = await placeOf(ctx, unit, tree, asked.from);
  const whole = Object.keys(filters).length === 0 && tree === 'now' && asked.to === ctx.today;
  const stat = whole ? measure.statBy?.(dimension, asked) : null;
  if (stat) return await fromCounts(ctx, place, measure, stat);
  const column = sql.ref(`r.d_${dimension}`);
  const { from, where } = placed(measure, asked, place, filters);
  const { rows } =
    await sql<Counted>`select ${column} as code, ${summed(measure)} as n ${from} ${where} group by 1`.execute(ctx.tx);
  return rows;
}

/** Whose code nobody wrote down is in no row of the counts: what is missing to the whole. */
async function fromCounts(
  ctx: Context,
  { range: { lo, hi, divisions } }: Place,
  measure: Measure,
  stat: NonNullable<ReturnType<NonNullable<Measure['statBy']>>>,
): Promise<Counted[]> {
  const here = sql`s.division = any(${divisions}::text[]) and s.scope >= ${lo} and s.scope < ${hi}`;
  const all = measure.stat?.({}, { from: ctx.today, to: ctx.today, today: ctx.today, tree: 'now' });
  if (!all) throw new Error(`The measure "${measure.id}" has parts in the counts and no whole.`);
  const { rows } = await sql<Counted>`
    with told as (select ${sql.ref(`s.${stat.code}`)} as code, sum(${sql.ref(`s.${stat.column}`)})::float8 as n from ${sql.table(`${stat.table}_seen`)} s
      where ${here} ${stat.where ? sql`and ${stat.where('s')}` : sql``} group by 1)
    select code, n from told where n > 0
    union all select '', rest.n from (select coalesce(sum(${sql.ref(`s.${all.column}`)}), 0)::float8 - (select coalesce(sum(n), 0) from told) as n
      from ${sql.table(`${all.table}_seen`)} s where ${here}) rest where rest.n > 0`.execute(ctx.tx);
  return rows;
}
