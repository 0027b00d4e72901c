/** Writes what holds at a unit over periods: marks of ownership, reasons for a missing dual post. A new one closes the one before. */
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { at } from '../tree.ts';

export type Mark = { ownership: string; foreignInvested: boolean };

/** The unit's marks of today, with the day since when they hold. */
export async function openMark(tx: Tx, unit: UnitRef): Promise<(Mark & { from: string }) | null> {
  const row = await tx
    .selectFrom('unit_mark')
    .select(['ownership', 'foreign_invested', 'valid_from'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .executeTakeFirst();
  return row ? { ownership: row.ownership, foreignInvested: row.foreign_invested, from: row.valid_from } : null;
}

/** Marks the unit from a day (null: no marks any more). On the same day as the present marks it corrects them. */
export async function putMark(tx: Tx, unit: UnitRef, mark: Mark | null, on: string): Promise<void> {
  await close(tx, 'unit_mark', unit, on);
  if (!mark) return;
  await tx
    .insertInto('unit_mark')
    .values({
      ...at(unit),
      id: newId(),
      ownership: mark.ownership,
      foreign_invested: mark.foreignInvested,
      valid_from: on,
    })
    .execute();
}

/** The reason recorded for a unit, with the day since when it holds. */
export async function openGap(tx: Tx, unit: UnitRef): Promise<{ reason: string; from: string } | null> {
  const row = await tx
    .selectFrom('dual_gap')
    .select(['reason', 'valid_from'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .executeTakeFirst();
  return row ? { reason: row.reason, from: row.valid_from } : null;
}

/** Records why the unit has no dual post from a day; returns the id. */
export async function putGap(
  tx: Tx,
  unit: UnitRef,
  gap: { reason: string; note: string | null },
  on: string,
): Promise<string> {
  await close(tx, 'dual_gap', unit, on);
  const id = newId();
  await tx
    .insertInto('dual_gap')
    .values({ ...at(unit), id, reason: gap.reason, note: gap.note, valid_from: on })
    .execute();
  return id;
}

/** Ends the open period on a day; one that began on that day is taken back. */
async function close(tx: Tx, table: 'unit_mark' | 'dual_gap', unit: UnitRef, on: string): Promise<void> {
  await tx
    .deleteFrom(table)
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .where('valid_from', '=', on)
    .execute();
  await tx
    .updateTable(table)
    .set({ valid_to: on })
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .execute();
}
