/** One number of the overview for each unit directly below, those with most missing first: the laggards of a goal (M61). */
import { type RawBuilder, sql } from 'kysely';
import { subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { CHILD_MEASURES, type ChildMeasure } from './measures.ts';
import { smallGroup } from './smallGroups.ts';
import type { Summed } from './sums/columns.ts';
import { sumsBelow } from './sums/reading.ts';

/** Of each measure the sum that is its part, and of how many. `divides`: parts of the members (STA-02). */
const SUMS: Record<ChildMeasure, { n: Summed; of?: Summed; divides?: true }> = {
  members: { n: 'members' },
  official: { n: 'official', divides: true },
  probationary: { n: 'probationary', divides: true },
  female: { n: 'female', of: 'members', divides: true },
  minority: { n: 'minority', of: 'members', divides: true },
  grassroots: { n: 'grassroots' },
  cells: { n: 'cells' },
  committee: { n: 'committee', of: 'residential' },
  head_member: { n: 'headMember', of: 'headKnown' },
  dual: { n: 'dual', of: 'residential' },
  dual_head: { n: 'dualHead', of: 'residential' },
  dual_front: { n: 'dualFront', of: 'residential' },
  meetings: { n: 'held', of: 'cells' },
  attendance: { n: 'attended', of: 'expected' },
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
    const { n, of, divides } = SUMS[measure];
    const sums = [...(await sumsBelow(ctx.tx, tree, ctx.today, of ? [n, of] : [n]))];
    const parts = sums.map(([, sum]) => sum[n]);
    const wholes = of ? sums.map(([, sum]) => sum[of] ?? 0) : [];
    const base = sql`from unit u left join unnest(${sums.map(([path]) => path)}::text[], ${parts}::int[], ${wholes}::int[]) t(path, n, whole) on t.path = u.path
      cross join lateral (select coalesce(t.n, 0) as n, ${of ? sql`coalesce(t.whole, 0)` : sql`null::int`} as whole) v
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
    const hidden = divides === true && smallGroup(ctx, unit) > 0;
    return page(
      rows,
      limit,
      total?.n ?? 0,
      (r) => mark([String(r.rank), r.sort_key, r.id]),
      (r) => ({ id: r.id, name: r.name, kind: r.kind, n: hidden ? null : r.n, of: r.of }),
    );
  },
});

/** What the lines are ordered by, as a whole number. */
function rankOf(sort: (typeof SORTS)[number]): RawBuilder<unknown> {
  if (sort.endsWith('name')) return sql`(0 * v.n)`;
  if (sort.endsWith('gap')) return sql`(v.n - coalesce(v.whole, 2 * v.n))`;
  return sql`v.n`;
}
