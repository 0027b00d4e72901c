/** Checks of numbers (trap 13), of links upward that cross divisions, and of plans and tasks that hang on something that is no more. */
import { sql } from 'kysely';
import type { IntegrityAsked, IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const TASK = sql`t.division, t.unit_id, t.scope, t.id`;
const OPEN = sql`t.state in ('open', 'reported', 'returned')`;
const numbering = ({ documents }: Rulebook) => [documents.numbering.rule];

/** Every number that was given in the range, with its type, the day, and the series (by its first day) that it belongs to. */
function numbers({ rows }: IntegrityAsked) {
  const of = (table: string, alias: string, type: string, on: string, id: string) =>
    sql`select ${sql.ref(`${alias}.division`)}, ${sql.ref(`${alias}.unit_id`)}, ${sql.ref(`${alias}.scope`)}, ${sql.ref(`${alias}.${id}`)} as id, ${sql.raw(type)} as type,
      ${sql.ref(`${alias}.number_no`)} as no, ${sql.ref(`${alias}.number_text`)} as text, ${sql.ref(`${alias}.${on}`)} as given_on
      from ${sql.table(table)} ${sql.ref(alias)} where ${rows(alias)} and ${sql.ref(`${alias}.number_no`)} is not null`;
  return sql`(select n.*, s.term_start, s.last_no from (${of('resolution', 'r', `'resolution'`, 'issued_on', 'id')} union all ${of('amendment', 'a', 'a.act', 'decided_on', 'resolution_id')}) n
    left join lateral (select s.term_start, s.last_no from number_series s where s.division = n.division and s.unit_id = n.unit_id
      and s.document_type = n.type and s.term_start <= n.given_on order by s.term_start desc limit 1) s on true)`;
}

export const resolutionIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'number_twice',
    severity: 'error',
    subject: 'resolution',
    rules: numbering,
    reads: ['resolution', 'amendment', 'number_series'],
    find: (
      asked,
    ) => sql`select d.division, d.unit_id, d.scope, d.id, d.type || d.no, jsonb_build_object('number', d.text, 'on', d.given_on)
      from (select n.*, count(*) over same as times from ${numbers(asked)} n
        window same as (partition by n.division, n.unit_id, n.type, n.term_start, n.no)) d
      where d.times > 1`,
  },
  {
    id: 'number_gap',
    severity: 'warning',
    subject: 'resolution',
    rules: numbering,
    reads: ['resolution', 'amendment', 'number_series'],
    find: (
      asked,
    ) => sql`select d.division, d.unit_id, d.scope, d.id, d.type || d.no, jsonb_build_object('number', d.text, 'on', d.given_on, 'missing', d.no - 1)
      from (select n.*, lag(n.no) over (partition by n.division, n.unit_id, n.type, n.term_start order by n.no) as before from ${numbers(asked)} n) d
      where d.no - d.before > 1`,
  },
  {
    id: 'number_not_restarted',
    severity: 'warning',
    subject: 'resolution',
    rules: numbering,
    reads: ['resolution', 'amendment', 'number_series', 'term'],
    find: (
      asked,
    ) => sql`select d.division, d.unit_id, d.scope, d.id, d.type, jsonb_build_object('number', d.text, 'on', d.given_on, 'term', t.starts_on)
      from (select n.*, lag(n.no) over each as before, lag(n.given_on) over each as before_on from ${numbers(asked)} n
        window each as (partition by n.division, n.unit_id, n.type order by n.given_on, n.no)) d
      join term t on t.division = d.division and t.unit_id = d.unit_id and t.starts_on > d.before_on and t.starts_on <= d.given_on
      where d.no = d.before + 1`,
  },
  {
    id: 'number_behind',
    severity: 'error',
    subject: 'resolution',
    rules: numbering,
    reads: ['resolution', 'amendment', 'number_series'],
    find: (
      asked,
    ) => sql`select d.division, d.unit_id, d.scope, d.id, d.type || d.no, jsonb_build_object('number', d.text, 'last', d.last_no) from ${numbers(asked)} d
      where d.no > d.last_no`,
  },
  {
    id: 'task_holder_left',
    severity: 'warning',
    subject: 'task',
    reads: ['task', 'membership'],
    find: ({
      rows,
      today,
    }) => sql`select ${TASK}, '', jsonb_build_object('due', t.due) from task t where ${rows('t')} and ${OPEN}
      and not exists (select from membership m where m.person_id = t.assignee_id and m.valid_to > ${today} offset 0)`,
  },
  {
    id: 'task_plan_retired',
    severity: 'warning',
    subject: 'task',
    reads: ['task', 'plan'],
    find: ({ rows }) => sql`select ${TASK}, '', jsonb_build_object('due', t.due, 'on', p.annulled_on) from task t
      join lateral (select state, annulled_on from plan where division = t.division and id = t.plan_id offset 0) p on true
      where ${rows('t')} and ${OPEN} and p.state = 'annulled'`,
  },
  {
    id: 'task_due_before',
    severity: 'error',
    subject: 'task',
    reads: ['task'],
    find: ({ rows, rulebook }) => sql`select ${TASK}, '', jsonb_build_object('due', t.due, 'on', x.given) from task t
      cross join lateral (select (t.created_at at time zone ${rulebook.about.timeZone})::date as given) x
      where ${rows('t')} and ${OPEN} and t.due < x.given`,
  },
  {
    id: 'task_orphan',
    severity: 'error',
    subject: 'task',
    reads: ['task', 'resolution'],
    find: ({
      rows,
    }) => sql`select ${TASK}, '', jsonb_build_object('due', t.due) from task t where ${rows('t')} and t.resolution_id is not null
      and not exists (select from resolution r where r.division = coalesce(t.resolution_division, t.division) and r.id = t.resolution_id offset 0)`,
  },
  {
    id: 'plan_orphan',
    severity: 'error',
    subject: 'plan',
    reads: ['plan', 'resolution'],
    find: ({
      rows,
    }) => sql`select p.division, p.unit_id, p.scope, p.id, '', jsonb_build_object('from', p.starts_on, 'until', p.ends_on) from plan p
      where ${rows('p')} and p.state <> 'annulled' and p.resolution_id is not null
        and not exists (select from resolution r where r.division = coalesce(p.resolution_division, p.division) and r.id = p.resolution_id and r.state <> 'draft' offset 0)`,
  },
  {
    id: 'closed_unit_tasks',
    severity: 'error',
    subject: 'unit',
    reads: ['unit', 'task'],
    find: ({
      units,
    }) => sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('on', u.closed_on, 'n', x.n) from unit u
      cross join lateral (select count(*) as n from task t where t.scope = u.path and t.unit_id = u.id and ${OPEN}) x
      where ${units('u')} and u.closed_on is not null and x.n > 0`,
  },
  {
    id: 'recipient_closed',
    severity: 'warning',
    subject: 'unit',
    reads: ['recipient', 'unit'],
    find: ({
      rows,
    }) => sql`select c.division, c.unit_id, c.scope, c.unit_id, c.id::text, jsonb_build_object('number', c.number_text, 'on', u.closed_on) from recipient c
      join unit u on u.id = c.unit_id where ${rows('c')} and c.acknowledged_at is null and u.closed_on is not null`,
  },
  {
    id: 'tasks_counted',
    severity: 'error',
    subject: 'unit',
    reads: ['resolution_stat', 'task'],
    find: ({
      rows,
    }) => sql`select s.division, s.unit_id, s.scope, s.unit_id, '', jsonb_build_object('counted', s.tasks, 'n', x.n) from resolution_stat s
      cross join lateral (select count(*) as n, count(*) filter (where t.state = 'open') as open, count(*) filter (where t.state = 'done') as done
        from task t where t.division = s.division and t.unit_id = s.unit_id and t.scope = s.scope and t.state not in ('cancelled', 'carried')) x
      where ${rows('s')} and (s.tasks, s.tasks_open, s.tasks_done) <> (x.n, x.open, x.done)`,
  },
];

export const resolutionSubjects = {
  resolution: {
    table: 'resolution',
    name: 'title',
    needs: 'resolution.read',
    link: (id: string) => `/resolutions/${id}`,
  },
  task: { table: 'task', name: 'work', needs: 'task.read', link: (id: string) => `/tasks/${id}` },
  plan: { table: 'plan', name: 'title', needs: 'plan.read', link: (id: string) => `/plans/${id}` },
};
