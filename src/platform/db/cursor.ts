/** Rows of a large answer a stretch at a time, inside a transaction: memory holds one stretch. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './scope.ts';

const AT_ONCE = 1000;

/** The rows of a query, fetched as they are asked for. `name` must not be in use in this transaction. */
export async function* cursor<T>(tx: Tx, name: string, query: RawBuilder<unknown>): AsyncIterable<T> {
  const own = sql.ref(`each_${name}`);
  await sql`declare ${own} no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<T>`fetch ${sql.lit(AT_ONCE)} from ${own}`.execute(tx);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await sql`close ${own}`.execute(tx);
}
