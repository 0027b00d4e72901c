import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';

/** Sums of a unit by month, made anew from the records. A member is unpaid only once the month's sheet is closed. */
export const duesStat: Stat = {
  table: 'dues_stat',
  from: ['dues_line', 'dues_entry', 'dues_month', 'dues_remittance'],
  recount: (division, unitIds) => sql`
    with units as (select id, path from unit where division = ${division} and id = any(${unitIds}::uuid[])),
      closed as (select unit_id, month from dues_month where division = ${division} and unit_id = any(${unitIds}::uuid[])),
      owed as (select l.unit_id, l.month, count(*)::int as payers, sum(l.due + l.due_change) as due, sum(l.paid) as paid,
          count(*) filter (where l.paid < l.due + l.due_change and c.month is not null)::int as unpaid
        from dues_line l left join closed c on c.unit_id = l.unit_id and c.month = l.month
        where l.division = ${division} and l.unit_id = any(${unitIds}::uuid[]) group by l.unit_id, l.month),
      taken as (select unit_id, booked as month, sum(amount) as collected from dues_entry
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and kind <> 'due_correction' group by unit_id, booked),
      sent as (select unit_id, to_month as month, sum(kept) filter (where state <> 'returned') as kept,
          sum(remitted) filter (where state <> 'returned') as remitted, sum(remitted) filter (where state = 'confirmed') as confirmed
        from dues_remittance where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by unit_id, to_month),
      months as (select unit_id, month from owed union select unit_id, month from taken union select unit_id, month from sent union select unit_id, month from closed)
    insert into dues_stat (division, unit_id, scope, month, payers, unpaid_members, closed, due, paid, collected, kept, remitted, confirmed)
    select ${division}, u.id, u.path, x.month, coalesce(o.payers, 0), coalesce(o.unpaid, 0), (c.month is not null)::int, coalesce(o.due, 0), coalesce(o.paid, 0),
      coalesce(t.collected, 0), coalesce(s.kept, 0), coalesce(s.remitted, 0), coalesce(s.confirmed, 0)
    from months x join units u on u.id = x.unit_id
      left join owed o on o.unit_id = x.unit_id and o.month = x.month left join taken t on t.unit_id = x.unit_id and t.month = x.month
      left join sent s on s.unit_id = x.unit_id and s.month = x.month left join closed c on c.unit_id = x.unit_id and c.month = x.month
    on conflict (division, unit_id, month) do update set (scope, payers, unpaid_members, closed, due, paid, collected, kept, remitted, confirmed)
      = (excluded.scope, excluded.payers, excluded.unpaid_members, excluded.closed, excluded.due, excluded.paid, excluded.collected, excluded.kept, excluded.remitted, excluded.confirmed)`,
};
