/** Checks of contacts with the cell where somebody lives: neither end may be gone. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const CONTACT = sql`c.division, c.unit_id, c.scope, c.person_id, c.id::text`;
const OPEN = sql`c.valid_to = 'infinity' and c.moved_to is null`;
const rule = ({ residence }: Rulebook) => [residence.contact?.rule];

export const residenceIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'contact_cell_closed',
    severity: 'error',
    subject: 'resident',
    rules: rule,
    reads: ['residence_contact', 'unit'],
    find: ({
      rows,
    }) => sql`select ${CONTACT}, jsonb_build_object('on', u.closed_on) from residence_contact c join unit u on u.id = c.other_unit_id
      where ${rows('c')} and ${OPEN} and u.closed_on is not null`,
  },
  {
    id: 'contact_of_stranger',
    severity: 'warning',
    subject: 'resident',
    rules: rule,
    reads: ['residence_contact', 'membership'],
    find: ({ rows, today }) => sql`select ${CONTACT}, jsonb_build_object('since', c.valid_from) from residence_contact c
      where ${rows('c')} and ${OPEN} and not exists (select from membership m where m.person_id = c.person_id and m.seat = 'own' and m.valid_to > ${today} offset 0)`,
  },
];

export const residenceSubjects = {
  resident: {
    table: 'person',
    name: 'full_name',
    needs: 'residence.read',
    link: (id: string) => `/members/${id}/residence`,
  },
};
