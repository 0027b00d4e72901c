/** Meetings, attendance and proposals as they are counted (MEE-06). */
import { type RawBuilder, sql } from 'kysely';
import { codesOf, type Indicator, inMonths, type Measure, type MeasureAsked } from '../organization/measure.ts';
import { organizationNames } from '../organization/names.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { regularKinds } from './kinds.ts';

const HELD = sql`('closed', 'confirmed', 'signed')`;

/** A month counts with its last day, the running one with today: so a period holds whole months or none of a month. */
function monthDay(month: RawBuilder<unknown>, today: string): RawBuilder<string> {
  return sql<string>`least((${month}::date + interval '1 month' - interval '1 day')::date, ${today}::date)`;
}

export function meetingMeasures(rulebook: Rulebook): Measure[] {
  const regular = regularKinds(rulebook);
  const { cellKinds } = organizationNames(rulebook);
  const zone = rulebook.about.timeZone;
  const rule = rulebook.about.cites?.['meeting.roll'];
  const ofMonth = ({ from, to }: MeasureAsked) => sql`m.month >= ${from.slice(0, 7)} and m.month <= ${to.slice(0, 7)}`;
  const dayOf = ({ today }: MeasureAsked) => monthDay(sql`(m.month || '-01')`, today);
  const within = (asked: MeasureAsked) =>
    sql`${ofMonth(asked)} and ${dayOf(asked)} >= ${asked.from} and ${dayOf(asked)} <= ${asked.to}`;
  /** The unit of `m` was a cell when the month was over: by today's kind under today's tree, else by the kind of then. */
  const ofCell = (asked: MeasureAsked) =>
    asked.tree === 'now'
      ? sql`exists (select from unit c where c.id = m.unit_id and c.kind = any(${cellKinds}::text[]) and (c.closed_on is null or to_char(c.closed_on, 'YYYY-MM') > m.month))`
      : sql`exists (select from unit_period c where c.unit_id = m.unit_id and c.valid_from <= ${dayOf(asked)} and c.valid_to > ${dayOf(asked)} and c.kind = any(${cellKinds}::text[]))`;
  const meeting = (
    asked: MeasureAsked,
  ) => sql`m.division, m.unit_id, m.scope, m.id, ${dayOf(asked)} as day, m.title as label, m.month || ' ' || lower(m.title) as sort_key,
    lower(m.title) as search, '/meetings/' || m.id as link, to_char(m.planned_at at time zone ${zone}, 'YYYY-MM-DD') as note, m.kind as d_kind`;
  const held = sql`m.kind = any(${regular}::text[]) and m.state in ${HELD}`;
  const monthly = (column: string) => (asked: MeasureAsked) => {
    const where = inMonths(asked);
    return where && { table: 'meeting_stat', column, where };
  };
  const base = { nature: 'flow' as const, capability: 'meeting.read', ...(rule !== undefined && { rule }) };
  return [
    {
      ...base,
      id: 'meeting.all',
      counts: 'meeting',
      text: 'measure.meetings.all',
      who: 'measure.meetings.all_who',
      sources: ['meeting'],
      dimensions: { kind: { text: 'dimension.meetings.kind', codes: codesOf(rulebook.meetings.kinds) } },
      records: (asked) => sql`select ${meeting(asked)} from meeting m where m.state in ${HELD} and ${within(asked)}`,
      stat: (filters, asked) => (Object.keys(filters).length === 0 ? monthly('held')(asked) : null),
    },
    {
      ...base,
      id: 'meeting.cell_month',
      counts: 'unit',
      text: 'measure.meetings.cell_month',
      who: 'measure.meetings.cell_month_who',
      sources: ['meeting', 'unit'],
      records: (
        asked,
      ) => sql`select ${meeting(asked)} from meeting m where ${held} and ${within(asked)} and ${ofCell(asked)}
        and not exists (select from meeting x where x.division = m.division and x.unit_id = m.unit_id and x.month = m.month and x.kind = any(${regular}::text[])
          and x.state in ${HELD} and (x.planned_at, x.id) < (m.planned_at, m.id))`,
      stat: (_filters, asked) => monthly('units_held')(asked),
    },
    {
      ...base,
      id: 'meeting.due_month',
      counts: 'unit',
      capability: 'counts.read',
      text: 'measure.meetings.due_month',
      who: 'measure.meetings.due_month_who',
      sources: ['unit_period', 'unit'],
      strict: true,
      records: (asked) => {
        const day = monthDay(sql`x.first`, asked.today);
        const kind = asked.tree === 'now' ? sql`u.kind` : sql`p.kind`;
        return sql`select p.division, p.unit_id, u.path as scope, p.unit_id as id, ${day} as day, p.name as label, u.sort_key, u.search_key as search,
            '/units/' || p.unit_id as link, to_char(x.first, 'YYYY-MM') as note
          from generate_series(date_trunc('month', ${asked.from}::date), ${asked.to}::date, interval '1 month') x(first), unit_period p join unit u on u.id = p.unit_id
          where p.valid_from <= ${day} and p.valid_to > ${day} and ${kind} = any(${cellKinds}::text[]) and ${day} >= ${asked.from} and ${day} <= ${asked.to}`;
      },
      // the running month: the cells of today
      stat: (_filters, { from, to, today }) =>
        to === today && from === `${today.slice(0, 7)}-01` ? { table: 'post_stat', column: 'cells' } : null,
    },
    {
      ...base,
      id: 'meeting.expected',
      counts: 'place',
      text: 'measure.meetings.expected',
      who: 'measure.meetings.expected_who',
      sources: ['attendance', 'meeting', 'unit'],
      dimensions: {
        roll: {
          text: 'dimension.meetings.roll',
          codes: [
            { id: 'present', text: 'code.meetings.present' },
            { id: 'excused', text: 'code.meetings.excused' },
            { id: 'absent', text: 'code.meetings.absent' },
          ],
        },
      },
      records: (
        asked,
      ) => sql`select a.division, a.unit_id, a.scope, a.id, ${dayOf(asked)} as day, a.person_name as label, a.sort_key, lower(a.person_name) as search,
          '/meetings/' || m.id as link, m.month as note, a.state as d_roll
        from meeting m join attendance a on a.division = m.division and a.meeting_id = m.id
        where ${held} and ${within(asked)} and ${ofCell(asked)} and a.role in ('official', 'probationary') and not a.exempt and not a.away`,
      stat: (filters, asked) => {
        const [[dimension, codes = []] = ['', []], ...others] = Object.entries(filters);
        if (dimension === '') return monthly('expected')(asked);
        const column = { present: 'attended', excused: 'excused', absent: 'absent' }[
          codes.length === 1 ? (codes[0] ?? '') : ''
        ];
        return others.length > 0 || column === undefined ? null : monthly(column)(asked);
      },
    },
    {
      id: 'proposal.made',
      counts: 'proposal',
      nature: 'flow',
      text: 'measure.meetings.proposal',
      who: 'measure.meetings.proposal_who',
      capability: 'meeting.read',
      sources: ['proposal'],
      dimensions: {
        answer: {
          text: 'dimension.meetings.answer',
          codes: [
            { id: 'on_time', text: 'code.meetings.on_time' },
            { id: 'late', text: 'code.meetings.late' },
            { id: 'waiting', text: 'code.meetings.waiting' },
            { id: 'overdue', text: 'code.meetings.overdue' },
          ],
        },
      },
      records: ({ from, to, today }) => {
        const day = sql`(p.made_at at time zone ${zone})::date`;
        return sql`select p.division, p.unit_id, p.scope, p.id, ${day} as day, left(p.body, 160) as label, p.made_at::text as sort_key, lower(p.body) as search,
            '/proposals/' || p.id as link, p.state as note,
            case when p.state = 'answered' then case when p.reply_due is null or (p.replied_at at time zone ${zone})::date <= p.reply_due then 'on_time' else 'late' end
              when p.reply_due < ${today}::date then 'overdue' else 'waiting' end as d_answer
          from proposal p where ${day} >= ${from} and ${day} <= ${to}`;
      },
      stat: (filters, asked) => {
        const codes = Object.entries(filters);
        if (codes.length === 0) return monthly('proposals')(asked);
        const [[, wanted] = ['', []], ...others] = codes;
        const answered =
          others.length === 0 && wanted.length === 2 && wanted.includes('on_time') && wanted.includes('late');
        return answered ? monthly('proposals_answered')(asked) : null;
      },
    },
  ];
}

export function meetingIndicators({ meetings }: Rulebook): Indicator[] {
  const proposals = { measure: 'proposal.made' };
  return [
    {
      id: 'meeting.cell_month',
      group: 'meetings',
      text: 'indicator.meetings.cell_month',
      form: 'share',
      numerator: { measure: 'meeting.cell_month' },
      denominator: { measure: 'meeting.due_month' },
      better: 'up',
      span: 'month',
    },
    {
      id: 'meeting.attendance',
      group: 'meetings',
      text: 'indicator.meetings.attendance',
      form: 'share',
      numerator: { measure: 'meeting.expected', filters: { roll: ['present'] } },
      denominator: { measure: 'meeting.expected' },
      better: 'up',
      span: 'month',
      goal: 'attendance',
    },
    {
      id: 'meeting.average',
      group: 'meetings',
      text: 'indicator.meetings.average',
      form: 'mean',
      numerator: { measure: 'meeting.expected', filters: { roll: ['present'] } },
      denominator: { measure: 'meeting.cell_month' },
      better: 'up',
      span: 'month',
    },
    {
      id: 'meeting.all',
      group: 'meetings',
      text: 'measure.meetings.all',
      form: 'number',
      numerator: { measure: 'meeting.all' },
      better: null,
    },
    ...codesOf(meetings.kinds).map(
      ({ id, label }): Indicator => ({
        id: `meeting.kind.${id}`,
        group: 'meetings',
        label,
        form: 'number',
        numerator: { measure: 'meeting.all', filters: { kind: [id] } },
        better: null,
      }),
    ),
    {
      id: 'proposal.made',
      group: 'meetings',
      text: 'measure.meetings.proposal',
      form: 'number',
      numerator: proposals,
      better: null,
    },
    {
      id: 'proposal.answered',
      group: 'meetings',
      text: 'indicator.meetings.answered',
      form: 'share',
      numerator: { ...proposals, filters: { answer: ['on_time', 'late'] } },
      denominator: proposals,
      better: 'up',
    },
    {
      id: 'proposal.on_time',
      group: 'meetings',
      text: 'indicator.meetings.on_time',
      form: 'share',
      numerator: { ...proposals, filters: { answer: ['on_time'] } },
      denominator: proposals,
      better: 'up',
    },
  ];
}
