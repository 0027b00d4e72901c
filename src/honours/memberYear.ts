/** What a member was given in a year (M15): commendations that stand, and badges handed over. */
import { sql } from 'kysely';
import { asWritten, labelIn, rowsNaming, type YearPart } from '../members/year/part.ts';

export const honoursOfYear: YearPart = {
  text: 'honours.member_year.honours',
  capability: 'honour.read',
  figures: [
    { id: 'honour.commended', text: 'honours.member_year.commended', sign: 'good', main: true },
    { id: 'honour.badge', text: 'honours.member_year.badge', sign: 'good' },
  ],
  rows: ({ people, from, to }) => sql`
    select c.person_id, 'honour.commended', c.id, '/commendations/' || c.id, c.decided_on, c.form, c.reason, c.recorded_name, c.recorded_by, c.unit_id
    from ${rowsNaming(people, 'commendation', 'person_id', 'c')} where c.decided_on between ${from}::date and ${to}::date and c.annulled_on is null
    union all
    select b.person_id, 'honour.badge', b.id, '/members/' || b.person_id || '/honours', b.handed_on, b.years::text, null, b.handed_name, null::uuid, b.unit_id
    from ${rowsNaming(people, 'badge_award', 'person_id', 'b')} where b.handed_on between ${from}::date and ${to}::date and b.moved_to is null`,
  named: ({ figure, what, why }, rulebook) => ({
    what: figure.endsWith('commended') ? labelIn(rulebook.honours.forms, what) : asWritten(what),
    why: why === null ? null : asWritten(why),
  }),
};
