import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountFor, actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { recountAll } from '../../indicators/recount.ts';
import type { MemberPage } from '../../members/member.ts';
import { seal } from '../../platform/ledger/seal.ts';
import { verifyLedger } from '../../platform/ledger/verify.ts';
import { importFile } from '../cli.ts';
import { exportAll, onlyTop } from '../export.ts';
import { good, other } from '../scene.ts';
import { markedRoster, workbookOf } from '../testing.ts';
import { readWorkbook } from '../workbook.ts';
import { readArchive } from './read.ts';
import { archiveTables, ENCRYPTED, PLAIN_BYTES } from './tables.ts';
import { AS_OF, folder, loadRoster } from './testing.ts';
import { writeArchive } from './write.ts';

let [from, to]: Bare[] = [] as never;
beforeEach(async () => {
  [from, to] = await Promise.all([bareWorld(), bareWorld()]);
});
afterEach(async () => {
  await Promise.all([from?.close(), to?.close()]);
});

const world = () => ({ from: from as Bare, to: to as Bare });
const loaded = () => loadRoster(world().from);

async function rowsOf({ chibo }: Bare, table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{
    line: Record<string, unknown>;
  }>`select to_jsonb(t) as line from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(chibo.owner.db);
  // ciphers differ, and what is in them is compared apart
  return rows.map(({ line }) =>
    Object.fromEntries(Object.entries(line).filter(([column]) => !(column in (ENCRYPTED[table] ?? {})))),
  );
}

test('everything a unit owns comes back in an empty database: rows, numbers, counts, ledger', async () => {
  const { from, to } = world();
  const unit = await loaded();
  await seal(from.chibo.sealer.db, from.chibo.keys.signing.privateKey, from.clock.now());
  const out = await folder();
  const manifest = await writeArchive(from.chibo, operator(), unit, out);
  expect(manifest.withheld).toEqual([]);
  await readArchive(to.chibo, out);
  for (const { name } of archiveTables(from.chibo.bus.modules)) {
    if (name === 'ledger') continue;
    expect(await rowsOf(to, name), name).toEqual(await rowsOf(from, name));
  }
  expect((await rowsOf(to, 'person_token')).length).toBe((await rowsOf(from, 'person_token')).length);
  const ask = async <T>(bare: Bare, name: string, input: unknown) =>
    (await bare.chibo.bus.ask(name, input, { actor: operator() })) as T;
  const list = (bare: Bare) => ask<MemberPage>(bare, 'member.list', { unit, limit: 20 });
  expect(await list(to)).toEqual(await list(from));
  const [first] = (await list(to)).items;
  const secrets = (bare: Bare) => ask(bare, 'member.reveal', { id: first?.personId });
  expect(await secrets(to)).toEqual(await secrets(from));
  expect(await recountAll(to.chibo)).toEqual([]);
  // a card number is known again under the new key
  expect(
    await refusalOf(
      asOperator(to.chibo, 'member.register', {
        unit: first?.unitId,
        fullName: 'Người khác',
        sex: 'male',
        birthDate: '1980-01-01',
        admittedOn: '2010-01-01',
        cardNo: ((await secrets(to)) as { cardNo: string }).cardNo,
      }),
    ),
  ).toMatchObject({ codes: ['card.taken'] });
  await seal(to.chibo.sealer.db, to.chibo.keys.signing.privateKey, to.clock.now());
  const report = await verifyLedger(to.chibo.sealer.db, to.chibo.keys.signing.publicKey);
  expect(report).toMatchObject({ faults: [], unsealed: 0 });
  const commands = await to.chibo.owner.db.selectFrom('ledger').select('command').orderBy('id').execute();
  expect(commands.map((line) => line.command)).toEqual(expect.arrayContaining(['import.found', 'archive.restore']));
  expect((await from.chibo.owner.db.selectFrom('ledger').select('command').execute()).map((l) => l.command)).toContain(
    'archive.describe',
  );
  expect(await refusalOf(readArchive(to.chibo, out))).toMatchObject({ codes: ['archive.not_empty'] });
});

test('marks, heads who are no members and charges are in the archive, and in a workbook of what came back', async () => {
  const { from, to } = world();
  const path = join(await folder(), 'roster.xlsx');
  await writeFile(path, workbookOf(markedRoster([good, other])));
  await importFile(from.chibo, operator(), path, { asOf: AS_OF });
  const unit = await onlyTop(from.chibo, operator());
  const out = await folder();
  await writeArchive(from.chibo, operator(), unit, out);
  const lines = async (table: string) =>
    gunzipSync(await readFile(join(out, `${table}.ndjson.gz`)))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(await lines('unit_mark')).toMatchObject([{ ownership: 'private', foreign_invested: true, valid_from: AS_OF }]);
  expect(await lines('overseer_duty')).toMatchObject(Array(2).fill({ person_name: 'Rmah Djuân', valid_from: AS_OF }));
  expect(await lines('post')).toContainEqual(
    expect.objectContaining({
      post: 'village_head',
      person_id: null,
      holder_name: 'Rơ Châm Hyơn',
      holder_is_member: false,
    }),
  );
  await readArchive(to.chibo, out);
  const sheets = async ({ chibo }: Bare) => await readWorkbook(await exportAll(chibo, operator()));
  expect(await sheets(to)).toEqual(await sheets(from));
  expect(JSON.stringify(await sheets(to))).toContain('CB2; DN');
});

test('a number of what an archive holds is that of the list it opens', async () => {
  const unit = await loaded();
  const { chibo } = world().from;
  const ask = async <T>(name: string, input: object) => (await chibo.bus.ask(name, input, { actor: operator() })) as T;
  const { tables } = await ask<{ tables: { name: string; rows: number }[] }>('archive.describe', { unit });
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows;
  const total = async (name: string, input: object) => (await ask<{ total: number }>(name, input)).total;
  expect(rows('unit')).toBe(await total('unit.counted', { id: unit }));
  expect(rows('person')).toBe(await total('member.list', { unit }));
  expect(rows('membership')).toBe(await total('member.list', { unit }));
  expect(rows('unit_mark')).toBe(await total('ownership.list', { unit }));
  // having looked is a line itself by now
  expect((rows('ledger') ?? 0) + 1).toBe(await total('ledger.list', { id: unit }));
});

test('who may not reveal numbers gets none, who may not export gets nothing', async () => {
  const { from } = world();
  const unit = await loaded();
  const actor = operator();
  const without = (capability: string) => ({
    ...actor,
    grant: {
      ...actor.grant,
      reaches: [
        {
          path: '',
          depth: 'subtree' as const,
          capabilities: ['member.export', 'member.reveal', 'unit.read'].filter((c) => c !== capability),
        },
      ],
    },
  });
  const out = await folder();
  expect((await writeArchive(from.chibo, without('member.reveal'), unit, out)).withheld).toEqual([
    'person.card_no',
    'person.phone',
    'correction.before',
    'correction.after',
    'summary_line.body',
    'candidate.phone',
    'dues_basis.base',
  ]);
  const people = gunzipSync(await readFile(join(out, 'person.ndjson.gz'))).toString();
  expect(people).toContain('"card_no":null');
  expect(people).not.toMatch(/"card_no":"/);
  const none = await folder();
  expect(await refusalOf(writeArchive(from.chibo, without('member.export'), unit, none))).toMatchObject({
    status: 403,
  });
  expect(existsSync(join(none, 'manifest.json'))).toBe(false);
  expect(await refusalOf(writeArchive(from.chibo, actor, unit, out))).toMatchObject({ codes: ['archive.folder_used'] });
  const { person_id } = await from.chibo.owner.db
    .selectFrom('post')
    .selectAll()
    .where('post', '=', 'secretary')
    .executeTakeFirstOrThrow();
  const { division } = await from.chibo.owner.db.selectFrom('unit').select('division').executeTakeFirstOrThrow();
  await accountFor(from.chibo, 'bithu', { personId: person_id ?? '', division });
  const secretary = await actorOf(from.chibo, 'bithu', 'secretary');
  expect((await refusalOf(writeArchive(from.chibo, secretary, unit, none))).status).toBeOneOf([403, 404]);
});

test('an archive that was changed, cut short or is none is refused, and nothing is written', async () => {
  const { from, to } = world();
  const unit = await loaded();
  await seal(from.chibo.sealer.db, from.chibo.keys.signing.privateKey, from.clock.now());
  const out = await folder();
  await writeArchive(from.chibo, operator(), unit, out);
  const file = (name: string) => join(out, name);
  const restore = () => refusalOf(readArchive(to.chibo, out));
  const whole = await readFile(file('person.ndjson.gz'));
  await writeFile(file('person.ndjson.gz'), gzipSync(gunzipSync(whole).toString().replace('Lan', 'Lân')));
  expect(await restore()).toMatchObject({ codes: ['archive.changed'] });
  await writeFile(file('person.ndjson.gz'), whole.subarray(0, 100));
  expect(await restore()).toMatchObject({ codes: ['archive.changed'] });
  await rm(file('person.ndjson.gz'));
  expect(await restore()).toMatchObject({ codes: ['archive.changed'] });
  await writeFile(file('person.ndjson.gz'), whole);
  const manifest = JSON.parse(await readFile(file('manifest.json'), 'utf8'));
  const told = async (change: object) => {
    await writeFile(file('manifest.json'), JSON.stringify({ ...manifest, ...change }));
    return (await restore()).codes;
  };
  expect(await told({ migration: '0001_platform.sql' })).toEqual(['archive.other_version']);
  expect(await told({ version: 2 })).toEqual(['archive.not_archive']);
  expect(await told({ tables: [...manifest.tables, { ...manifest.tables[0], name: 'account' }] })).toEqual([
    'archive.not_archive',
  ]);
  expect(
    await told({ publicKey: to.chibo.keys.signing.publicKey.export({ type: 'spki', format: 'pem' }).toString() }),
  ).toEqual(['archive.ledger_broken']);
  expect(await refusalOf(readArchive(to.chibo, await folder()))).toMatchObject({ codes: ['archive.not_archive'] });
  expect(await to.chibo.owner.db.selectFrom('unit').select('id').execute()).toEqual([]);
});

test('every column of bytes in an archive is known as a cipher or as a hash', async () => {
  const { from } = world();
  const tables = archiveTables(from.chibo.bus.modules).map((table) => table.name);
  const { rows } = await sql<{
    name: string;
  }>`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and table_name = any(${tables}::text[])`.execute(
    from.chibo.owner.db,
  );
  const known = Object.entries(ENCRYPTED).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(rows.map((row) => row.name).toSorted()).toEqual([...known, ...PLAIN_BYTES].toSorted());
});
