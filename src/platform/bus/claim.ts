/** What a command does first: says that it is being done (D9), and locks the units it concerns (D6). */
import { CompiledQuery } from 'kysely';
import type { Actor, UnitRef } from '../access.ts';
import type { Tx } from '../db/scope.ts';
import { together, type Wire } from '../db/transaction.ts';
import { Refusal } from '../refusal.ts';

/** As texts: every command sends them, and building the same statement each time costs more than sending it. */
const CLAIM = `insert into command_result (division, command_id, account_id, command, payload_hash, at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning command_id`;

export const KEEP = 'update command_result set result = $1 where division = $2 and command_id = $3';

type Claim = { actor: Actor; commandId: string; command: string; payload: Buffer; at: Date };

/** The first write of all (D9): a second sender waits here until the first has committed or rolled back. */
export async function claim(tx: Tx, wire: Wire, { actor, commandId, command, payload, at }: Claim) {
  const division = actor.grant.unit.division;
  const [inserted] = await wire.send(
    CompiledQuery.raw(CLAIM, [division, commandId, actor.accountId, command, payload, at]),
  );
  if (inserted) return { replay: false as const };
  const before = await tx
    .selectFrom('command_result')
    .selectAll()
    .where('division', '=', division)
    .where('command_id', '=', commandId)
    .executeTakeFirstOrThrow();
  if (before.account_id !== actor.accountId || !before.payload_hash.equals(payload)) {
    throw new Refusal(409, [{ code: 'command.id_reused', field: 'commandId' }]);
  }
  return { replay: true as const, result: before.result };
}

const LOCK = 'select from unit_stat where division = $1 and unit_id = any($2::uuid[]) order by unit_id for update';

/**
 * Locks the units' rows in one order, a statement a division, so that commands never wait for each other in a circle (D6).
 * Sent when it is called: what is asked afterwards is answered after the lock is held.
 */
export async function lock(wire: Wire, units: UnitRef[]): Promise<void> {
  await together(byDivision(units).map(([division, ids]) => wire.send(CompiledQuery.raw(LOCK, [division, ids]))));
}

export function byDivision(units: UnitRef[]): [string, string[]][] {
  const groups = new Map<string, Set<string>>();
  for (const unit of units) groups.set(unit.division, (groups.get(unit.division) ?? new Set()).add(unit.id));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([division, ids]) => [division, [...ids].sort()]);
}
