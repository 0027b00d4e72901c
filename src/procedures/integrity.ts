/**
 * Checks of cases: their unit, their clocks, the calendar the clocks were counted by (trap 7). What is found of cases that few may know of is found by checks
 * of their own, about records that need a right of their own: whoever has it not sees neither the findings nor that there are such checks.
 */
import { sql } from 'kysely';
import type { IntegrityCheck, IntegritySubject } from '../organization/integrity.ts';
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

/** The name of a check or a kind of record, for restricted cases one of its own. */
const named = (name: string, restricted: boolean) => (restricted ? `restricted_${name}` : name);

const known = (alias: string, restricted: boolean) =>
  restricted ? sql`${sql.ref(`${alias}.restricted`)}` : sql`not ${sql.ref(`${alias}.restricted`)}`;

const checksOf = (restricted: boolean): readonly IntegrityCheck[] => [
  {
    id: named('closed_unit_cases', restricted),
    severity: 'error',
    subject: named('case', restricted),
    reads: ['case_file', 'unit'],
    find: ({
      rows,
    }) => sql`select ${CASE}, '', jsonb_build_object('on', u.closed_on) from case_file c join unit u on u.id = c.unit_id
      where ${rows('c')} and c.state <> 'ended' and ${known('c', restricted)} and u.closed_on is not null`,
  },
  {
    id: named('clock_of_ended', restricted),
    severity: 'error',
    subject: named('case', restricted),
    reads: ['case_clock', 'case_file'],
    find: ({ rows }) => sql`select ${CLOCK}, jsonb_build_object('due', k.due, 'on', c.ended_on) from case_clock k
      join lateral (select state, ended_on from case_file where division = k.division and id = k.case_id offset 0) c on true
      where ${rows('k')} and ${known('k', restricted)} and k.state in ('running', 'paused') and c.state = 'ended'`,
  },
  {
    id: named('case_due_differs', restricted),
    severity: 'error',
    subject: named('case', restricted),
    reads: ['case_file', 'case_clock'],
    find: ({
      rows,
    }) => sql`select ${CASE}, '', jsonb_build_object('due', case when c.due < 'infinity' then c.due end, 'clock', case when x.due < 'infinity' then x.due end) from case_file c
      cross join lateral (select coalesce(min(k.due), 'infinity'::date) as due from case_clock k where k.division = c.division and k.case_id = c.id and k.state = 'running') x
      where ${rows('c')} and c.state = 'open' and ${known('c', restricted)} and c.due <> x.due`,
  },
  {
    id: named('clock_day_off', restricted),
    severity: 'error',
    subject: named('case', restricted),
    rules: clockRules,
    reads: ['case_clock'],
    find: ({ rows, rulebook }) => sql`select ${CLOCK}, jsonb_build_object('due', k.due) from case_clock k
      where ${rows('k')} and ${known('k', restricted)} and k.state = 'running' and k.unit = 'working_days' and not ${worked(rulebook, 'k.due')}`,
  },
  {
    id: named('clock_calendar', restricted),
    severity: 'warning',
    subject: named('case', restricted),
    rules: clockRules,
    reads: ['case_clock'],
    find: ({
      rows,
      rulebook,
    }) => sql`select ${CLOCK}, jsonb_build_object('from', k.started_on, 'due', k.first_due, 'days', x.n, 'needed', k.n) from case_clock k
      cross join lateral (select count(*)::int as n from generate_series(k.started_on + 1, k.first_due, interval '1 day') as d(day) where ${worked(rulebook, 'd.day')}) x
      where ${rows('k')} and ${known('k', restricted)} and k.state = 'running' and k.unit = 'working_days' and x.n <> k.n
        and k.started_on >= ${rulebook.calendar.from} and k.first_due <= ${rulebook.calendar.to}`,
  },
  {
    id: named('cases_counted', restricted),
    severity: 'error',
    subject: restricted ? 'unit_of_restricted' : 'unit',
    reads: ['case_stat', 'case_file'],
    find: ({
      rows,
    }) => sql`select s.division, s.unit_id, s.scope, s.unit_id, s.procedure, jsonb_build_object('counted', s.n, 'n', x.n)
      from (select s.division, s.unit_id, s.scope, s.procedure, sum(s.n)::int as n from case_stat s where ${rows('s')} and s.state <> 'ended' and ${known('s', restricted)}
        group by s.division, s.unit_id, s.scope, s.procedure) s
      cross join lateral (select count(*)::int as n from case_file c where c.scope = s.scope and c.state in ('open', 'paused') and c.procedure = s.procedure and c.unit_id = s.unit_id and ${known('c', restricted)}) x
      where s.n <> x.n`,
  },
];

/** The checks of cases that all who read cases may know of, and the same of restricted ones. */
export const caseIntegrity: readonly IntegrityCheck[] = [...checksOf(false), ...checksOf(true)];

export const caseSubjects: Readonly<Record<string, IntegritySubject>> = {
  case: { table: 'case_file', name: 'subject_name', needs: 'case.read', link: (id) => `/cases/${id}` },
  restricted_case: {
    table: 'case_file',
    name: 'subject_name',
    needs: 'case.restricted',
    apart: true,
    link: (id) => `/cases/${id}`,
  },
  unit_of_restricted: {
    table: 'unit',
    name: 'name',
    needs: 'case.restricted',
    apart: true,
    link: (id) => `/units/${id}/cases`,
  },
};
