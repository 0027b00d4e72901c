/** Importing 100,000 rows and single commands, on tables that hold a nation, against COPY and INSERT into the same tables. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from '../../measure.ts';
import { commands } from '../../pieces/commands.ts';
import { importCommunes } from '../../province.ts';
import type { Ground } from '../ground.ts';
import { DATA } from '../place.ts';
import { inScratch, unchecked } from '../scratch.ts';

/** In the order of their foreign keys. The 490 units themselves stay: everything else refers to them. */
const TABLES = ['unit_period', 'person', 'membership', 'person_token', 'person_key', 'post'];
const LEAST = 1 / 20;

/** The validated import, judging included, against COPY of what it wrote, in and out of the nation's own tables. */
export async function imports(ground: Ground): Promise<Measure[]> {
  const { chibo, sql } = ground;
  const imported = await inScratch(ground, async (province) => {
    const { seconds, rows } = await importCommunes(chibo, province, (line) => process.stderr.write(`${line}\n`), [0]);
    const folder = await mkdtemp(join(tmpdir(), 'chibo-copy-'));
    await chmod(folder, 0o777); // PostgreSQL writes and reads the files itself, perhaps as another user
    try {
      for (const table of TABLES)
        await sql.query(
          `copy (select * from ${table} where division = 'bench') to '${join(folder, table)}' (format binary)`,
        );
      return { seconds, rows, copied: await copySeconds(ground, folder) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  const rate = imported.rows / imported.seconds;
  const bare = imported.rows / imported.copied;
  return [
    {
      id: 'nation.import',
      what: 'validated import of 100,000 members into the nation',
      value: rate,
      unit: 'rows/s',
      ratio: rate / bare,
      baseline: `COPY (${Math.round(bare).toLocaleString('en-US')} members/s)`,
      goal: { kind: 'ratio', least: LEAST },
    },
  ];
}

/** Takes the rows out and copies them back into the same tables with their indexes, in a transaction that is rolled back. */
async function copySeconds({ sql }: Ground, folder: string): Promise<number> {
  await sql.query('begin');
  try {
    await unchecked(sql, async () => {
      for (const table of [...TABLES].reverse()) await sql.query(`delete from ${table} where division = 'bench'`);
    });
    const start = performance.now();
    for (const table of TABLES) await sql.query(`copy ${table} from '${join(folder, table)}' (format binary)`);
    return (performance.now() - start) / 1000;
  } finally {
    await sql.query('rollback');
  }
}

/** Creating a member and marking an attendance over REST, in a cell of its own, against INSERT and COMMIT. */
export async function writes(ground: Ground): Promise<Measure[]> {
  const { chibo, sql, server } = ground;
  return await inScratch(ground, async (province) => {
    const measures = await commands({ chibo, sql, province, url: server.url, dataDir: DATA });
    return measures.map((measure) => ({
      ...measure,
      id: `nation.${measure.id}`,
      what: `${measure.what}, in the nation`,
    }));
  });
}
