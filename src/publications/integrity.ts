/** Checks of published tables: what was drawn from a closed period still is what that says, and the parts of a whole are there. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { BELOW, BELOW_BASE } from './publication.ts';

const rules = ({ about }: Rulebook) => [about.cites?.['publication.counts']];

export const publicationIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'publication_period_differs',
    severity: 'warning',
    subject: 'publication',
    rules,
    reads: ['publication', 'publication_line', 'stat_snapshot', 'period_correction', 'unit'],
    // the latest closing of a period that ends on the table's day; corrections by hand of its numbers add what they changed. A line of a unit
    // below is that unit's number
    find: ({
      rows,
    }) => sql`select p.division, p.unit_id, p.scope, p.id, l.position::text, jsonb_build_object('line', l.position + 1, 'n', l.n, 'closed', f.n, 'on', p.on_day)
      from publication p join publication_line l on l.division = p.division and l.publication_id = p.id
      join unit u on u.id = coalesce(case when l.dimension in (${BELOW}, ${BELOW_BASE}) then nullif(l.code, '')::uuid end, p.unit_id)
      cross join lateral (select coalesce((x.numbers ->> l.number_key)::numeric, 0) + coalesce((select sum(c.becomes - c.was) from period_correction c
          where c.division = p.division and c.unit_id = u.id and c.kind = x.kind and c.starts_on = x.starts_on and c.close_id = x.close_id and c.closing_no = x.closing_no
            and c.source = 'hand' and c.number_key = l.number_key), 0) as n
        from stat_snapshot x where x.division = p.division and x.unit_id = u.id
          and (x.starts_on + case x.kind when 'month' then interval '1 month' when 'quarter' then interval '3 months' when 'half_year' then interval '6 months' else interval '1 year' end)::date - 1 = p.on_day
          and (l.stock or x.starts_on = p.from_day)
        order by x.closing_no desc, x.kind, x.close_id limit 1) f
      where ${rows('p')} and ${rows('l')} and p.state = 'published' and l.number_key is not null and l.n <> f.n`,
  },
  {
    id: 'publication_does_not_add_up',
    severity: 'error',
    subject: 'publication',
    rules,
    reads: ['publication', 'publication_line'],
    find: ({
      rows,
    }) => sql`select p.division, p.unit_id, p.scope, p.id, '', jsonb_build_object('sum', f.n, 'whole', p.whole_n, 'on', p.on_day) from publication p
      cross join lateral (select sum(l.n) as n, count(*) filter (where l.n is null) as missing from publication_line l
        where l.division = p.division and l.publication_id = p.id and l.part_of = 'whole') f
      where ${rows('p')} and p.state = 'published' and p.divides and (f.missing > 0 or f.n <> p.whole_n)`,
  },
];

export const publicationSubjects = {
  publication: {
    table: 'publication',
    name: 'title',
    needs: 'counts.read',
    link: (id: string) => `/publications/${id}`,
  },
};
