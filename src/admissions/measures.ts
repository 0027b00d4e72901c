/** Admissions, probations and candidates as they are counted. */
import { type RawBuilder, sql } from 'kysely';
import { admissionLimits } from '../members/codes.ts';
import {
  codesOf,
  type Dimension,
  type Filters,
  type Indicator,
  inMonths,
  type Measure,
  type MeasureAsked,
} from '../organization/measure.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { admittedColumns, candidateColumns, type GroupColumns, groupTerm } from './groups.ts';
import { isAdmission, isFailure, isRecognition } from './stat.ts';

const LINE = sql`m.division, m.unit_id, m.scope, m.id, m.full_name as label, m.sort_key, m.search_key as search, '/members/' || m.person_id as link, m.status as note`;
const CANDIDATE = sql`c.division, c.unit_id, c.scope, c.id, c.full_name as label, c.sort_key, c.search_key as search, '/candidates/' || c.id as link, c.state as note`;
const YES_NO: Dimension['codes'] = [
  { id: 'yes', text: 'code.admissions.yes' },
  { id: 'no', text: 'code.admissions.no' },
];

export function admissionMeasures(rulebook: Rulebook): Measure[] {
  const { groups, dropReasons, countedSince } = rulebook.admissions;
  const columns = (at: GroupColumns) =>
    sql.join(
      groups.map(
        (group) =>
          sql`case when ${groupTerm(rulebook, group, at)} then 'yes' else 'no' end as ${sql.ref(`d_${group.id}`)}`,
      ),
    );
  const byGroup: Record<string, Dimension> = Object.fromEntries(
    groups.map(({ id, label }) => [id, { label, codes: YES_NO, personal: true }]),
  );
  /** The group that the only filter asks for; '' for everybody, null for anything else. */
  const groupOf = (filters: Filters): string | null => {
    const [[dimension, codes] = ['', []], ...others] = Object.entries(filters);
    if (dimension === '') return '';
    return others.length === 0 && byGroup[dimension] && codes.length === 1 && codes[0] === 'yes' ? dimension : null;
  };
  const monthly = (measure: readonly string[], marks: readonly string[] | null) => (asked: MeasureAsked) => {
    const months = inMonths(asked);
    if (months === null || asked.from < `${countedSince}-01-01`) return null;
    return {
      table: 'admission_stat',
      column: 'n',
      where: (alias: string): RawBuilder<boolean> =>
        sql<boolean>`(${months(alias)} and ${sql.ref(`${alias}.measure`)} = any(${measure}::text[]) ${
          marks === null ? sql`` : sql`and ${sql.ref(`${alias}.mark`)} = any(${marks}::text[])`
        })`,
    };
  };
  const flow = {
    counts: 'person' as const,
    nature: 'flow' as const,
    capability: 'member.read',
    sources: ['membership', 'person', 'candidate'],
  };
  return [
    {
      ...flow,
      id: 'admission.admitted',
      text: 'measure.admissions.admitted',
      who: 'measure.admissions.admitted_who',
      dimensions: byGroup,
      records: ({ from, to }) => sql`select ${LINE}, p.admitted_on as day, ${columns(admittedColumns('m', 'p', 'c'))}
        from membership m join person p on p.division = m.division and p.id = m.person_id left join candidate c on c.division = m.division and c.person_id = m.person_id
        where ${isAdmission(rulebook)} and p.admitted_on >= ${from} and p.admitted_on <= ${to}`,
      stat: (filters, asked) => {
        const group = groupOf(filters);
        return group === null ? null : monthly(['admitted'], [group])(asked);
      },
    },
    {
      ...flow,
      id: 'admission.recognized',
      text: 'measure.admissions.recognized',
      who: 'measure.admissions.recognized_who',
      records: ({ from, to }) =>
        sql`select ${LINE}, m.valid_from as day from membership m where ${isRecognition()} and m.valid_from >= ${from} and m.valid_from <= ${to}`,
      stat: (_filters, asked) => monthly(['recognized'], null)(asked),
    },
    {
      ...flow,
      id: 'admission.not_recognized',
      text: 'measure.admissions.not_recognized',
      who: 'measure.admissions.not_recognized_who',
      records: ({ from, to }) =>
        sql`select ${LINE}, m.valid_to as day from membership m where ${isFailure(rulebook)} and m.valid_to >= ${from} and m.valid_to <= ${to}`,
      stat: (_filters, asked) => monthly(['not_recognized'], null)(asked),
    },
    {
      ...flow,
      nature: 'stock',
      id: 'admission.probation_due',
      text: 'measure.admissions.probation_due',
      who: 'measure.admissions.probation_due_who',
      rule: rulebook.membership.rules.probation,
      records: ({ to }) => {
        const months = admissionLimits(rulebook, to).probationMonths;
        const day = sql`(coalesce(p.ceremony_on, p.admitted_on) + make_interval(months => ${months}::int))::date`;
        return sql`select ${LINE}, ${day} as day from membership m join person p on p.division = m.division and p.id = m.person_id
          where m.seat = 'own' and m.status = 'probationary' and m.valid_from <= ${to} and m.valid_to > ${to} and ${day} <= ${to}`;
      },
    },
    {
      id: 'candidate.open',
      counts: 'candidate',
      nature: 'stock',
      text: 'measure.admissions.candidate',
      who: 'measure.admissions.candidate_who',
      capability: 'candidate.read',
      sources: ['candidate', 'candidate_group'],
      dimensions: byGroup,
      records: ({
        to,
        today,
      }) => sql`select ${CANDIDATE}, c.entered_on as day, ${columns(candidateColumns('c'))} from candidate c
        where ${
          to >= today
            ? sql`c.state in ('proposed', 'listed')`
            : sql`c.entered_on <= ${to} and (c.closed_on is null or c.closed_on > ${to}) and (c.state in ('proposed', 'listed') or c.closed_on is not null)`
        }`,
      stat: (filters) => {
        const group = groupOf(filters);
        if (group === null) return null;
        return {
          table: 'candidate_stat',
          column: 'n',
          where: (alias) => sql<boolean>`${sql.ref(`${alias}.grp`)} = ${group}`,
        };
      },
    },
    {
      id: 'candidate.closed',
      counts: 'candidate',
      nature: 'flow',
      text: 'measure.admissions.closed',
      who: 'measure.admissions.closed_who',
      capability: 'candidate.read',
      sources: ['candidate'],
      dimensions: {
        how: {
          text: 'dimension.admissions.how',
          codes: [
            { id: 'refused', text: 'code.admissions.refused' },
            { id: 'dropped', text: 'code.admissions.dropped' },
          ],
        },
        reason: { text: 'dimension.admissions.reason', codes: codesOf(dropReasons) },
      },
      records: ({
        from,
        to,
      }) => sql`select ${CANDIDATE}, c.closed_on as day, c.state as d_how, coalesce(c.close_reason, '') as d_reason from candidate c
        where c.state in ('refused', 'dropped') and c.closed_on >= ${from} and c.closed_on <= ${to}`,
      stat: (filters, asked) => {
        const [[dimension, codes] = ['', []], ...others] = Object.entries(filters);
        if (others.length > 0) return null;
        if (dimension === 'reason') return monthly(['refused', 'dropped'], codes)(asked);
        return monthly(dimension === 'how' ? codes : ['refused', 'dropped'], null)(asked);
      },
    },
  ];
}

export function admissionIndicators({ admissions }: Rulebook): Indicator[] {
  const admitted = { measure: 'admission.admitted' };
  const number = (id: string, text: string, more: Partial<Indicator> = {}): Indicator => ({
    id,
    group: 'admissions',
    text: `${text}`,
    form: 'number',
    numerator: { measure: id },
    better: null,
    ...more,
  });
  return [
    number('admission.admitted', 'measure.admissions.admitted', { better: 'up' }),
    ...admissions.groups.map(
      ({ id, label }): Indicator => ({
        id: `admission.group.${id}`,
        group: 'admissions',
        label,
        form: 'share',
        numerator: { ...admitted, filters: { [id]: ['yes'] } },
        denominator: admitted,
        better: null,
      }),
    ),
    {
      id: 'admission.rate',
      group: 'admissions',
      text: 'indicator.admissions.rate',
      form: 'share',
      numerator: admitted,
      denominator: { measure: 'member.head' },
      better: 'up',
    },
    number('admission.recognized', 'measure.admissions.recognized'),
    number('admission.not_recognized', 'measure.admissions.not_recognized', { better: 'down' }),
    number('admission.probation_due', 'measure.admissions.probation_due', { better: 'down' }),
    number('candidate.open', 'measure.admissions.candidate'),
    number('candidate.closed', 'measure.admissions.closed'),
    number('candidate.refused', 'indicator.admissions.refused', {
      numerator: { measure: 'candidate.closed', filters: { how: ['refused'] } },
    }),
    number('candidate.dropped', 'indicator.admissions.dropped', {
      numerator: { measure: 'candidate.closed', filters: { how: ['dropped'] } },
    }),
  ];
}
