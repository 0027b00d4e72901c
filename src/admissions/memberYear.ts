/** What helpers remarked of a member in a year, from his days as a candidate to the end of his probation (M15, ADM-04, M84). */
import { sql } from 'kysely';
import { rowsNaming, type YearPart } from '../members/year/part.ts';

export const remarksOfYear: YearPart = {
  text: 'admissions.member_year.remarks',
  capability: 'candidate.read',
  inner: true,
  figures: [{ id: 'remark.made', text: 'admissions.member_year.remark_made' }],
  rows: ({ people, from, to }) => sql`
    select c.person_id, 'remark.made', r.id, '/candidates/' || c.id, r.made_on, r.body, null::text, r.by_name, h.person_id, r.unit_id
    from ${rowsNaming(people, 'candidate', 'person_id', 'c')} join candidate_remark r on r.division = c.division and r.candidate_id = c.id
      join candidate_helper h on h.division = r.division and h.id = r.helper_id
    where r.made_on between ${from}::date and ${to}::date`,
};
