import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';

/**
 * At the home cell: its members with an open contact, by category. At the cell where people live: the lines of each year by state. Only rows
 * that differ are written. What lies at the other side of a line (who is introduced here, what arrived from there) is read by its index, not kept twice.
 */
export const residenceStat: Stat = {
  table: 'residence_stat',
  from: ['residence_contact', 'residence_remark'],
  recount: (division, unitIds) => sql`
    with made as (
        select unit_id, scope, 'contact' as kind, category as code, 0 as year, count(*)::int as n
        from residence_contact where division = ${division} and unit_id = any(${unitIds}::uuid[]) and valid_to = 'infinity' and moved_to is null
        group by 1, 2, 4
        union all
        select unit_id, scope, 'remark', state, year, count(*)::int
        from residence_remark where division = ${division} and unit_id = any(${unitIds}::uuid[])
        group by 1, 2, 4, 5),
      ${inPlaceOfKept('residence_stat', { key: ['kind', 'code', 'year'], values: ['n'] }, division, unitIds)}`,
};
