/** A unit as the subject of a case: a commendation of a cell, say. */
import { unitOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import { must } from '../platform/refusal.ts';
import type { CaseSubject } from './work.ts';

/** The unit itself, by its name. 404 for one that is not seen; refuses unit.closed. */
export async function unitSubject(ctx: Context, id: string): Promise<CaseSubject> {
  const unit = await unitOf(ctx, id);
  const row = await ctx.tx
    .selectFrom('unit')
    .select(['name', 'sort_key', 'closed_on'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  must(row.closed_on === null ? [] : [{ code: 'unit.closed', field: 'subject', values: { on: row.closed_on } }]);
  return { name: row.name, sortKey: row.sort_key, searchKey: fold(row.name), unit, personId: null };
}
