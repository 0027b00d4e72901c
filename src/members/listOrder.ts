/** The order of a list of members, and its pages. */
import { type RawBuilder, sql } from 'kysely';
import { isManyDivisions, type Subtree } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { readMark } from '../platform/paging.ts';
import { type Filters, linesUnder } from './listLines.ts';

export type Sort = 'name' | 'admitted' | 'birth';

const SORT_VALUES: Record<Sort, RawBuilder<unknown>> = {
  name: sql`m.sort_key`,
  // an unknown date sorts behind all others; dates travel in the mark as text
  admitted: sql`coalesce(p.admitted_on, 'infinity'::date)`,
  birth: sql`m.birth_date`,
};

export type Order = { sort: Sort; down: boolean; after?: string | undefined; limit: number };
export type LineRow = {
  id: string;
  person_id: string;
  division: string;
  full_name: string;
  sex: string;
  ethnicity: string | null;
  birth_date: string;
  status: string;
  seat: string;
  exempt: boolean;
  suspended: boolean;
  away: boolean;
  unit_id: string;
  unit_name: string;
  admitted_on: string | null;
  official_on: string | null;
  sort_value: string;
  posts: string[];
};

/** How a page is read: what comes after the mark, in which order, and what each line says. */
export function reading(ctx: Context, { sort, down, after, limit }: Order, on = ctx.today) {
  const value = SORT_VALUES[sort];
  const past = after ? readMark(after, 2) : null;
  const type = sql.raw(sort === 'name' ? 'text' : 'date');
  const way = sql.raw(down ? 'desc' : 'asc');
  const beyond = sql.raw(down ? '<' : '>');
  const ofLine = sql`m.id, m.person_id, m.division, m.full_name, m.sex, m.ethnicity, m.birth_date, m.status, m.seat, m.exempt, m.suspended, m.away, m.unit_id, u.name as unit_name,
      p.admitted_on, p.official_on, ${value} as sort_value,
      array(select h.post from post h where h.division = m.division and h.unit_id = m.unit_id
        and h.person_id = m.person_id and h.valid_from <= ${on} and h.valid_to > ${on} order by h.side desc, h.post) as posts`;
  return {
    way,
    beyond,
    /** what of the line `m` is on a page, with the posts held in its cell on the day */
    ofLine,
    /** of the line `m` what a page is put in order by */
    key: sql`m.division, m.id, ${value} as sort_value`,
    /** as a further term, of a value of the order and an id */
    afterMark: (sorted: RawBuilder<unknown> = value, id: RawBuilder<unknown> = sql`m.id`) =>
      past ? sql`and (${sorted}, ${id}) ${beyond} (${past[0]}::${type}, ${past[1]}::uuid)` : sql``,
    first: sql`order by ${value} ${way}, m.id ${way} limit ${limit}`,
    /** the same of keys `k` */
    firstKeys: sql`order by k.sort_value ${way}, k.id ${way} limit ${limit}`,
    /** the lines of a page of keys, each looked up by its own */
    linesOf: (
      page: RawBuilder<unknown>,
    ) => sql`select ${ofLine} from ${page} k join membership m on m.division = k.division and m.id = k.id
        join unit u on u.id = m.unit_id left join person p on p.division = m.division and p.id = m.person_id`,
  };
}

/**
 * A page of the lines in order, by keyset: what comes after the mark. Of many divisions the first lines of each are read in the order of its index
 * and merged, because no index has the order of all of them.
 */
export async function pageOfLines(ctx: Context, tree: Subtree, input: Filters, order: Order): Promise<LineRow[]> {
  const { way, ofLine, key, afterMark, first, firstKeys, linesOf } = reading(ctx, order, input.on);
  const page = isManyDivisions(tree.divisions)
    ? sql<LineRow>`${linesOf(sql`(select k.* from unnest(${tree.divisions}::text[]) d(division) cross join lateral (
        select ${key} ${linesUnder(ctx, tree, input, { division: sql`d.division` })} ${afterMark()} ${first}) k ${firstKeys})`)}
      order by k.sort_value ${way}, k.id ${way}`
    : sql<LineRow>`select ${ofLine} ${linesUnder(ctx, tree, input)} ${afterMark()} ${first}`;
  return (await page.execute(ctx.tx)).rows;
}
