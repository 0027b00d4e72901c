/** Checks of candidates, helpers, courses and certificates. */
import { sql } from 'kysely';
import { codes, type IntegrityCheck } from '../organization/integrity.ts';

const CANDIDATE = sql`c.division, c.unit_id, c.scope, c.id`;
const OPEN = sql`c.state in ('proposed', 'listed')`;

export const admissionIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'certificate_expired',
    severity: 'warning',
    subject: 'candidate',
    rules: ({ admissions }) =>
      admissions.courses.filter((course) => course.for === 'candidate').map(({ valid }) => valid),
    reads: ['candidate', 'class_place'],
    find: ({
      rows,
      rulebook,
    }) => sql`select ${CANDIDATE}, '', jsonb_build_object('until', x.until, 'on', c.closed_on) from candidate c
      cross join lateral (select max(coalesce(p.valid_until, 'infinity'::date)) as until from class_place p where p.division = c.division and p.candidate_id = c.id
        and p.state = 'finished' and p.course = any(${codes(rulebook.admissions.courses.filter((course) => course.for === 'candidate').map(({ id }) => id))})) x
      where ${rows('c')} and c.state = 'admitted' and x.until < c.closed_on`,
  },
  {
    id: 'class_over_seats',
    severity: 'error',
    subject: 'class',
    reads: ['training_class', 'class_place'],
    find: ({
      rows,
    }) => sql`select k.division, k.unit_id, k.scope, k.id, '', jsonb_build_object('n', x.n, 'seats', k.seats) from training_class k
      cross join lateral (select count(*)::int as n from class_place p where p.class_id = k.id and p.class_division = k.division and p.state in ('enrolled', 'finished', 'failed')) x
      where ${rows('k')} and k.state <> 'cancelled' and x.n > k.seats`,
  },
  {
    id: 'helper_left',
    severity: 'warning',
    subject: 'candidate',
    rules: ({ admissions }) => [admissions.helpers?.rule],
    reads: ['candidate', 'candidate_helper', 'membership'],
    find: ({ rows, today }) => sql`select ${CANDIDATE}, '', jsonb_build_object('n', x.n) from candidate c
      cross join lateral (select count(*) as n from candidate_helper h where h.division = c.division and h.candidate_id = c.id and h.valid_to > ${today}
        and not exists (select from membership m where m.person_id = h.person_id and m.valid_to > ${today} and m.seat = 'own' and m.status = 'official' offset 0)) x
      where ${rows('c')} and ${OPEN} and x.n > 0`,
  },
  {
    id: 'closed_unit_candidates',
    severity: 'warning',
    subject: 'candidate',
    reads: ['candidate', 'unit'],
    find: ({
      rows,
    }) => sql`select ${CANDIDATE}, '', jsonb_build_object('on', u.closed_on) from candidate c join unit u on u.id = c.unit_id
      where ${rows('c')} and ${OPEN} and u.closed_on is not null`,
  },
];

export const admissionSubjects = {
  candidate: {
    table: 'candidate',
    name: 'full_name',
    needs: 'candidate.read',
    link: (id: string) => `/candidates/${id}`,
  },
  class: { table: 'training_class', name: 'name', needs: 'candidate.read', link: (id: string) => `/classes/${id}` },
};
