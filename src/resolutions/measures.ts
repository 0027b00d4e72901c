/** Resolutions, plans and tasks as they are counted. */
import { sql } from 'kysely';
import type { Indicator, Measure, MeasureAsked } from '../organization/measure.ts';
import { organizationNames } from '../organization/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const YES_NO = [
  { id: 'yes', text: 'code.resolutions.yes' },
  { id: 'no', text: 'code.resolutions.no' },
];
const OPEN = sql`('open', 'reported', 'returned')`;

export function resolutionMeasures(rulebook: Rulebook): Measure[] {
  const { cellKinds } = organizationNames(rulebook);
  const zone = rulebook.about.timeZone;
  const local = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date`;
  const now = ({ to, today }: MeasureAsked) => to >= today;
  const whole = (column: string) => (filters: object) =>
    Object.keys(filters).length === 0 ? { table: 'resolution_stat', column } : null;
  const task = sql`t.division, t.unit_id, t.scope, t.id, left(t.work, 160) as label, t.due::text || ' ' || lower(left(t.work, 160)) as sort_key, lower(t.work) as search,
    '/tasks/' || t.id as link, t.assignee_name as note`;
  // as it stood on a day: by the last event up to it
  const stateOn = (asked: MeasureAsked) =>
    now(asked)
      ? sql`t.state`
      : sql`coalesce((select e.kind from task_event e where e.division = t.division and e.task_id = t.id and e.kind in ('reported', 'returned', 'done')
          and ${local('e.at')} <= ${asked.to} order by e.at desc limit 1), 'open')`;
  const given = (asked: MeasureAsked) =>
    now(asked)
      ? sql`t.state not in ('cancelled', 'carried')`
      : sql`${local('t.created_at')} <= ${asked.to} and (t.state not in ('cancelled', 'carried') or exists (select from task_event e where e.division = t.division
          and e.task_id = t.id and e.kind in ('cancelled', 'carried') and ${local('e.at')} > ${asked.to}))`;
  const adopted = (alias: string, asked: MeasureAsked) => {
    const column = (name: string) => sql.ref(`${alias}.${name}`);
    return now(asked)
      ? sql`${column('state')} = 'adopted'`
      : sql`${column('adopted_on')} <= ${asked.to} and (${column('annulled_on')} is null or ${column('annulled_on')} > ${asked.to})`;
  };
  const stateCodes = ['open', 'reported', 'returned', 'done'].map((id) => ({
    id,
    text: `code.resolutions.state_${id}`,
  }));
  return [
    {
      id: 'resolution.in_force',
      counts: 'resolution',
      nature: 'stock',
      text: 'measure.resolutions.in_force',
      who: 'measure.resolutions.in_force_who',
      capability: 'resolution.read',
      sources: ['resolution'],
      records: (
        asked,
      ) => sql`select r.division, r.unit_id, r.scope, r.id, r.issued_on as day, r.title as label, lower(r.title) as sort_key, lower(r.title) as search,
          '/resolutions/' || r.id as link, r.number_text as note from resolution r
        where ${now(asked) ? sql`r.state = 'issued'` : sql`r.issued_on <= ${asked.to} and (r.annulled_on is null or r.annulled_on > ${asked.to})`}`,
      stat: whole('issued'),
    },
    {
      id: 'resolution.received',
      counts: 'resolution',
      nature: 'stock',
      text: 'measure.resolutions.received',
      who: 'measure.resolutions.received_who',
      capability: 'resolution.read',
      sources: ['recipient', 'plan'],
      dimensions: {
        acknowledged: { text: 'dimension.resolutions.acknowledged', codes: YES_NO },
        planned: { text: 'dimension.resolutions.planned', codes: YES_NO },
      },
      records: (
        asked,
      ) => sql`select c.division, c.unit_id, c.scope, c.id, c.issued_on as day, c.title as label, lower(c.title) as sort_key, lower(c.title) as search,
          '/resolutions/' || c.resolution_id as link, c.number_text as note,
          case when ${now(asked) ? sql`c.acknowledged_at is not null` : sql`${local('c.acknowledged_at')} <= ${asked.to}`} then 'yes' else 'no' end as d_acknowledged,
          case when ${
            now(asked)
              ? sql`c.plan_id is not null`
              : sql`exists (select from plan p where p.division = c.division and p.id = c.plan_id and p.adopted_on <= ${asked.to})`
          } then 'yes' else 'no' end as d_planned
        from recipient c where ${now(asked) ? sql`true` : sql`c.issued_on <= ${asked.to}`}`,
      stat: (filters) => {
        const [[dimension, codes] = ['', []], ...others] = Object.entries(filters);
        if (dimension === '') return { table: 'resolution_stat', column: 'received' };
        return others.length === 0 && codes.length === 1 && codes[0] === 'yes'
          ? { table: 'resolution_stat', column: dimension }
          : null;
      },
    },
    {
      id: 'plan.cell',
      counts: 'unit',
      nature: 'stock',
      text: 'measure.resolutions.plan_cell',
      who: 'measure.resolutions.plan_cell_who',
      capability: 'counts.read',
      sources: ['plan', 'unit_period', 'unit'],
      strict: true,
      // the first of its plans, which lies where it does: a unit asked whether it has any would be refused where plans lie on several machines
      records: (
        asked,
      ) => sql`select p.division, p.unit_id, u.path as scope, p.unit_id as id, p.valid_from as day, p.name as label, u.sort_key, u.search_key as search,
          '/units/' || p.unit_id as link, p.kind as note from unit_period p join unit u on u.id = p.unit_id
          join plan n on n.division = p.division and n.unit_id = p.unit_id and n.scope = u.path and ${adopted('n', asked)}
            and not exists (select from plan e where e.division = n.division and e.unit_id = n.unit_id and e.scope = n.scope and ${adopted('e', asked)} and e.id < n.id)
        where p.valid_from <= ${asked.to} and p.valid_to > ${asked.to} and p.kind = any(${cellKinds}::text[])`,
      stat: whole('units_with_plan'),
    },
    {
      id: 'task.given',
      counts: 'task',
      nature: 'stock',
      text: 'measure.resolutions.task',
      who: 'measure.resolutions.task_who',
      capability: 'task.read',
      sources: ['task', 'task_event'],
      dimensions: { state: { text: 'dimension.resolutions.state', codes: stateCodes } },
      records: (asked) =>
        sql`select ${task}, ${local('t.created_at')} as day, ${stateOn(asked)} as d_state from task t where ${given(asked)}`,
      stat: (filters) => {
        const [[dimension, codes] = ['', []]] = Object.entries(filters);
        if (dimension === '') return { table: 'resolution_stat', column: 'tasks' };
        const known = codes.length === 1 && stateCodes.some(({ id }) => id === codes[0]);
        return known ? { table: 'resolution_stat', column: `tasks_${codes[0]}` } : null;
      },
    },
    {
      id: 'task.overdue',
      counts: 'task',
      nature: 'stock',
      text: 'measure.resolutions.overdue',
      who: 'measure.resolutions.overdue_who',
      capability: 'task.read',
      sources: ['task', 'task_event'],
      records: (asked) => sql`select ${task}, t.due as day from task t where t.due < ${asked.to}
        and ${now(asked) ? sql`t.state in ${OPEN}` : sql`(${given(asked)}) and (t.done_on is null or t.done_on > ${asked.to})`}`,
    },
    {
      id: 'task.due',
      counts: 'task',
      nature: 'flow',
      text: 'measure.resolutions.due',
      who: 'measure.resolutions.due_who',
      capability: 'task.read',
      sources: ['task'],
      dimensions: {
        result: {
          text: 'dimension.resolutions.result',
          codes: ['on_time', 'late', 'waiting', 'overdue'].map((id) => ({ id, text: `code.resolutions.${id}` })),
        },
      },
      records: ({ from, to, today }) => sql`select ${task}, t.due as day,
          case when t.state = 'done' then case when t.done_on <= t.due then 'on_time' else 'late' end when t.due < ${today}::date then 'overdue' else 'waiting' end as d_result
        from task t where t.due >= ${from} and t.due <= ${to} and t.state not in ('cancelled', 'carried')`,
    },
  ];
}

export function resolutionIndicators(): Indicator[] {
  const received = { measure: 'resolution.received' };
  const tasks = { measure: 'task.given' };
  const work = { group: 'work' as const };
  const state = (id: string, better: Indicator['better']): Indicator => ({
    ...work,
    id: `task.${id}`,
    text: `indicator.resolutions.task_${id}`,
    form: 'number',
    numerator: { ...tasks, filters: { state: [id] } },
    better,
  });
  return [
    {
      ...work,
      id: 'resolution.in_force',
      text: 'measure.resolutions.in_force',
      form: 'number',
      numerator: { measure: 'resolution.in_force' },
      better: null,
    },
    ...(['acknowledged', 'planned'] as const).map(
      (what): Indicator => ({
        ...work,
        id: `resolution.${what}`,
        text: `indicator.resolutions.${what}`,
        form: 'share',
        numerator: { ...received, filters: { [what]: ['yes'] } },
        denominator: received,
        better: 'up',
      }),
    ),
    {
      ...work,
      id: 'plan.cell',
      text: 'indicator.resolutions.plan_cell',
      form: 'share',
      numerator: { measure: 'plan.cell' },
      denominator: { measure: 'unit.cell' },
      better: 'up',
      goal: 'with_plan',
    },
    { ...work, id: 'task.given', text: 'measure.resolutions.task', form: 'number', numerator: tasks, better: null },
    state('open', null),
    state('reported', null),
    state('returned', 'down'),
    state('done', 'up'),
    {
      ...work,
      id: 'task.overdue',
      text: 'measure.resolutions.overdue',
      form: 'number',
      numerator: { measure: 'task.overdue' },
      better: 'down',
    },
    {
      ...work,
      id: 'task.on_time',
      text: 'indicator.resolutions.task_on_time',
      form: 'share',
      numerator: { measure: 'task.due', filters: { result: ['on_time'] } },
      denominator: { measure: 'task.due' },
      better: 'up',
    },
  ];
}
