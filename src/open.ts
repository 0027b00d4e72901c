/** From the environment to an open Chibo: which database, which data folder, demo or not (D13, D14, D18). */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Chibo, openChibo } from './chibo.ts';
import type { Clock } from './platform/clock.ts';
import { attachEmbedded, type Embedded, openEmbedded } from './platform/db/embedded/embedded.ts';
import { migrate, urlOf } from './platform/db/migrate.ts';
import { replicaUrls } from './platform/db/replicas.ts';
import { loadRulebook } from './rulebook/load.ts';

export const REAL = 'chibo';
const ROOT = join(import.meta.dirname, '..');
const DEFAULT_RULEBOOK = 'vietnam';

/** Which organization is shown: CHIBO_RULEBOOK, a folder of rulebooks/. */
export function rulebookName(): string {
  return process.env.CHIBO_RULEBOOK || DEFAULT_RULEBOOK;
}

/** The demo's own database, one for each rulebook: `chibo_demo`, `chibo_demo_union_example`. */
export function demoName(rulebook = rulebookName()): string {
  return rulebook === DEFAULT_RULEBOOK ? 'chibo_demo' : `chibo_demo_${rulebook.replaceAll(/[^a-z0-9]+/g, '_')}`;
}

/** Where data lies: CHIBO_DATA, else ./data beside the project. */
export function dataDir(): string {
  const given = process.env.CHIBO_DATA;
  return resolve(given ? given.replace(/^~(?=\/)/, homedir()) : join(ROOT, 'data'));
}

export type Server = { url(database: string): string; embedded: Embedded | null; stop(): Promise<void> };

/** The database server: DATABASE_URL's, or the embedded one (owned by the web process, joined by command lines). */
export async function openServer(role: 'owner' | 'client', log: (line: string) => void): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given)
    return {
      url: (database) => (database === REAL ? given : urlOf(given, database)),
      embedded: null,
      stop: async () => {},
    };
  const options = { dataDir: dataDir(), log };
  const embedded = role === 'owner' ? await openEmbedded(options) : await attachEmbedded(options);
  return { url: (database) => embedded.url(database), embedded, stop: () => embedded.stop() };
}

/** Migrates a database of the server and opens it with the rulebook of CHIBO_RULEBOOK (default: vietnam). */
export async function openDatabase(server: Server, database: string, clock?: Clock): Promise<Chibo> {
  const url = server.url(database);
  const name = decodeURIComponent(new URL(url).pathname.slice(1)) || database;
  await migrate(server.embedded ? server.url('postgres') : url, name);
  const rulebook = await loadRulebook(join(ROOT, 'rulebooks', rulebookName()));
  return await openChibo({
    url,
    // replicas are of DATABASE_URL's server: the embedded one has none
    replicaUrls: server.embedded ? [] : replicaUrls(process.env.DATABASE_REPLICA_URL).map((each) => urlOf(each, name)),
    keysDir: join(dataDir(), 'keys', name),
    rulebook,
    demo: database === demoName(),
    ...(clock && { clock }),
  });
}

/** Whether an organization has been founded in the real database: then the demo is not shown any more (D13). */
export async function isFounded(server: Server): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.url(REAL) });
  try {
    await client.connect();
    const { rows } = await client.query<{ founded: boolean }>('select exists (select from unit) as founded');
    return rows[0]?.founded ?? false;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '3D000' || code === '42P01') return false;
    throw error;
  } finally {
    await client.end();
  }
}
