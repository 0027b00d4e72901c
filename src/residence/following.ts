/** What follows for the contact when somebody changes his cell or is a member no longer, in the same transaction. */
import type { FollowEnd } from '../members/ending.ts';
import { addressOf } from '../organization/tree.ts';
import { otherSideOf } from '../procedures/reading.ts';
import type { CaseEffect } from '../procedures/work.ts';
import { residenceBook } from './book.ts';
import { carryContacts } from './followStore.ts';
import { endContactsOf } from './store.ts';

/** The contact follows to the new home cell; it ends where that is the cell he lives at. */
export const contactFollows: CaseEffect = async (ctx, row, { on }) => {
  const to = otherSideOf(row);
  const book = residenceBook(ctx.services.rulebook);
  if (!to || !book) return undefined;
  await carryContacts(ctx.tx, row.subject_id, addressOf(row), to);
  const there = await ctx.tx
    .selectFrom('residence_contact')
    .select('id')
    .where('division', '=', to.division)
    .where('person_id', '=', row.subject_id)
    .where('other_unit_id', '=', to.id)
    .where('valid_to', '=', 'infinity')
    .where('moved_to', 'is', null)
    .executeTakeFirst();
  if (there) await endContactsOf(ctx.tx, to, row.subject_id, { on, reason: book.ends.joined });
  return undefined;
};

/** Whoever is a member no longer is introduced nowhere. A remark that waits stays with the cell that owes it, which sends it or takes it out. */
export const contactEnds: FollowEnd = async (ctx, { personId, unit, on }) => {
  const book = residenceBook(ctx.services.rulebook);
  if (book) await endContactsOf(ctx.tx, unit, personId, { on, reason: book.ends.left });
};
