/** Sums of what was counted: admissions by month and group, candidates by stage, over a unit and all below it. Read from the stat tables, which D6 keeps. */
import { type RawBuilder, sql } from 'kysely';
import { inTree, placeBelow } from '../organization/queries/lines.ts';
import { underEach } from '../organization/queries/under.ts';
import { termOn } from '../organization/terms.ts';
import { type Subtree, subtree } from '../organization/tree.ts';
import { SEGMENT, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { monthOf } from '../platform/clock.ts';
import type { StageCount } from './rules/forecast.ts';

export type Span = { from: string; to: string };
export type MonthCount = { month: string; measure: string; mark: string; n: number };

/** What came of it in the months of a span, by month, measure and mark. */
export async function countsOf(ctx: Context, tree: Subtree, span: Span): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select month, measure, mark, sum(n)::int as n from admission_stat_seen s
    where ${inTree('s', tree)} and measure = any(${MEASURES}::text[]) and month >= ${monthOf(span.from)} and month <= ${monthOf(span.to)}
    group by 1, 2, 3 order by 1`.execute(ctx.tx);
  return rows;
}

/** All measures: named, so that the index by measure and month is followed. */
const MEASURES = ['admitted', 'refused', 'dropped', 'recognized', 'not_recognized'];

/** The sum of one measure (and of one mark). */
export function sumOf(counts: readonly MonthCount[], measure: string, mark?: string): number {
  return counts
    .filter((each) => each.measure === measure && (mark === undefined || each.mark === mark))
    .reduce((sum, { n }) => sum + n, 0);
}

/** Open candidates by stage, of one target group or ('') of all. */
export async function stagesUnder(ctx: Context, tree: Subtree, group = ''): Promise<StageCount[]> {
  const { rows } = await sql<StageCount>`select stage, sum(n)::int as n from candidate_stat_seen s
    where ${inTree('s', tree)} and grp = ${group} group by 1`.execute(ctx.tx);
  return rows;
}

/** Admissions in a span by the kind of place the cell works in (M83), and by whose enterprise it is (M86): a unit goes by the nearest mark at or above it. */
export async function admittedBy(
  ctx: Context,
  tree: Subtree,
  span: Span,
  by: 'setting' | 'ownership',
): Promise<{ code: string | null; n: number }[]> {
  const code = by === 'setting' ? sql`u.setting` : ownershipOf('s.scope');
  const { rows } = await sql<{ code: string | null; n: number }>`
    select code, sum(n)::int as n from (select ${code} as code, s.n from admission_stat_seen s join unit u on u.id = s.unit_id
      where ${inTree('s', tree)} and s.measure = 'admitted' and s.mark = '' and s.month >= ${monthOf(span.from)} and s.month <= ${monthOf(span.to)}) x
    group by 1 order by 2 desc, 1`.execute(ctx.tx);
  return rows;
}

/** The ownership of the enterprise that a scope lies in, as it is now: its own mark, or the nearest above it. */
export function ownershipOf(scope: string): RawBuilder<string | null> {
  const at = sql.ref(scope);
  return sql`(select o.ownership from mark_stat_seen o where o.ownership is not null
    and o.scope = any(array(select left(${at}, i) from generate_series(${SEGMENT}::int, length(${at}), ${SEGMENT}::int) i)) order by length(o.scope) desc limit 1)`;
}

/** From when admissions are counted where nothing else is said: the unit's running term, or this year where none is recorded. */
export async function usualSpan(ctx: Context, unit: UnitRef): Promise<Span & { term: boolean }> {
  const term = await termOn(ctx.tx, unit, ctx.today);
  return { from: term?.startsOn ?? `${ctx.today.slice(0, 4)}-01-01`, to: ctx.today, term: term !== null };
}

/** Admissions in a span under each unit right below this one, by its path; those of the unit itself stand under its own. */
export async function admittedUnder(ctx: Context, unit: UnitRef, span: Span): Promise<ReadonlyMap<string, number>> {
  const tree = await subtree(ctx.tx, unit);
  const { rows } = await sql<{
    path: string;
    n: number;
  }>`select ${placeBelow('s.scope', unit.path)} as path, sum(s.n)::int as n from admission_stat_seen s
    where ${inTree('s', tree)} and s.measure = 'admitted' and s.mark = '' and s.month >= ${monthOf(span.from)} and s.month <= ${monthOf(span.to)}
    group by 1`.execute(ctx.tx);
  return new Map(rows.map(({ path, n }) => [path, n]));
}

/** Admissions under each of several units of a subtree, in a span of its own each; in their order. */
export async function admittedOf(
  ctx: Context,
  tree: Subtree,
  asked: readonly (Span & { path: string })[],
): Promise<number[]> {
  if (asked.length === 0) return [];
  const first = asked.map(({ from }) => monthOf(from)).sort()[0];
  const last = asked
    .map(({ to }) => monthOf(to))
    .sort()
    .at(-1);
  const months = await underEach<{ month: string; n: number }>(ctx.tx, tree, asked, {
    table: 'admission_stat_seen',
    columns: sql`s.month, sum(s.n)::int as n`,
    by: sql`s.month`,
    where: sql`s.measure = 'admitted' and s.mark = '' and s.month >= ${first} and s.month <= ${last}`,
  });
  return asked.map(({ path, from, to }) =>
    (months.get(path) ?? [])
      .filter(({ month }) => month >= monthOf(from) && month <= monthOf(to))
      .reduce((sum, { n }) => sum + n, 0),
  );
}
