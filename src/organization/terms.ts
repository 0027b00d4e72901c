/** Terms of committees and cells, for other modules: which one runs on a day, and since when documents are numbered anew. */
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

/** The unit's term on a day: begun and not ended; null where none is recorded. The planned end does not end it. */
export async function termOn(tx: Tx, unit: UnitRef, on: string): Promise<{ id: string; startsOn: string } | null> {
  const row = await tx
    .selectFrom('term')
    .select(['id', 'starts_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('starts_on', '<=', on)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', on)]))
    .orderBy('starts_on', 'desc')
    .executeTakeFirst();
  return row ? { id: row.id, startsOn: row.starts_on } : null;
}
