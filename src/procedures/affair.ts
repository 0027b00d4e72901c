/** Joint cases: several people in one affair. Each keeps a case of his own: vote, decision, clocks; papers may be common to all of them. */
import type { Context } from '../platform/bus/command.ts';
import { type CaseRow, maySee } from './reading.ts';

/** The cases of an affair that the one who asks may know of, this one among them; this one alone where it stands alone. */
export async function affairRows(ctx: Context, row: CaseRow): Promise<CaseRow[]> {
  if (row.affair_id === null) return [row];
  const rows = await ctx.tx
    .selectFrom('case_file')
    .selectAll()
    .where('division', '=', row.division)
    .where('affair_id', '=', row.affair_id)
    .orderBy('opened_on')
    .orderBy('id')
    .execute();
  return rows.filter((each) => maySee(ctx, each));
}

/** The papers that are common to an affair, once each, as they lie in this case's file. */
export async function commonPapers(ctx: Context, row: CaseRow) {
  return await ctx.tx
    .selectFrom('case_paper')
    .selectAll()
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .where('common_id', 'is not', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}
