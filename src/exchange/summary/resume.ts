/** Goes on with every large file that is being compared, after a restart too. */

import type { Database } from '../../platform/db/connect.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Installation } from '../cli.ts';
import { actorAgain } from '../stepping.ts';

/** Each in the name of who began it; one whose beginner has lost the right since waits. `owner`: the list is nobody's in particular. */
export async function resumeSummaries(chibo: Installation, owner: Database): Promise<number> {
  const waiting = await owner
    .selectFrom('summary_report')
    .select(['id', 'made_by', 'made_grant', 'steps', 'steps_done'])
    .where('state', '=', 'reading')
    .orderBy('made_at')
    .execute();
  let ended = 0;
  for (const report of waiting) {
    const actor = await actorAgain(chibo, { accountId: report.made_by, grantId: report.made_grant });
    if (!actor) continue;
    try {
      for (let step = report.steps_done; step < report.steps; step++)
        await chibo.bus.run('summary.step', { id: report.id, step }, { actor });
      ended++;
    } catch (error) {
      // somebody else's page takes the same steps
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return ended;
}
