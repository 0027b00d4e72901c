/** Reads an archive into an empty database: all of it or nothing. */
import { createHash, createPublicKey } from 'node:crypto';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { operator } from '../../accounts/grants.ts';
import { rebuildKeys } from '../../members/store/cards.ts';
import { insertTokens } from '../../members/store/insert.ts';
import { insertMissingLocks } from '../../organization/store/locks.ts';
import { allStale } from '../../organization/store/parts.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { append } from '../../platform/ledger/append.ts';
import { unsealAll } from '../../platform/ledger/seal.ts';
import { verifyLedger } from '../../platform/ledger/verify.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import { parse } from '../../platform/schema.ts';
import { FORMAT, type Manifest, manifest, migrationOf, type Site, VERSION } from './manifest.ts';
import { type Parts, partsAt } from './parts.ts';
import { archiveTables, type Line, sealed } from './tables.ts';
import { SEALS } from './write.ts';

const AT_ONCE = 1000;

/**
 * Reads the archive at `place`, a folder or the .zip that the browser saved. It is written over the owner's connection: rows of every unit come, and nobody is here yet.
 * Refuses archive.not_archive, archive.other_version, archive.not_empty, archive.changed (with the file), archive.incomplete (a part that
 * refers to what lies above it), archive.ledger_broken.
 */
export async function readArchive(chibo: Site, place: string): Promise<Manifest> {
  const parts = await partsAt(place);
  try {
    return await readParts(chibo, parts);
  } finally {
    parts.close();
  }
}

async function readParts(chibo: Site, parts: Parts): Promise<Manifest> {
  const told = await manifestIn(parts);
  if (told.migration !== (await migrationOf(chibo.owner.db)))
    refuse('archive.other_version', { archive: told.migration, here: await migrationOf(chibo.owner.db) });
  const known = new Set([...archiveTables(chibo.bus.modules).map((table) => table.name), SEALS]);
  const tables = told.tables.filter((table) => known.has(table.name));
  if (tables.length !== told.tables.length) refuse('archive.not_archive');
  await chibo.owner.db.transaction().execute(async (tx) => {
    await sql`select set_config('lock_timeout', '10s', true)`.execute(tx);
    await sql`lock table unit in share row exclusive mode`.execute(tx);
    if (await tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()) refuse('archive.not_empty');
    for (const name of await inOrder(
      tx,
      tables.map((table) => table.name),
    ))
      await readTable(tx, chibo, parts, tables.find((table) => table.name === name) as Manifest['tables'][number]);
    await insertMissingLocks(tx);
    await allStale().execute(tx);
    if (told.sealed) await mustBeWhole(tx, told.publicKey);
    // the chain proved the lines; from here on this installation vouches for them
    await unsealAll(tx);
    await searchable(tx, chibo);
    await append(tx, {
      command: 'archive.restore',
      commandId: newId(),
      actor: operator(),
      at: chibo.clock.now(),
      entry: {
        unit: told.unit,
        subjectKind: 'unit',
        subjectId: told.unit.id,
        body: { madeAt: told.madeAt, tables: told.tables.map(({ name, rows }) => ({ name, rows })) },
      },
    });
  });
  return told;
}

async function manifestIn(parts: Parts): Promise<Manifest> {
  const text = await parts
    .read('manifest.json')
    .then(textOf)
    .catch(() => refuse('archive.not_archive'));
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    refuse('archive.not_archive');
  }
  const read = parse(manifest, raw);
  if ('reasons' in read) refuse('archive.not_archive');
  if (read.value.format !== FORMAT || read.value.version !== VERSION) refuse('archive.not_archive');
  return read.value;
}

/** Tables that are referred to before those that refer to them. */
async function inOrder(tx: Tx, names: string[]): Promise<string[]> {
  const { rows } = await sql<{
    child: string;
    parent: string;
  }>`select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
    from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`.execute(tx);
  const done: string[] = [];
  let waiting = names;
  while (waiting.length > 0) {
    const ready = waiting.filter((name) => rows.every((row) => row.child !== name || !waiting.includes(row.parent)));
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${waiting.join(', ')}.`);
    done.push(...ready);
    waiting = waiting.filter((name) => !ready.includes(name));
  }
  return done;
}

/** All lines of a table are gathered first, so that rows may refer to later ones of the same table. */
async function readTable(tx: Tx, { keys }: Site, parts: Parts, table: Manifest['tables'][number]): Promise<void> {
  const own = sql.table(table.name);
  await sql`create temporary table gathered on commit drop as select * from ${own} with no data`.execute(tx);
  const hash = createHash('sha256');
  let rows = 0;
  let chunk: Line[] = [];
  const write = async () => {
    await sql`insert into gathered select * from json_populate_recordset(null::${own}, ${JSON.stringify(chunk)}::json)`.execute(
      tx,
    );
    chunk = [];
  };
  try {
    let broken: Error | null | undefined;
    // the lines end quietly where their source breaks: what broke it is asked afterwards
    const input = pipeline(await parts.read(`${table.name}.ndjson.gz`), createGunzip(), (error) => {
      broken = error;
    });
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      hash.update(`${text}\n`);
      rows++;
      if (chunk.push(sealed(keys, table.name, JSON.parse(text) as Line)) === AT_ONCE) await write();
    }
    if (broken) throw broken;
    if (chunk.length > 0) await write();
  } catch (error) {
    if (/^(ENOENT|Z_)/.test((error as { code?: string }).code ?? '') || error instanceof SyntaxError)
      refuse('archive.changed', { file: table.file });
    throw error;
  }
  if (rows !== table.rows || hash.digest('hex') !== table.sha256) refuse('archive.changed', { file: table.file });
  try {
    const known = table.name === 'rulebook_version' ? sql`on conflict do nothing` : sql``;
    const columns = await columnsOf(tx, table.name);
    await sql`insert into ${own} (${columns}) select ${columns} from gathered ${known}`.execute(tx);
  } catch (error) {
    if ((error as { code?: string }).code === '23503') refuse('archive.incomplete', { table: table.name });
    throw error;
  }
  await sql`drop table gathered`.execute(tx);
}

/** The columns that are written: what the database makes itself it makes again. */
async function columnsOf(tx: Tx, table: string) {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
    tx,
  );
  return sql.join(rows.map(({ name }) => sql.ref(name)));
}

async function mustBeWhole(tx: Tx, publicKey: string): Promise<void> {
  const report = await verifyLedger(tx, createPublicKey(publicKey));
  if (report.faults.length > 0)
    throw new Refusal(422, [{ code: 'archive.ledger_broken', values: { faults: report.faults.length } }]);
}

/** Words of names and keys of card numbers are made again: they hang on this installation. */
async function searchable(tx: Tx, { keys }: Site): Promise<void> {
  const lines = await tx.selectFrom('membership').select(['division', 'id', 'unit_id', 'scope', 'full_name']).execute();
  await insertTokens(tx, lines);
  await rebuildKeys(tx, keys);
}
