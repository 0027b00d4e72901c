/** Who a case of admission is about: a candidate on a cell's list. */
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { CaseSubject } from '../../procedures/work.ts';
import { candidateRow } from '../reading.ts';

/** A candidate as the subject of a case; 404 for one who is not seen. */
export async function candidateSubject(ctx: Context, id: string): Promise<CaseSubject> {
  const row = await candidateRow(ctx, id);
  return {
    name: row.full_name,
    sortKey: row.sort_key,
    searchKey: row.search_key,
    unit: addressOf(row),
    personId: null,
  };
}
