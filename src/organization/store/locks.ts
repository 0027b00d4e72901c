import { sql } from 'kysely';
import type { Tx } from '../../platform/db/scope.ts';

/** Gives every unit that has none the row that is its lock: the units above a part that was read in have only their names. */
export async function insertMissingLocks(tx: Tx): Promise<void> {
  await sql`insert into unit_stat (division, unit_id, scope) select division, id, path from unit u
    where not exists (select from unit_stat s where s.division = u.division and s.unit_id = u.id)`.execute(tx);
}
