/** Takes a large import through its parts, one transaction each; who is killed in between goes on where it stopped (D7). */
import { grantsOf, OPERATOR_ID, operator, personOf } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import type { Database } from '../platform/db/connect.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Installation } from './cli.ts';
import type { BatchRecord, Counts } from './import.ts';

export type Step = { id: string; state: string; done: number; steps: number; counts: Counts };
export type Progress = (step: Pick<Step, 'done' | 'steps'>) => void;

/** Writes part after part until none is left. Two that do it at once share the work: each part is written once. */
export async function stepThrough(
  { bus }: Pick<Installation, 'bus'>,
  actor: Actor,
  id: string,
  progress: Progress,
): Promise<{ id: string; state: string; counts: Counts }> {
  for (;;) {
    const batch = (await bus.ask('import.get', { id }, { actor })) as BatchRecord;
    if (batch.state !== 'applying') return batch;
    try {
      progress((await bus.run('import.step', { id, step: batch.stepsDone }, { actor })) as Step);
    } catch (error) {
      const isTaken = error instanceof Refusal && error.reasons[0]?.code === 'import.step_taken';
      if (!isTaken) throw error;
    }
  }
}

/**
 * Goes on with every large import that is being applied, each in the name of who began it. One whose beginner has lost the right since waits
 * for somebody who has it; one that is refused waits too, and its page says why. `owner` is the owner's connection: the list is nobody's in particular.
 */
export async function resumeImports(chibo: Installation, owner: Database): Promise<number> {
  const waiting = await owner
    .selectFrom('import_batch')
    .select(['id', 'applied_by'])
    .where('state', '=', 'applying')
    .orderBy('made_at')
    .execute();
  let ended = 0;
  for (const batch of waiting) {
    const actor = await actorAgain(chibo, batch.applied_by as { accountId: string; grantId: string } | null);
    if (!actor) continue;
    try {
      await stepThrough(chibo, actor, batch.id, () => {});
      ended++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return ended;
}

/** The actor that an account was under a grant, if it still has it. */
export async function actorAgain(
  { app, rulebook, clock }: Installation,
  by: { accountId: string; grantId: string } | null,
): Promise<Actor | null> {
  if (by === null) return null;
  if (by.accountId === OPERATOR_ID) return operator();
  const account = await app.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', by.accountId)
    .where('active', '=', true)
    .executeTakeFirst();
  const grants = account ? await grantsOf(app.db, rulebook, account, today(clock)) : [];
  const grant = grants.find((each) => each.id === by.grantId);
  return account && grant ? { accountId: account.id, person: personOf(account), name: account.name, grant } : null;
}
