/** Lists over a subtree: one order by a text and the line's id, paged by keyset, counted in the database. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/scope.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { mark, type Page, page, readMark } from '../../platform/paging.ts';
import type { Subtree } from '../tree.ts';

type Asked = { limit?: number; after?: string };
type Order = { value: RawBuilder<unknown>; id: RawBuilder<unknown>; down: boolean };

/** A page of `select columns, … from …`. `order.value` is a text (dates as ISO), `order.id` tells one line from all others. */
export async function linesOf<R extends object>(
  tx: Tx,
  columns: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  order: Order,
  asked: Asked,
): Promise<Page<R>> {
  const limit = asked.limit ?? 50;
  const after = asked.after ? readMark(asked.after, 2) : null;
  const way = sql.raw(order.down ? 'desc' : 'asc');
  const {
    rows: [total],
  } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(tx);
  const { rows } = await sql<R & { sort_value: string; sort_id: string }>`
    select * from (select ${columns}, (${order.value})::text collate "C" as sort_value, (${order.id})::text collate "C" as sort_id ${from}) line
    ${after ? sql`where (sort_value, sort_id) ${sql.raw(order.down ? '<' : '>')} (${after[0]}::text, ${after[1]}::text)` : sql``}
    order by sort_value ${way}, sort_id ${way} limit ${limit + 1}`.execute(tx);
  return page(
    rows,
    limit,
    total?.n ?? 0,
    (r) => mark([r.sort_value, r.sort_id]),
    ({ sort_value: _v, sort_id: _i, ...r }) => r as unknown as R,
  );
}

/** The living units `u` of a subtree whose names hold all the words. */
export function unitsIn(tree: Subtree, search: string | undefined): RawBuilder<unknown> {
  return sql`u.path >= ${tree.lo} and u.path < ${tree.hi} and u.closed_on is null${named(search)}`;
}

/** And the unit's name holds all the words, by their beginnings. */
export function named(search: string | undefined): RawBuilder<unknown> {
  const words = search ? searchWords(search) : [];
  return sql`${sql.join(
    words.map(
      (word) =>
        sql` and exists (select from unit_word w where w.unit_id = u.id and w.token >= ${word} and w.token < ${`${word}\uffff`})`,
    ),
    sql``,
  )}`;
}

/** The rows of an owned table that lie in a subtree. */
export function inTree(alias: string, tree: Subtree): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column('division')} = any(${tree.divisions}::text[]) and ${column('scope')} >= ${tree.lo} and ${column('scope')} < ${tree.hi}`;
}
