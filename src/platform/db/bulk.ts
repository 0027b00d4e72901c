import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './scope.ts';

export type ColumnType = 'text' | 'uuid' | 'date' | 'boolean' | 'int' | 'bytea' | 'jsonb' | 'timestamptz';
export type Columns = Record<string, ColumnType>;
export type Row = Record<string, string | number | boolean | Buffer | null>;

const CHUNK = 4000;
/** Types whose values may hold what ends an element of an array. */
const QUOTED: ReadonlySet<ColumnType> = new Set(['text', 'jsonb', 'timestamptz']);

/**
 * Inserts many rows in few statements. Each chunk travels as one array a column, because COPY is refused under row
 * security, one parameter a value ends at 65,535, and JSON costs the server twice the time of the insert.
 */
export async function insertRows(tx: Tx, table: string, columns: Columns, rows: Row[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await insertOf(table, columns, chunk).execute(tx);
}

/** The statement that inserts one chunk of rows, for `inTurn`. */
export function insertOf(table: string, columns: Columns, chunk: Row[]): RawBuilder<unknown> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  return sql`insert into ${sql.table(table)} (${names}) select ${names} from ${recordset(columns, chunk)}`;
}

/** Updates many rows found by `(division, id)`; every other column of `columns` is set. Returns how many were found. */
export async function updateRows(tx: Tx, table: string, columns: Columns, rows: Row[]): Promise<number> {
  const set = sql.join(
    Object.keys(columns)
      .filter((name) => name !== 'division' && name !== 'id')
      .map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.${name}`)}`),
  );
  let found = 0;
  for (const chunk of chunksOf(rows)) {
    const result = await sql`update ${sql.table(table)} as t set ${set} from ${recordset(columns, chunk)}
      where t.division = x.division and t.id = x.id`.execute(tx);
    found += Number(result.numAffectedRows ?? 0);
  }
  return found;
}

/** Rows as a table `x` inside a statement, for other set-based writes. A column that is the same in every row travels once. */
export function recordset(columns: Columns, rows: Row[]): RawBuilder<unknown> {
  const places = Object.entries(columns).map(([name, type]) => ({
    name: sql.ref(name),
    type: sql.raw(type),
    ...placeOf(name, type, rows),
  }));
  const selected = sql.join(
    places.map((p) => ('same' in p ? sql`${p.same}::${p.type} as ${p.name}` : sql`u.${p.name}`)),
  );
  const many = places.flatMap((p) => ('each' in p ? [p] : []));
  const source =
    many.length === 0
      ? sql`generate_series(1, ${rows.length}::int) as u`
      : sql`unnest(${sql.join(many.map((p) => sql`${p.each}::${p.type}[]`))}) as u(${sql.join(many.map((p) => p.name))})`;
  return sql`(select ${selected} from ${source}) as x`;
}

type Place = { same: Row[string] } | { each: string };

function placeOf(name: string, type: ColumnType, rows: Row[]): Place {
  const first = rows[0]?.[name] ?? null;
  if (!Buffer.isBuffer(first) && rows.every((row) => (row[name] ?? null) === first)) return { same: first };
  const write = QUOTED.has(type) ? quoted : type === 'bytea' ? bytes : String;
  let list = '';
  for (const row of rows) {
    const value = row[name] ?? null;
    list += `${list === '' ? '' : ','}${value === null ? 'NULL' : write(value as never)}`;
  }
  return { each: `{${list}}` };
}

/** A text as an element of an array. Zero characters cannot be kept by the database and never come from an input. */
function quoted(value: string): string {
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}

function bytes(value: Buffer): string {
  return `"\\\\x${value.toString('hex')}"`;
}

export function* chunksOf<T>(rows: T[], size = CHUNK): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
