/** npm run bench -- nation:load: writes the nation, province by province; called again after it was stopped it goes on where it stood. */
import type pg from 'pg';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { takeOff } from './indexes.ts';
import { personNames } from './names.ts';
import { FUNCTIONS, ROSTER, STAFF } from './people.ts';
import { clientOf, type Server } from './place.ts';
import { idOf, type Place, ROOT } from './plan.ts';
import { LAST, type Step, stepsOf } from './steps.ts';

export type Wish = { scale: number; attendance: number; day: string };
export type About = Wish & { places: Place[] };
/** Told after each step: which one, how much of the whole is done (0 to 1). */
export type Told = (name: string, share: number) => void;

const WORKERS = 2;

/** Does what is missing until it is done or the time is up. Gives the names of the steps that are still missing. */
export async function loadNation(
  server: Server,
  rulebook: Rulebook,
  wish: Wish & { places: Place[] },
  until: number,
  told: Told,
): Promise<string[]> {
  await migrate(server.admin, server.database);
  const sql = await clientOf(server.url);
  const clients = [sql];
  try {
    const about = (await aboutOf(sql)) ?? (await begin(sql, rulebook, wish));
    if (about.scale !== wish.scale || about.attendance !== wish.attendance)
      throw new Error(
        `This database holds a nation of scale ${about.scale} with attendance ${about.attendance}. Give those, another --database, or delete it.`,
      );
    while (clients.length < WORKERS) clients.push(await clientOf(server.url));
    for (const client of clients)
      await client.query(`set synchronous_commit = off; set work_mem = '96MB'; set maintenance_work_mem = '384MB';
        set max_parallel_workers_per_gather = 0; set max_parallel_maintenance_workers = 0`);
    const steps = await stepsOf(sql, server.url, rulebook, about);
    const { rows } = await sql.query<{ name: string }>('select name from bench_nation.step');
    const done = new Set(rows.map((r) => r.name));
    const total = steps.reduce((sum, step) => sum + step.weight, 0);
    let reached = steps.filter((s) => done.has(s.name)).reduce((sum, step) => sum + step.weight, 0);
    const missing = steps.filter((step) => !done.has(step.name));
    for (const stage of [...new Set(missing.map((step) => step.stage))].sort((a, b) => a - b)) {
      const queue = missing.filter((step) => step.stage === stage);
      await Promise.all(
        clients.map(async (client) => {
          for (let step = queue.shift(); step && Date.now() < until; step = queue.shift()) {
            await takeStep(client, step);
            done.add(step.name);
            reached += step.weight;
            told(step.name, reached / total);
          }
        }),
      );
      if (missing.some((step) => step.stage === stage && !done.has(step.name))) break;
    }
    return steps.filter((step) => !done.has(step.name)).map((step) => step.name);
  } finally {
    for (const client of clients) await client.end();
  }
}

/** A step and the note that it is done are one transaction; cleaning up (VACUUM) cannot be in one. */
async function takeStep(sql: pg.Client, step: Step): Promise<void> {
  const start = performance.now();
  const note = async () =>
    await sql.query('insert into bench_nation.step (name, seconds) values ($1, $2)', [
      step.name,
      (performance.now() - start) / 1000,
    ]);
  if (step.name.startsWith('vacuum:')) {
    await step.work(sql);
    await note();
    return;
  }
  await sql.query('begin');
  try {
    await step.work(sql);
    await note();
    await sql.query('commit');
  } catch (error) {
    await sql.query('rollback').catch(() => {});
    throw new Error(`${step.name}: ${(error as Error).message}`, { cause: error });
  }
}

/** What the database was loaded with; null before the load began. */
export async function aboutOf(sql: pg.Client): Promise<About | null> {
  const { rows } = await sql.query<{ there: boolean }>(`select to_regclass('bench_nation.about') is not null as there`);
  if (!rows[0]?.there) return null;
  const about = await sql.query<{ body: About }>('select body from bench_nation.about');
  return about.rows[0]?.body ?? null;
}

/** Whether the load came to its end. */
export async function isWhole(sql: pg.Client): Promise<boolean> {
  const { rows } = await sql.query<{ there: boolean }>(
    'select exists (select from bench_nation.step where name = $1) as there',
    [`vacuum:${LAST}`],
  );
  return rows[0]?.there ?? false;
}

/** Names, the top of the tree and its board; the indexes of what grows are taken off. One transaction. Refuses a database that holds anything else. */
async function begin(sql: pg.Client, rulebook: Rulebook, about: About): Promise<About> {
  const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from unit');
  if (rows[0]?.n) throw new Error('The database holds an organization: the nation of the bench needs one of its own.');
  const { majority, female } = rulebook.membership.counting;
  const [male = ''] = rulebook.membership.sexes.map((each) => each.id).filter((id) => id !== female);
  const others = rulebook.membership.ethnicities.map((each) => each.id).filter((id) => id !== majority);
  const names = personNames().map((name, n) => ({
    n,
    full_name: name.full,
    sort_key: name.sort,
    search_key: name.search,
    tokens: name.tokens,
    sex: name.male ? male : female,
    ethnicity: name.kinh ? majority : (others[n % 12] ?? majority),
  }));
  await sql.query('begin');
  for (const statement of FUNCTIONS) await sql.query(statement);
  await sql.query(`create table bench_nation.about (body jsonb not null)`);
  await sql.query(`create table bench_nation.step (name text primary key, seconds real not null)`);
  await sql.query(`create table bench_nation.name (n int primary key, full_name text not null, sort_key text collate "C" not null, search_key text collate "C" not null,
    tokens text[] not null, sex text collate "C" not null, ethnicity text collate "C" not null)`);
  await sql.query(
    `insert into bench_nation.name select * from json_to_recordset($1::json) as t(n int, full_name text, sort_key text, search_key text, tokens text[], sex text, ethnicity text)`,
    [JSON.stringify(names)],
  );
  await takeOff(sql);
  await sql.query(
    `insert into unit (id, division, kind, name, sort_key, search_key, path, founded_on)
      values ($1, $2, 'central_committee', 'Trung ương Đảng', 'trung uong dang', 'trung uong dang', $3, '${ROSTER}')`,
    [idOf('unit', 0), ROOT.division, ROOT.path],
  );
  await sql.query(
    `insert into unit_period (unit_id, division, kind, name, path, valid_from) select id, division, kind, name, path, founded_on from unit`,
  );
  await sql.query(`insert into unit_stat (division, unit_id, scope) select division, id, path from unit`);
  await sql.query(
    `create temp table staff on commit drop as select 0 as n, division, id as unit_id, path, 'trung-uong' as login, name, 'provincial_board' as post from unit`,
  );
  for (const statement of STAFF) await sql.query(statement);
  await sql.query('insert into bench_nation.about values ($1)', [JSON.stringify(about)]);
  await sql.query('commit');
  await sql.query('analyze bench_nation.name');
  return about;
}
