/** An indicator for each unit directly below one, all of them at once: what a picture draws and a published table has lines of. */
import { sql } from 'kysely';
import type { Indicator } from '../../organization/measure.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { Moment } from './evaluate.ts';
import { byUnit, type UnitLine } from './units.ts';

/** `of`: null where the indicator is a plain number. */
export type BelowLine = { id: string; name: string; sortKey: string; n: number; of: number | null };

/**
 * The numbers of the units that stood directly below in the period, in the order of their names; one that stood nowhere yet is there where it counts something.
 * `rest`: the unit itself and what lies under none of them. Asks for no right: callers show what the reader may see.
 */
export async function numbersBelow(
  ctx: Context,
  unit: UnitRef,
  indicator: Indicator,
  moment: Moment,
): Promise<{ lines: BelowLine[]; rest: { n: number; of: number | null } }> {
  const sets = await byUnit(ctx, unit, indicator, moment);
  const { rows } = await sql<UnitLine & { rest_n: number; rest_of: number }>`with ${sets},
      line as (select child.id, child.name, child.kind, child.sort_key, coalesce(n.n, 0) as n, coalesce(whole.n, 0) as of
        from child left join n on n.id = child.id left join whole on whole.id = child.id where child.real or coalesce(n.n, 0) <> 0),
      rest as (select (select coalesce(sum(n.n) filter (where n.id is null), 0) from n) as n, (select coalesce(sum(whole.n) filter (where whole.id is null), 0) from whole) as whole)
    select line.*, rest.n as rest_n, rest.whole as rest_of from rest left join line on true`.execute(ctx.tx);
  const pair = (n: number, of: number | null) => ({ n, of: indicator.denominator ? of : null });
  const lines = rows
    .filter(({ id }) => id !== null)
    .map((row) => ({ id: row.id, name: row.name, sortKey: row.sort_key, ...pair(row.n, row.of) }));
  return {
    lines: lines.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1)),
    rest: pair(rows[0]?.rest_n ?? 0, rows[0]?.rest_of ?? 0),
  };
}
