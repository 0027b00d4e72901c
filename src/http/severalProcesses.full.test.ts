/** Two real server processes on one database, and one of them killed in the middle of its work: nothing is lost, halved or doubled. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Reply, type ServerProcess, startProcess } from '../../checks/world/processes.ts';
import { asOperator } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { type Chibo, openChibo } from '../chibo.ts';
import type { BatchRecord } from '../exchange/import.ts';
import { AT_ONCE } from '../exchange/steps.ts';
import { MEMBER_HEAD, UNIT_HEAD, workbookOf } from '../exchange/testing.ts';
import { recountAll } from '../indicators/recount.ts';
import { testDatabase } from '../platform/db/testing.ts';
import { newId } from '../platform/ids.ts';
import { seal } from '../platform/ledger/seal.ts';
import { verifyLedger } from '../platform/ledger/verify.ts';
import { loadRulebook } from '../rulebook/load.ts';

const PASSWORD = 'ngọn đèn trước gió';
const COMMUNES = 40;
const CELLS = 127;
const FOUNDED = COMMUNES * (CELLS + 1);

let database: Awaited<ReturnType<typeof testDatabase>>;
let chibo: Chibo;
let dataDir: string;
let one: ServerProcess;
let two: ServerProcess;
let cookie: string;
let province: string;
let commune: string;
let importId: string;

beforeAll(async () => {
  database = await testDatabase(inject('postgres18'));
  dataDir = await mkdtemp(join(tmpdir(), 'chibo-processes-'));
  chibo = await openChibo({
    url: database.url,
    keysDir: join(dataDir, 'keys', basename(new URL(database.url).pathname)),
    rulebook: await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam')),
  });
  await asOperator(chibo, 'organization.found', {
    kind: 'province_committee',
    name: 'Đảng bộ tỉnh Gia Lai',
    code: 'GL',
    division: 'gia-lai',
  });
  ({ id: province } = await chibo.owner.db.selectFrom('unit').select('id').executeTakeFirstOrThrow());
  const { id: accountId } = await asOperator(chibo, 'account.make', {
    login: 'van.phong',
    name: 'VP',
    password: PASSWORD,
  });
  await asOperator(chibo, 'post.begin', { unitId: province, post: 'clerk', accountId, from: '2026-01-01' });
  ({ id: commune } = await asOperator(chibo, 'unit.found', {
    parentId: province,
    kind: 'commune_committee',
    name: 'Đảng bộ xã Ayun',
  }));
  one = await startProcess(database.url, dataDir);
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await chibo?.close();
  await database?.drop();
});

/** More units than are written in one transaction: forty communes with their cells, a member in each cell. */
function provinceBook(): Buffer {
  const communes = Array.from({ length: COMMUNES }, (_, i) => i);
  const cells = Array.from({ length: CELLS }, (_, k) => k);
  const units = communes.flatMap((i) => [
    [`X${i}`, `Đảng bộ xã ${i}`, 'đảng bộ', '', '', '', '', `Đảng bộ xã ${i}`],
    ...cells.map((k) => [`CB${k}`, `Chi bộ thôn ${k}`, 'chi bộ', `X${i}`, 'thôn/làng', '', '', `Đảng bộ xã ${i}`]),
  ]);
  const members = communes.flatMap((i) =>
    cells.map((k) => [
      String(k),
      `Siu Blan ${i} ${k}`,
      `0${(k % 9) + 1}/05/19${60 + (i % 30)}`,
      k % 2 ? 'Nam' : 'Nữ',
      'Gia Rai',
      `Chi bộ thôn ${k}`,
      '27/05/2010',
      '27/05/2011',
      String(10_000_000 + i * 1000 + k),
      '',
      '',
      '',
      '',
      `Đảng bộ xã ${i}`,
    ]),
  );
  return workbookOf({ 'Tổ chức': [[...UNIT_HEAD, 'Xã'], ...units], 'Đảng viên': [[...MEMBER_HEAD, 'Xã'], ...members] });
}

const batchNow = async () =>
  (await chibo.bus.ask('import.get', { id: importId }, { actor: operator() })) as BatchRecord;
/** The import, once this holds. */
async function batchWhere(holds: (now: BatchRecord) => boolean): Promise<BatchRecord> {
  for (;;) {
    const now = await batchNow();
    if (holds(now)) return now;
    await new Promise((done) => setTimeout(done, 20));
  }
}
const found = (server: ServerProcess, name: string, key: string): Promise<Reply> =>
  server.ask('POST', '/units', { cookie, key, body: { parentId: commune, kind: 'grassroots_cell', name } });
const cellsNamed = async (like: string) =>
  (await chibo.owner.db.selectFrom('unit').select(['id', 'name']).where('name', 'like', like).execute()).length;

it('a session of one process is a session of the other', async () => {
  const signedIn = await one.ask('POST', '/session', { body: { login: 'van.phong', password: PASSWORD } });
  expect(signedIn.status).toBe(200);
  cookie = signedIn.cookie;

  // the second process starts while the first one reads a large file and begins to write it
  const form = new FormData();
  form.set('file', new File([new Uint8Array(provinceBook())], 'gia-lai.xlsx'));
  form.set('unit', province);
  const file = await one.ask('POST', '/files', { cookie, form });
  expect(file.status, JSON.stringify(file.body)).toBe(200);
  const staged = await one.ask('POST', `/units/${province}/imports`, {
    cookie,
    body: { fileId: file.body.id, asOf: '2025-10-31' },
  });
  expect(staged.status, JSON.stringify(staged.body)).toBe(200);
  importId = staged.body.id as string;
  expect((staged.body.counts as { units: { new: number } }).units.new).toBe(FOUNDED);
  expect(FOUNDED).toBeGreaterThan(AT_ONCE.units);
  const applied = await one.ask('POST', `/imports/${importId}/apply`, { cookie, body: { version: 1 } });
  expect(applied.body).toMatchObject({ state: 'applying' });
  two = await startProcess(database.url, dataDir);

  for (const server of [two, one]) {
    expect((await server.ask('GET', '/session', { cookie })).body).toMatchObject({ signedIn: true });
    expect((await server.ask('GET', `/units/${commune}`, { cookie })).body).toMatchObject({ id: commune });
  }
  expect((await two.ask('PUT', '/session/language', { cookie, body: { language: 'en' } })).status).toBe(200);
  expect((await one.ask('GET', '/session', { cookie })).body).toMatchObject({ account: { language: 'en' } });
});

it('one command sent to both at once under one key is done once, and both are told the same', async () => {
  const keys = Array.from({ length: 20 }, () => newId());
  const pairs = await Promise.all(
    keys.map((key, i) => Promise.all([found(one, `Chi bộ đôi ${i}`, key), found(two, `Chi bộ đôi ${i}`, key)])),
  );
  for (const [a, b] of pairs) {
    expect([a.status, b.status], JSON.stringify([a.body, b.body])).toEqual([200, 200]);
    expect(a.body).toEqual(b.body);
  }
  expect(await cellsNamed('Chi bộ đôi %')).toBe(keys.length);
});

it('one is killed in the middle of its work: what was confirmed is there, what is sent again is done once', async () => {
  await batchWhere((now) => now.stepsDone >= 2);
  const sent = Array.from({ length: 80 }, (_, i) => ({ key: newId(), name: `Chi bộ dở ${i}` }));
  const confirmed: { key: string; id: unknown }[] = [];
  let killed: Promise<void> | undefined;
  const answers = await Promise.allSettled(
    sent.map(async ({ key, name }) => {
      const { status, body } = await found(one, name, key);
      if (status === 200) confirmed.push({ key, id: body.id });
      // in the middle: some are answered, some are being written, some wait
      if (confirmed.length === 10) killed ??= one.kill();
    }),
  );
  await killed;
  const lost = answers.filter((answer) => answer.status === 'rejected').length;
  expect(lost).toBeGreaterThan(0);
  expect(confirmed.length).toBeGreaterThanOrEqual(10);
  await expect(one.ask('GET', '/session')).rejects.toThrow();
  expect((await batchNow()).state, 'the import was still under way').toBe('applying');

  // nobody knows which of them were written: all are sent again, to the process that lives
  const again = await Promise.all(sent.map(({ key, name }) => found(two, name, key)));
  expect(again.map(({ status }) => status)).toEqual(sent.map(() => 200));
  const ids = new Map(sent.map(({ key }, i) => [key, again[i]?.body.id]));
  for (const { key, id } of confirmed) expect(ids.get(key)).toBe(id);
  expect(await cellsNamed('Chi bộ dở %')).toBe(sent.length);
});

it('the import goes on at the other, each part once', async () => {
  const batch = await batchWhere((now) => now.state !== 'applying');
  expect(batch).toMatchObject({
    state: 'applied',
    stepsDone: batch.steps,
    counts: { units: { new: FOUNDED }, members: { new: COMMUNES * CELLS } },
  });
  const steps = await chibo.owner.db
    .selectFrom('ledger')
    .select('command')
    .where('subject_id', '=', importId)
    .where('command', '=', 'import.step')
    .execute();
  expect(steps).toHaveLength(batch.steps ?? 0);
  const { rows } = await sql<{ units: number; twice: number; members: number; persons: number }>`select
    (select count(*)::int from unit) as units,
    (select count(*)::int from (select from unit where closed_on is null group by parent_id, name having count(*) > 1) d) as twice,
    (select count(*)::int from membership) as members, (select count(*)::int from person) as persons`.execute(
    chibo.owner.db,
  );
  expect(rows[0]).toEqual({ units: FOUNDED + 102, twice: 0, members: COMMUNES * CELLS, persons: COMMUNES * CELLS });
});

it('afterwards the ledger verifies, each command has one line, and counting anew finds no difference', async () => {
  await seal(chibo.sealer.db, chibo.keys.signing.privateKey, chibo.clock.now());
  const report = await verifyLedger(chibo.sealer.db, chibo.keys.signing.publicKey);
  expect(report).toMatchObject({ faults: [], unsealed: 0 });
  const { rows } = await sql<{ command: string; commands: number; lines: number }>`
    select l.command, count(distinct l.command_id)::int as commands, count(*)::int as lines from ledger l
    where l.command = 'unit.found' group by l.command`.execute(chibo.owner.db);
  expect(rows).toEqual([{ command: 'unit.found', commands: 101, lines: 101 }]);
  const { rows: half } = await sql`select from command_result where result is null`.execute(chibo.owner.db);
  expect(half).toHaveLength(0);
  expect(await recountAll(chibo)).toEqual([]);
  const { rows: homeless } =
    await sql`select id from person group by id having count(*) filter (where home) <> 1`.execute(chibo.owner.db);
  expect(homeless).toHaveLength(0);
});

it('work that recurs is done once, whichever process does it', async () => {
  const { rows } = await sql<{ identifier: string; last: Date }>`
    select identifier, last_execution as last from graphile_worker._private_known_crontabs where last_execution is not null`.execute(
    chibo.owner.db,
  );
  expect(rows.map(({ identifier }) => identifier)).toContain('seal');
  // two sealers at once would have made two seals of one number, or a chain that does not hold: verified above
  const { rows: seals } = await sql<{ division: string; n: number; last: number }>`
    select division, count(*)::int as n, max(seal_no)::int as last from ledger_seal group by division`.execute(
    chibo.owner.db,
  );
  for (const { n, last } of seals) expect(n).toBe(last);
});
