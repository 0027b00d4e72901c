import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';
import type { OrganizationNames } from './names.ts';

/**
 * Counts of posts, 0 or 1 a unit, made anew from the open posts: a cell counts as dual when the open secretary also
 * holds the village head's (or the front head's) post there. A holder is told by person, else by name.
 */
export function postStat(names: OrganizationNames): Stat {
  return {
    table: 'post_stat',
    from: ['post'],
    recount: (division, unitIds) => sql`
        insert into post_stat (division, unit_id, scope, cells, grassroots, residential, has_secretary, has_committee, residential_committee,
          head_known, head_is_member, dual_head, dual_front, dual_any)
        select u.division, u.id, u.path, c.cell, c.grassroots, c.residential, p.secretary, p.committee, p.committee * c.residential,
          p.head_known * c.residential, p.head_member * c.residential, p.dual_head * c.residential, p.dual_front * c.residential,
          greatest(p.dual_head, p.dual_front) * c.residential
        from unit u
        cross join lateral (select
          (u.kind = any(${names.cellKinds}::text[]) and u.closed_on is null)::int as cell,
          (u.kind = any(${names.grassrootsKinds}::text[]) and u.closed_on is null)::int as grassroots,
          (u.kind = any(${names.cellKinds}::text[]) and u.setting is not distinct from ${names.residential} and u.closed_on is null)::int as residential) c
        cross join lateral (
          with open as (select post, coalesce(person_id::text, holder_name) as holder, holder_is_member from post
            where division = u.division and unit_id = u.id and valid_to = 'infinity')
          select (exists (select from open where post = ${names.secretary}))::int as secretary,
            (exists (select from open where post = ${names.committeeMember}))::int as committee,
            (exists (select from open where post = ${names.head}))::int as head_known,
            (exists (select from open where post = ${names.head} and holder_is_member))::int as head_member,
            (exists (select from open s join open h using (holder) where s.post = ${names.secretary} and h.post = ${names.head}))::int as dual_head,
            (exists (select from open s join open f using (holder) where s.post = ${names.secretary} and f.post = ${names.front}))::int as dual_front) p
        where u.division = ${division} and u.id = any(${unitIds}::uuid[])
        on conflict (division, unit_id) do update set (scope, cells, grassroots, residential, has_secretary, has_committee, residential_committee,
          head_known, head_is_member, dual_head, dual_front, dual_any)
        = (excluded.scope, excluded.cells, excluded.grassroots, excluded.residential, excluded.has_secretary, excluded.has_committee, excluded.residential_committee,
          excluded.head_known, excluded.head_is_member, excluded.dual_head, excluded.dual_front, excluded.dual_any)`,
  };
}

/** Marks of ownership, 0 or 1 a unit, made anew from the marks of today: what an enterprise outside the state is, the rulebook says (M85). */
export function markStat(nonState: string[]): Stat {
  return {
    table: 'mark_stat',
    from: ['unit_mark'],
    recount: (division, unitIds) => sql`
        insert into mark_stat (division, unit_id, scope, ownership, non_state, foreign_invested)
        select u.division, u.id, u.path, m.ownership,
          (u.closed_on is null and m.ownership is not null and m.ownership = any(${nonState}::text[]))::int,
          (u.closed_on is null and m.foreign_invested is true)::int
        from unit u left join unit_mark m on m.division = u.division and m.unit_id = u.id and m.valid_to = 'infinity'
        where u.division = ${division} and u.id = any(${unitIds}::uuid[])
        on conflict (division, unit_id) do update set (scope, ownership, non_state, foreign_invested)
          = (excluded.scope, excluded.ownership, excluded.non_state, excluded.foreign_invested)`,
  };
}

/**
 * On which days a unit got or lost a committee, a known village head, one who is a member, and dual posts (M08, M60): 1 or -1, so that the sum of all days up
 * to one is 0 or 1 for each unit. Whether the unit is one that is counted (a cell of a village) is asked when the days are summed. A holder is told by person,
 * else by name. Only rows that differ are written.
 */
export function postDayStat(names: OrganizationNames): Stat {
  const { secretary, committeeMember, head, front } = names;
  return {
    table: 'post_day_stat',
    from: ['post'],
    recount: (division, unitIds) => sql`
      with line as (
        select unit_id, post, coalesce(person_id::text, holder_name) as holder, holder_is_member, valid_from as a, valid_to as b from post
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and post = any(${[secretary, committeeMember, head, front]}::text[])),
      pair as (
        select s.unit_id, case when o.post = ${head} then 'dual_head' else 'dual_front' end as what, greatest(s.a, o.a) as a, least(s.b, o.b) as b
        from line s join line o on o.unit_id = s.unit_id and o.holder = s.holder and o.a < s.b and o.b > s.a
        where s.post = ${secretary} and o.post in (${head}, ${front})),
      fact as (
        select unit_id, 'committee' as what, a, b from line where post = ${committeeMember}
        union all select unit_id, 'head_known', a, b from line where post = ${head}
        union all select unit_id, 'head_member', a, b from line where post = ${head} and holder_is_member
        union all select * from pair
        union all select unit_id, 'dual_any', a, b from pair),
      edge as (
        select unit_id, what, day, sum(way) as way
        from (select unit_id, what, a as day, 1 as way from fact union all select unit_id, what, b, -1 from fact where b <> 'infinity') e
        group by unit_id, what, day),
      stood as (select *, (sum(way) over (partition by unit_id, what order by day) > 0)::int as state from edge),
      change as (select *, state - coalesce(lag(state) over (partition by unit_id, what order by day), 0) as n from stood),
      made as (
        select c.unit_id, u.path as scope, c.day, coalesce(sum(n) filter (where what = 'committee'), 0)::int as committee,
          coalesce(sum(n) filter (where what = 'head_known'), 0)::int as head_known, coalesce(sum(n) filter (where what = 'head_member'), 0)::int as head_member,
          coalesce(sum(n) filter (where what = 'dual_head'), 0)::int as dual_head, coalesce(sum(n) filter (where what = 'dual_front'), 0)::int as dual_front,
          coalesce(sum(n) filter (where what = 'dual_any'), 0)::int as dual_any
        from change c join unit u on u.id = c.unit_id where n <> 0 group by c.unit_id, u.path, c.day),
      ${inPlaceOfKept('post_day_stat', { key: ['day'], values: ['committee', 'head_known', 'head_member', 'dual_head', 'dual_front', 'dual_any'] }, division, unitIds)}`,
  };
}
