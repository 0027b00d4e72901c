/** A province of its own in the nation's tables, for what writes: founded for a measurement, and gone without a trace after it. */
import type pg from 'pg';
import { operator } from '../../src/accounts/grants.ts';
import type { Ground } from './ground.ts';

const DIVISION = 'bench';
/** Accounts that the pieces of writing make; grants of theirs lie in the division. */
const LOGINS = ['bi-thu-do', 'van-phong-do'];

/** Founds the province, does the work, takes everything of it away, whether the work went well or not. What an interrupted run left goes first. */
export async function inScratch<T>({ chibo, sql }: Ground, work: (province: string) => Promise<T>): Promise<T> {
  await clear(sql);
  const { id } = (await chibo.bus.run(
    'organization.found',
    {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Đo Lường',
      code: 'BENCH',
      division: DIVISION,
      foundedOn: '1991-08-12',
    },
    { actor: operator() },
  )) as { id: string };
  try {
    return await work(id);
  } finally {
    await clear(sql);
  }
}

/**
 * Inside a transaction: leaves the keys between tables unchecked while rows are taken away whose relations go with them; forty tables refer to a person.
 * Only a superuser may; for anybody else it is slower.
 */
export async function unchecked(sql: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql.query<{ may: boolean }>(
    `select rolsuper as may from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.may) await sql.query('set local session_replication_role = replica');
  await work();
  if (rows[0]?.may) await sql.query('set local session_replication_role = origin');
}

/** Deletes every row of the division: what others refer to after what refers to it, by the keys that the catalogue knows. */
async function clear(sql: pg.Client): Promise<void> {
  const there = await sql.query(`select from unit where division = $1`, [DIVISION]);
  if (there.rowCount === 0) return;
  await sql.query('begin');
  const { rows } = await sql.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'division' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'unit' order by 1`,
  );
  const keys = await sql.query<{ child: string; parent: string }>(
    `select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent from pg_constraint k where k.contype = 'f' and k.conrelid <> k.confrelid`,
  );
  const mine = `(select id from unit where division = '${DIVISION}')`;
  await sql.query(`delete from unit_word where unit_id in ${mine}`);
  await sql.query(`delete from unit_letterhead where unit_id in ${mine}`);
  const left = new Set(rows.map((row) => row.name));
  await unchecked(sql, async () => {
    while (left.size > 0) {
      const free = [...left].filter(
        (name) => !keys.rows.some(({ child, parent }) => parent === name && left.has(child)),
      );
      if (free.length === 0) throw new Error(`Tables refer to each other in a ring: ${[...left].join(', ')}`);
      for (const name of free) {
        await sql.query(`delete from ${name} where division = '${DIVISION}'`);
        left.delete(name);
      }
    }
  });
  await sql.query(`delete from access_token where account_id in (select id from account where login = any($1))`, [
    LOGINS,
  ]);
  await sql.query(`delete from session where account_id in (select id from account where login = any($1))`, [LOGINS]);
  await sql.query(`delete from account where login = any($1)`, [LOGINS]);
  // every table that names a unit would be gone through for each of them; children first: a unit's parent is a unit
  await unchecked(sql, async () => {
    for (let length = 40; length > 0; length -= 4)
      await sql.query(`delete from unit where division = '${DIVISION}' and length(path) = ${length}`);
  });
  await sql.query('commit');
}
