import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const folder = join(import.meta.dirname, '../../../migrations');
const OLDEST = 15;
/** One migrator at a time on a database; an arbitrary number that only Chibo uses. */
const LOCK = 7_302_001;

/**
 * Creates `database` on the server if it is missing and brings it to the newest migration.
 * Takes the address of any database of the server (its owner's sign-in). Forward only: a file that changed after it
 * was applied stops the start with a clear error, as does a server older than PostgreSQL 15.
 */
export async function migrate(adminUrl: string, database: string): Promise<void> {
  const admin = await connectTo(adminUrl);
  try {
    const { rows } = await admin.query<{ v: number }>(`select current_setting('server_version_num')::int as v`);
    const version = Math.floor((rows[0]?.v ?? 0) / 10000);
    if (version < OLDEST) throw new Error(`PostgreSQL ${version} is too old: Chibo needs ${OLDEST} or newer.`);
    const there = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (there.rowCount === 0) {
      await admin
        .query(`create database ${quoted(database)} encoding 'UTF8' locale 'C' template template0`)
        .catch((error) => {
          if (error.code !== '42P04' && error.code !== '23505') throw error;
        });
    }
  } finally {
    await admin.end();
  }
  const client = new pg.Client({ connectionString: urlOf(adminUrl, database) });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await apply(client, database);
  } finally {
    await client.end();
  }
}

/** Connects; where the database named in the address is not there yet, to `postgres` on the same server. */
async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if ((error as { code?: string }).code !== '3D000' || new URL(url).pathname === '/postgres') throw error;
    return await connectTo(urlOf(url, 'postgres'));
  }
}

async function apply(client: pg.Client, database: string): Promise<void> {
  const app = `chibo_app_${roleName(database)}`;
  const sealer = `chibo_sealer_${roleName(database)}`;
  for (const role of [app, sealer]) {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (known.rowCount === 0) await client.query(`create role ${quoted(role)} nologin nobypassrls`);
    await client.query(`grant ${quoted(role)} to current_user`);
  }
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const done = new Map(
    (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((r) => [
      r.name,
      r.sha256,
    ]),
  );
  for (const name of (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort()) {
    const sql = await readFile(join(folder, name), 'utf8');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    if (done.has(name)) {
      if (done.get(name) !== sha256)
        throw new Error(`Migration ${name} was changed after it had been applied to ${database}.`);
      continue;
    }
    await client.query('begin');
    try {
      await client.query(sql.replaceAll('chibo_app', quoted(app)).replaceAll('chibo_sealer', quoted(sealer)));
      if (name.startsWith('0001')) {
        await client.query(`insert into meta values ('app_role', $1), ('sealer_role', $2)`, [app, sealer]);
      }
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

function roleName(database: string): string {
  return database
    .replace(/[^a-z0-9_]/gi, '_')
    .toLowerCase()
    .slice(0, 40);
}
