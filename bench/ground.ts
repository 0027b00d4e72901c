/** The ground that the measurements stand on: an embedded server with its ordinary settings, and a province of 200,000 members. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { grantsOf, operator } from '../src/accounts/grants.ts';
import { openToken } from '../src/accounts/sessions.ts';
import { type Chibo, openChibo } from '../src/chibo.ts';
import { makeSums } from '../src/indicators/sums/store.ts';
import type { Actor } from '../src/platform/access.ts';
import { systemClock, today } from '../src/platform/clock.ts';
import { openEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { importCommunes } from './province.ts';

export const ROOT = join(import.meta.dirname, '..');
export const DATABASE = 'chibo_bench';
const PASSWORD = 'chibo-bench-2026';

export type Ground = {
  dataDir: string;
  url: string;
  keysDir: string;
  chibo: Chibo;
  province: string;
  /** a client as the database's owner, for baselines of bare SQL */
  sql: pg.Client;
  /** seconds that the first 100,000 rows took to be judged and written, and how many there were */
  imported: { seconds: number; rows: number };
  /** the provincial board, which reads members and cases of the whole province; and a token of its account */
  board(): Promise<Actor>;
  token(): Promise<string>;
  close(): Promise<void>;
};

/** Founds a province and imports its 20 communes by the same commands as everybody; `say` hears how far it is. */
export async function prepareGround(say: (line: string) => void): Promise<Ground> {
  const dataDir = await passableFolder('chibo-bench-');
  const embedded = await openEmbedded({ dataDir, log: () => {} });
  await migrate(embedded.url('postgres'), DATABASE);
  const rulebook = await loadRulebook(join(ROOT, 'rulebooks/vietnam'));
  const url = embedded.url(DATABASE);
  const keysDir = join(dataDir, 'keys', DATABASE);
  const chibo = await openChibo({ url, keysDir, rulebook, clock: systemClock(rulebook.about.timeZone) });
  const by = operator();
  const { id: province } = (await chibo.bus.run(
    'organization.found',
    {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Đo Lường',
      code: 'BENCH',
      division: 'bench',
      foundedOn: '1991-08-12',
    },
    { actor: by },
  )) as { id: string };
  const imported = await importCommunes(chibo, province, say);
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  // as the server's job does within seconds of every import
  await makeSums(chibo.owner.db, today(chibo.clock));
  await sql.query('vacuum analyze');
  const board = await makeBoard(chibo, province);
  return {
    dataDir,
    url,
    keysDir,
    chibo,
    province,
    sql,
    imported,
    board: async () => await actorOf(chibo, board),
    token: async () => await openToken(chibo.app.db, chibo.clock, board, 10),
    close: async () => {
      await sql.end();
      await chibo.close();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A folder of its own for a server's data; PostgreSQL's user must get through it, or root's data would be put elsewhere and stay there. */
export async function passableFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711);
  return folder;
}

/** An account as the one who asks, under its first right. */
async function actorOf(chibo: Chibo, id: string): Promise<Actor> {
  const account = await chibo.app.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const [grant] = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
  if (!grant) throw new Error(`${account.name} has no right.`);
  return { accountId: account.id, person: null, name: account.name, grant };
}

/** The account of the provincial board. */
async function makeBoard(chibo: Chibo, province: string): Promise<string> {
  const by = operator();
  const { id } = (await chibo.bus.run(
    'account.make',
    { login: 'ban-to-chuc', name: 'Ban Tổ chức', password: PASSWORD },
    { actor: by },
  )) as { id: string };
  await chibo.bus.run(
    'post.begin',
    { unitId: province, post: 'provincial_board', accountId: id, from: '2026-01-01' },
    { actor: by },
  );
  return id;
}
