/** Writes the rows of a case at another unit: moved there within a division, copied there into another one (D1). */
import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

const PARTS = ['case_step', 'case_clock', 'case_paper', 'case_opinion'] as const;

type CaseKey = { division: string; id: string };

/** The case and its parts stand at the unit from now on; within one division. */
export async function moveCaseRows(tx: Tx, row: CaseKey, to: UnitRef): Promise<void> {
  await sql`update case_file set unit_id = ${to.id}, scope = ${to.path}, version = version + 1 where division = ${row.division} and id = ${row.id}`.execute(
    tx,
  );
  for (const part of PARTS)
    await sql`update ${sql.table(part)} set unit_id = ${to.id}, scope = ${to.path} where division = ${row.division} and case_id = ${row.id}`.execute(
      tx,
    );
}

/** The case and its parts once more at a unit of another division; gives the id of the new case. */
export async function copyCaseRows(tx: Tx, row: CaseKey, to: UnitRef): Promise<string> {
  const id = newId();
  await copy(tx, 'case_file', sql`division = ${row.division} and id = ${row.id}`, to, { id });
  for (const part of PARTS) {
    const { rows } = await sql<{
      id: string;
    }>`select id from ${sql.table(part)} where division = ${row.division} and case_id = ${row.id}`.execute(tx);
    for (const each of rows)
      await copy(tx, part, sql`division = ${row.division} and id = ${each.id}`, to, { id: newId(), case_id: id });
  }
  return id;
}

/** A row once more at another unit, with some of its columns changed. Its columns are read from the row itself: a column added later goes along. */
async function copy(
  tx: Tx,
  table: string,
  which: RawBuilder<unknown>,
  to: UnitRef,
  change: Record<string, string>,
): Promise<void> {
  const changed = JSON.stringify({ ...change, division: to.division, unit_id: to.id, scope: to.path });
  await sql`insert into ${sql.table(table)}
    select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(t) || ${changed}::jsonb)).* from ${sql.table(table)} t where ${which}`.execute(
    tx,
  );
}
