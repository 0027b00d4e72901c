/** The only file that writes the register's tables. */
import { sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

/** Takes the next count of a series, or begins it with `first`; one statement, so two never get the same. */
export async function countUp(
  tx: Tx,
  unit: UnitRef,
  documentType: string,
  termStart: string,
  first: number,
): Promise<number> {
  const row = await tx
    .insertInto('number_series')
    .values({
      division: unit.division,
      id: newId(),
      unit_id: unit.id,
      scope: unit.path,
      document_type: documentType,
      term_start: termStart,
      last_no: first,
    })
    .onConflict((c) =>
      c
        .columns(['division', 'unit_id', 'document_type', 'term_start'])
        .doUpdateSet({ last_no: sql`number_series.last_no + 1` }),
    )
    .returning('last_no')
    .executeTakeFirstOrThrow();
  return row.last_no;
}
