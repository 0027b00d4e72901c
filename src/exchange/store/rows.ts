/** Writes the rows of a batch: each with its verdict, its cells with those of its neighbours (blocks.ts). */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows, type Row } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { newId } from '../../platform/ids.ts';
import type { Verdict } from '../import.ts';
import type { Judgement } from '../roster.ts';
import { tooLargeAtOnce } from '../steps.ts';
import { type Judged, verdictOf } from '../verdict.ts';
import { type KeptRow, sealBlock } from './blocks.ts';

const A_BLOCK = 200;
const AT_ONCE = 4000;

const ROW: Columns = {
  division: 'text',
  id: 'uuid',
  unit_id: 'uuid',
  scope: 'text',
  batch_id: 'uuid',
  sheet: 'text',
  row_no: 'int',
  verdict: 'text',
  code: 'text',
  block_id: 'uuid',
  place: 'int',
  decision: 'text',
  person_id: 'uuid',
};
const BLOCK: Columns = {
  division: 'text',
  id: 'uuid',
  unit_id: 'uuid',
  scope: 'text',
  batch_id: 'uuid',
  part: 'int',
  body: 'bytea',
};

/** Writes the rows of a batch anew with their verdicts. Rows of one part of a large file lie together. */
export async function putRows(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  batchId: string,
  { judged, counts }: Pick<Judgement, 'judged' | 'counts'>,
): Promise<void> {
  await dropRows(tx, unit, batchId);
  for (const [part, own] of tooLargeAtOnce(counts) ? byPart(judged) : [[0, judged] as const])
    await writePart(tx, keys, unit, batchId, part, own);
}

/** Writes the rows of one part anew, when the part was applied. */
export async function putPart(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  batchId: string,
  part: number,
  judged: Judged[],
): Promise<void> {
  const { division } = unit;
  await sql`delete from import_row r using import_block b where r.division = ${division} and r.batch_id = ${batchId}
    and b.division = r.division and b.id = r.block_id and b.part = ${part}`.execute(tx);
  await tx
    .deleteFrom('import_block')
    .where('division', '=', division)
    .where('batch_id', '=', batchId)
    .where('part', '=', part)
    .execute();
  // a part of which nothing stays keeps its place among the parts
  if (judged.length === 0) await insertEmpty(tx, keys, unit, batchId, part);
  await writePart(tx, keys, unit, batchId, part, judged);
}

async function insertEmpty(tx: Tx, keys: Keys, unit: UnitRef, batchId: string, part: number): Promise<void> {
  const { id, body } = await blockOf(keys, []);
  await insertRows(tx, 'import_block', BLOCK, [{ ...at(unit), id, batch_id: batchId, part, body }]);
}

async function writePart(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  batchId: string,
  part: number,
  own: Judged[],
): Promise<void> {
  for (let from = 0; from < own.length; from += AT_ONCE) {
    const made = await Promise.all(stretches(own.slice(from, from + AT_ONCE)).map((rows) => blockOf(keys, rows)));
    const address = { ...at(unit), batch_id: batchId };
    await insertRows(
      tx,
      'import_block',
      BLOCK,
      made.map(({ id, body }) => ({ ...address, id, part, body })),
    );
    await insertRows(
      tx,
      'import_row',
      ROW,
      made.flatMap(({ rows }) => rows.map((row) => ({ ...address, ...row }))),
    );
  }
}

function byPart(judged: Judged[]): Map<number, Judged[]> {
  const parts = new Map<number, Judged[]>();
  for (const one of judged) {
    const part = one.part ?? 0;
    const list = parts.get(part);
    if (list) list.push(one);
    else parts.set(part, [one]);
  }
  return parts;
}

function stretches(judged: Judged[]): Judged[][] {
  return Array.from({ length: Math.ceil(judged.length / A_BLOCK) }, (_, i) =>
    judged.slice(i * A_BLOCK, (i + 1) * A_BLOCK),
  );
}

async function blockOf(keys: Keys, judged: Judged[]): Promise<{ id: string; body: Buffer; rows: Row[] }> {
  const id = newId();
  const rows = judged.map((one, place) => ({
    id: newId(),
    sheet: one.row.sheetName,
    row_no: one.row.no,
    verdict: verdictOf(one),
    code: one.reasons[0]?.code ?? null,
    block_id: id,
    place,
    decision: one.row.decision?.as ?? null,
    person_id: one.row.decision?.personId ?? null,
  }));
  const kept = judged.map(
    (one): KeptRow => ({
      values: one.row.values,
      kind: one.row.sheet,
      sheetName: one.row.sheetName,
      no: one.row.no,
      action: one.action,
      reasons: one.reasons,
      changes: one.changes,
      ...(one.match && { match: one.match }),
      ...(one.branch && { branch: one.branch }),
    }),
  );
  return { id, body: await sealBlock(keys, id, kept), rows };
}

/** What was taken into the register need not lie here a second time: only these verdicts stay, to be looked at. */
export const STAYING: readonly Verdict[] = ['warning', 'refused'];

export async function dropRows(tx: Tx, unit: UnitRef, batchId: string): Promise<void> {
  for (const table of ['import_row', 'import_block'] as const)
    await tx.deleteFrom(table).where('division', '=', unit.division).where('batch_id', '=', batchId).execute();
}

/** Keeps what the clerk decided about a row (null: nothing yet), and the verdict that follows. */
export async function decideRow(
  tx: Tx,
  unit: UnitRef,
  id: string,
  decision: { as: 'same' | 'other'; personId: string | null } | null,
  verdict: Verdict,
): Promise<void> {
  await tx
    .updateTable('import_row')
    .set({ verdict, decision: decision?.as ?? null, person_id: decision?.personId ?? null })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}
