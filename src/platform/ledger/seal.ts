import { createHash, type KeyObject, sign } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/connect.ts';
import type { Tx } from '../db/scope.ts';

/** At most this many lines a seal: set-based sealing of more with stale statistics was measured at minutes. */
const BATCH = 5000;

export type SealedLine = {
  id: string;
  at: Date;
  account_id: string;
  person_id: string | null;
  grant_id: string;
  on_behalf_of: string | null;
  unit_id: string;
  command: string;
  command_id: string;
  subject_kind: string;
  subject_id: string;
  body: unknown;
  reason: string | null;
};

/** What a seal vouches for: everything of the line but its scope, which a move of the unit rewrites. */
export function lineText(line: SealedLine): string {
  return JSON.stringify([
    line.id,
    line.at.toISOString(),
    line.account_id,
    line.person_id,
    line.grant_id,
    line.on_behalf_of,
    line.unit_id,
    line.command,
    line.command_id,
    line.subject_kind,
    line.subject_id,
    canonical(line.body),
    line.reason,
  ]);
}

/** The hash of a seal: the division, the hash before it, its number, and its lines in order. */
export function sealHash(division: string, prev: Buffer, sealNo: number, lines: SealedLine[]): Buffer {
  const hash = createHash('sha256').update(prev).update(`${division} ${sealNo}`);
  for (const line of lines) hash.update('\n').update(lineText(line));
  return hash.digest();
}

export const FIRST = Buffer.alloc(32);

/**
 * Seals what is unsealed, division by division (D8). `db` must be connected as the sealer; the key signs each head.
 * Never blocks a writer; one sealer a division (advisory lock). Returns the number of lines sealed.
 */
export async function seal(db: Database, key: KeyObject, now: Date): Promise<number> {
  const divisions = await db.selectFrom('ledger').select('division').distinct().where('seal_no', 'is', null).execute();
  let sealed = 0;
  for (const { division } of divisions) {
    for (;;) {
      const n = await db.transaction().execute((tx) => sealBatch(tx, division, key, now));
      sealed += n;
      if (n < BATCH) break;
    }
  }
  return sealed;
}

async function sealBatch(tx: Tx, division: string, key: KeyObject, now: Date): Promise<number> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext(${`seal ${division}`})) as mine`.execute(tx);
  if (!rows[0]?.mine) return 0;
  const lines = await tx
    .selectFrom('ledger')
    .selectAll()
    .where('division', '=', division)
    .where('seal_no', 'is', null)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  if (lines.length === 0) return 0;
  const last = await tx
    .selectFrom('ledger_seal')
    .selectAll()
    .where('division', '=', division)
    .orderBy('seal_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const sealNo = (last?.seal_no ?? 0) + 1;
  const prev = last?.hash ?? FIRST;
  const hash = sealHash(division, prev, sealNo, lines);
  await sql`update ledger set seal_no = ${sealNo}, seal_pos = o.pos
    from unnest(${lines.map((l) => l.id)}::uuid[]) with ordinality as o(id, pos)
    where ledger.division = ${division} and ledger.id = o.id`.execute(tx);
  await tx
    .insertInto('ledger_seal')
    .values({ division, seal_no: sealNo, lines: lines.length, prev, hash, signature: sign(null, hash, key), at: now })
    .execute();
  return lines.length;
}

/** Opens every seal, so that the lines are sealed anew: for a ledger that was proved and comes from another installation. As the owner only. */
export async function unsealAll(tx: Tx): Promise<void> {
  await sql`update ledger set seal_no = null, seal_pos = null where seal_no is not null`.execute(tx);
  await sql`delete from ledger_seal`.execute(tx);
}

/** JSON with sorted keys: jsonb does not keep the order in which an object was written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  );
}
