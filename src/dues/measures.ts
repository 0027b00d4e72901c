/** Dues as they are counted, in the smallest coin; by the month they are owed for, collected in and handed on for. */
import { sql } from 'kysely';
import { type Indicator, inMonths, type Measure, type MeasureAsked } from '../organization/measure.ts';

/** A month counts with its last day, the running one with today. */
const dayOf = (month: string, today: string) =>
  sql`least(((${sql.ref(month)} || '-01')::date + interval '1 month' - interval '1 day')::date, ${today}::date)`;

const within = (month: string, { from, to, today }: MeasureAsked) =>
  sql`${sql.ref(month)} >= ${from.slice(0, 7)} and ${sql.ref(month)} <= ${to.slice(0, 7)} and ${dayOf(month, today)} >= ${from} and ${dayOf(month, today)} <= ${to}`;

function money(id: string, column: string, records: Measure['records'], table: string): Measure {
  return {
    id,
    counts: 'money',
    nature: 'flow',
    text: `measure.${id}`,
    who: `measure.${id}_who`,
    capability: 'dues.read',
    closed: true,
    sources: [table],
    amount: true,
    records,
    stat: (_filters, asked) => {
      const where = inMonths(asked);
      return where && { table: 'dues_stat', column, where };
    },
  };
}

export function duesMeasures(): Measure[] {
  const line = (amount: string) => (asked: MeasureAsked) =>
    sql`select l.division, l.unit_id, l.scope, l.id, ${dayOf('l.month', asked.today)} as day, l.person_name as label,
      l.sort_key, lower(l.person_name) as search, '/members/' || l.person_id || '/dues' as link, l.month as note, ${sql.raw(amount)} as amount
    from dues_line l where ${within('l.month', asked)}`;
  return [
    money('dues.owed', 'due', line('l.due + l.due_change'), 'dues_line'),
    money('dues.paid', 'paid', line('l.paid'), 'dues_line'),
    money(
      'dues.collected',
      'collected',
      (
        asked,
      ) => sql`select e.division, e.unit_id, e.scope, e.id, ${dayOf('e.booked', asked.today)} as day, coalesce(l.person_name, '') as label, e.made_on::text as sort_key,
          lower(coalesce(l.person_name, '')) as search, '/members/' || e.person_id || '/dues' as link, e.booked as note, e.amount
        from dues_entry e left join dues_line l on l.division = e.division and l.id = e.line_id
        where e.kind <> 'due_correction' and ${within('e.booked', asked)}`,
      'dues_entry',
    ),
    money(
      'dues.remitted',
      'remitted',
      (
        asked,
      ) => sql`select r.division, r.unit_id, r.scope, r.id, ${dayOf('r.to_month', asked.today)} as day, r.from_month || ' - ' || r.to_month as label, r.to_month as sort_key,
          r.to_month as search, '/dues-slips/' || r.id as link, r.state as note, r.remitted as amount
        from dues_remittance r where r.state <> 'returned' and ${within('r.to_month', asked)}`,
      'dues_remittance',
    ),
  ];
}

export function duesIndicators(): Indicator[] {
  const number = (id: string): Indicator => ({
    id,
    group: 'dues',
    text: `measure.${id}`,
    form: 'number',
    numerator: { measure: id },
    better: null,
  });
  return [
    number('dues.owed'),
    {
      id: 'dues.paid',
      group: 'dues',
      text: 'indicator.dues.paid',
      form: 'share',
      numerator: { measure: 'dues.paid' },
      denominator: { measure: 'dues.owed' },
      better: 'up',
    },
    number('dues.collected'),
    number('dues.remitted'),
  ];
}
