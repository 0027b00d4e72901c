import { CompiledQuery } from 'kysely';
import type { Actor } from '../access.ts';
import type { LedgerEntry } from '../bus/command.ts';
import type { Tx } from '../db/scope.ts';
import { newId } from '../ids.ts';

type Line = { command: string; commandId: string; actor: Actor; at: Date; entry: LedgerEntry; onBehalfOf?: string };

/** Appends one line to the ledger in the unit's division. The sealer numbers it later. */
export async function append(tx: Tx, line: Line): Promise<void> {
  await tx.executeQuery(lineOf(line));
}

/** As a text: every command appends, and building the same statement each time costs more than sending it. */
const APPEND = `insert into ledger (division, id, unit_id, scope, at, account_id, person_id, grant_id, on_behalf_of,
    command, command_id, subject_kind, subject_id, body, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

/** The statement that appends the line. */
export function lineOf({ command, commandId, actor, at, entry, onBehalfOf }: Line): CompiledQuery {
  const { id: unitId, division, path } = entry.unit;
  const by = [actor.accountId, actor.person?.id ?? null, actor.grant.id, onBehalfOf ?? null];
  const about = [entry.subjectKind, entry.subjectId, JSON.stringify(entry.body ?? {}), entry.reason ?? null];
  return CompiledQuery.raw(APPEND, [division, newId(), unitId, path, at, ...by, command, commandId, ...about]);
}
