/** Many numbers of one unit in few statements: today's from the tables of counts, all others from the records. */
import { type RawBuilder, sql } from 'kysely';
import type { Measure, MeasureAsked, Part, StatPart, Tree } from '../../organization/measure.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { numberOf, type Place, placeOf } from './placed.ts';

/** A part of a measure between two days (of a stock both are the day). */
export type Ask = { part: Part; from: string; to: string; tree: Tree };

/** The numbers asked for, in their order. Asks for no right: callers show what the reader may see. */
export async function sumsOf(ctx: Context, unit: UnitRef, asks: readonly Ask[]): Promise<number[]> {
  if (asks.length === 0) return [];
  const lines = asks.map((ask, i) => lineOf(ctx, ask, i));
  const counted = lines.flatMap((line) => (line.stat ? [{ key: line.key, stat: line.stat }] : []));
  const recorded = lines.filter((line) => line.stat === null);
  const now = await placeOf(ctx, unit, 'now', ctx.today);
  const first = recorded
    .filter(({ tree }) => tree === 'then')
    .reduce((day, { asked }) => (asked.from < day ? asked.from : day), ctx.today);
  const then = recorded.some(({ tree }) => tree === 'then') ? await placeOf(ctx, unit, 'then', first) : now;
  const tables = groupsOf(counted).map((group, i) => sql`${fromCounts(group, now)} as ${sql.ref(`g${i}`)}`);
  const values = recorded.map(
    ({ key, measure, asked, tree, filters }) =>
      sql`${numberOf(measure, asked, tree === 'now' ? now : then, filters)} as ${sql.ref(key)}`,
  );
  const wanted = [...counted.map(({ key }) => sql`${sql.ref(key)}`), ...values];
  const { rows } = await sql<Record<string, number>>`select ${sql.join(wanted)} ${
    tables.length > 0 ? sql`from ${sql.join(tables)}` : sql``
  }`.execute(ctx.tx);
  return lines.map(({ key }) => rows[0]?.[key] ?? 0);
}

/** Whether a number can be read from the tables of counts; what cannot is read from the records. */
export function isCounted(ctx: Context, ask: Ask): boolean {
  return lineOf(ctx, ask, 0).stat !== null;
}

/** Today both trees are one; a flow is placed by the day of each record. */
export function treeOf(measure: Measure, { to, tree }: Pick<Ask, 'to' | 'tree'>, today: string): Tree {
  return measure.nature === 'stock' && to >= today ? 'now' : tree;
}

function lineOf(ctx: Context, ask: Ask, i: number) {
  const measure = measureOf(ctx, ask.part.measure);
  const tree = treeOf(measure, ask, ctx.today);
  const asked: MeasureAsked = { from: ask.from, to: ask.to, today: ctx.today, tree };
  const filters = ask.part.filters ?? {};
  const today = measure.nature === 'flow' || ask.to === ctx.today;
  const stat = today && tree === 'now' ? (measure.stat?.(filters, asked) ?? null) : null;
  return { key: `n${i}`, measure, tree, asked, filters, stat };
}

/** A declared measure; an unknown one is a mistake of ours, because definitions are checked when they are made. */
export function measureOf(ctx: Context, id: string): Measure {
  const measure = ctx.services.measures.measures.get(id);
  if (!measure) throw new Error(`Nobody declares the measure "${id}".`);
  return measure;
}

type Counted = { key: string; stat: StatPart };

/** Columns of one table are summed in one reading; rows of a kind are read apart, by their index. */
function groupsOf(counted: readonly Counted[]): Counted[][] {
  const whole = Map.groupBy(
    counted.filter(({ stat }) => stat.where === undefined),
    ({ stat }) => stat.table,
  );
  return [...whole.values(), ...counted.filter(({ stat }) => stat.where !== undefined).map((one) => [one])];
}

/** The views `_seen` hold the reader's wall once for the statement instead of once a row. */
function fromCounts(group: readonly Counted[], { range: { lo, hi, divisions } }: Place): RawBuilder<unknown> {
  const stat = group[0]?.stat;
  if (!stat) throw new Error('A group of sums is never empty.');
  const sums = group.map(
    ({ key, stat: { column } }) => sql`coalesce(sum(${sql.ref(`s.${column}`)}), 0)::float8 as ${sql.ref(key)}`,
  );
  return sql`(select ${sql.join(sums)} from ${sql.table(`${stat.table}_seen`)} s
    where s.division = any(${divisions}::text[]) and s.scope >= ${lo} and s.scope < ${hi} ${stat.where ? sql`and ${stat.where('s')}` : sql``})`;
}
