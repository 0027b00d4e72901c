/** npm run bench -- nation:load: writes the nation, province by province; called again after it was stopped it goes on where it stood. */
import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import { AT_ONCE, makeAnew, TAKE_TURN } from '../../src/indicators/sums/store.ts';
import { modulesOf } from '../../src/modules.ts';
import { allStale } from '../../src/organization/store/parts.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { LARGE, takenOff, takeOff } from './indexes.ts';
import { personNames } from './names.ts';
import { BODY, FUNCTIONS, HERE, PEOPLE, POSTS, ROSTER, STAFF, STAFF_OF_PROVINCE, UNITS } from './people.ts';
import { clientOf, type Server } from './place.ts';
import { idOf, type Nation, type Place, planNation, ROOT, unitsOf } from './plan.ts';
import { MEETINGS, WORK } from './work.ts';

export type Wish = { scale: number; attendance: number; day: string };
export type About = Wish & { places: Place[] };
type Step = { name: string; weight: number; stage: number; work(sql: pg.Client): Promise<void> };
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

const LAST = 'rest';

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

async function stepsOf(sql: pg.Client, url: string, rulebook: Rulebook, about: About): Promise<Step[]> {
  const nation = planNation(about.places, about.scale);
  const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from bench_nation.name');
  const values = {
    $day: `'${about.day}'`,
    $names: String(rows[0]?.n),
    $rulebook: `'${rulebook.hash}'`,
    $attendance: String(Math.round(about.attendance * 1000)),
    $stormy: `'${stormy(nation).place.code}'`,
  };
  const filled = (statement: string) =>
    statement.replace(/\$(day|names|rulebook|attendance|stormy)/g, (name) => values[name as keyof typeof values]);
  const write = [...UNITS, ...BODY, ...PEOPLE, ...POSTS, STAFF_OF_PROVINCE, ...STAFF, ...MEETINGS, ...WORK].map(filled);
  const share = 1 / nation.provinces.length;
  const held = await takenOff(sql);
  return [
    ...nation.provinces.map((province) => ({
      name: `province:${province.place.code}`,
      stage: 1,
      weight: 50 * share,
      work: async (client: pg.Client) => {
        await makeHere(client, unitsOf(province));
        for (const statement of write) await client.query(statement);
      },
    })),
    // keys before what refers to them
    ...held.map(({ name, place, make }) => ({
      name,
      stage: 1 + place,
      weight: 25 / held.length,
      work: async (client: pg.Client) => {
        await client.query(make);
      },
    })),
    ...LARGE.map((table) => vacuumOf(table, 5)),
    ...[ROOT.division, ...nation.provinces.map((p) => p.place.code)].map((division) => ({
      name: `count:${division}`,
      stage: 6,
      weight: 15 * share,
      work: async (client: pg.Client) => await countDivision(client, url, rulebook, division, about.day),
    })),
    ...(await statTables(rulebook)).map((table) => vacuumOf(table, 7)),
    {
      name: 'sums',
      stage: 8,
      weight: 0.5,
      work: async (client: pg.Client) => await sumUp(client, url, about.day),
    },
    vacuumOf('', 9),
  ];
}

function vacuumOf(table: string, stage: number): Step {
  return {
    name: `vacuum:${table || LAST}`,
    stage,
    weight: 0.5,
    work: async (client) => {
      await client.query(table === '' ? 'analyze' : `vacuum analyze ${table}`);
    },
  };
}

async function statTables(rulebook: Rulebook): Promise<string[]> {
  const stats = modulesOf(rulebook).flatMap((m) => m.stats ?? []);
  return [...new Set(stats.map((stat) => stat.table)), 'unit', 'unit_period', 'unit_word', 'unit_stat'];
}

/** The province whose cells close their meetings in the storm: the one with the most communes. */
export function stormy({ provinces }: Nation): Nation['provinces'][number] {
  const [most] = [...provinces].sort((a, b) => b.communes - a.communes || a.index - b.index);
  if (!most) throw new Error('A nation has provinces.');
  return most;
}

async function makeHere(sql: pg.Client, lines: ReturnType<typeof unitsOf>): Promise<void> {
  const columns = Object.entries(HERE).map(([name, type]) => `${name} ${type}`);
  const typed = columns.map((column) => (column.endsWith(' text') ? `${column} collate "C"` : column));
  await sql.query(`create temp table here (${typed.join(', ')}) on commit drop`);
  await sql.query(`insert into here select * from json_to_recordset($1::json) as t(${columns.join(', ')})`, [
    JSON.stringify(lines),
  ]);
  await sql.query('create index on here (id); create index on here (path); analyze here');
}

/** The sums of all parts of the tree, by the statement of the job (`makeSums`). */
async function sumUp(sql: pg.Client, url: string, day: string): Promise<void> {
  const builder = connect(url, null, 1);
  try {
    const take = async (statement: RawBuilder<unknown>) => {
      const { sql: text, parameters } = statement.compile(builder.db);
      return await sql.query<{ division: string }>(text, [...parameters]);
    };
    await take(TAKE_TURN);
    await take(allStale());
    const { rows } = await sql.query<{ division: string }>('select distinct division from part_stale order by 1');
    for (const { division } of rows)
      for (let made = AT_ONCE; made === AT_ONCE; ) made = (await take(makeAnew(division, day, AT_ONCE))).rowCount ?? 0;
  } finally {
    await builder.close();
  }
}

/** Every module's counts of all units of a division, made as each command makes them. */
export async function countDivision(sql: pg.Client, url: string, rulebook: Rulebook, division: string, day: string) {
  const { rows } = await sql.query<{ id: string }>('select id from unit where division = $1 order by path', [division]);
  const ids = rows.map((r) => r.id);
  const builder = connect(url, null, 1);
  try {
    for (const stat of modulesOf(rulebook).flatMap((m) => m.stats ?? [])) {
      const { sql: text, parameters } = stat.recount(division, ids, day).compile(builder.db);
      await sql.query(text, [...parameters]);
    }
  } finally {
    await builder.close();
  }
}
