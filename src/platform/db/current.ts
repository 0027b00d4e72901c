/** Optimistic concurrency in one place: a row is changed as it was seen, or not at all. */
import type { Updateable } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import type { UnitRef } from '../access.ts';
import { mustBeCurrent, notFound } from '../refusal.ts';
import type { Tx } from './scope.ts';

/** Tables of owned rows that carry a version. */
type Versioned = {
  [T in keyof DB]: DB[T] extends { division: unknown; id: unknown; unit_id: unknown; version: unknown } ? T : never;
}[keyof DB];

/** Changes the row of `unit`'s division that has this version, and counts it up. Refuses 404, version.stale. */
export async function changeAsSeen<T extends Versioned>(
  tx: Tx,
  table: T,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<DB[T]>,
): Promise<void> {
  // every versioned table has these columns; the builder cannot follow a table chosen by name
  const one = table as 'task';
  const changed = await tx
    .updateTable(one)
    .set({ ...(change as Updateable<DB['task']>), version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (changed) return;
  const present = await tx
    .selectFrom(one)
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!present) notFound();
  mustBeCurrent(version, present.version);
}
