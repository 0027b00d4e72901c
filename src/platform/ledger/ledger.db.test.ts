import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOperator, type Bare, bareWorld, foundTop } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { UnitRef } from '../access.ts';
import type { Database } from '../db/connect.ts';
import { setScope, type Tx } from '../db/scope.ts';
import { newId } from '../ids.ts';
import { append } from './append.ts';
import { FIRST, seal, sealHash } from './seal.ts';
import { verifyLedger } from './verify.ts';

let world: Bare;
let owner: Database;
let top: string;

beforeEach(async () => {
  world = await bareWorld();
  owner = world.chibo.owner.db;
  top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  for (let i = 0; i < 3; i++) await found(i);
  await sealNow();
  for (let i = 3; i < 6; i++) await found(i);
  await sealNow();
});
afterEach(() => world.close());

const found = (i: number) =>
  asOperator(world.chibo, 'unit.found', { parentId: top, kind: 'grassroots_cell', name: `Chi bộ thôn ${i}` });
const sealNow = (key: KeyObject = world.chibo.keys.signing.privateKey) =>
  seal(world.chibo.sealer.db, key, world.clock.now());
const faults = async () =>
  (await verifyLedger(world.chibo.sealer.db, world.chibo.keys.signing.publicKey)).faults.map(
    (each) => `${each.sealNo} ${each.fault}`,
  );
const lines = () =>
  owner
    .selectFrom('ledger')
    .selectAll()
    .where('seal_no', 'is not', null)
    .orderBy('seal_no')
    .orderBy('seal_pos')
    .execute();

describe('the ledger', () => {
  it('is found whole as it was written, sealed and unsealed', async () => {
    await found(9);
    const report = await verifyLedger(world.chibo.sealer.db, world.chibo.keys.signing.publicKey);
    expect(report).toEqual({ divisions: 1, seals: 2, lines: 6, unsealed: 1, faults: [] });
  });

  it('seals nothing twice', async () => {
    expect(await sealNow()).toBe(0);
    expect(await owner.selectFrom('ledger_seal').select('seal_no').orderBy('seal_no').execute()).toEqual([
      { seal_no: 1 },
      { seal_no: 2 },
    ]);
  });

  it('stays whole when its unit moves: the scope is an address, not a fact', async () => {
    await sql`update ledger set scope = scope || 'zzzz'`.execute(owner);
    expect(await faults()).toEqual([]);
  });
});

describe('of a sealed ledger one finds', () => {
  it.each([
    ['who', sql`account_id = ${newId()}`],
    ['when', sql`at = at - interval '1 day'`],
    ['where', sql`unit_id = ${newId()}`],
    ['what', sql`body = body || '{"name": "khác"}'`],
    ['why', sql`reason = 'vì'`],
    ['which command', sql`command = 'unit.change'`],
    ['which record', sql`subject_id = ${newId()}`],
    ['on whose behalf', sql`on_behalf_of = ${newId()}`],
  ])('a line of which %s was changed', async (_what, change) => {
    const [line] = await lines();
    await sql`update ledger set ${change} where id = ${line?.id}`.execute(owner);
    expect(await faults()).toEqual(['1 changed']);
  });

  it('a line that was taken out', async () => {
    const [line] = await lines();
    await owner
      .deleteFrom('ledger')
      .where('id', '=', line?.id ?? '')
      .execute();
    expect(await faults()).toEqual(['1 missing']);
  });

  it('a line that was put in, into a seal or behind it', async () => {
    const [line] = await lines();
    await sql`insert into ledger select (json_populate_record(null::ledger, (to_jsonb(l) || jsonb_build_object('id', ${newId()}::uuid, 'seal_pos', 99))::json)).* from ledger l where id = ${line?.id}`.execute(
      owner,
    );
    expect(await faults()).toEqual(['1 inserted']);
    await sql`update ledger set seal_no = 7 where seal_pos = 99`.execute(owner);
    expect(await faults()).toEqual(['7 inserted']);
  });

  it('two lines that changed places', async () => {
    await sql`update ledger set seal_pos = seal_pos + 100 where seal_no = 1`.execute(owner);
    await sql`update ledger set seal_pos = 300 - seal_pos where seal_no = 1`.execute(owner);
    expect(await faults()).toEqual(['1 changed']);
  });

  it('a line unsealed again, to be changed and sealed anew', async () => {
    const [line] = await lines();
    await sql`update ledger set seal_no = null, seal_pos = null, reason = 'vì' where id = ${line?.id}`.execute(owner);
    await sealNow();
    expect(await faults()).toEqual(['1 missing']);
  });

  it('a seal that was taken out, at the beginning or at the end', async () => {
    await owner.deleteFrom('ledger_seal').where('seal_no', '=', 1).execute();
    expect(await faults()).toEqual(['1 seal-missing', '2 chain', '1 inserted']);
    await owner.deleteFrom('ledger_seal').where('seal_no', '=', 2).execute();
    expect(await faults()).toEqual(expect.arrayContaining(['2 inserted']));
  });

  it('a line that was changed and all hashes after it made anew, with another key', async () => {
    const forger = generateKeyPairSync('ed25519').privateKey;
    await sql`update ledger set reason = 'vì' where seal_no = 1`.execute(owner);
    await resealAll(forger);
    expect(await faults()).toEqual(['1 signature', '2 signature']);
  });

  it('the ledger of one division passed off as another’s', async () => {
    await owner.updateTable('ledger').set({ division: 'gl' }).execute();
    await owner.updateTable('ledger_seal').set({ division: 'gl' }).execute();
    expect(await faults()).not.toEqual([]);
  });
});

describe('while writers write', () => {
  it('the sealer misses none, takes none twice, and stops nobody', async () => {
    const unit = await owner
      .selectFrom('unit')
      .select(['id', 'division', 'path'])
      .where('id', '=', top)
      .executeTakeFirstOrThrow();
    const before = (await lines()).length;
    let writing = 12;
    const write = async (writer: number) => {
      for (let i = 0; i < 15; i++) await writeLine(unit, (writer + i) % 5 === 0);
      writing--;
    };
    const sealing = async () => {
      while (writing > 0) await sealNow();
    };
    await Promise.all([sealing(), sealing(), ...Array.from({ length: 12 }, (_, writer) => write(writer))]);
    await sealNow();
    const report = await verifyLedger(world.chibo.sealer.db, world.chibo.keys.signing.publicKey);
    const committed =
      12 * 15 -
      Array.from({ length: 12 * 15 }, (_, n) => (Math.floor(n / 15) + (n % 15)) % 5 === 0).filter(Boolean).length;
    expect(report).toMatchObject({ lines: before + committed, unsealed: 0, faults: [] });
  });
});

describe('the roles', () => {
  it('let the application append and never rewrite, the sealer number and never write', async () => {
    const line = { accountId: newId() };
    const asApp = (work: (tx: Tx) => Promise<unknown>) =>
      world.chibo.app.db.transaction().execute(async (tx) => {
        await setScope(tx, operator());
        await work(tx);
      });
    await expect(asApp((tx) => sql`update ledger set reason = 'vì'`.execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
    await expect(asApp((tx) => sql`delete from ledger`.execute(tx))).rejects.toMatchObject({ code: '42501' });
    await expect(asApp((tx) => sql`delete from ledger_seal`.execute(tx))).rejects.toMatchObject({ code: '42501' });
    const sealer = world.chibo.sealer.db;
    await expect(sql`update ledger set account_id = ${line.accountId}`.execute(sealer)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(sql`delete from ledger_seal`.execute(sealer)).rejects.toMatchObject({ code: '42501' });
    await expect(sql`select * from unit`.execute(sealer)).rejects.toMatchObject({ code: '42501' });
  });
});

/** Appends a line in a transaction of its own, which now and then is taken back. */
async function writeLine(unit: UnitRef, takenBack: boolean): Promise<void> {
  const back = new Error('taken back');
  const work = world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    await append(tx, {
      command: 'unit.change',
      commandId: newId(),
      actor: operator(),
      at: world.clock.now(),
      entry: { unit, subjectKind: 'unit', subjectId: unit.id },
    });
    if (takenBack) throw back;
  });
  await work.catch((error) => {
    if (error !== back) throw error;
  });
}

/** What a forger does who holds the database and not the key. */
async function resealAll(key: KeyObject): Promise<void> {
  let prev: Buffer = FIRST;
  for (const each of await owner.selectFrom('ledger_seal').selectAll().orderBy('seal_no').execute()) {
    const sealed = await owner
      .selectFrom('ledger')
      .selectAll()
      .where('seal_no', '=', each.seal_no)
      .orderBy('seal_pos')
      .execute();
    const hash = sealHash(each.division, prev, each.seal_no, sealed);
    await owner
      .updateTable('ledger_seal')
      .set({ prev, hash, signature: sign(null, hash, key) })
      .where('seal_no', '=', each.seal_no)
      .execute();
    prev = hash;
  }
}
