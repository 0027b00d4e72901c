/** Two posts in one hand (M08, M60): where only one of the two terms ends; and what else is odd about posts. */
import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import { type Subtree, subtree, unitOf } from '../organization/tree.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { committeeFrom } from './committees.ts';
import { measured } from './measured.ts';

const term = s.object({
  id: s.anyText(),
  name: s.anyText(),
  holder: s.anyText(),
  /** the second post of the pair; the first is the secretary's */
  post: s.anyText(),
  /** the last day of each term; null: not written down */
  secretaryEnds: s.nullable(s.anyText()),
  otherEnds: s.nullable(s.anyText()),
  /** the day on which the two hands part: the earlier of the two */
  first: s.anyText(),
});

/** The pairs held by one person in village cells under the unit whose two terms do not end on one day. */
function apart(ctx: Context, tree: Subtree) {
  const names = organizationNames(ctx.services.rulebook);
  return sql`
    apart as (
      select u.id, u.name, u.sort_key, a.holder_name as holder, b.post, a.term_ends as secretary_ends, b.term_ends as other_ends,
        least(coalesce(a.term_ends, 'infinity'), coalesce(b.term_ends, 'infinity')) as first
      from post a join post b on b.division = a.division and b.unit_id = a.unit_id and coalesce(b.person_id::text, b.holder_name) = coalesce(a.person_id::text, a.holder_name)
        join unit u on u.id = a.unit_id
      where a.division = any(${tree.divisions}::text[]) and a.scope >= ${tree.lo} and a.scope < ${tree.hi} and a.post = ${names.secretary} and a.valid_to = 'infinity'
        and b.division = any(${tree.divisions}::text[]) and b.post in (${names.head}, ${names.front}) and b.valid_to = 'infinity' and u.setting = ${names.residential} and u.closed_on is null
        and a.term_ends is distinct from b.term_ends)`;
}

/** Where the two posts of one hand end apart, the soonest first. */
export const dualTerms = query({
  name: 'dual.terms',
  method: 'GET',
  path: '/units/{id}/dual-terms',
  capability: 'counts.read',
  summary: 'Dual posts whose two terms do not end together',
  input: s.object({ id: s.id(), ...pageInput }),
  output: pageOf(term),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { after, limit = 50 }, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const past = after ? readMark(after, 4) : null;
    const { rows } = await sql<{
      id: string;
      name: string;
      sort_key: string;
      holder: string;
      post: string;
      secretary_ends: string | null;
      other_ends: string | null;
      first: string;
      total: number;
    }>`with ${apart(ctx, tree)}
      select apart.*, (select count(*)::int from apart) as total from apart
      ${past ? sql`where (first, sort_key, id, post) > (${past[0]}::date, ${past[1]}, ${past[2]}::uuid, ${past[3]})` : sql``}
      order by first, sort_key, id, post limit ${limit + 1}`.execute(ctx.tx);
    return page(
      rows,
      limit,
      rows[0]?.total ?? 0,
      (r) => mark([r.first, r.sort_key, r.id, r.post]),
      (r) => ({
        id: r.id,
        name: r.name,
        holder: r.holder,
        post: r.post,
        secretaryEnds: r.secretary_ends,
        otherEnds: r.other_ends,
        first: r.first,
      }),
    );
  },
});

const warning = s.object({ key: s.anyText(), n: s.anyNumber(), link: s.anyText(), rule: s.nullable(s.anyText()) });

/** What is odd under a unit today: committees of cells with too few official members (M06), dual posts whose terms end apart (M08). Only what is there. */
export const unitWarnings = query({
  name: 'unit.warnings',
  method: 'GET',
  path: '/units/{id}/warnings',
  capability: 'counts.read',
  summary: 'Reported facts that do not fit a rule',
  input: s.object({ id: s.id() }),
  output: s.object({ items: s.list(warning, 20) }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { id }, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const names = organizationNames(ctx.services.rulebook);
    const { least, rule } = committeeFrom(ctx);
    const when = { unitId: id, on: ctx.today, month: ctx.today.slice(0, 7), past: false, committeeFrom: least };
    const {
      rows: [row],
    } = await sql<{ small: number; apart: number }>`
      with ${apart(ctx, tree)}
      select (select count(*)::int from unit_period p join unit u on u.id = p.unit_id
        where p.path >= ${tree.lo} and p.path < ${tree.hi} and p.valid_from <= ${ctx.today} and p.valid_to > ${ctx.today}
          and ${measured('committee_small', names, when)}) as small, (select count(*)::int from apart) as apart`.execute(
      ctx.tx,
    );
    const pair = ctx.services.rulebook.dualPosts[0];
    const items = [
      { key: 'committee_small', n: row?.small ?? 0, link: `/units/${id}/units?measure=committee_small`, rule },
      { key: 'dual_terms', n: row?.apart ?? 0, link: `/units/${id}/dual`, rule: pair?.rule ?? null },
    ];
    return { items: items.filter(({ n }) => n > 0) };
  },
});
