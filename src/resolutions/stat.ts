import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import type { Stat } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/**
 * Counts of resolutions, plans and tasks of each unit, made anew from its records. `units_with_plan` is 0 or 1 and of cells that
 * are not closed only, so that a sum over a range is a part of its cells: a plan is adopted there. A task that was carried over is
 * counted where it goes on. Nothing here changes with the clock. Which members have a task stands in the same rows (`taskHolderStat`).
 */
export function resolutionStat(rulebook: Rulebook): Stat {
  const { cellKinds } = organizationNames(rulebook);
  return {
    table: 'resolution_stat',
    from: ['resolution', 'recipient', 'plan', 'task'],
    recount: (division, unitIds) => sql`
      insert into resolution_stat (division, unit_id, scope, issued, received, acknowledged, planned, plans, units_with_plan,
        tasks, tasks_open, tasks_reported, tasks_returned, tasks_done)
      select u.division, u.id, u.path, coalesce(r.issued, 0), coalesce(c.received, 0), coalesce(c.acknowledged, 0), coalesce(c.planned, 0),
        coalesce(p.plans, 0), (coalesce(p.plans, 0) > 0 and u.kind = any(${cellKinds}::text[]) and u.closed_on is null)::int,
        coalesce(t.tasks, 0), coalesce(t.open, 0), coalesce(t.reported, 0), coalesce(t.returned, 0), coalesce(t.done, 0)
      from unit u
      left join (select unit_id, count(*) as issued from resolution where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state = 'issued' group by unit_id) r on r.unit_id = u.id
      left join (select unit_id, count(*) as received, count(acknowledged_at) as acknowledged, count(plan_id) as planned
        from recipient where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by unit_id) c on c.unit_id = u.id
      left join (select unit_id, count(*) as plans from plan where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state = 'adopted' group by unit_id) p on p.unit_id = u.id
      left join (select unit_id, count(*) filter (where state not in ('cancelled', 'carried')) as tasks, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'reported') as reported,
        count(*) filter (where state = 'returned') as returned, count(*) filter (where state = 'done') as done
        from task where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by unit_id) t on t.unit_id = u.id
      where u.division = ${division} and u.id = any(${unitIds}::uuid[])
      on conflict (division, unit_id) do update set (scope, issued, received, acknowledged, planned, plans, units_with_plan,
        tasks, tasks_open, tasks_reported, tasks_returned, tasks_done)
      = (excluded.scope, excluded.issued, excluded.received, excluded.acknowledged, excluded.planned, excluded.plans, excluded.units_with_plan,
        excluded.tasks, excluded.tasks_open, excluded.tasks_reported, excluded.tasks_returned, excluded.tasks_done)`,
  };
}

/**
 * Members of each unit to whom a task was given there that was not cancelled. Apart from the other counts of the row, because whoever comes or goes
 * changes this one alone; only a row that differs is written.
 */
export const taskHolderStat: Stat = {
  table: 'resolution_stat',
  from: ['task'],
  // whoever is new has no task yet; whoever comes back is a person whose record goes along
  altered: ['membership', 'person'],
  recount: (division, unitIds) => sql`
    insert into resolution_stat as s (division, unit_id, scope, members_with_task)
    select u.division, u.id, u.path, (select count(distinct m.person_id) from membership m
        where m.division = u.division and m.unit_id = u.id and m.valid_to = 'infinity' and m.seat = 'own'
          and exists (select from task t where t.division = m.division and t.unit_id = m.unit_id and t.assignee_id = m.person_id and t.state <> 'cancelled'))
    from unit u where u.division = ${division} and u.id = any(${unitIds}::uuid[])
    on conflict (division, unit_id) do update set (scope, members_with_task) = (excluded.scope, excluded.members_with_task)
      where (s.scope, s.members_with_task) is distinct from (excluded.scope, excluded.members_with_task)`,
};
