import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';

/**
 * Cases of each unit, those that few may know of apart: in hand by the step they stand at, ended ones by their outcome and the month they ended in.
 * The totals of lists are sums of these (queries/list.ts). Only rows that differ are written.
 */
export const caseStat: Stat = {
  table: 'case_stat',
  from: ['case_file'],
  recount: (division, unitIds) => sql`
    with made as (
        select unit_id, scope, procedure, restricted, state,
          case when state = 'ended' then outcome else step end as mark, coalesce(to_char(ended_on, 'YYYY-MM'), '') as month, count(*)::int as n
        from case_file where division = ${division} and unit_id = any(${unitIds}::uuid[])
        group by 1, 2, 3, 4, 5, 6, 7),
      ${inPlaceOfKept('case_stat', { key: ['procedure', 'restricted', 'state', 'mark', 'month'], values: ['n'] }, division, unitIds)}`,
};
