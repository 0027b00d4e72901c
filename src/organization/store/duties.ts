/** Writes who is in charge of which unit. */
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/refusal.ts';
import { at } from '../tree.ts';

export type NewDuty = { fromUnitId: string; personDivision: string; personId: string; name: string; from: string };

export async function insertDuty(tx: Tx, unit: UnitRef, duty: NewDuty): Promise<string> {
  const [id] = await insertDuties(tx, [{ unit, ...duty }]);
  return id as string;
}

/** Puts people in charge, each of a unit. Returns the ids of the duties in the same order. */
export async function insertDuties(tx: Tx, duties: (NewDuty & { unit: UnitRef })[]): Promise<string[]> {
  const rows = duties.map((duty) => ({
    ...at(duty.unit),
    id: newId(),
    from_unit_id: duty.fromUnitId,
    person_division: duty.personDivision,
    person_id: duty.personId,
    person_name: duty.name,
    valid_from: duty.from,
  }));
  await insertRows(tx, 'overseer_duty', DUTY, rows);
  return rows.map((row) => row.id);
}

const DUTY: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  from_unit_id: 'uuid',
  person_division: 'text',
  person_id: 'uuid',
  person_name: 'text',
  valid_from: 'date',
};

export async function endDuty(tx: Tx, unit: UnitRef, id: string, on: string, version: number): Promise<void> {
  const row = await tx
    .updateTable('overseer_duty')
    .set({ valid_to: on, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('valid_to', '=', 'infinity')
    .returning('id')
    .executeTakeFirst();
  if (!row) notFound();
}
