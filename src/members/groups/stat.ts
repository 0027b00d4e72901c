import { sql } from 'kysely';
import type { Stat } from '../../platform/bus/command.ts';
import { inPlaceOfKept } from '../../platform/db/counts.ts';
import type { GroupTerms } from './rules.ts';

/** Open groups of each cell, who is in them, and how many have nobody in an office they must have. Cells without groups have no row; nothing here counts towards units, members or votes. */
export function groupStat(terms: GroupTerms | null): Stat {
  const required = (terms?.offices ?? []).filter((office) => office.required).map((office) => office.id);
  return {
    table: 'party_group_stat',
    from: ['party_group', 'party_group_line', 'party_group_office'],
    recount: (division, unitIds) => sql`
      with open as (select unit_id, id from party_group where division = ${division} and unit_id = any(${unitIds}::uuid[]) and closed_on is null),
        made as (
          select u.id as unit_id, u.path as scope, count(*)::int as groups, coalesce(sum(p.n), 0)::int as grouped,
            count(*) filter (where o.n < ${required.length}::int)::int as headless
          from open g join unit u on u.id = g.unit_id
          cross join lateral (select count(*)::int as n from party_group_line where division = ${division} and group_id = g.id and valid_to = 'infinity') p
          cross join lateral (select count(*)::int as n from party_group_office where division = ${division} and group_id = g.id and valid_to = 'infinity'
            and office = any(${required}::text[])) o
          group by u.id, u.path),
      ${inPlaceOfKept('party_group_stat', { key: [], values: ['groups', 'grouped', 'headless'] }, division, unitIds)}`,
  };
}
