/** Checks of dues: who owed and paid for a month, and sums that are told twice. Amounts of a person are not told here. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const LINE = sql`l.division, l.unit_id, l.scope, l.person_id, l.month`;
const SLIP = sql`r.division, r.unit_id, r.scope, r.id`;
const rule = ({ dues }: Rulebook) => [dues.rule];

export const duesIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'dues_twice',
    severity: 'error',
    subject: 'payer',
    rules: rule,
    reads: ['dues_line'],
    find: ({
      rows,
    }) => sql`select ${LINE}, jsonb_build_object('month', l.month) from dues_line l where ${rows('l')} and l.paid > 0
      and exists (select from dues_line o where o.person_id = l.person_id and o.month = l.month and o.id <> l.id and o.paid > 0 offset 0)`,
  },
  {
    id: 'dues_of_stranger',
    severity: 'error',
    subject: 'payer',
    rules: rule,
    reads: ['dues_line', 'membership'],
    find: ({
      rows,
    }) => sql`select ${LINE}, jsonb_build_object('month', l.month) from dues_line l where ${rows('l')} and l.due + l.due_change > 0
      and not exists (select from membership m where m.person_id = l.person_id
        and m.valid_from < (l.month || '-01')::date + interval '1 month' and m.valid_to > (l.month || '-01')::date offset 0)`,
  },
  {
    id: 'dues_paid_differs',
    severity: 'error',
    subject: 'payer',
    reads: ['dues_line', 'dues_entry'],
    find: ({ rows }) => sql`select ${LINE}, jsonb_build_object('month', l.month) from dues_line l
      cross join lateral (select coalesce(sum(e.amount) filter (where e.kind <> 'due_correction'), 0) as paid, coalesce(sum(e.amount) filter (where e.kind = 'due_correction'), 0) as changed
        from dues_entry e where e.division = l.division and e.line_id = l.id) x
      where ${rows('l')} and (l.paid, l.due_change) <> (x.paid, x.changed)`,
  },
  {
    id: 'dues_month_differs',
    severity: 'error',
    subject: 'dues_month',
    reads: ['dues_month', 'dues_entry'],
    find: ({
      rows,
    }) => sql`select m.division, m.unit_id, m.scope, m.id, '', jsonb_build_object('month', m.month) from dues_month m
      cross join lateral (select coalesce(sum(e.amount), 0) as sum from dues_entry e where e.division = m.division and e.unit_id = m.unit_id and e.booked = m.month and e.kind <> 'due_correction') x
      where ${rows('m')} and m.collected <> x.sum`,
  },
  {
    id: 'slip_own_differs',
    severity: 'error',
    subject: 'slip',
    reads: ['dues_remittance', 'dues_month'],
    find: ({
      rows,
    }) => sql`select ${SLIP}, '', jsonb_build_object('number', r.number, 'year', r.year) from dues_remittance r
      cross join lateral (select coalesce(sum(m.collected), 0) as own from dues_month m where m.division = r.division and m.unit_id = r.unit_id and m.remittance_id = r.id) x
      where ${rows('r')} and r.state <> 'returned' and r.own <> x.own`,
  },
  {
    id: 'slip_received_differs',
    severity: 'error',
    subject: 'slip',
    reads: ['dues_remittance'],
    find: ({
      rows,
    }) => sql`select ${SLIP}, '', jsonb_build_object('number', r.number, 'year', r.year) from dues_remittance r
      cross join lateral (select coalesce(sum(s.remitted), 0) as received from dues_remittance s where s.to_unit_id = r.unit_id and s.year = r.year and s.passed_in = r.id) x
      where ${rows('r')} and r.state <> 'returned' and r.received <> x.received`,
  },
];

export const duesSubjects = {
  payer: { table: 'person', name: 'full_name', needs: 'dues.read', link: (id: string) => `/members/${id}/dues` },
  dues_month: {
    table: 'dues_month',
    name: null,
    needs: 'dues.read',
    link: (_id: string, unit: string) => `/units/${unit}/dues`,
  },
  slip: { table: 'dues_remittance', name: null, needs: 'dues.read', link: (id: string) => `/dues-slips/${id}` },
};
