/** Contacts with the cell where members live, and its yearly remarks, as they are counted. */
import { sql } from 'kysely';
import { codesOf, type Indicator, type Measure, stood } from '../organization/measure.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const STATES = ['open', 'sent', 'dropped'] as const;

export function residenceMeasures({ residence }: Rulebook): Measure[] {
  return [
    {
      id: 'residence.contact',
      counts: 'person',
      nature: 'stock',
      text: 'measure.residence.contact',
      who: 'measure.residence.contact_who',
      capability: 'residence.read',
      sources: ['residence_contact'],
      dimensions: {
        category: { text: 'dimension.residence.category', codes: codesOf(residence.contact?.categories ?? []) },
      },
      records: (
        asked,
      ) => sql`select c.division, c.unit_id, c.scope, c.id, c.valid_from as day, c.person_name as label, c.sort_key, lower(c.person_name) as search,
          '/members/' || c.person_id || '/residence' as link, c.state as note, c.category as d_category
        from residence_contact c where c.moved_to is null and ${stood('c', asked)}`,
      stat: (filters) => {
        const [[, codes] = ['', null]] = Object.entries(filters);
        return {
          table: 'residence_stat',
          column: 'n',
          where: (alias) =>
            sql<boolean>`(${sql.ref(`${alias}.kind`)} = 'contact' ${codes === null ? sql`` : sql`and ${sql.ref(`${alias}.code`)} = any(${codes}::text[])`})`,
        };
      },
    },
    {
      id: 'residence.remark',
      counts: 'other',
      nature: 'flow',
      text: 'measure.residence.remark',
      who: 'measure.residence.remark_who',
      capability: 'residence.read',
      sources: ['residence_remark'],
      dimensions: {
        state: { text: 'dimension.residence.state', codes: STATES.map((id) => ({ id, text: `code.residence.${id}` })) },
      },
      records: ({ from, to, today }) => {
        // a year counts with its last day, the running one with today
        const day = sql`least(make_date(r.year, 12, 31), ${today}::date)`;
        return sql`select r.division, r.unit_id, r.scope, r.id, ${day} as day, r.person_name as label, r.sort_key, lower(r.person_name) as search,
            '/residence-remarks/' || r.id as link, r.home_name as note, r.state as d_state
          from residence_remark r where r.year between extract(year from ${from}::date) and extract(year from ${to}::date) and ${day} >= ${from} and ${day} <= ${to}`;
      },
      stat: (filters, { from, to, today }) => {
        const whole = from.endsWith('-01-01') && (to.endsWith('-12-31') || to >= today);
        const [[, codes] = ['', null]] = Object.entries(filters);
        if (!whole) return null;
        const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
        return {
          table: 'residence_stat',
          column: 'n',
          where: (
            alias,
          ) => sql<boolean>`(${sql.ref(`${alias}.kind`)} = 'remark' and ${sql.ref(`${alias}.year`)} between ${first} and ${last}
            ${codes === null ? sql`` : sql`and ${sql.ref(`${alias}.code`)} = any(${codes}::text[])`})`,
        };
      },
    },
  ];
}

export function residenceIndicators(): Indicator[] {
  const remark = { measure: 'residence.remark' };
  return [
    {
      id: 'residence.contact',
      group: 'residence',
      text: 'measure.residence.contact',
      form: 'number',
      numerator: { measure: 'residence.contact' },
      better: null,
    },
    {
      id: 'residence.remark',
      group: 'residence',
      text: 'indicator.residence.remark',
      form: 'share',
      numerator: { ...remark, filters: { state: ['sent'] } },
      denominator: remark,
      better: 'up',
    },
  ];
}
