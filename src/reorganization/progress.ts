/** How far a decision that is being carried out or taken back has come: written beside its transaction, so that others see it. */
import { operator } from '../accounts/grants.ts';
import type { Database } from '../platform/db/connect.ts';
import { setScope } from '../platform/db/scope.ts';
import type { Progress } from './store/carryOut.ts';
import { putProgress } from './store/decisions.ts';

declare module '../platform/bus/command.ts' {
  interface Services {
    /** the names of all commands: what a line of the ledger names otherwise was only looked at */
    deeds: readonly string[];
    reorganizationStep(decision: { division: string; id: string }, how: Progress): Promise<void>;
  }
}

/** Writes the step a decision has come to, in a transaction of its own. */
export async function noteStep(
  db: Database,
  { division, id }: { division: string; id: string },
  how: Progress,
): Promise<void> {
  const progress = JSON.stringify(how);
  await db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    await putProgress(tx, { division, id }, progress);
  });
}
