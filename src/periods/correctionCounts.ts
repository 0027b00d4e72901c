/** How many corrections by hand and by second closings speak of periods under a range. */
import { sql } from 'kysely';
import type { PathRange } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Period } from './period.ts';

/** By kind and first day, of the periods that begin between two days. */
export async function correctionCounts(
  ctx: Context,
  { lo, hi }: PathRange,
  days: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind: string; starts_on: string; n: number }>`
    select kind, starts_on, count(*)::int as n from period_correction
    where scope >= ${lo} and scope < ${hi} and starts_on >= ${days.from} and starts_on <= ${days.to} group by 1, 2`.execute(
    ctx.tx,
  );
  return new Map(rows.map((row) => [keyOf({ kind: row.kind, startsOn: row.starts_on }), row.n]));
}

export function keyOf({ kind, startsOn }: { kind: string; startsOn: string }): string {
  return `${kind} ${startsOn}`;
}

export async function correctionCount(ctx: Context, range: PathRange, period: Period): Promise<number> {
  const counts = await correctionCounts(ctx, range, { from: period.startsOn, to: period.startsOn });
  return counts.get(keyOf(period)) ?? 0;
}
