import { type KeyObject, verify as verifySignature } from 'node:crypto';
import type { Tx } from '../db/scope.ts';
import { FIRST, sealHash } from './seal.ts';

export type LedgerFault = {
  division: string;
  sealNo: number;
  fault: 'changed' | 'missing' | 'inserted' | 'seal-missing' | 'chain' | 'signature';
};
export type LedgerReport = { divisions: number; seals: number; lines: number; unsealed: number; faults: LedgerFault[] };

/**
 * Reads the whole ledger again and finds a changed, missing or inserted line, a missing seal, a broken chain or a
 * signature that is not of this key. The unsealed tail (at most a minute) is counted but not vouched for.
 * `db` must be connected as the sealer.
 */
export async function verifyLedger(db: Tx, publicKey: KeyObject): Promise<LedgerReport> {
  const report: LedgerReport = { divisions: 0, seals: 0, lines: 0, unsealed: 0, faults: [] };
  const divisions = await db
    .selectFrom('ledger')
    .select('division')
    .union(db.selectFrom('ledger_seal').select('division'))
    .execute();
  for (const { division } of divisions) {
    report.divisions++;
    await verifyDivision(db, division, publicKey, report);
  }
  return report;
}

async function verifyDivision(db: Tx, division: string, publicKey: KeyObject, report: LedgerReport): Promise<void> {
  const seals = await db
    .selectFrom('ledger_seal')
    .selectAll()
    .where('division', '=', division)
    .orderBy('seal_no')
    .execute();
  const fault = (sealNo: number, kind: LedgerFault['fault']) => report.faults.push({ division, sealNo, fault: kind });
  let prev: Buffer = FIRST;
  let expected = 1;
  for (const seal of seals) {
    for (; expected < seal.seal_no; expected++) fault(expected, 'seal-missing');
    const lines = await db
      .selectFrom('ledger')
      .selectAll()
      .where('division', '=', division)
      .where('seal_no', '=', seal.seal_no)
      .orderBy('seal_pos')
      .execute();
    report.seals++;
    report.lines += lines.length;
    if (lines.length < seal.lines) fault(seal.seal_no, 'missing');
    else if (lines.length > seal.lines) fault(seal.seal_no, 'inserted');
    else if (!sealHash(division, seal.prev, seal.seal_no, lines).equals(seal.hash)) fault(seal.seal_no, 'changed');
    if (!seal.prev.equals(prev)) fault(seal.seal_no, 'chain');
    if (!verifySignature(null, seal.hash, publicKey, seal.signature)) fault(seal.seal_no, 'signature');
    prev = seal.hash;
    expected = seal.seal_no + 1;
  }
  const known = seals.map((s) => s.seal_no);
  const stray = await db
    .selectFrom('ledger')
    .select(['seal_no'])
    .distinct()
    .where('division', '=', division)
    .where('seal_no', 'is not', null)
    .$if(known.length > 0, (q) => q.where('seal_no', 'not in', known))
    .execute();
  for (const line of stray) fault(line.seal_no ?? 0, 'inserted');
  const tail = await db
    .selectFrom('ledger')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', division)
    .where('seal_no', 'is', null)
    .executeTakeFirst();
  report.unsealed += tail?.n ?? 0;
}
