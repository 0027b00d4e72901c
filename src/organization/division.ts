/** Division of work: who answers for which field, for other modules and for the pages. */
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

export type FieldHolder = { field: string; personId: string; personName: string };

/**
 * Who leads which field in a unit on a day, by the division of work adopted for that day, in its order; empty where there is
 * none. `field` is a code of the rulebook's fields of work, or the committee's own words (what the rulebook does not know as a code).
 */
export async function fieldsHeldAt(tx: Tx, unit: UnitRef, on: string): Promise<FieldHolder[]> {
  const rows = await tx
    .selectFrom('work_division as d')
    .innerJoin('work_line as l', (join) => join.onRef('l.division', '=', 'd.division').onRef('l.work_id', '=', 'd.id'))
    .select(['l.field', 'l.person_id', 'l.person_name'])
    .where('d.division', '=', unit.division)
    .where('d.unit_id', '=', unit.id)
    .where('d.state', '=', 'adopted')
    .where('d.valid_from', '<=', on)
    .where('d.valid_to', '>', on)
    .where('l.role', '=', 'lead')
    .orderBy('l.position')
    .execute();
  return rows.map((row) => ({ field: row.field, personId: row.person_id, personName: row.person_name }));
}
