import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';

/** Commendations in force by year and form, of members and of units; badges by year of the decision and years of membership. Only rows that differ are written. */
export const honourStat: Stat = {
  table: 'honour_stat',
  from: ['commendation', 'badge_award'],
  recount: (division, unitIds) => sql`
    with made as (
        select unit_id, scope, case when person_id is null then 'unit' else 'member' end as kind, year, form, count(*)::int as n
        from commendation where division = ${division} and unit_id = any(${unitIds}::uuid[]) and annulled_on is null
        group by 1, 2, 3, 4, 5
        union all
        select unit_id, scope, 'badge', extract(year from decided_on)::int, years::text, count(*)::int
        from badge_award where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state in ('decided', 'handed') and moved_to is null
        group by 1, 2, 4, 5),
      ${inPlaceOfKept('honour_stat', { key: ['kind', 'year', 'form'], values: ['n'] }, division, unitIds)}`,
};
