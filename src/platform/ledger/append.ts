import type { Actor } from '../access.ts';
import type { LedgerEntry } from '../bus/command.ts';
import type { Tx } from '../db/scope.ts';
import { newId } from '../ids.ts';

type Line = { command: string; commandId: string; actor: Actor; at: Date; entry: LedgerEntry; onBehalfOf?: string };

/** Appends one line to the ledger in the unit's division and returns its id. The sealer numbers it later. */
export async function append(tx: Tx, { command, commandId, actor, at, entry, onBehalfOf }: Line): Promise<string> {
  const id = newId();
  await tx
    .insertInto('ledger')
    .values({
      division: entry.unit.division,
      id,
      unit_id: entry.unit.id,
      scope: entry.unit.path,
      at,
      account_id: actor.accountId,
      person_id: actor.person?.id ?? null,
      grant_id: actor.grant.id,
      on_behalf_of: onBehalfOf ?? null,
      command,
      command_id: commandId,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      body: JSON.stringify(entry.body ?? {}),
      reason: entry.reason ?? null,
    })
    .execute();
  return id;
}
