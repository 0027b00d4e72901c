/** The one shape of lists: counted, cut after the mark, in order, a page at a time. */
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../bus/command.ts';
import { fold } from '../i18n/names.ts';
import { mark, type Page, page, readMark } from '../paging.ts';
import { Refusal } from '../refusal.ts';

export type Way = 'asc' | 'desc';
/** The columns a list is ordered by, each selected by the list itself and never null; the last one is the id. */
export type Order<R> = readonly (readonly [keyof R & string, Way])[];
type Asked = { limit?: number | undefined; after?: string | undefined };

const USUAL = 50;

/** A page of the rows that `base` selects. Refuses page.mark. `known` is their total where a sum of counts says it; else they are counted. */
export async function listPage<R extends object, T>(
  ctx: Context,
  // biome-ignore lint/suspicious/noExplicitAny: any tables, as long as the selected columns are known
  base: SelectQueryBuilder<any, any, R>,
  input: Asked,
  order: Order<R>,
  toItem: (row: R) => T,
  known: number | null = null,
): Promise<Page<T>> {
  const limit = input.limit ?? USUAL;
  const after = input.after ? readMark(input.after, order.length) : null;
  const list = ctx.tx.selectFrom(base.as('l'));
  const n = known ?? (await counted(list));
  let cut = list.selectAll();
  if (after) cut = cut.where(behind(order, after));
  for (const [by, way] of order) cut = cut.orderBy(sql.ref(`l.${by}`), way);
  const rows = (await cut
    .limit(limit + 1)
    .execute()
    .catch((error) => unreadable(error, after))) as R[];
  return page(rows, limit, n, (row) => mark(order.map(([by]) => textOf(row[by]))), toItem);
}

// biome-ignore lint/suspicious/noExplicitAny: any list
async function counted(list: SelectQueryBuilder<any, any, object>): Promise<number> {
  const { n } = await list.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

/** What a column cannot hold is no mark of ours; everything else is what it was. */
function unreadable(error: unknown, after: string[] | null): never {
  if (after && NOT_OF_TYPE.includes((error as { code?: string }).code ?? ''))
    throw new Refusal(422, [{ code: 'page.mark', field: 'after' }]);
  throw error;
}

/** PostgreSQL's codes for a text that is no value of the type asked for, and for a moment out of range. */
const NOT_OF_TYPE = ['22P02', '22007', '22008'];

/** Behind the mark: one comparison of rows where all columns go the same way, which an index follows; else column by column. */
function behind<R>(order: Order<R>, after: string[]): Expression<SqlBool> {
  const columns = order.map(([by]) => sql.ref(`l.${by}`));
  const ways = new Set(order.map(([, way]) => way));
  if (ways.size === 1)
    return sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(ways.has('asc') ? '>' : '<')} (${sql.join(after)})`;
  const steps = order.map(([, way], i) => {
    const same = columns.slice(0, i).map((column, j) => sql`${column} = ${after[j]}`);
    return sql`(${sql.join([...same, sql`${columns[i]} ${sql.raw(way === 'asc' ? '>' : '<')} ${after[i]}`], sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(steps, sql` or `)})`;
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** The order that the address asks for (`-on` turns it round), or the usual one. */
export function orderOf<R>(sort: string | undefined, usual: Order<R>): Order<R> {
  if (!sort) return usual;
  const way: Way = sort.startsWith('-') ? 'desc' : 'asc';
  const by = sort.replace(/^-/, '') as keyof R & string;
  return [[by, way], ...usual.slice(-1).map(([id]) => [id, way] as const)];
}

/** Whether a text holds every word asked for, tones and case aside; only beside a range that an index serves (D4). */
export function holdsWords(column: string, search: string): Expression<SqlBool> {
  const words = fold(search).split(' ').filter(Boolean);
  const folded = sql`lower(translate(normalize(${sql.ref(column)}, NFD), ${MARKS}, 'dd'))`;
  return sql<SqlBool>`(${sql.join(
    words.length === 0 ? [sql`true`] : words.map((word) => sql`strpos(${folded}, ${word}) > 0`),
    sql` and `,
  )})`;
}

/** đ becomes d, the combining marks of Vietnamese go; what is left to lower is ASCII, whatever the server's locale. */
const MARKS = 'đĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323';
