/** Writes everything a unit owns: a manifest, and a file of lines a table; into a folder, or as one packed file. Streams; one snapshot of the database. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { unitName, unitOf, unitRef } from '../../organization/tree.ts';
import { type Actor, ancestorsOf, may, subtreeOf, type UnitRef } from '../../platform/access.ts';
import { cursor } from '../../platform/db/cursor.ts';
import { setScope, type Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { append } from '../../platform/ledger/append.ts';
import { refuse } from '../../platform/refusal.ts';
import { FORMAT, type Manifest, migrationOf, type Site, VERSION } from './manifest.ts';
import { packInto } from './pack.ts';
import { type ArchiveTable, archiveTables, ENCRYPTED, type Line, opened } from './tables.ts';

/** The chain of the ledger, in the same form as the tables. */
export const SEALS = 'ledger_seal';

/** Where the files of an archive go: a folder, or one packed file. */
type Put = (file: string, body: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Writes the archive of a unit into an empty or new folder. The right is asked and the reading recorded by `archive.describe`.
 * Numbers leave in the clear for who may reveal them at the unit, else they are left empty; keys never leave. Refuses archive.folder_used.
 */
export async function writeArchive(chibo: Site, actor: Actor, unitId: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) refuse('archive.folder_used', undefined, { field: 'out' });
  await chibo.bus.ask('archive.describe', { unit: unitId }, { actor });
  return await putArchive(chibo, actor, unitId, (file, body) =>
    pipeline(body, createWriteStream(join(folder, file), { mode: 0o600 })),
  );
}

/**
 * The same archive as one .zip, for the browser: made while it is taken, from one snapshot, with nothing left on the server's disk.
 * Who may, is recorded (`archive.download`) before the first byte, so that an archive broken off has its line too. Refuses what one may not
 * see (404) or export (403). A reader who leaves ends the transaction; what was cut off has no directory and cannot be opened.
 */
export async function streamArchive(
  chibo: Site,
  actor: Actor,
  unitId: string,
): Promise<{ unitName: string; body: Readable }> {
  const { unit, name } = await chibo.bus.read(actor, async (ctx) => {
    const unit = await unitOf(ctx, unitId);
    ctx.demand('member.export', unit);
    return { unit, name: await unitName(ctx.tx, unit) };
  });
  await chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    const body = { numbers: may(actor.grant, 'member.reveal', unit.path) };
    const entry = { unit, subjectKind: 'archive', subjectId: unit.id, body };
    await append(tx, { command: 'archive.download', commandId: newId(), actor, at: chibo.clock.now(), entry });
  });
  const body = new PassThrough();
  const pack = packInto(body);
  putArchive(chibo, actor, unit.id, pack.add)
    .then(() => pack.end())
    .catch((error: Error) => body.destroy(error));
  return { unitName: name, body };
}

/** Hands over every file, the manifest last: it knows the rows and hashes of the others. */
async function putArchive(chibo: Site, actor: Actor, unitId: string, put: Put): Promise<Manifest> {
  const manifest = await chibo.app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set transaction read only`.execute(tx);
      await setScope(tx, actor);
      const unit = await unitRef(tx, unitId);
      const mayReveal = may(actor.grant, 'member.reveal', unit.path);
      const whole = ancestorsOf(unit.path).length === 0;
      const tables: Manifest['tables'] = [];
      for (const table of archiveTables(chibo.bus.modules))
        tables.push(await putTable(put, table.name, linesOf(tx, chibo, table, unit, { mayReveal, whole })));
      if (whole) tables.push(await putTable(put, SEALS, sealsOf(tx, unit)));
      return await manifestOf(tx, chibo, unit, { mayReveal, whole, tables });
    });
  await put('manifest.json', Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]));
  return manifest;
}

async function manifestOf(
  tx: Tx,
  chibo: Site,
  unit: UnitRef,
  { mayReveal, whole, tables }: { mayReveal: boolean; whole: boolean; tables: Manifest['tables'] },
): Promise<Manifest> {
  const name = await unitName(tx, unit);
  const numbers = Object.entries(ENCRYPTED).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, { form }]) => (form === 'text' ? [`${table}.${column}`] : [])),
  );
  return {
    format: FORMAT,
    version: VERSION,
    migration: await migrationOf(chibo.owner.db),
    rulebook: { id: chibo.rulebook.id, hash: chibo.rulebook.hash },
    madeAt: chibo.clock.now().toISOString(),
    unit: { id: unit.id, name, path: unit.path, division: unit.division },
    withheld: mayReveal ? [] : numbers,
    sealed: whole,
    publicKey: chibo.keys.signing.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    tables,
  };
}

async function putTable(put: Put, name: string, lines: AsyncIterable<Line>): Promise<Manifest['tables'][number]> {
  const file = `${name}.ndjson.gz`;
  const hash = createHash('sha256');
  let rows = 0;
  const text = Readable.from(
    (async function* () {
      for await (const line of lines) {
        const written = `${JSON.stringify(line)}\n`;
        hash.update(written);
        rows++;
        yield written;
      }
    })(),
  );
  await pipeline(text, createGzip(), async (packed: AsyncIterable<Buffer>) => await put(file, packed));
  return { name, file, rows, sha256: hash.digest('hex') };
}

type How = { mayReveal: boolean; whole: boolean };

async function* linesOf(tx: Tx, { keys }: Site, { name, by }: ArchiveTable, unit: UnitRef, { mayReveal, whole }: How) {
  const { lo, hi } = subtreeOf(unit.path);
  // the units above stand in the file too, without what they own: the tree has to hang somewhere
  const above = [...ancestorsOf(unit.path), ''];
  const inTree = sql`path >= ${lo} and path < ${hi}`;
  const where = {
    all: sql`true`,
    path: name === 'unit' || name === 'unit_period' ? sql`(${inTree} or path = any(${above}::text[]))` : inTree,
    unit: sql`unit_id in (select id from unit where ${inTree})`,
    file: sql`(division, file_id) in (select division, id from file where scope >= ${lo} and scope < ${hi})`,
    scope: sql`division in (select distinct division from unit where ${inTree}) and scope >= ${lo} and scope < ${hi}`,
  }[by];
  for await (const { line: row } of cursor<{ line: Line }>(
    tx,
    name,
    sql`select row_to_json(t) as line from ${sql.table(name)} as t where ${where}`,
  )) {
    // a part of a ledger proves nothing: its lines are sealed anew where they are read in
    if (name === 'ledger' && !whole) Object.assign(row, { seal_no: null, seal_pos: null });
    yield opened(keys, name, row, mayReveal);
  }
}

async function* sealsOf(tx: Tx, unit: UnitRef): AsyncIterable<Line> {
  const { lo, hi } = subtreeOf(unit.path);
  const seals = cursor<{ line: Line }>(
    tx,
    SEALS,
    sql`select row_to_json(t) as line from ledger_seal as t where division in (select distinct division from unit where path >= ${lo} and path < ${hi})`,
  );
  for await (const { line } of seals) yield line;
}
