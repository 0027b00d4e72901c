import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
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
