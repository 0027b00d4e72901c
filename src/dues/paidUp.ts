/** Up to which month a member's dues are paid, for the letter that goes with him (TRA-03). */
import type { DocumentBlock } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import type { CaseFill } from '../procedures/work.ts';

/** The last month that is paid in full in the books of the unit of the case; null where none is. */
export const paidUpTo: CaseFill = async (ctx, row, language) => {
  if (row.subject_kind !== 'member') return null;
  const lines = await ctx.tx
    .selectFrom('dues_line')
    .select(['month', 'due', 'paid'])
    .where('division', '=', row.division)
    .where('unit_id', '=', row.unit_id)
    .where('person_id', '=', row.subject_id)
    .orderBy('month', 'desc')
    .limit(MONTHS)
    .execute();
  const paid = lines.find((line) => line.paid >= line.due);
  return paid ? [{ kind: 'paragraph', text: writtenDate(paid.month, language) } satisfies DocumentBlock] : null;
};

/** How far back one looks. */
const MONTHS = 60;
