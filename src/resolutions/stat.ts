import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import type { Stat } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/**
 * Counts of resolutions, plans and tasks of each unit, made anew from its records. `units_with_plan` is 0 or 1 and of cells that
 * are not closed only, so that a sum over a range is a part of its cells: a plan is adopted there. A task that was carried over is
 * counted where it goes on. A member has a task when one that was not cancelled was given to him here. Nothing here changes with the clock.
 */
export function resolutionStat(rulebook: Rulebook): Stat {
  const { cellKinds } = organizationNames(rulebook);
  return {
    table: 'resolution_stat',
    from: ['resolution', 'recipient', 'plan', 'task', 'membership'],
    recount: (division, unitIds) => sql`
      insert into resolution_stat (division, unit_id, scope, issued, received, acknowledged, planned, plans, units_with_plan,
        tasks, tasks_open, tasks_reported, tasks_returned, tasks_done, members_with_task)
      select u.division, u.id, u.path, coalesce(r.issued, 0), coalesce(c.received, 0), coalesce(c.acknowledged, 0), coalesce(c.planned, 0),
        coalesce(p.plans, 0), (coalesce(p.plans, 0) > 0 and u.kind = any(${cellKinds}::text[]) and u.closed_on is null)::int,
        coalesce(t.tasks, 0), coalesce(t.open, 0), coalesce(t.reported, 0), coalesce(t.returned, 0), coalesce(t.done, 0), coalesce(m.members, 0)
      from unit u
      left join (select unit_id, count(*) as issued from resolution where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state = 'issued' group by unit_id) r on r.unit_id = u.id
      left join (select unit_id, count(*) as received, count(acknowledged_at) as acknowledged, count(plan_id) as planned
        from recipient where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by unit_id) c on c.unit_id = u.id
      left join (select unit_id, count(*) as plans from plan where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state = 'adopted' group by unit_id) p on p.unit_id = u.id
      left join (select unit_id, count(*) filter (where state not in ('cancelled', 'carried')) as tasks, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'reported') as reported,
        count(*) filter (where state = 'returned') as returned, count(*) filter (where state = 'done') as done
        from task where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by unit_id) t on t.unit_id = u.id
      left join (select s.unit_id, count(distinct s.person_id) as members from membership s join task k on k.division = s.division and k.unit_id = s.unit_id and k.assignee_id = s.person_id
        where s.division = ${division} and s.unit_id = any(${unitIds}::uuid[]) and s.seat = 'own' and s.valid_to = 'infinity' and k.state <> 'cancelled' group by s.unit_id) m on m.unit_id = u.id
      where u.division = ${division} and u.id = any(${unitIds}::uuid[])
      on conflict (division, unit_id) do update set (scope, issued, received, acknowledged, planned, plans, units_with_plan,
        tasks, tasks_open, tasks_reported, tasks_returned, tasks_done, members_with_task)
      = (excluded.scope, excluded.issued, excluded.received, excluded.acknowledged, excluded.planned, excluded.plans, excluded.units_with_plan,
        excluded.tasks, excluded.tasks_open, excluded.tasks_reported, excluded.tasks_returned, excluded.tasks_done, excluded.members_with_task)`,
  };
}
