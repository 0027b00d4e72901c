/** Cases as they are counted; those that few may know of are in none of it. */
import { sql } from 'kysely';
import { codesOf, type Indicator, inMonths, type Measure, type MeasureAsked } from '../organization/measure.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const CASE = sql`c.division, c.unit_id, c.scope, c.id, c.subject_name as label, c.sort_key, c.search_key as search, '/cases/' || c.id as link, c.procedure as note,
  c.procedure as d_procedure`;

export function caseMeasures({ procedures }: Rulebook): Measure[] {
  const dimensions = { procedure: { text: 'dimension.procedures.procedure', codes: codesOf(procedures.procedures) } };
  const base = {
    counts: 'case' as const,
    capability: 'case.read',
    closed: true as const,
    sources: ['case_file'],
    dimensions,
  };
  const inHand = ({ to, today }: MeasureAsked) =>
    to >= today ? sql`c.state <> 'ended'` : sql`c.opened_on <= ${to} and (c.ended_on is null or c.ended_on > ${to})`;
  const of = (filters: Readonly<Record<string, readonly string[]>>, alias: string) =>
    filters.procedure === undefined
      ? sql`true`
      : sql`${sql.ref(`${alias}.procedure`)} = any(${[...filters.procedure]}::text[])`;
  return [
    {
      ...base,
      id: 'case.open',
      nature: 'stock',
      text: 'measure.procedures.open',
      who: 'measure.procedures.open_who',
      records: (asked) =>
        sql`select ${CASE}, c.opened_on as day from case_file c where not c.restricted and ${inHand(asked)}`,
      stat: (filters) => ({
        table: 'case_stat',
        column: 'n',
        where: (alias) =>
          sql<boolean>`(not ${sql.ref(`${alias}.restricted`)} and ${sql.ref(`${alias}.state`)} <> 'ended' and ${of(filters, alias)})`,
      }),
    },
    {
      ...base,
      id: 'case.over',
      nature: 'stock',
      text: 'measure.procedures.over',
      who: 'measure.procedures.over_who',
      records: (asked) =>
        sql`select ${CASE}, c.due as day from case_file c where not c.restricted and ${inHand(asked)} and c.due < ${asked.to}`,
    },
    {
      ...base,
      id: 'case.ended',
      nature: 'flow',
      text: 'measure.procedures.ended',
      who: 'measure.procedures.ended_who',
      records: ({ from, to }) => sql`select ${CASE}, c.ended_on as day from case_file c
        where not c.restricted and c.state = 'ended' and c.ended_on >= ${from} and c.ended_on <= ${to}`,
      stat: (filters, asked) => {
        const months = inMonths(asked);
        if (months === null) return null;
        return {
          table: 'case_stat',
          column: 'n',
          where: (alias) =>
            sql<boolean>`(not ${sql.ref(`${alias}.restricted`)} and ${sql.ref(`${alias}.state`)} = 'ended' and ${months(alias)} and ${of(filters, alias)})`,
        };
      },
    },
  ];
}

export function caseIndicators(): Indicator[] {
  const open = { measure: 'case.open' };
  return [
    { id: 'case.open', group: 'cases', text: 'measure.procedures.open', form: 'number', numerator: open, better: null },
    {
      id: 'case.over',
      group: 'cases',
      text: 'indicator.procedures.over',
      form: 'share',
      numerator: { measure: 'case.over' },
      denominator: open,
      better: 'down',
    },
    {
      id: 'case.ended',
      group: 'cases',
      text: 'measure.procedures.ended',
      form: 'number',
      numerator: { measure: 'case.ended' },
      better: null,
    },
  ];
}
