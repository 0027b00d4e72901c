/** Slips as commands and queries read them: what lies at a unit undivided, and what is on the way. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { reachedDivisions } from '../members/person.ts';
import { subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { found, notFound } from '../platform/refusal.ts';

/** The slip's row; 404 when the actor does not see it. */
export async function slipById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('dues_remittance')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
export type SlipRow = Awaited<ReturnType<typeof slipById>>;

/** Sheets that the slips of a unit take in: its own, and those of units that were closed into it, which lie right below. */
export function ofBooks(unit: UnitRef): RawBuilder<SqlBool> {
  return sql`(unit_id = ${unit.id} or unit_id in (select u.id from unit u where u.parent_id = ${unit.id} and u.closed_on is not null))`;
}

/** Closed months on no slip, the earliest first. */
export async function unsentMonths(tx: Tx, unit: UnitRef) {
  return await tx
    .selectFrom('dues_month')
    .select(['id', 'month', 'collected'])
    .where('division', '=', unit.division)
    .where(ofBooks(unit))
    .where('remittance_id', 'is', null)
    .orderBy('month')
    .execute();
}

/** Slips from below that were confirmed here and passed on by no slip of this unit. */
export async function unpassedSlips(ctx: Context, unit: UnitRef) {
  const { divisions } = await subtree(ctx.tx, unit);
  return await ctx.tx
    .selectFrom('dues_remittance')
    .select(['division', 'id', 'year', 'from_month', 'to_month', 'remitted'])
    .where('division', 'in', divisions)
    .where('to_unit_id', '=', unit.id)
    .where('state', '=', 'confirmed')
    .where('passed_in', 'is', null)
    .orderBy('to_month')
    .orderBy('id')
    .execute();
}

/** What the next slip takes in: everything of the earliest year that lies here undivided, so that no slip crosses a year. */
export async function undivided(ctx: Context, unit: UnitRef, year?: number) {
  const months = await unsentMonths(ctx.tx, unit);
  const slips = await unpassedSlips(ctx, unit);
  const years = [...months.map(({ month }) => Number(month.slice(0, 4))), ...slips.map((slip) => slip.year)];
  const of = year ?? (years.length > 0 ? Math.min(...years) : null);
  const own = months.filter(({ month }) => Number(month.slice(0, 4)) === of);
  const received = slips.filter((slip) => slip.year === of);
  const all = [
    ...own.map(({ month }) => month),
    ...received.flatMap((slip) => [slip.from_month, slip.to_month]),
  ].sort();
  return {
    year: of,
    months: own,
    slips: received,
    own: own.reduce((sum, { collected }) => sum + Number(collected), 0),
    received: received.reduce((sum, { remitted }) => sum + Number(remitted), 0),
    fromMonth: all[0] ?? '',
    toMonth: all.at(-1) ?? '',
  };
}
export type Undivided = Awaited<ReturnType<typeof undivided>>;

/** The number that the unit's next slip of a year gets. */
export async function nextNumber(tx: Tx, unit: UnitRef, year: number): Promise<number> {
  const { last } = await tx
    .selectFrom('dues_remittance')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return last + 1;
}

/** The year as it was settled here, or undefined. */
export async function settledYear(tx: Tx, unit: UnitRef, year: number) {
  return await tx
    .selectFrom('dues_year')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('year', '=', year)
    .executeTakeFirst();
}
