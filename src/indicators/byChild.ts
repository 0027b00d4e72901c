/** One number of the overview for each unit directly below, those with most missing first: the laggards of a goal (M61). */
import { type RawBuilder, sql } from 'kysely';
import { subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { CHILD_MEASURES, type ChildMeasure } from './measures.ts';
import { smallGroup } from './smallGroups.ts';

/** The numbers that are sums of stat rows: the table, the part, and of how many. `divides`: parts of the members (STA-02). */
const SUMS: Record<string, { table: string; n: string; of?: string; divides?: true }> = {
  members: { table: 'member_stat', n: 'members' },
  official: { table: 'member_stat', n: 'official', divides: true },
  probationary: { table: 'member_stat', n: 'probationary', divides: true },
  female: { table: 'member_stat', n: 'female', of: 'members', divides: true },
  minority: { table: 'member_stat', n: 'minority', of: 'members', divides: true },
  grassroots: { table: 'post_stat', n: 'grassroots' },
  cells: { table: 'post_stat', n: 'cells' },
  committee: { table: 'post_stat', n: 'residential_committee', of: 'residential' },
  head_member: { table: 'post_stat', n: 'head_is_member', of: 'head_known' },
  dual: { table: 'post_stat', n: 'dual_any', of: 'residential' },
  dual_head: { table: 'post_stat', n: 'dual_head', of: 'residential' },
  dual_front: { table: 'post_stat', n: 'dual_front', of: 'residential' },
};

/** `gap`: those with most missing first. A minus turns the order round. */
const SORTS = ['gap', '-gap', 'name', '-name', 'n', '-n'] as const;
const line = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  /** null: a small group, hidden */
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
});

type Row = { id: string; name: string; kind: string; sort_key: string; n: number; of: number | null; rank: number };

/** One measure of today (meetings: of this month) for the units directly below; a unit of which it is no share (no village there) is left out. */
export const measureByChild = query({
  name: 'unit.by_child',
  method: 'GET',
  path: '/units/{id}/by-child',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One number for each unit directly below, the widest gap first',
  input: s.object({
    id: s.id(),
    measure: s.oneOf(CHILD_MEASURES),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: pageOf(line),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { measure, sort = 'gap', after, limit = 50 }, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const mine = sql`any(${tree.divisions}::text[])`;
    const base = sql`from unit u cross join lateral (${counted(measure, mine, ctx.today.slice(0, 7))}) v
      where u.parent_id = ${unit.id} and u.path >= ${tree.lo} and u.path < ${tree.hi} and u.closed_on is null and coalesce(v.whole, 1) > 0`;
    const rank = rankOf(sort);
    const down = sort.startsWith('-');
    const way = sql.raw(down ? 'desc' : 'asc');
    const past = after ? readMark(after, 3) : null;
    const {
      rows: [total],
    } = await sql<{ n: number }>`select count(*)::int as n ${base}`.execute(ctx.tx);
    const { rows } = await sql<Row>`
      select u.id, u.name, u.kind, u.sort_key, v.n, v.whole as of, ${rank} as rank ${base}
      ${past ? sql`and (${rank}, u.sort_key, u.id) ${sql.raw(down ? '<' : '>')} (${past[0]}::int, ${past[1]}, ${past[2]}::uuid)` : sql``}
      order by ${rank} ${way}, u.sort_key ${way}, u.id ${way} limit ${limit + 1}`.execute(ctx.tx);
    const hidden = SUMS[measure]?.divides === true && smallGroup(ctx, unit) > 0;
    return page(
      rows,
      limit,
      total?.n ?? 0,
      (r) => mark([String(r.rank), r.sort_key, r.id]),
      ({ id, name, kind, n, of }) => ({ id, name, kind, n: hidden ? null : n, of }),
    );
  },
});

/** `n` and `whole` of everything under `u`. */
function counted(measure: ChildMeasure, mine: RawBuilder<unknown>, month: string): RawBuilder<unknown> {
  const under = (alias: string) =>
    sql`${sql.ref(`${alias}.division`)} = ${mine} and ${sql.ref(`${alias}.scope`)} >= u.path and ${sql.ref(`${alias}.scope`)} < u.path || '{'`;
  const sums = SUMS[measure];
  if (sums) {
    return sql`select coalesce(sum(${sql.ref(`t.${sums.n}`)}), 0)::int as n, ${sums.of ? sql`coalesce(sum(${sql.ref(`t.${sums.of}`)}), 0)::int` : sql`null::int`} as whole
      from ${sql.table(sums.table)} t where ${under('t')}`;
  }
  const held = sql`from meeting_stat t where ${under('t')} and t.month = ${month}`;
  if (measure === 'attendance')
    return sql`select coalesce(sum(t.attended), 0)::int as n, coalesce(sum(t.expected), 0)::int as whole ${held}`;
  return sql`select (select coalesce(sum(t.units_held), 0)::int ${held}) as n, (select coalesce(sum(c.cells), 0)::int from post_stat c where ${under('c')}) as whole`;
}

/** What the lines are ordered by, as a whole number. */
function rankOf(sort: (typeof SORTS)[number]): RawBuilder<unknown> {
  if (sort.endsWith('name')) return sql`(0 * v.n)`;
  if (sort.endsWith('gap')) return sql`(v.n - coalesce(v.whole, 2 * v.n))`;
  return sql`v.n`;
}
