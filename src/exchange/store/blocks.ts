/** The cells of rows as they lie in the database: a stretch of rows together, packed and encrypted like the file they came from. */
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { Match } from '../import.ts';
import type { SourceRow } from '../mapping.ts';
import type { Change, Judged } from '../verdict.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const GZIP = 0x1f;

/** What a row of a batch holds, in the clear. `sheetName` and `no` are missing in rows kept before they were kept together. */
export type KeptRow = Pick<SourceRow, 'values'> & {
  kind: string;
  sheetName?: string;
  no?: number;
  action: Judged['action'];
  reasons: Reason[];
  changes: Change[];
  match?: Match;
  branch?: string;
};

/** Packs and encrypts rows under their block's id. Quick rather than small: the words repeat, and the pool of threads packs while rows are judged. */
export async function sealBlock(keys: Keys, id: string, rows: KeptRow[]): Promise<Buffer> {
  return keys.encrypt(await pack(JSON.stringify(rows), { level: constants.Z_BEST_SPEED }), context(id));
}

/** The cells of these rows, by the row's id. */
export async function openRows(
  tx: Tx,
  keys: Keys,
  unit: Pick<UnitRef, 'division'>,
  rows: { id: string; block_id: string; place: number }[],
): Promise<Map<string, KeptRow>> {
  const ids = [...new Set(rows.map((row) => row.block_id))];
  if (ids.length === 0) return new Map();
  const blocks = await tx
    .selectFrom('import_block')
    .select(['id', 'body'])
    .where('division', '=', unit.division)
    .where('id', 'in', ids)
    .execute();
  const open = new Map<string, KeptRow[]>();
  for (const block of blocks) open.set(block.id, await openBlock(keys, block));
  return new Map(rows.map((row) => [row.id, open.get(row.block_id)?.[row.place] as KeptRow]));
}

async function openBlock(keys: Keys, { id, body }: { id: string; body: Buffer }): Promise<KeptRow[]> {
  const plain = keys.decrypt(body, context(id));
  const text = plain[0] === GZIP ? await unpack(plain) : plain;
  // before rows were kept together a block was one row
  return [JSON.parse(text.toString()) as KeptRow | KeptRow[]].flat();
}

/** The rows of a batch as the sheet gave them, in its order, with what was decided about them, to be judged again. Of one part only, where it is named. */
export async function sourceRows(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  batchId: string,
  part?: number,
): Promise<SourceRow[]> {
  const decided = await tx
    .selectFrom('import_row')
    .select(['block_id', 'place', 'decision', 'person_id'])
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .where('decision', 'is not', null)
    .execute();
  const decisions = new Map(decided.map((row) => [`${row.block_id} ${row.place}`, row]));
  const blocks = await tx
    .selectFrom('import_block')
    .select(['id', 'body', 'part'])
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .$if(part !== undefined, (q) => q.where('part', '=', part ?? 0))
    .orderBy('part')
    .orderBy('id')
    .execute();
  const rows: SourceRow[] = [];
  for (const block of blocks) {
    for (const [place, kept] of (await openBlock(keys, block)).entries()) {
      const told = decisions.get(`${block.id} ${place}`);
      rows.push({
        sheet: kept.kind,
        sheetName: kept.sheetName ?? '',
        no: kept.no ?? 0,
        values: kept.values,
        ...(told && { decision: { as: told.decision as 'same' | 'other', personId: told.person_id } }),
      });
    }
  }
  return rows;
}

/** The name of the branch that a part of a large file is about. */
export async function branchName(tx: Tx, keys: Keys, unit: UnitRef, batchId: string, part: number): Promise<string> {
  const block = await tx
    .selectFrom('import_block')
    .select(['id', 'body'])
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .where('part', '=', part)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return block ? ((await openBlock(keys, block))[0]?.branch ?? '') : '';
}

function context(id: string): string {
  return `import_row:${id}`;
}
