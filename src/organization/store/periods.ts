/** Writes what holds at a unit over periods: marks of ownership, reasons for a missing dual post. A new one closes the one before. */
import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, chunksOf, insertRows } from '../../platform/db/bulk.ts';
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
  if (mark) await putMarks(tx, [{ unit, mark }], on);
  else await close(tx, 'unit_mark', [unit], on);
}

/** Marks units from a day, each once. Returns the ids of the marks in the same order. */
export async function putMarks(tx: Tx, marks: { unit: UnitRef; mark: Mark }[], on: string): Promise<string[]> {
  await close(
    tx,
    'unit_mark',
    marks.map(({ unit }) => unit),
    on,
  );
  const rows = marks.map(({ unit, mark }) => ({
    ...at(unit),
    id: newId(),
    ownership: mark.ownership,
    foreign_invested: mark.foreignInvested,
    valid_from: on,
  }));
  await insertRows(tx, 'unit_mark', MARK, rows);
  return rows.map((row) => row.id);
}

const MARK: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  ownership: 'text',
  foreign_invested: 'boolean',
  valid_from: 'date',
};

/** Takes back marks that were set by mistake: they go, and those before hold again from the day they held from. */
export async function takeBackMarks(
  tx: Tx,
  marks: { unit: UnitRef; made: string; before: (Mark & { id: string; from: string }) | null }[],
): Promise<void> {
  const gone = marks.flatMap(({ made, before }) => [made, ...(before ? [before.id] : [])]);
  const divisions = [...new Set(marks.map(({ unit }) => unit.division))];
  for (const chunk of chunksOf(gone))
    await sql`delete from unit_mark where division = any(${divisions}::text[]) and id = any(${chunk}::uuid[])`.execute(
      tx,
    );
  const again = marks.flatMap(({ unit, before }) =>
    before
      ? [
          {
            ...at(unit),
            id: before.id,
            ownership: before.ownership,
            foreign_invested: before.foreignInvested,
            valid_from: before.from,
          },
        ]
      : [],
  );
  await insertRows(tx, 'unit_mark', MARK, again);
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
  await close(tx, 'dual_gap', [unit], on);
  const id = newId();
  await tx
    .insertInto('dual_gap')
    .values({ ...at(unit), id, reason: gap.reason, note: gap.note, valid_from: on })
    .execute();
  return id;
}

/** Ends the open periods on a day; one that began on that day is taken back. */
async function close(tx: Tx, table: 'unit_mark' | 'dual_gap', units: UnitRef[], on: string): Promise<void> {
  const divisions = [...new Set(units.map((unit) => unit.division))];
  for (const chunk of chunksOf(units.map((unit) => unit.id))) {
    const open = sql`division = any(${divisions}::text[]) and unit_id = any(${chunk}::uuid[]) and valid_to = 'infinity'`;
    await sql`delete from ${sql.table(table)} where ${open} and valid_from = ${on}`.execute(tx);
    await sql`update ${sql.table(table)} set valid_to = ${on} where ${open}`.execute(tx);
  }
}
