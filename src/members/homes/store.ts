/** Writes what the check found, and that it ran. */
import { sql } from 'kysely';
import { at, type Subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { FoundAt } from './faults.ts';

/** What is found again is seen again; what is new is written; what is found no more has gone. */
export async function keepFindings(
  tx: Tx,
  { lo, hi, divisions }: Subtree,
  findings: FoundAt[],
  now: Date,
): Promise<{ found: number; gone: number }> {
  let found = 0;
  for (const { kind, division, unit_id, scope, person_id, person_name, sort_key, also } of findings) {
    const again = await tx
      .updateTable('home_finding')
      .set((eb) => ({ seen_at: now, also, person_name, version: eb('version', '+', 1) }))
      .where('division', '=', division)
      .where('unit_id', '=', unit_id)
      .where('person_id', '=', person_id)
      .where('kind', '=', kind)
      .where('gone_at', 'is', null)
      .executeTakeFirst();
    if (again.numUpdatedRows > 0n) continue;
    await tx
      .insertInto('home_finding')
      .values({
        division,
        unit_id,
        scope,
        id: newId(),
        kind,
        person_id,
        person_name,
        sort_key,
        also,
        found_at: now,
        seen_at: now,
      })
      .execute();
    found++;
  }
  const gone = await sql`update home_finding set gone_at = ${now}, version = version + 1
    where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi} and gone_at is null and seen_at < ${now}`.execute(
    tx,
  );
  return { found, gone: Number(gone.numAffectedRows ?? 0) };
}

export type Ran = {
  persons: number;
  seats: number;
  found: number;
  gone: number;
  open: number;
  at: Date;
  by: string;
  byName: string;
};

export async function insertCheck(tx: Tx, unit: UnitRef, ran: Ran): Promise<string> {
  const id = newId();
  const { persons, seats, found, gone, open } = ran;
  await tx
    .insertInto('home_check')
    .values({
      ...at(unit),
      id,
      persons,
      seats,
      found,
      gone,
      open,
      ran_at: ran.at,
      ran_by: ran.by,
      ran_name: ran.byName,
    })
    .execute();
  return id;
}
