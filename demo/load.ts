import { sql } from 'kysely';
import pg from 'pg';
import type { Chibo } from '../src/chibo.ts';
import { demoName, openDatabase, type Server } from '../src/open.ts';
import { setClock } from '../src/platform/clock.ts';
import { buildDemo } from './build.ts';
import { progressOn, type Screen } from './progress.ts';

const MARK = 'demo_loaded';

/** Whether the demo was loaded to its end. */
export async function isDemoLoaded(chibo: Chibo): Promise<boolean> {
  return (
    (await chibo.owner.db.selectFrom('meta').select('value').where('key', '=', MARK).executeTakeFirst()) !== undefined
  );
}

/** Loads the demo into its own database, by commands only, on dates relative to today (D13). One that was left half made is made anew. */
export async function loadDemo(server: Server, screen: Screen): Promise<void> {
  const name = demoName();
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
  screen.write('Loading the demo (invented people); this happens once.\n');
  const started = Date.now();
  const clock = setClock('Asia/Ho_Chi_Minh', new Date().toISOString());
  const chibo = await openDatabase(server, name, clock);
  const progress = progressOn(screen);
  try {
    // whoever commits from here on does not wait for the disk: what a crash takes is loaded anew, and the mark is written out with all before it
    await sql`alter database ${sql.id(name)} set synchronous_commit = off`.execute(chibo.owner.db);
    await buildDemo(chibo, clock, progress.tell);
    await sql`alter database ${sql.id(name)} reset synchronous_commit`.execute(chibo.owner.db);
    await chibo.owner.db.transaction().execute(async (tx) => {
      await sql`set local synchronous_commit = on`.execute(tx);
      await tx.insertInto('meta').values({ key: MARK, value: new Date().toISOString() }).execute();
    });
  } finally {
    progress.end();
    await chibo.close();
  }
  screen.write(`Loaded in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}
