/** Checks of a member's dates (trap 3): decision, ceremony and official day, the age at admission, the length of probation; and what waits too long. */
import { sql } from 'kysely';
import type { IntegrityAsked, IntegrityCheck } from '../../organization/integrity.ts';
import { ruleAsked } from '../../organization/integrity.ts';
import { addTo } from '../../platform/clock.ts';
import { workingDaysBetween } from '../../procedures/rules/clock.ts';
import { findNumber, numbersValue } from '../../rulebook/rulebook.ts';

const PERSON = sql`p.division, p.unit_id, p.scope, p.id`;
const LIVING = sql`p.home and p.merged_into is null`;
const SEATED = sql`join lateral (select status from membership where person_id = p.id and division = p.division and unit_id = p.unit_id
  and seat = 'own' and valid_to = 'infinity' limit 1) m on true`;

export const dateIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'admission_dates',
    severity: 'error',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.partyAge, membership.rules.probation],
    reads: ['person'],
    find: ({
      rows,
    }) => sql`select ${PERSON}, '', jsonb_build_object('admitted', p.admitted_on, 'ceremony', p.ceremony_on, 'official', p.official_on) from person p
      where ${rows('p')} and ${LIVING} and (p.admitted_on <= p.birth_date or p.ceremony_on < p.admitted_on or p.official_on < coalesce(p.ceremony_on, p.admitted_on))`,
  },
  {
    id: 'date_ahead',
    severity: 'error',
    subject: 'member',
    reads: ['person'],
    find: ({ rows, today }) => sql`select ${PERSON}, '', '{}'::jsonb from person p
      where ${rows('p')} and ${LIVING} and greatest(p.birth_date, p.admitted_on, p.ceremony_on, p.official_on) > ${today}`,
  },
  {
    id: 'admission_age',
    severity: 'error',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.age],
    reads: ['person'],
    find: (asked) => {
      const rule = ruleAsked(asked, asked.rulebook.membership.rules.age);
      const least = rule && numbersValue(rule)[0];
      if (least === undefined) return null;
      return sql`select ${PERSON}, '', jsonb_build_object('admitted', p.admitted_on, 'least', ${least}::int) from person p
        where ${asked.rows('p')} and ${LIVING} and case when p.birth_year_only then extract(year from p.admitted_on) - extract(year from p.birth_date) < ${least}
          else p.admitted_on < p.birth_date + make_interval(years => ${least}::int) end`;
    },
  },
  {
    id: 'probation_short',
    severity: 'note',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.probation],
    reads: ['person'],
    find: (asked) => {
      const months = probationOf(asked);
      if (months === undefined) return null;
      return sql`select ${PERSON}, '', jsonb_build_object('from', x.start, 'official', p.official_on, 'months', ${months}::int) from person p
        cross join lateral (select coalesce(p.ceremony_on, p.admitted_on) as start) x
        where ${asked.rows('p')} and ${LIVING} and p.official_on >= x.start and p.official_on < x.start + make_interval(months => ${months}::int)`;
    },
  },
  {
    id: 'probation_overdue',
    severity: 'warning',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.probation, membership.rules.recognition],
    reads: ['person', 'membership'],
    find: (asked) => {
      const before = recognizedBy(asked);
      if (before === null) return null;
      return sql`select ${PERSON}, '', jsonb_build_object('from', x.start) from person p ${SEATED}
        cross join lateral (select coalesce(p.ceremony_on, p.admitted_on) as start) x
        where ${asked.rows('p')} and ${LIVING} and m.status = 'probationary' and p.official_on is null and x.start < ${before}`;
    },
  },
  {
    id: 'official_undated',
    severity: 'warning',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.probation],
    reads: ['person', 'membership'],
    find: ({ rows }) => sql`select ${PERSON}, '', '{}'::jsonb from person p ${SEATED}
      where ${rows('p')} and ${LIVING} and m.status = 'official' and p.official_on is null`,
  },
  {
    id: 'status_differs',
    severity: 'error',
    subject: 'member',
    rules: ({ membership }) => [membership.rules.probation],
    reads: ['person', 'membership'],
    find: ({
      rows,
      today,
    }) => sql`select ${PERSON}, '', jsonb_build_object('official', p.official_on) from person p ${SEATED}
      where ${rows('p')} and ${LIVING} and (m.status = 'official') <> (p.official_on <= ${today})`,
  },
  {
    id: 'correction_late',
    severity: 'warning',
    subject: 'correction',
    rules: ({ membership }) => [membership.rules.correction],
    reads: ['correction'],
    find: ({
      rows,
      today,
    }) => sql`select c.division, c.unit_id, c.scope, c.id, '', jsonb_build_object('on', c.asked_on, 'due', c.due) from correction c
      where ${rows('c')} and c.state = 'open' and c.due < ${today}`,
  },
];

function probationOf(asked: IntegrityAsked): number | undefined {
  const rule = ruleAsked(asked, asked.rulebook.membership.rules.probation);
  return rule && findNumber(rule);
}

/** Whoever began his probation before this day should have been recognized: the months are over, and the (working) days that the cell has after them. */
function recognizedBy(asked: IntegrityAsked): string | null {
  const months = probationOf(asked);
  const rule = ruleAsked(asked, asked.rulebook.membership.rules.recognition);
  const days = rule && findNumber(rule);
  if (months === undefined || days === undefined) return null;
  let end = asked.today;
  const worked = rule?.unit === 'working_days';
  while ((worked ? workingDaysBetween(asked.rulebook.calendar, end, asked.today) : 0) < days && worked)
    end = addTo(end, { days: -1 });
  return addTo(worked ? end : addTo(asked.today, { days: -days }), { months: -months });
}
