/** Corrections of the frozen numbers of a unit, and how many there are by hand and by second closings. */
import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Period } from './period.ts';

/** FROM and WHERE of the corrections `c` of a unit's frozen numbers: its own, and those of units below that these numbers count, wherever those lie by now. */
export function correctionsOf(unit: Pick<UnitRef, 'division' | 'id'>): RawBuilder<unknown> {
  return sql`from period_correction c where c.division = ${unit.division} and c.unit_id = ${unit.id}`;
}

/** By kind and first day, of the periods that begin between two days. */
export async function correctionCounts(
  ctx: Context,
  unit: UnitRef,
  days: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind: string; starts_on: string; n: number }>`
    select c.kind, c.starts_on, count(*)::int as n ${correctionsOf(unit)} and c.starts_on >= ${days.from} and c.starts_on <= ${days.to} group by 1, 2`.execute(
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
