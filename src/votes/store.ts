/** The only file that writes polls. */
import type { Insertable, Selectable } from 'kysely';
import type { Poll } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

export async function insertPoll(
  tx: Tx,
  unit: UnitRef,
  poll: Omit<Insertable<Poll>, 'division' | 'id' | 'unit_id' | 'scope'>,
): Promise<Selectable<Poll>> {
  return await tx
    .insertInto('poll')
    .values({ ...at(unit), id: newId(), ...poll })
    .returningAll()
    .executeTakeFirstOrThrow();
}
