/** The validated import of 100,000 rows against COPY of what it wrote into the same tables with their indexes. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, urlOf } from '../../src/platform/db/migrate.ts';
import type { Ground } from '../ground.ts';
import type { Measure } from '../measure.ts';

const COPIED = 'chibo_bench_copy';
/** In the order of their foreign keys. */
const TABLES = ['unit', 'unit_period', 'person', 'membership', 'person_token', 'person_key', 'post'];

export async function imports(ground: Ground): Promise<Measure[]> {
  const { rows, seconds } = ground.imported;
  const copied = await copySeconds(ground);
  const rate = rows / seconds;
  const bare = copied.members / copied.seconds;
  return [
    {
      id: 'import.rate',
      what: 'validated import of 100,000 members',
      value: rate,
      unit: 'rows/s',
      goal: { kind: 'value', least: 5000 },
    },
    {
      id: 'import.ratio',
      what: 'the same against COPY into the same indexed tables',
      value: rate,
      unit: 'rows/s',
      ratio: rate / bare,
      baseline: `COPY (${Math.round(bare).toLocaleString('en-US')} members/s)`,
      goal: { kind: 'ratio', least: 1 / 20 },
    },
  ];
}

/** Copies everything that the two imports wrote into an empty, migrated database on the same server. */
async function copySeconds({ sql, url }: Ground): Promise<{ members: number; seconds: number }> {
  const admin = urlOf(url, 'postgres');
  await migrate(admin, COPIED);
  const folder = await mkdtemp(join(tmpdir(), 'chibo-copy-'));
  await chmod(folder, 0o777); // PostgreSQL writes and reads the files itself, perhaps as another user
  const target = new pg.Client({ connectionString: urlOf(url, COPIED) });
  await target.connect();
  try {
    for (const table of TABLES) await sql.query(`copy ${ordered(table)} to '${join(folder, table)}' (format binary)`);
    const start = performance.now();
    await target.query('begin');
    for (const table of TABLES) await target.query(`copy ${table} from '${join(folder, table)}' (format binary)`);
    await target.query('commit');
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await target.query<{ n: string }>('select count(*) as n from membership');
    return { members: Number(rows[0]?.n), seconds };
  } finally {
    await target.end();
    await sql.query(`drop database if exists ${COPIED} with (force)`);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Parents before their children. */
function ordered(table: string): string {
  return table === 'unit' ? '(select * from unit order by path)' : table;
}
