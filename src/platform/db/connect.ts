import { Kysely, type Logger, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '../../../gen/db.ts';
import { sendTurnsWhole } from './corked.ts';
import { prepareStatements } from './prepared.ts';

/** The query builder over a pool of clients. `log` hears what it sends. */
export class Database extends Kysely<DB> {
  readonly pool: pg.Pool;
  readonly log: Logger | undefined;

  constructor(pool: pg.Pool, log?: Logger) {
    super({ dialect: new PostgresDialect({ pool }), ...(log && { log }) });
    this.pool = pool;
    this.log = log;
  }
}

/** Legal dates stay plain text, whole numbers come as numbers, moments as Date; decimals stay text, so no digit is lost. */
const types = new pg.TypeOverrides();
types.setTypeParser(1082, (value) => value);
types.setTypeParser(20, (value) => Number(value));

export type Connection = { db: Database; pool: pg.Pool; role: string | null; url: string; close(): Promise<void> };

/**
 * Opens a pool on a database. With `role` every session runs as that role from its first statement, so that row security
 * holds whatever the code does; without it, as the owner (migrations, the sealer, jobs). `more`: how long to wait for it.
 */
export function connect(url: string, role: string | null, max = 12, more: pg.PoolConfig = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    // statements may be sent without waiting for the answer of the one before (transaction.ts)
    pipeline: true,
    application_name: 'chibo',
    ...(role && { options: `-c role=${role}` }),
    ...more,
  });
  pool.on('error', () => {
    // a server that goes away ends idle clients; the next command opens a new one or is refused with 503
  });
  pool.on('connect', (client) => {
    // one that goes away between two statements of a transaction: the next statement is refused; unheard it would end the process
    client.on('error', () => {});
    prepareStatements(client);
    sendTurnsWhole(client);
  });
  const db = new Database(pool);
  return { db, pool, role, url, close: () => db.destroy() };
}

/** Reads the names of the restricted roles that this database was migrated with. */
export async function rolesOf(url: string): Promise<{ app: string; sealer: string }> {
  const owner = connect(url, null, 1);
  try {
    const rows = await owner.db
      .selectFrom('meta')
      .selectAll()
      .where('key', 'in', ['app_role', 'sealer_role'])
      .execute();
    const value = (key: string) => {
      const row = rows.find((r) => r.key === key);
      if (!row) throw new Error(`The database has no ${key}: run "chibo migrate" first.`);
      return row.value;
    };
    return { app: value('app_role'), sealer: value('sealer_role') };
  } finally {
    await owner.close();
  }
}
