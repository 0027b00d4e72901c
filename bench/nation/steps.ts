/** The steps of the load: what each writes, counts or cleans up, and after which others it may be taken. */
import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import { AT_ONCE, makeAnew, TAKE_TURN } from '../../src/indicators/sums/store.ts';
import { modulesOf } from '../../src/modules.ts';
import { allStale } from '../../src/organization/store/parts.ts';
import { connect } from '../../src/platform/db/connect.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { LARGE, takenOff } from './indexes.ts';
import type { About } from './load.ts';
import { BODY, HERE, PEOPLE, POSTS, STAFF, STAFF_OF_PROVINCE, UNITS } from './people.ts';
import { type Nation, planNation, ROOT, unitsOf } from './plan.ts';
import { MEETINGS, WORK } from './work.ts';

export type Step = { name: string; weight: number; stage: number; work(sql: pg.Client): Promise<void> };

export const LAST = 'rest';

export async function stepsOf(sql: pg.Client, url: string, rulebook: Rulebook, about: About): Promise<Step[]> {
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
