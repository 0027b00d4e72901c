/** Two posts in one hand (M08, M60), read from the records: in village cells, as they are counted. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/bus/command.ts';
import { organizationNames } from './names.ts';
import { inTree, unitsIn } from './queries/lines.ts';
import type { Subtree } from './tree.ts';

/** The last day of a post: its own, else the planned end of the unit's running term for a post of the committee; null: nowhere written down. */
const endOf = (post: 'a' | 'b') =>
  sql`coalesce(${sql.ref(`${post}.term_ends`)}, case when ${sql.ref(`${post}.side`)} = 'party' then t.ends_on end)`;

export const dualEnds = {
  first: endOf('a'),
  second: endOf('b'),
  /** null where one of the two is not known: nothing can be said */
  apart: sql<boolean | null>`${endOf('a')} <> ${endOf('b')}`,
  /** the earlier of the two days, on which the hands part */
  soonest: sql`least(${endOf('a')}, ${endOf('b')})`,
};

/**
 * `from … where …` of the pairs that one person holds today in a subtree: the rulebook's pair `p`, its two posts `a` and `b`, their
 * unit `u`, its running term `t`. `apart`: only those whose two terms are known and do, or do not, end on different days.
 */
export function dualsFrom(ctx: Context, tree: Subtree, apart?: boolean, search?: string): RawBuilder<unknown> {
  const { rulebook } = ctx.services;
  const pairs = JSON.stringify(
    rulebook.dualPosts.map((pair) => ({ pair: pair.id, first: pair.posts[0], second: pair.posts[1] })),
  );
  return sql`from (select * from jsonb_to_recordset(${pairs}::jsonb) as x(pair text, first text, second text)) p
    join post a on a.post = p.first and a.valid_to = 'infinity' and ${inTree('a', tree)}
    join post b on b.division = a.division and b.unit_id = a.unit_id and b.post = p.second and b.valid_to = 'infinity'
      and coalesce(b.person_id::text, b.holder_name) = coalesce(a.person_id::text, a.holder_name) and ${inTree('b', tree)}
    join unit u on u.id = a.unit_id
    left join term t on t.division = a.division and t.unit_id = a.unit_id and t.ended_on is null and ${inTree('t', tree)}
    where ${unitsIn(tree, search)} and u.setting = ${organizationNames(rulebook).residential}${apart === undefined ? sql`` : sql` and (${dualEnds.apart}) = ${apart}`}`;
}

/** How many of them there are; `until`: only those whose hands part up to that day. */
export async function countDuals(ctx: Context, tree: Subtree, apart?: boolean, until?: string): Promise<number> {
  const near = until === undefined ? sql`` : sql` and ${dualEnds.soonest} <= ${until}`;
  const {
    rows: [row],
  } = await sql<{ n: number }>`select count(*)::int as n ${dualsFrom(ctx, tree, apart)}${near}`.execute(ctx.tx);
  return row?.n ?? 0;
}
