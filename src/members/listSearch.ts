/** Members called by words: the words are met with each other before anybody's record is looked at. */
import { sql } from 'kysely';
import { type Subtree, storedIn } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { byLookUp } from '../platform/db/prepared.ts';
import { searchWords } from '../platform/i18n/names.ts';
import { type Filters, linesUnder } from './listLines.ts';
import { type LineRow, type Order, reading } from './listOrder.ts';

/**
 * `lookedUp`: so many bearers of the words have their records looked up, so that page and total are found in one way. `said`: of more the total says
 * only that there are more than this. `read`: so many lines of each division are read in order until a page of a name that so many have is full.
 */
export type Bounds = { lookedUp: number; said: number; read: readonly number[] };
const BOUNDS: Bounds = { lookedUp: 100_000, said: 10_000, read: [200, 2000] };

/** `more`: there are more than `total`, nobody counted how many. */
export type Called = { total: number; more: boolean; rows: LineRow[] };

/** Whether a list is found this way: today's lines, by at least one word. Words lie where the line lies today, not where the unit stood on a past day. */
export function isByWords(ctx: Context, { search, on = ctx.today }: Filters): boolean {
  return on >= ctx.today && searchWords(search ?? '').length > 0;
}

/**
 * A page of the members whose names have words that begin so, and how many there are, as `pageOfLines` gives the same page by going through all of them.
 * Whoever asks has been let in at the unit of the tree; row security stands as everywhere.
 */
export async function membersCalled(
  ctx: Context,
  tree: Subtree,
  input: Filters,
  order: Order,
  bounds: Bounds = BOUNDS,
): Promise<Called> {
  const { search, ...others } = input;
  const asked = { ctx, tree, others, order, words: searchWords(search ?? '') };
  const found = await byRecords(asked, bounds);
  if (found.bearers <= bounds.lookedUp) return { total: found.n, more: false, rows: found.rows };
  if (found.n > bounds.said) {
    const rows = await byOrder(asked, bounds);
    if (rows) return { total: bounds.said, more: true, rows };
  }
  const all = await byRecords(asked, null);
  return { total: all.n, more: false, rows: all.rows };
}

type Asked = { ctx: Context; tree: Subtree; others: Filters; order: Order; words: string[] };

/**
 * By the records of all who bear the words. Within bounds: where there are more bearers than may be looked up, `n` tells whether more than `said` are on
 * the list, and the rows are not the page.
 */
async function byRecords(
  { ctx, tree, others, order, words: [word = '', ...further] }: Asked,
  bounds: Bounds | null,
): Promise<{ bearers: number; n: number; rows: LineRow[] }> {
  const { way, key, afterMark, firstKeys, linesOf } = reading(ctx, order, others.on);
  const begins = (alias: string, start: string) => {
    const column = (name: string) => sql.ref(`${alias}.${name}`);
    return sql`${storedIn(tree.divisions)(alias)}${column('token')} >= ${start} and ${column('token')} < ${`${start}\uffff`} and ${column('scope')} >= ${tree.lo} and ${column('scope')} < ${tree.hi}`;
  };
  const met = further.map(
    (other) =>
      sql`and exists (select from person_token o where o.division = t.division and o.membership_id = t.membership_id and ${begins('o', other)})`,
  );
  // in the order in which rosters were written, so that neighbours are looked up together
  const among = sql`(select distinct scope, division, membership_id from bearer order by scope, division, membership_id) b
    join membership m on m.division = b.division and m.id = b.membership_id`;
  const many = sql`(select count(*) from bearer)`;
  const statement = sql<LineRow & { bearers: number; n: number }>`
    with bearer as materialized (select t.scope, t.division, t.membership_id from person_token t where ${begins('t', word)} ${sql.join(met, sql` `)}
        ${bounds ? sql`limit ${bounds.lookedUp + 1}` : sql``}),
      line as materialized (select ${key} ${linesUnder(ctx, tree, others, { among })}
        ${bounds ? sql`limit case when ${many} > ${bounds.lookedUp} then ${bounds.said + 1}::int end` : sql``}),
      page as (select * from line k where true ${afterMark(sql`k.sort_value`, sql`k.id`)} ${firstKeys})
    select c.bearers, c.n, l.* from (select ${many} as bearers, (select count(*) from line) as n) c left join (${linesOf(sql`page`)}) l on true
    order by l.sort_value ${way}, l.id ${way}`;
  const rows = bounds ? await byLookUp(ctx.tx, statement) : (await statement.execute(ctx.tx)).rows;
  return { bearers: rows[0]?.bearers ?? 0, n: rows[0]?.n ?? 0, rows: rows.filter((row) => row.id !== null) };
}

/**
 * The page by reading the first lines of each division in order and asking their names: soon found, when so many are called so. A line is on the page only
 * when no division can have one before it that was not read. Null when the page is not full by then, or sorted by what no index has in order.
 */
async function byOrder({ ctx, tree, others, order, words }: Asked, { read }: Bounds): Promise<LineRow[] | null> {
  if (order.sort !== 'name') return null;
  const { way, beyond, afterMark, ofLine, first } = reading(ctx, order, others.on);
  const back = sql.raw(order.down ? 'asc' : 'desc');
  const called = words.map((word) => sql`and m.search_key ~ ${`(^|[^a-z0-9])${word}`}`);
  for (const lines of read) {
    const { rows } = await sql<LineRow>`
      with ahead as materialized (select m.* from unnest(${tree.divisions}::text[]) d(division) cross join lateral (
          select * from membership m where m.division = d.division ${afterMark()} order by m.sort_key ${way}, m.id ${way} limit ${lines}) m),
        edge as (select sort_key, id from (select distinct on (division) sort_key, id, count(*) over (partition by division) as n from ahead
          order by division, sort_key ${back}, id ${back}) e where n = ${lines} order by sort_key ${way}, id ${way} limit 1)
      select ${ofLine} ${linesUnder(ctx, tree, others, { among: sql`ahead m` })} ${sql.join(called, sql` `)}
        and not exists (select from edge e where (m.sort_key, m.id) ${beyond} (e.sort_key, e.id)) ${first}`.execute(
      ctx.tx,
    );
    if (rows.length === order.limit && rows.every((row) => isCalled(row.full_name, words))) return rows;
  }
  return null;
}

/** What the statement asks of letters without marks only: a letter that it does not know is taken for the beginning of a word there. */
function isCalled(name: string, words: string[]): boolean {
  const own = searchWords(name);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
