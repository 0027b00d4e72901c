/** Writes the batches of imports; their rows are written by rows.ts, what they did by trace.ts. */

import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Counts, Mapping } from '../import.ts';

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

type BatchChange = {
  state?: string;
  asOf?: string;
  mapping?: Mapping;
  counts?: Counts;
  appliedAt?: Date;
  undoneAt?: Date;
  steps?: number;
  stepsDone?: number;
  countsDone?: Counts;
  appliedBy?: { accountId: string; grantId: string };
};

/** Changes a batch; refuses version.stale. */
export async function updateBatch(
  tx: Tx,
  unit: UnitRef,
  id: string,
  change: BatchChange,
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'import_batch', unit, id, version, {
    ...(change.state && { state: change.state }),
    ...(change.asOf && { as_of: change.asOf }),
    ...(change.mapping && { mapping: JSON.stringify(change.mapping) }),
    ...(change.counts && { counts: JSON.stringify(change.counts) }),
    ...(change.appliedAt && { applied_at: change.appliedAt }),
    ...(change.undoneAt && { undone_at: change.undoneAt }),
    ...(change.steps !== undefined && { steps: change.steps }),
    ...(change.stepsDone !== undefined && { steps_done: change.stepsDone }),
    ...(change.countsDone && { counts_done: JSON.stringify(change.countsDone) }),
    ...(change.appliedBy && { applied_by: JSON.stringify(change.appliedBy) }),
  });
}
