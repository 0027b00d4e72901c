import { sql } from 'kysely';
import { MAY_LAG, query } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { calendarLine } from '../postLines.ts';
import { subtree, unitOf } from '../tree.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

/** Months ahead that are shown when the reader does not say. */
const USUAL_MONTHS = 12;

type Row = {
  id: string;
  what: 'term' | 'post';
  ends_on: string;
  unit_id: string;
  unit_name: string;
  unit_kind: string;
  name: string;
  person_id: string | null;
  post: string | null;
  side: string | null;
  holders: number;
  other_post: string | null;
  other_ends: string | null;
};

/**
 * Who must stand for what, in a unit and below: terms of committees and cells, and posts whose own term ends on another day than the
 * unit's (a village head among them), in the months ahead and what is over already. Of a post in one hand with another (M08), the other
 * post and its day (DUA-04, trap 12).
 */
export const termCalendar = query({
  name: 'term.calendar',
  method: 'GET',
  path: '/units/{unit}/terms/calendar',
  capability: 'unit.read',
  mayLag: MAY_LAG,
  summary: 'Terms and posts that end in the months ahead',
  input: s.object({
    unit: s.id(),
    months: s.optional(s.whole(1, 120)),
    /** only where two posts are in one hand and end on different days */
    apart: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['ends', '-ends', 'name', '-name'])),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(calendarLine).shape, until: s.anyText(), months: s.anyNumber() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const months = input.months ?? USUAL_MONTHS;
    const until = addTo(ctx.today, { months });
    const pairs = JSON.stringify(
      ctx.services.rulebook.dualPosts.flatMap(({ posts: [a, b] }) => [
        { post: a, other: b },
        { post: b, other: a },
      ]),
    );
    const holder = (alias: string) =>
      sql`coalesce(${sql.ref(`${alias}.person_id`)}::text, ${sql.ref(`${alias}.holder_name`)})`;
    // the other post of the pair in the same hand at the same unit, and the day it ends
    const other = sql`left join lateral (
        select x.other as post, coalesce(b.term_ends, case when b.side = 'party' then t.ends_on end) as ends_on
        from jsonb_to_recordset(${pairs}::jsonb) as x(post text, other text)
        join post b on b.division = a.division and b.unit_id = a.unit_id and b.post = x.other and b.valid_to = 'infinity'
          and ${holder('b')} = ${holder('a')} and ${inTree('b', tree)}
        where x.post = a.post order by 2 nulls last limit 1) o on true`;
    const running = (alias: string) =>
      sql`left join term t on t.division = ${sql.ref(`${alias}.division`)} and t.unit_id = ${sql.ref(`${alias}.unit_id`)} and t.ended_on is null and ${inTree('t', tree)}`;
    const lines = sql`(
      select t.id::text as id, 'term' as what, t.ends_on, t.unit_id, t.name, null::uuid as person_id, null::text as post, null::text as side,
        (select count(distinct coalesce(h.person_id::text, h.holder_name)) from post h where h.division = t.division and h.unit_id = t.unit_id
          and h.side = 'party' and h.valid_to = 'infinity' and ${inTree('h', tree)} and coalesce(h.term_ends, t.ends_on) = t.ends_on)::int as holders,
        d.post as other_post, d.ends_on as other_ends
      from term t
      left join lateral (
        select x.other as post, coalesce(b.term_ends, case when b.side = 'party' then t.ends_on end) as ends_on
        from jsonb_to_recordset(${pairs}::jsonb) as x(post text, other text)
        join post a on a.division = t.division and a.unit_id = t.unit_id and a.post = x.post and a.side = 'party' and a.valid_to = 'infinity' and ${inTree('a', tree)}
        join post b on b.division = a.division and b.unit_id = a.unit_id and b.post = x.other and b.valid_to = 'infinity'
          and ${holder('b')} = ${holder('a')} and ${inTree('b', tree)}
        order by 2 nulls last limit 1) d on true
      where ${inTree('t', tree)} and t.ended_on is null and t.ends_on <= ${until}
      union all
      select a.id::text, 'post', a.term_ends, a.unit_id, a.holder_name, a.person_id, a.post, a.side, 1, o.post, o.ends_on
      from post a ${running('a')} ${other}
      where ${inTree('a', tree)} and a.valid_to = 'infinity' and a.term_ends <= ${until} and a.side <> 'staff'
        and not (a.side = 'party' and a.term_ends is not distinct from t.ends_on)) l`;
    // where the other day is not written down, nothing can be said
    const apart = sql`coalesce(l.other_ends <> l.ends_on, false)`;
    const { items, ...page } = await linesOf<Row>(
      ctx,
      sql`l.*, u.name as unit_name, u.kind as unit_kind`,
      sql`from ${lines} join unit u on u.id = l.unit_id where ${unitsIn(tree, input.search)}
        ${input.apart === undefined ? sql`` : sql` and (${apart}) = ${input.apart}`}`,
      {
        value: input.sort?.endsWith('name') ? sql`u.sort_key` : sql`l.ends_on`,
        id: sql`l.what || l.id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...page,
      until,
      months,
      items: items.map((row) => ({
        id: `${row.what} ${row.id}`,
        what: row.what,
        endsOn: row.ends_on,
        unitId: row.unit_id,
        unitName: row.unit_name,
        unitKind: row.unit_kind,
        name: row.name,
        personId: row.person_id,
        post: row.post,
        side: row.side,
        holders: row.holders,
        other: row.other_post === null ? null : { post: row.other_post, endsOn: row.other_ends },
      })),
    };
  },
});
