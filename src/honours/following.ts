/** Badges and cards follow their person to another cell, in the transaction of the transfer. */
import { addressOf } from '../organization/tree.ts';
import { otherSideOf } from '../procedures/reading.ts';
import type { CaseEffect } from '../procedures/work.ts';
import { carryHonours } from './followStore.ts';

export const honoursFollow: CaseEffect = async (ctx, row) => {
  const to = otherSideOf(row);
  if (to) await carryHonours(ctx.tx, row.subject_id, addressOf(row), to);
  return undefined;
};
