/** The only file that writes published tables: editions and their lines. */
import type { Insertable, Updateable } from 'kysely';
import type { Publication } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Columns, updateRows } from '../platform/db/bulk.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { LineRow } from './reading.ts';
import type { Line } from './rules/table.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';

/** Writes an edition; the first of a series names it. Returns its id. */
export async function insertEdition(
  tx: Tx,
  unit: UnitRef,
  row: Omit<Insertable<Publication>, Own | 'series_id'> & { series_id?: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('publication')
    .values({ ...at(unit), id, series_id: id, ...row })
    .execute();
  return id;
}

/** Changes an edition as it was seen. Refuses version.stale. */
export async function changeEdition(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<Publication>,
): Promise<void> {
  await changeAsSeen(tx, 'publication', unit, id, version, change);
}

/** Writes the lines of a draft in place of those it had. */
export async function writeLines(tx: Tx, unit: UnitRef, publication: string, lines: readonly Line[]): Promise<void> {
  await tx
    .deleteFrom('publication_line')
    .where('division', '=', unit.division)
    .where('publication_id', '=', publication)
    .execute();
  if (lines.length === 0) return;
  const rows = lines.map(({ label, n, share, partOf, parent, indicator, dimension, code }, position) => ({
    ...at(unit),
    id: newId(),
    publication_id: publication,
    position,
    ...{ label, n, share, part_of: partOf, parent, indicator, dimension, code },
  }));
  await tx.insertInto('publication_line').values(rows).execute();
}

const MARKS: Columns = {
  division: 'text',
  id: 'uuid',
  indicator: 'text',
  number_key: 'text',
  stock: 'boolean',
  register_state: 'text',
};
type Mark = Pick<LineRow, 'division' | 'id' | 'indicator' | 'number_key' | 'stock' | 'register_state'>;

/** Marks lines of a table that is published with the register's number each is, by which definition of its indicator, and the state of that. */
export async function markLines(tx: Tx, marks: readonly Mark[]): Promise<void> {
  const rows = marks.map(({ division, id, indicator, number_key, stock, register_state }) => ({
    ...{ division, id, indicator, number_key, stock, register_state },
  }));
  await updateRows(tx, 'publication_line', MARKS, rows);
}
