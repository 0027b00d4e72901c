/** Writes what villages measured. */
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';

type Line = {
  series: string;
  series_id: string | null;
  on_day: string;
  value: string;
  base: string | null;
  source: string;
};

/** Writes a value; returns its id. */
export async function insertValue(ctx: Context, unit: UnitRef, line: Line): Promise<string> {
  const id = newId();
  const by = { made_by: ctx.actor.accountId, made_name: ctx.actor.name, made_at: ctx.clock.now() };
  await ctx.tx
    .insertInto('village_value')
    .values({ ...at(unit), id, ...line, ...by })
    .execute();
  return id;
}

/** Notes on a value that another line stands for it from today on, and why. */
export async function replaceValue(ctx: Context, unit: UnitRef, id: string, by: string, reason: string): Promise<void> {
  await ctx.tx
    .updateTable('village_value')
    .set({ replaced_by: by, replaced_on: ctx.today, reason })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

/** Writes a series of the village's own; returns its id. */
export async function insertSeries(ctx: Context, unit: UnitRef, name: string, share: boolean): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('village_series')
    .values({ ...at(unit), id, name, share, made_on: ctx.today, made_name: ctx.actor.name })
    .execute();
  return id;
}
