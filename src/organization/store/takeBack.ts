/** Taking back what was entered by mistake, as a whole, while nothing refers to it (docs/decisions/0004). */
import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { chunksOf } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';

/** Takes back posts that were begun by mistake. */
export async function takeBackPosts(tx: Tx, divisions: string[], ids: string[]): Promise<void> {
  for (const chunk of chunksOf(ids))
    await sql`delete from post where division = any(${divisions}::text[]) and id = any(${chunk}::uuid[])`.execute(tx);
}

/** Takes back charges of units that were given by mistake. */
export async function takeBackDuties(tx: Tx, divisions: string[], ids: string[]): Promise<void> {
  for (const chunk of chunksOf(ids))
    await sql`delete from overseer_duty where division = any(${divisions}::text[]) and id = any(${chunk}::uuid[])`.execute(
      tx,
    );
}

/** Closes units that were founded by mistake. The row stays, because the ledger names it and its place in the tree is not given again; no day of the past knows it. */
export async function closeAsNeverInForce(tx: Tx, units: UnitRef[], on: string): Promise<void> {
  for (const chunk of chunksOf(units.map((unit) => unit.id))) {
    await sql`delete from unit_period where unit_id = any(${chunk}::uuid[])`.execute(tx);
    await sql`delete from unit_word where unit_id = any(${chunk}::uuid[])`.execute(tx);
    await sql`delete from unit_former_word where unit_id = any(${chunk}::uuid[])`.execute(tx);
    await sql`update unit set closed_on = ${on}, version = version + 1 where id = any(${chunk}::uuid[])`.execute(tx);
  }
}
