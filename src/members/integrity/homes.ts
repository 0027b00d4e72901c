/** Checks that everybody has exactly one home and at most one open seat of his own, over all divisions: two are wrong together, each may be right by itself (D1). */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../../organization/integrity.ts';

const PERSON = sql`p.division, p.unit_id, p.scope, p.id`;
const LINE = sql`m.division, m.unit_id, m.scope, m.person_id`;
const OPEN_SEAT = sql`m.seat = 'own' and m.valid_to = 'infinity'`;
const OWN = sql`join lateral (select * from person where division = m.division and id = m.person_id offset 0) p on true`;

export const homeIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'two_homes',
    severity: 'error',
    subject: 'member',
    reads: ['person'],
    find: ({
      rows,
    }) => sql`select ${PERSON}, '', '{}'::jsonb from person p where ${rows('p')} and p.home and p.merged_into is null
      and exists (select from person o where o.id = p.id and o.home and o.merged_into is null and o.division <> p.division offset 0)`,
  },
  {
    id: 'no_home',
    severity: 'error',
    subject: 'member',
    reads: ['person'],
    find: ({
      rows,
    }) => sql`select ${PERSON}, '', '{}'::jsonb from person p where ${rows('p')} and not p.home and p.merged_into is null
      and not exists (select from person o where o.id = p.id and (o.home or o.merged_into is not null) offset 0)`,
  },
  {
    id: 'two_seats',
    severity: 'error',
    subject: 'member',
    reads: ['membership'],
    find: ({
      rows,
    }) => sql`select ${LINE}, m.id::text, jsonb_build_object('since', m.valid_from) from membership m where ${rows('m')} and ${OPEN_SEAT}
      and exists (select from membership o where o.person_id = m.person_id and o.seat = 'own' and o.valid_to = 'infinity' and o.id <> m.id offset 0)`,
  },
  {
    id: 'seat_elsewhere',
    severity: 'error',
    subject: 'member',
    reads: ['membership', 'person'],
    find: ({ rows }) => sql`select ${LINE}, '', jsonb_build_object('since', m.valid_from) from membership m ${OWN}
      where ${rows('m')} and ${OPEN_SEAT} and (not p.home or p.unit_id <> m.unit_id)`,
  },
  {
    id: 'seat_alone',
    severity: 'error',
    subject: 'member',
    reads: ['membership', 'person'],
    find: ({
      rows,
    }) => sql`select ${LINE}, '', jsonb_build_object('since', m.valid_from) from membership m where ${rows('m')} and ${OPEN_SEAT}
      and not exists (select from person p where p.division = m.division and p.id = m.person_id offset 0)`,
  },
  {
    id: 'roster_carries',
    severity: 'error',
    subject: 'member',
    reads: ['membership', 'person'],
    find: ({
      rows,
    }) => sql`select ${LINE}, '', '{}'::jsonb from membership m ${OWN} where ${rows('m')} and ${OPEN_SEAT} and p.home
      and (m.full_name, m.sort_key, m.search_key, m.sex, m.ethnicity, m.birth_date) is distinct from (p.full_name, p.sort_key, p.search_key, p.sex, p.ethnicity, p.birth_date)`,
  },
  {
    id: 'member_address',
    severity: 'error',
    subject: 'member',
    reads: ['person', 'membership', 'unit'],
    find: ({ scopes }) => sql`select ${PERSON}, 'person', '{}'::jsonb from person p join unit u on u.id = p.unit_id
        where ${scopes('p')} and p.home and p.merged_into is null and (u.path, u.division) is distinct from (p.scope, p.division)
      union all select ${LINE}, 'seat', '{}'::jsonb from membership m join unit u on u.id = m.unit_id
        where ${scopes('m')} and ${OPEN_SEAT} and (u.path, u.division) is distinct from (m.scope, m.division)`,
  },
];
