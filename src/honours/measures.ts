/** Commendations and badges as they are counted, by the day of the decision. */
import { sql } from 'kysely';
import { codesOf, type Indicator, type Measure } from '../organization/measure.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

export function honourMeasures({ honours }: Rulebook): Measure[] {
  return [
    {
      id: 'honour.commendation',
      counts: 'honour',
      nature: 'flow',
      text: 'measure.honours.commendation',
      who: 'measure.honours.commendation_who',
      capability: 'honour.read',
      sources: ['commendation'],
      dimensions: {
        to: {
          text: 'dimension.honours.to',
          codes: [
            { id: 'member', text: 'code.honours.member' },
            { id: 'unit', text: 'code.honours.unit' },
          ],
        },
        form: { text: 'dimension.honours.form', codes: codesOf(honours.forms) },
      },
      records: ({
        from,
        to,
      }) => sql`select c.division, c.unit_id, c.scope, c.id, c.decided_on as day, c.name as label, c.sort_key, lower(c.name) as search,
          case when c.person_id is null then '/units/' || c.unit_id else '/members/' || c.person_id end as link, c.form as note, c.form as d_form,
          case when c.person_id is null then 'unit' else 'member' end as d_to
        from commendation c where c.annulled_on is null and c.decided_on >= ${from} and c.decided_on <= ${to}`,
    },
    {
      id: 'honour.badge',
      counts: 'honour',
      nature: 'flow',
      text: 'measure.honours.badge',
      who: 'measure.honours.badge_who',
      capability: 'honour.read',
      sources: ['badge_award'],
      dimensions: { years: { text: 'dimension.honours.years', codes: [] } },
      records: ({
        from,
        to,
      }) => sql`select b.division, b.unit_id, b.scope, b.id, b.decided_on as day, b.person_name as label, b.sort_key, lower(b.person_name) as search,
          '/members/' || b.person_id as link, b.number_text as note, b.years::text as d_years
        from badge_award b where b.state in ('decided', 'handed') and b.moved_to is null and b.decided_on >= ${from} and b.decided_on <= ${to}`,
    },
  ];
}

export function honourIndicators(): Indicator[] {
  const one = (id: string, text: string, more: Partial<Indicator> = {}): Indicator => ({
    id,
    group: 'honours',
    text: `${text}`,
    form: 'number',
    numerator: { measure: id },
    better: null,
    ...more,
  });
  const commendation = (to: string) => ({ numerator: { measure: 'honour.commendation', filters: { to: [to] } } });
  return [
    one('honour.commendation', 'measure.honours.commendation'),
    one('honour.member', 'indicator.honours.member', commendation('member')),
    one('honour.unit', 'indicator.honours.unit', commendation('unit')),
    one('honour.badge', 'measure.honours.badge'),
  ];
}
