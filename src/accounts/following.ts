/** An account follows its person into another division: what he sees as his own is asked by it. */
import { addressOf } from '../organization/tree.ts';
import { otherSideOf } from '../procedures/reading.ts';
import type { CaseEffect } from '../procedures/work.ts';
import { followPerson } from './store.ts';

export const followMember: CaseEffect = async (ctx, row) => {
  const to = otherSideOf(row);
  if (to && to.division !== addressOf(row).division) {
    await followPerson(ctx.tx, row.subject_id, to.division);
  }
  return undefined;
};
