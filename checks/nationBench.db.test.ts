import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWhole, loadNation } from '../bench/nation/load.ts';
import { madeUpPlaces, type Place, planNation } from '../bench/nation/plan.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { urlOf } from '../src/platform/db/migrate.ts';
import { type Bare, bareWorld } from './world/world.ts';

const DAY = '2026-11-10';
const places: Place[] = madeUpPlaces()
  .slice(0, 2)
  .map((place, p) => ({ ...place, communes: place.communes.slice(0, 1 + p) }));
const wish = { scale: 1, attendance: 0.5, day: DAY, places };

let one: Bare;
let other: Bare;
let empty: Bare;
const load = async ({ chibo }: Bare, until = Number.POSITIVE_INFINITY) => {
  const { url } = chibo.owner;
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = { url, admin: urlOf(url, 'postgres'), database, stop: async () => {} };
  return await loadNation(server, chibo.rulebook, wish, until, () => {});
};

beforeAll(async () => {
  [one, other, empty] = [await bareWorld(), await bareWorld(), await bareWorld()];
  expect(await load(one)).toEqual([]);
}, 180_000);
afterAll(async () => {
  for (const world of [one, other, empty]) await world.close();
});

it('the generated nation has the units and members that were planned, and somebody in each office', async () => {
  const { units, cells, members } = planNation(places, 1);
  const { rows } = await one.chibo.owner.pool.query(
    `select (select count(*)::int from unit) as units, (select count(*)::int from membership where valid_to = 'infinity') as members,
      (select sum(cells)::int from post_stat) as cells, (select sum(has_secretary)::int from post_stat) as led,
      (select count(*)::int from (select from meeting group by unit_id) m) as meeting,
      (select count(*)::int from meeting m where state = 'closed' and present is not null
        and present <> (select count(*) from attendance a where a.division = m.division and a.meeting_id = m.id and a.state = 'present')) as wrong`,
  );
  expect(rows).toEqual([{ units, members, cells, led: cells, meeting: cells, wrong: 0 }]);
});

it('what was counted set-based is what the nightly recount finds, and everybody has one home', async () => {
  expect(await recountAll(one.chibo)).toEqual([]);
  const { rows } = await one.chibo.owner.pool.query(
    `select id from person group by id having count(*) filter (where home) <> 1
      union all select m.person_id from membership m join person p on p.division = m.division and p.id = m.person_id
        where m.valid_to = 'infinity' group by m.person_id having count(*) <> 1 or bool_or(p.unit_id <> m.unit_id)`,
  );
  expect(rows).toEqual([]);
}, 120_000);

it('a load that was stopped says what is missing, goes on where it stood, and ends with the same rows', async () => {
  const missing = await load(other, 0);
  expect(missing).toContain(`province:${places[0]?.code}`);
  expect(await whole(other)).toBe(false);
  expect(await load(other)).toEqual([]);
  expect(await whole(other)).toBe(true);
  expect(await load(other)).toEqual([]);
  expect(await rowsOf(other)).toEqual(await rowsOf(one));
}, 180_000);

it('every index and key that was taken off is back', async () => {
  expect(await shapeOf(one)).toEqual(await shapeOf(empty));
});

it('a database that holds another nation, or anything else, is refused', async () => {
  const { url } = one.chibo.owner;
  const server = { url, admin: urlOf(url, 'postgres'), database: new URL(url).pathname.slice(1), stop: async () => {} };
  const another = loadNation(
    server,
    one.chibo.rulebook,
    { ...wish, attendance: 0.1 },
    Number.POSITIVE_INFINITY,
    () => {},
  );
  await expect(another).rejects.toThrow('attendance 0.5');
  await one.chibo.owner.pool.query('drop table bench_nation.about');
  await expect(load(one)).rejects.toThrow('holds an organization');
});

async function whole({ chibo }: Bare): Promise<boolean> {
  const client = new pg.Client({ connectionString: chibo.owner.url });
  await client.connect();
  try {
    return await isWhole(client);
  } finally {
    await client.end();
  }
}

/** A hash of every table's rows. */
async function rowsOf({ chibo: { owner } }: Bare): Promise<Record<string, string>> {
  const { rows } = await owner.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('migration', 'meta') order by 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: found } = await owner.pool.query<{ n: number; hash: string }>(
      `select count(*)::int as n, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from ${name} t`,
    );
    hashes[name] = `${found[0]?.n} ${found[0]?.hash}`;
  }
  return hashes;
}

async function shapeOf({ chibo: { owner } }: Bare): Promise<string[]> {
  const { rows } = await owner.pool.query<{ line: string }>(
    `select pg_get_indexdef(i.indexrelid) || i.indisvalid as line from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map((row) => row.line);
}
