import { sql } from 'kysely';
import type { Stat } from '../../platform/bus/command.ts';
import { inPlaceOfKept } from '../../platform/db/counts.ts';

/** The latest value of each series of a village: no value is of the future, so no clock changes it (D6). Only rows that differ are written. */
export const villageStat: Stat = {
  table: 'village_stat',
  from: ['village_value'],
  recount: (division, unitIds) => sql`
    with made as (
        select distinct on (unit_id, series) unit_id, scope, series, value, coalesce(base, 0) as base
        from village_value where division = ${division} and unit_id = any(${unitIds}::uuid[]) and replaced_by is null
        order by unit_id, series, on_day desc),
      ${inPlaceOfKept('village_stat', { key: ['series'], values: ['value', 'base'] }, division, unitIds)}`,
};
