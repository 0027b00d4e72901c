/** How a draft's parts (targets, items) are written: taken away whole and written anew, in two statements. */
import type { Insertable } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';

const OWNERS = { target: 'resolution_id', plan_item: 'plan_id' } as const;

/** Puts `rows` in place of what the draft `ownerId` held. */
export async function replaceParts<T extends keyof typeof OWNERS>(
  tx: Tx,
  table: T,
  unit: UnitRef,
  ownerId: string,
  rows: Insertable<DB[T]>[],
): Promise<void> {
  // both tables have these columns; the builder cannot follow a table chosen by name
  const one = table as 'plan_item';
  await tx
    .deleteFrom(one)
    .where('division', '=', unit.division)
    .where(OWNERS[table] as 'plan_id', '=', ownerId)
    .execute();
  if (rows.length > 0)
    await tx
      .insertInto(one)
      .values(rows as Insertable<DB['plan_item']>[])
      .execute();
}
