import { sql } from 'kysely';
import type { Stat } from '../../platform/bus/command.ts';

/** The latest value of each series of a village: no value is of the future, so no clock changes it (D6). Only rows that differ are written. */
export const villageStat: Stat = {
  table: 'village_stat',
  from: ['village_value'],
  recount: (division, unitIds) => sql`
    with made as (
        select distinct on (unit_id, series) unit_id, scope, series, value, coalesce(base, 0) as base
        from village_value where division = ${division} and unit_id = any(${unitIds}::uuid[]) and replaced_by is null
        order by unit_id, series, on_day desc),
      kept as (select * from village_stat where division = ${division} and unit_id = any(${unitIds}::uuid[])),
      gone as (delete from village_stat s where s.division = ${division} and s.unit_id = any(${unitIds}::uuid[])
        and not exists (select from made m where m.unit_id = s.unit_id and m.series = s.series))
    insert into village_stat (division, unit_id, scope, series, value, base)
    select ${division}, unit_id, scope, series, value, base from made
    except select division, unit_id, scope, series, value, base from kept
    on conflict (division, unit_id, series) do update set (scope, value, base) = (excluded.scope, excluded.value, excluded.base)`,
};
