/** Lets decisions take effect whose day has come, each in the name of who decided, in one transaction: who is killed in between does it again from the start (D7). */

import type { Installation } from '../exchange/cli.ts';
import { actorAgain } from '../exchange/stepping.ts';
import { today } from '../platform/clock.ts';
import type { Database } from '../platform/db/connect.ts';
import { type Reason, Refusal } from '../platform/refusal.ts';
import { noteFailure } from './store/decisions.ts';

/**
 * Carries out what is due, the earliest day first. What is refused by now stays decided, and its page says why; so does what was decided by somebody who has lost the right since.
 * `owner` is the owner's connection: the list is nobody's in particular. Returns how many took effect.
 */
export async function applyDue(chibo: Installation, owner: Database): Promise<number> {
  const due = await owner
    .selectFrom('reorganization')
    .select(['id', 'division', 'approved_by', 'failure'])
    .where('state', '=', 'decided')
    .where('effective_on', '<=', today(chibo.clock))
    .orderBy('effective_on')
    .orderBy('approved_at')
    .execute();
  let done = 0;
  for (const row of due) {
    const actor = await actorAgain(chibo, row.approved_by as { accountId: string; grantId: string } | null);
    if (!actor) {
      await tell(owner, row, [{ code: 'right.missing', values: { capability: 'reorganization.decide' } }]);
      continue;
    }
    try {
      await chibo.bus.run('reorganization.apply', { id: row.id }, { actor });
      done++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await tell(owner, row, error.reasons);
    }
  }
  return done;
}

type Waiting = { id: string; division: string; failure: unknown };

/** Written once for one reason: a job that comes by every minute has nothing new to say. */
async function tell(owner: Database, row: Waiting, reasons: readonly Reason[]): Promise<void> {
  if (JSON.stringify(row.failure) !== JSON.stringify(reasons)) await noteFailure(owner, row, reasons);
}
