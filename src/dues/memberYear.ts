/** Months of dues in a member's year (M15): owed, paid in full, not paid in full. No amounts: those stand on the page of his dues. */
import { sql } from 'kysely';
import { rowsNaming, type YearPart } from '../members/year/part.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { inLanguages } from '../rulebook/schemaBase.ts';

export const duesOfYear: YearPart = {
  text: 'dues.member_year.dues',
  capability: 'dues.read',
  figures: [
    { id: 'dues.owed', text: 'dues.member_year.owed', total: true },
    { id: 'dues.paid', text: 'dues.member_year.paid', sign: 'good' },
    { id: 'dues.unpaid', text: 'dues.member_year.unpaid', sign: 'bad', main: true },
  ],
  rows: ({ people, from, to }) => sql`
    select l.person_id, f.figure, l.id, '/members/' || l.person_id || '/dues?year=' || left(l.month, 4), coalesce(f.on_day, (l.month || '-01')::date), l.month,
      null::text, f.by_name, f.by_id, l.unit_id
    from ${rowsNaming(people, 'dues_line', 'person_id', 'l')}
    left join lateral (select e.made_on, e.taken_name, e.taken_by from dues_entry e where e.division = l.division and e.line_id = l.id
      order by e.at desc limit 1) e on true
    cross join lateral (values ('dues.owed', null::date, null::text, null::uuid),
      (case when l.paid >= l.due + l.due_change then 'dues.paid' else 'dues.unpaid' end, e.made_on, e.taken_name, e.taken_by)) f(figure, on_day, by_name, by_id)
    where l.month between left(${from}, 7) and left(${to}, 7) and l.due + l.due_change > 0`,
  named: ({ what }) => ({ what: inLanguages((language) => writtenDate(what, language)), why: null }),
};
