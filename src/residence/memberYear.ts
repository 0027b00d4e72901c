/** What the cell where a member lives said of him in a year (M15): the remarks that were sent, as they hold now. */
import { sql } from 'kysely';
import { asWritten, labelIn, type YearPart } from '../members/year/part.ts';
import { LAST_CORRECTION } from './reading.ts';

export const remarksOfYear: YearPart = {
  text: 'residence.member_year.remarks',
  capability: 'residence.read',
  figures: [{ id: 'residence.sent_remark', text: 'residence.member_year.sent' }],
  rows: ({ people, from, to }) => sql`
    select r.person_id, 'residence.sent_remark', r.id, '/residence-remarks/' || r.id, r.sent_on, coalesce(k.level, r.level), null, r.sent_name, null::uuid, r.unit_id
    from residence_remark r ${LAST_CORRECTION} where r.person_id = any(${people}) and r.state = 'sent' and r.sent_on between ${from}::date and ${to}::date`,
  named: ({ what }, { residence }) => ({
    what: residence.contact ? labelIn(residence.contact.round.levels, what) : asWritten(what),
    why: null,
  }),
};
