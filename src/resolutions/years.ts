/** The years of a unit: which are closed, and what is left unfinished in one. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { ClosedYear } from './rules/years.ts';
import { OPEN_STATES } from './task.ts';

/** The closed years of a unit. */
export async function closedYears(ctx: Context, unit: UnitRef): Promise<ClosedYear[]> {
  const rows = await ctx.tx
    .selectFrom('year_close')
    .select(['year', 'closed_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .execute();
  return rows.map((r) => ({ year: r.year, closedOn: r.closed_on }));
}

/** The unit's tasks due by the end of the year (or of one before) in which somebody still has something to do, by due day. */
export async function unfinishedTasks(ctx: Context, unit: UnitRef, year: number) {
  return await ctx.tx
    .selectFrom('task')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', [...OPEN_STATES])
    .where('due', '<=', `${year}-12-31`)
    .orderBy('due')
    .orderBy('id')
    .execute();
}
export type UnfinishedTask = Awaited<ReturnType<typeof unfinishedTasks>>[number];
