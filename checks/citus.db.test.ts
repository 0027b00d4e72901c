import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testDatabase } from '../src/platform/db/testing.ts';

/** Bookkeeping of the runner itself, which no row of the organization touches. */
const BOOKKEEPING = ['meta', 'migration'];

describe.each([18, 15] as const)('the catalogue on PostgreSQL %i', (version) => {
  const url = inject(version === 18 ? 'postgres18' : 'postgres15');
  if (url === '') return void it.skip('is not installed');
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase(url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const column = async (query: string) =>
    (await client.query<{ line: string }>(`${OWNED} ${query}`)).rows.map(({ line }) => line);

  it('knows the owned tables', async () => {
    const owned = await column('select name as line from owned order by 1');
    expect(owned.length).toBeGreaterThan(25);
    expect(owned).toEqual(expect.arrayContaining(['membership', 'task', 'attendance', 'unit_stat', 'ledger']));
  });

  it('finds every owned row by its division: in the primary key first, in every unique index somewhere', async () => {
    expect(
      await column(`select name || ' has no primary key that begins with division' as line from owned o
      where not exists (select from pg_index i where i.indrelid = o.oid and i.indisprimary and ${columnAt('i', 0)} = 'division')`),
    ).toEqual([]);
    expect(
      await column(`select c.relname || ' is unique without division: two shards cannot know of each other' as line from pg_index i join owned o on o.oid = i.indrelid
      join pg_class c on c.oid = i.indexrelid where i.indisunique and not 'division' = any(array(${columnsOf('i')}))`),
    ).toEqual([]);
  });

  it('joins owned tables by division, never by an id alone', async () => {
    expect(
      await column(`select k.conname || ' joins ' || o.name || ' to ' || p.name || ' without division on both sides' as line
      from pg_constraint k join owned o on o.oid = k.conrelid join owned p on p.oid = k.confrelid
      where k.contype = 'f' and not exists (select from unnest(k.conkey, k.confkey) as pair(a, b)
        join pg_attribute x on x.attrelid = k.conrelid and x.attnum = a join pg_attribute y on y.attrelid = k.confrelid and y.attnum = b
        where x.attname = 'division' and y.attname = 'division')`),
    ).toEqual([]);
  });

  it('lets no table without a division refer to an owned row', async () => {
    expect(
      await column(`select k.conname || ': a reference table cannot point into a distributed one' as line from pg_constraint k join owned p on p.oid = k.confrelid
      where k.contype = 'f' and not exists (select from owned o where o.oid = k.conrelid)`),
    ).toEqual([]);
  });

  it('guards every owned row by a policy without a subquery', async () => {
    expect(
      await column(
        `select name || ' has no row security' as line from owned o join pg_class c on c.oid = o.oid where not c.relrowsecurity`,
      ),
    ).toEqual([]);
    expect(
      await column(`select name || ' has no policy for the application' as line from owned o
      where not exists (select from pg_policy p join pg_roles r on r.oid = any(p.polroles) where p.polrelid = o.oid and r.rolname like 'chibo_app%' and p.polpermissive)`),
    ).toEqual([]);
    expect(
      await column(`select tablename || '.' || policyname || ' has a subquery: Citus refuses it, and it scans' as line from pg_policies
      where coalesce(qual, '') || ' ' || coalesce(with_check, '') ~* '\\mselect\\M'`),
    ).toEqual([]);
  });

  it('judges the scope of a row both when it is read and when it is written', async () => {
    expect(
      await column(`select tablename || '.' || policyname || ' checks no written row' as line from pg_policies
      where permissive = 'PERMISSIVE' and cmd in ('ALL', 'INSERT', 'UPDATE') and with_check is null and not 'chibo_sealer' = any(array(select left(r, 12) from unnest(roles) r))`),
    ).toEqual([]);
  });

  it('compares keys byte by byte, on every server alike', async () => {
    expect(
      await column(`select c.relname || '.' || a.attname || ' is not COLLATE "C"' as line from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_collation l on l.oid = a.attcollation
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname in ('division', 'scope', 'path') and l.collname <> 'C'`),
    ).toEqual([]);
    expect(
      await column(`select c.relname || ' has a text column not in COLLATE "C"' as line from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'public' and t.relname <> all(array['${BOOKKEEPING.join("','")}'])
        and exists (select from unnest(i.indcollation) used join pg_collation l on l.oid = used where l.collname <> 'C')`),
    ).toEqual([]);
  });

  it('runs no trigger and no rule on an owned table', async () => {
    expect(
      await column(
        `select o.name || '.' || t.tgname as line from pg_trigger t join owned o on o.oid = t.tgrelid where not t.tgisinternal`,
      ),
    ).toEqual([]);
    expect(
      await column(`select o.name || '.' || r.rulename as line from pg_rewrite r join owned o on o.oid = r.ev_class`),
    ).toEqual([]);
  });

  it('draws no id from a sequence, which a shard would have to ask for', async () => {
    expect(
      await column(`select o.name || '.' || a.attname as line from pg_attribute a join owned o on o.oid = a.attrelid left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
      where a.attnum > 0 and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval%')`),
    ).toEqual([]);
  });

  it('gives the application no way around: it owns nothing, bypasses nothing, and cannot rewrite the ledger', async () => {
    expect(
      await column(
        `select rolname as line from pg_roles where rolname like 'chibo\\_app%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      ),
    ).toEqual([]);
    expect(
      await column(
        `select c.relname as line from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'chibo\\_%'`,
      ),
    ).toEqual([]);
    expect(
      await column(`select grantee || ' may ' || privilege_type || ' ' || table_name as line from information_schema.role_table_grants
      where grantee like 'chibo\\_app%' and table_name in ('ledger', 'ledger_seal') and privilege_type not in ('SELECT', 'INSERT')`),
    ).toEqual([]);
    expect(
      await column(`select grantee || ' may ' || privilege_type || ' ' || table_name as line from information_schema.role_table_grants
      where grantee like 'chibo\\_app%' and table_name = 'ledger_seal' and privilege_type <> 'SELECT'`),
    ).toEqual([]);
    expect(
      await column(
        `select c.relname || ' runs as its owner, and a condition may meet a row before its WHERE has' as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce(c.reloptions @> array['security_barrier=true'], false)`,
      ),
    ).toEqual([]);
  });

  it('names what breaks the rules when something does', async () => {
    await client.query('begin');
    await client.query(
      `create table bad (division text, id uuid primary key, scope text, unit_id uuid references unit (id), task_id uuid unique)`,
    );
    expect(
      await column(
        `select name as line from owned o where name = 'bad' and not exists (select from pg_index i where i.indrelid = o.oid and i.indisprimary and ${columnAt('i', 0)} = 'division')`,
      ),
    ).toEqual(['bad']);
    expect(
      await column(
        `select c.relname as line from pg_index i join owned o on o.oid = i.indrelid join pg_class c on c.oid = i.indexrelid where i.indisunique and not 'division' = any(array(${columnsOf('i')}))`,
      ),
    ).toHaveLength(2);
    await client.query('rollback');
  });
});

/** Owned: rows with a division and a scope. */
const OWNED = `with owned as (select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('division', 'scope') and not a.attisdropped))`;

function columnsOf(index: string): string {
  return `select a.attname::text from unnest(${index}.indkey) k join pg_attribute a on a.attrelid = ${index}.indrelid and a.attnum = k`;
}

function columnAt(index: string, place: number): string {
  return `(select a.attname from pg_attribute a where a.attrelid = ${index}.indrelid and a.attnum = ${index}.indkey[${place}])`;
}
