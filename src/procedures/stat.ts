import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';

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
      kept as (select * from case_stat where division = ${division} and unit_id = any(${unitIds}::uuid[])),
      gone as (delete from case_stat s where s.division = ${division} and s.unit_id = any(${unitIds}::uuid[])
        and not exists (select from made m where (m.unit_id, m.procedure, m.restricted, m.state, m.mark, m.month) = (s.unit_id, s.procedure, s.restricted, s.state, s.mark, s.month)))
    insert into case_stat (division, unit_id, scope, procedure, restricted, state, mark, month, n)
    select ${division}, unit_id, scope, procedure, restricted, state, mark, month, n from made
    except select division, unit_id, scope, procedure, restricted, state, mark, month, n from kept
    on conflict (division, unit_id, procedure, restricted, state, mark, month) do update set (scope, n) = (excluded.scope, excluded.n)`,
};
