/** The one door to the register's numbers: what `indicators` counts of a unit on a day. */

import { numbersOn } from '../indicators/queries.ts';
import { recordedSince } from '../members/list.ts';
import { subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';

export type RegisterNumber = { key: string; code: string | null; n: number; link: string | null };

/** The numbers of a unit on a day that this reader is shown, each with its list; none for a day of which nothing is recorded. */
export async function countedAt(ctx: Context, unit: UnitRef, on: string): Promise<RegisterNumber[]> {
  if (on > ctx.today) return [];
  const past = on === ctx.today ? null : on;
  if (past) {
    const since = await recordedSince(ctx, unit);
    if (since === null || past < since) return [];
  }
  const numbers = await numbersOn(ctx, unit, await subtree(ctx.tx, unit), past);
  return numbers.flatMap(({ key, code, n, link }) => (n === null ? [] : [{ key, code, n, link }]));
}
