/** Lists over a subtree: one order by a text and the line's id, paged by keyset, counted in the database. */
import { type RawBuilder, sql } from 'kysely';
import { SEGMENT } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import type { Page } from '../../platform/paging.ts';
import type { Subtree } from '../tree.ts';

type Asked = { limit?: number; after?: string };
type Sorted = { sort_value: string; sort_id: string };
type Order = { value: RawBuilder<unknown>; id: RawBuilder<unknown>; down: boolean };

/** A page of `select columns, … from …`. `order.value` is a text (dates as ISO), `order.id` tells one line from all others. */
export async function linesOf<R extends object>(
  ctx: Context,
  columns: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  order: Order,
  asked: Asked,
): Promise<Page<R>> {
  const rows = sql<Sorted>`(select ${columns}, (${order.value})::text collate "C" as sort_value, (${order.id})::text collate "C" as sort_id ${from})`;
  const way = order.down ? 'desc' : 'asc';
  return await listPage(
    ctx,
    ctx.tx.selectFrom(rows.as('line')).selectAll(),
    asked,
    [
      ['sort_value', way],
      ['sort_id', way],
    ],
    ({ sort_value: _v, sort_id: _i, ...row }) => row as unknown as R,
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

/**
 * Where a row lies under a path, by the column that holds its place: the path of the unit directly below that holds it; of what lies at the path itself that path. Rows of a subtree grouped by it are
 * counted for all of its children in one reading of the range, and joined to them by `unit.path`: a count asked for each child apart is refused where the
 * rows lie on several machines (checks/citusStatements.db.test.ts).
 */
export function placeBelow(column: string, path: string): RawBuilder<string> {
  return sql<string>`left(${sql.ref(column)}, ${sql.lit(path.length + SEGMENT)})`;
}
