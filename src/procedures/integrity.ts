/** Checks of cases: their unit, their clocks, the calendar the clocks were counted by (trap 7). Cases that few may know of are not told of here. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const CASE = sql`c.division, c.unit_id, c.scope, c.id`;
const CLOCK = sql`k.division, k.unit_id, k.scope, k.case_id, k.id::text`;
const clockRules = ({ procedures }: Rulebook) => [
  ...new Set(procedures.procedures.flatMap(({ steps }) => steps.map(({ clock }) => clock?.rule))),
];

/** Whether people work on the day in a column, by the calendar: as rules/clock.ts has it. */
function worked({ calendar }: Rulebook, day: string) {
  const days = JSON.stringify(calendar.workdays.map(({ on }) => on));
  const spans = JSON.stringify(calendar.holidays.map(({ from, to }) => ({ from, to })));
  const on = sql.ref(day);
  return sql`(jsonb_exists(${days}::jsonb, ${on}::date::text) or (extract(isodow from ${on})::int <> all(${[...calendar.weekend]}::int[])
    and not exists (select from jsonb_to_recordset(${spans}::jsonb) as h("from" date, "to" date) where ${on} between h."from" and h."to")))`;
}

export const caseIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'closed_unit_cases',
    severity: 'error',
    subject: 'case',
    reads: ['case_file', 'unit'],
    find: ({
      rows,
    }) => sql`select ${CASE}, '', jsonb_build_object('on', u.closed_on) from case_file c join unit u on u.id = c.unit_id
      where ${rows('c')} and c.state <> 'ended' and not c.restricted and u.closed_on is not null`,
  },
  {
    id: 'clock_of_ended',
    severity: 'error',
    subject: 'case',
    reads: ['case_clock', 'case_file'],
    find: ({ rows }) => sql`select ${CLOCK}, jsonb_build_object('due', k.due, 'on', c.ended_on) from case_clock k
      join lateral (select state, ended_on from case_file where division = k.division and id = k.case_id offset 0) c on true
      where ${rows('k')} and not k.restricted and k.state in ('running', 'paused') and c.state = 'ended'`,
  },
  {
    id: 'case_due_differs',
    severity: 'error',
    subject: 'case',
    reads: ['case_file', 'case_clock'],
    find: ({
      rows,
    }) => sql`select ${CASE}, '', jsonb_build_object('due', case when c.due < 'infinity' then c.due end, 'clock', case when x.due < 'infinity' then x.due end) from case_file c
      cross join lateral (select coalesce(min(k.due), 'infinity'::date) as due from case_clock k where k.division = c.division and k.case_id = c.id and k.state = 'running') x
      where ${rows('c')} and c.state = 'open' and not c.restricted and c.due <> x.due`,
  },
  {
    id: 'clock_day_off',
    severity: 'error',
    subject: 'case',
    rules: clockRules,
    reads: ['case_clock'],
    find: ({ rows, rulebook }) => sql`select ${CLOCK}, jsonb_build_object('due', k.due) from case_clock k
      where ${rows('k')} and not k.restricted and k.state = 'running' and k.unit = 'working_days' and not ${worked(rulebook, 'k.due')}`,
  },
  {
    id: 'clock_calendar',
    severity: 'warning',
    subject: 'case',
    rules: clockRules,
    reads: ['case_clock'],
    find: ({
      rows,
      rulebook,
    }) => sql`select ${CLOCK}, jsonb_build_object('from', k.started_on, 'due', k.first_due, 'days', x.n, 'needed', k.n) from case_clock k
      cross join lateral (select count(*)::int as n from generate_series(k.started_on + 1, k.first_due, interval '1 day') as d(day) where ${worked(rulebook, 'd.day')}) x
      where ${rows('k')} and not k.restricted and k.state = 'running' and k.unit = 'working_days' and x.n <> k.n
        and k.started_on >= ${rulebook.calendar.from} and k.first_due <= ${rulebook.calendar.to}`,
  },
  {
    id: 'cases_counted',
    severity: 'error',
    subject: 'unit',
    reads: ['case_stat', 'case_file'],
    find: ({
      rows,
    }) => sql`select s.division, s.unit_id, s.scope, s.unit_id, s.procedure, jsonb_build_object('counted', s.n, 'n', x.n)
      from (select s.division, s.unit_id, s.scope, s.procedure, sum(s.n)::int as n from case_stat s where ${rows('s')} and s.state <> 'ended' and not s.restricted
        group by s.division, s.unit_id, s.scope, s.procedure) s
      cross join lateral (select count(*)::int as n from case_file c where c.scope = s.scope and c.state in ('open', 'paused') and c.procedure = s.procedure and c.unit_id = s.unit_id and not c.restricted) x
      where s.n <> x.n`,
  },
];

export const caseSubjects = {
  case: { table: 'case_file', name: 'subject_name', needs: 'case.read', link: (id: string) => `/cases/${id}` },
};
