/** Which corrections speak of the numbers of a unit, and how many there are by hand and by second closings. */
import { type RawBuilder, sql } from 'kysely';
import { pastRange, within } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { PERIOD_KINDS, type Period } from './period.ts';
import { MONTHS } from './rules.ts';

const LENGTH = sql`case c.kind ${sql.join(
  PERIOD_KINDS.map((kind) => sql`when ${sql.lit(kind)} then ${sql.lit(`${MONTHS[kind]} months`)}::interval`),
  sql` `,
)} end`;

/**
 * FROM and WHERE of the corrections `c` at a unit and at those that stood under it on the last day of the period, as the frozen numbers were added up:
 * wherever they lie by now, as far as the reader sees them.
 */
export async function correctionsUnder(ctx: Context, unit: UnitRef): Promise<RawBuilder<unknown>> {
  return sql`from period_correction c
    cross join lateral (select (c.starts_on + ${LENGTH})::date - 1 as ends_on) d
    cross join lateral (select coalesce((select t.path from unit_period t where t.unit_id = c.unit_id and t.valid_from <= d.ends_on and t.valid_to > d.ends_on), c.scope) as path) at
    where ${within('at.path', await pastRange(ctx.tx, unit))}`;
}

/** By kind and first day, of the periods that begin between two days. */
export async function correctionCounts(
  ctx: Context,
  unit: UnitRef,
  days: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind: string; starts_on: string; n: number }>`
    select c.kind, c.starts_on, count(*)::int as n ${await correctionsUnder(ctx, unit)} and c.starts_on >= ${days.from} and c.starts_on <= ${days.to} group by 1, 2`.execute(
    ctx.tx,
  );
  return new Map(rows.map((row) => [keyOf({ kind: row.kind, startsOn: row.starts_on }), row.n]));
}

export function keyOf({ kind, startsOn }: { kind: string; startsOn: string }): string {
  return `${kind} ${startsOn}`;
}

export async function correctionCount(ctx: Context, unit: UnitRef, period: Period): Promise<number> {
  const counts = await correctionCounts(ctx, unit, { from: period.startsOn, to: period.startsOn });
  return counts.get(keyOf(period)) ?? 0;
}
