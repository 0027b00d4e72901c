/** The only file that writes the tables of imports. What the sheet says is personal: it lies encrypted, like the file it came from. */

import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { insertRows } from '../platform/db/bulk.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Keys } from '../platform/files/keys.ts';
import { newId } from '../platform/ids.ts';
import { mustBeCurrent, notFound, type Reason } from '../platform/refusal.ts';
import type { Counts, Mapping } from './import.ts';
import type { SourceRow } from './mapping.ts';
import { type Change, type Judged, verdictOf } from './verdict.ts';

export type NewBatch = {
  id: string;
  fileId: string;
  fileName: string;
  asOf: string;
  mapping: Mapping;
  counts: Counts;
  madeBy: string;
  madeAt: Date;
};

export async function insertBatch(tx: Tx, unit: UnitRef, batch: NewBatch): Promise<void> {
  await tx
    .insertInto('import_batch')
    .values({
      ...at(unit),
      id: batch.id,
      file_id: batch.fileId,
      file_name: batch.fileName,
      as_of: batch.asOf,
      state: 'staged',
      mapping: JSON.stringify(batch.mapping),
      counts: JSON.stringify(batch.counts),
      made_by: batch.madeBy,
      made_at: batch.madeAt,
    })
    .execute();
}

type BatchChange = { state?: string; asOf?: string; mapping?: Mapping; counts?: Counts; appliedAt?: Date };

/** Changes a batch; refuses version.stale. */
export async function updateBatch(
  tx: Tx,
  unit: UnitRef,
  id: string,
  change: BatchChange,
  version: number,
): Promise<void> {
  const row = await tx
    .updateTable('import_batch')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.asOf && { as_of: change.asOf }),
      ...(change.mapping && { mapping: JSON.stringify(change.mapping) }),
      ...(change.counts && { counts: JSON.stringify(change.counts) }),
      ...(change.appliedAt && { applied_at: change.appliedAt }),
      version: version + 1,
    })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row) return;
  const present = await tx
    .selectFrom('import_batch')
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (present) mustBeCurrent(version, present.version);
  notFound();
}

/** What a row of a batch holds, in the clear. */
export type KeptRow = Pick<SourceRow, 'values'> & {
  kind: string;
  action: Judged['action'];
  reasons: Reason[];
  changes: Change[];
};

/** Writes the rows of a batch anew with their verdicts. */
export async function putRows(tx: Tx, keys: Keys, unit: UnitRef, batchId: string, judged: Judged[]): Promise<void> {
  await dropRows(tx, unit, batchId);
  const rows = judged.map((one) => {
    const id = newId();
    const kept: KeptRow = {
      values: one.row.values,
      kind: one.row.sheet,
      action: one.action,
      reasons: one.reasons,
      changes: one.changes,
    };
    return {
      ...at(unit),
      id,
      batch_id: batchId,
      sheet: one.row.sheetName,
      row_no: one.row.no,
      verdict: verdictOf(one),
      code: one.reasons[0]?.code ?? null,
      cells: keys.encrypt(JSON.stringify(kept), `import_row:${id}`),
    };
  });
  await insertRows(
    tx,
    'import_row',
    {
      division: 'text',
      id: 'uuid',
      unit_id: 'uuid',
      scope: 'text',
      batch_id: 'uuid',
      sheet: 'text',
      row_no: 'int',
      verdict: 'text',
      code: 'text',
      cells: 'bytea',
    },
    rows,
  );
}

/** What has been taken into the register need not lie here a second time; what was refused or odd stays, to be looked at. */
export async function dropTaken(tx: Tx, unit: UnitRef, batchId: string): Promise<void> {
  await tx
    .deleteFrom('import_row')
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .where('verdict', 'in', ['new', 'same', 'changed'])
    .execute();
}

export async function dropRows(tx: Tx, unit: UnitRef, batchId: string): Promise<void> {
  await tx.deleteFrom('import_row').where('division', '=', unit.division).where('batch_id', '=', batchId).execute();
}

/** The row as it was kept. */
export function openRow(keys: Keys, row: { id: string; cells: Buffer }): KeptRow {
  return JSON.parse(keys.decrypt(row.cells, `import_row:${row.id}`).toString()) as KeptRow;
}

/** All rows of a batch as the sheet gave them, in its order, to be judged again. */
export async function sourceRows(tx: Tx, keys: Keys, unit: UnitRef, batchId: string): Promise<SourceRow[]> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['id', 'sheet', 'row_no', 'cells'])
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const { values, kind } = openRow(keys, row);
    return { sheet: kind, sheetName: row.sheet, no: row.row_no, values };
  });
}
