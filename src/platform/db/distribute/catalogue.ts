/** What of the catalogue decides where a table goes on Citus: its columns and keys, what refers to what, what is spread already. */

/** Asks a statement and answers its rows: a client of the owner's, outside a transaction. */
export type Executor = { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> };

export type Table = {
  name: string;
  columns: readonly string[];
  primaryKey: readonly string[];
  /** columns of every other unique index */
  unique: readonly (readonly string[])[];
  unlogged: boolean;
};

/** A foreign key as it can be put back: `definition` is PostgreSQL's own text. */
export type Key = {
  table: string;
  name: string;
  target: string;
  columns: readonly string[];
  targetColumns: readonly string[];
  definition: string;
};

export type Catalogue = { tables: readonly Table[]; keys: readonly Key[] };

const TABLES = `select c.relname::text as name, c.relpersistence = 'u' as unlogged,
  array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
  coalesce((select array(select x.attname::text from unnest(i.indkey) with ordinality k(n, place) join pg_attribute x on x.attrelid = i.indrelid and x.attnum = k.n order by place)
    from pg_index i where i.indrelid = c.oid and i.indisprimary), '{}') as "primaryKey",
  coalesce((select json_agg(array(select x.attname::text from unnest(i.indkey) with ordinality k(n, place) join pg_attribute x on x.attrelid = i.indrelid and x.attnum = k.n order by place))
    from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary), '[]') as "unique"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'chibo_distribute_key' order by 1`;

const KEYS = `select s.relname::text as "table", k.conname::text as name, t.relname::text as target, pg_get_constraintdef(k.oid) as definition,
  array(select a.attname::text from unnest(k.conkey) with ordinality c(n, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n order by place) as columns,
  array(select a.attname::text from unnest(k.confkey) with ordinality c(n, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.n order by place) as "targetColumns"
  from pg_constraint k join pg_class s on s.oid = k.conrelid join pg_namespace n on n.oid = s.relnamespace join pg_class t on t.oid = k.confrelid
  where k.contype = 'f' and k.conparentid = 0 and n.nspname = 'public' order by 1, 2`;

/** Reads the tables and foreign keys of the schema `public`. */
export async function readCatalogue(db: Executor): Promise<Catalogue> {
  const tables = (await db.query(TABLES)).rows as Table[];
  const keys = (await db.query(KEYS)).rows as Key[];
  return { tables, keys };
}
