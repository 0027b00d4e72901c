import { sql } from 'kysely';
import type { Tx } from './scope.ts';

export type ColumnType = 'text' | 'uuid' | 'date' | 'boolean' | 'int' | 'bytea';
export type Columns = Record<string, ColumnType>;
export type Row = Record<string, string | number | boolean | Buffer | null>;

const CHUNK = 4000;

/**
 * Inserts many rows in few statements. Each chunk travels as one JSON parameter, because COPY is refused under row
 * security and one parameter a value ends at 65,535.
 */
export async function insertRows(tx: Tx, table: string, columns: Columns, rows: Row[]): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  for (const chunk of chunksOf(rows)) {
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${recordset(columns, chunk)}`.execute(tx);
  }
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

/** Rows as a table `x` inside a statement, for other set-based writes. */
export function recordset(columns: Columns, rows: Row[]) {
  const typed = sql.join(Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  const body = JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.keys(columns).map((name) => [name, written(row[name] ?? null)]))),
  );
  return sql`json_to_recordset(${body}::json) as x(${typed})`;
}

export function* chunksOf<T>(rows: T[], size = CHUNK): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

function written(value: Row[string]) {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}
