/** The tasks of a member's year (M15): those that were due in it, how they ended, and each that was returned with the reason. */
import { sql } from 'kysely';
import { rowsNaming, type YearPart } from '../members/year/part.ts';

const TASK = sql`'/tasks/' || t.id`;

/** A task that was cancelled is no task of his; one carried into another year was given in the year it was due. */
export const tasksOfYear: YearPart = {
  text: 'resolutions.member_year.tasks',
  capability: 'task.read',
  figures: [
    { id: 'task.given', text: 'resolutions.member_year.given', main: true, total: true },
    { id: 'task.on_time', text: 'resolutions.member_year.on_time', sign: 'good' },
    { id: 'task.late', text: 'resolutions.member_year.late', sign: 'bad', main: true },
    { id: 'task.open', text: 'resolutions.member_year.open' },
    { id: 'task.overdue', text: 'resolutions.member_year.overdue', sign: 'bad', main: true },
    { id: 'task.returned', text: 'resolutions.member_year.returned', sign: 'bad' },
  ],
  rows: ({ people, from, to, today, rulebook }) => sql`
    select t.assignee_id, f.figure, t.id, ${TASK}, f.on_day, t.work, f.why, f.by_name, f.by_id, t.unit_id
    from ${rowsNaming(people, 'task', 'assignee_id', 't')}
    left join lateral (select e.note, e.by_name, e.by_person from task_event e
      where e.division = t.division and e.task_id = t.id and e.kind = 'done' order by e.at desc limit 1) d on t.state = 'done'
    cross join lateral (values
      ('task.given', t.due, null, t.given_name, t.given_by),
      (case when t.state = 'done' and t.done_on <= t.due then 'task.on_time' when t.state = 'done' then 'task.late'
        when t.state in ('open', 'reported', 'returned') and t.due < ${today}::date then 'task.overdue'
        when t.state in ('open', 'reported', 'returned') then 'task.open' end,
        coalesce(t.done_on, t.due), nullif(d.note, ''), coalesce(d.by_name, t.given_name), coalesce(d.by_person, t.given_by))
      ) f(figure, on_day, why, by_name, by_id)
    where t.due between ${from}::date and ${to}::date and t.state <> 'cancelled' and f.figure is not null
    union all
    select t.assignee_id, 'task.returned', e.id, ${TASK}, (e.at at time zone ${rulebook.about.timeZone})::date, t.work, nullif(e.note, ''), e.by_name, e.by_person, t.unit_id
    from ${rowsNaming(people, 'task', 'assignee_id', 't')} join task_event e on e.division = t.division and e.task_id = t.id and e.kind = 'returned'
    where t.due between ${from}::date and ${to}::date and t.state <> 'cancelled'`,
};
