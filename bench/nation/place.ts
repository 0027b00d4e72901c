/** Where the nation of the bench lies: its own folder and database on the embedded server, or the server that is named. */
import { resolve } from 'node:path';
import pg from 'pg';
import { attachEmbedded, openEmbedded } from '../../src/platform/db/embedded/embedded.ts';
import { urlOf } from '../../src/platform/db/migrate.ts';
import { ROOT } from '../ground.ts';

const DATABASE = 'chibo_bench_nation';
export const DATA = resolve(process.env.CHIBO_BENCH_DATA ?? `${ROOT}/data/bench-nation`);
/** While millions of rows are written at once; what is measured is measured with the ordinary settings. */
const LOADING = { max_wal_size: '3GB', shared_buffers: '512MB', autovacuum: 'off', checkpoint_timeout: '30min' };

/** `admin` is another database of the same server, from which this one is made. */
export type Server = { url: string; admin: string; database: string; stop(): Promise<void> };

/** Opens the server: `url` names the nation's own database on another one. For loading the embedded server is started with roomier settings. */
export async function openPlace(url: string | undefined, loading: boolean): Promise<Server> {
  if (url) {
    const database = decodeURIComponent(new URL(url).pathname.slice(1));
    if (database === '') throw new Error('The address must name the database of the nation.');
    return { url, admin: urlOf(url, 'postgres'), database, stop: async () => {} };
  }
  const options = { dataDir: DATA, log: () => {} };
  const embedded = await (loading ? openEmbedded({ ...options, settings: LOADING }) : attachEmbedded(options));
  return {
    url: embedded.url(DATABASE),
    admin: embedded.url('postgres'),
    database: DATABASE,
    stop: () => embedded.stop(),
  };
}

/** A client as the database's owner. */
export async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'chibo bench' });
  client.on('error', () => {});
  await client.connect();
  return client;
}
