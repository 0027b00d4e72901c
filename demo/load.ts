import pg from 'pg';
import type { Chibo } from '../src/chibo.ts';
import { DEMO, openDatabase, type Server } from '../src/open.ts';
import { setClock } from '../src/platform/clock.ts';
import { buildBienHo } from './bien-ho/build.ts';

const MARK = 'demo_loaded';

/** Whether the demo was loaded to its end. */
export async function isDemoLoaded(chibo: Chibo): Promise<boolean> {
  return (
    (await chibo.owner.db.selectFrom('meta').select('value').where('key', '=', MARK).executeTakeFirst()) !== undefined
  );
}

/** Loads the demo into its own database, by commands only, on dates relative to today (D13). One that was left half made is made anew. */
export async function loadDemo(server: Server, say: (line: string) => void): Promise<void> {
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`drop database if exists ${DEMO} with (force)`);
  await admin.end();
  say('Loading the demo (invented people); this happens once.');
  const started = Date.now();
  const clock = setClock('Asia/Ho_Chi_Minh', new Date().toISOString());
  const chibo = await openDatabase(server, DEMO, clock);
  try {
    await buildBienHo(chibo, clock, progress(say));
    await chibo.owner.db.insertInto('meta').values({ key: MARK, value: new Date().toISOString() }).execute();
  } finally {
    await chibo.close();
  }
  say(`Loaded in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** A line for every twentieth of the way. */
function progress(say: (line: string) => void): (done: number, what: string) => void {
  let told = -1;
  return (done, what) => {
    const step = Math.floor(done * 20);
    if (step <= told) return;
    told = step;
    say(`  ${String(step * 5).padStart(3)} %  ${what}`);
  };
}
