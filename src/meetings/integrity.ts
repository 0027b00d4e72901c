/** Checks of meetings: who was counted (traps 4, 6), what came when, what was not held, proposals whose clock ran out. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import { codes, ruleAsked } from '../organization/integrity.ts';
import { organizationNames } from '../organization/names.ts';
import { addTo } from '../platform/clock.ts';
import { fractionValue, type Rulebook } from '../rulebook/rulebook.ts';
import { regularKinds } from './kinds.ts';

const MEETING = sql`m.division, m.unit_id, m.scope, m.id`;
const HELD = sql`m.state in ('closed', 'confirmed', 'signed')`;
const guestRules = ({ membership }: Rulebook) => [...new Set(membership.membershipKinds.map(({ rule }) => rule))];
const baseRules = ({ votes }: Rulebook) => [...new Set(votes.bases.flatMap(({ rules }) => rules))];

export const meetingIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'poll_base',
    severity: 'error',
    subject: 'meeting',
    rules: baseRules,
    reads: ['poll', 'attendance'],
    find: ({ rows, rulebook }) => {
      const bases = JSON.stringify(
        rulebook.votes.bases
          .filter((base) => !base.onlyPresent)
          .map((base) => ({ id: base.id, excused: base.excusedAbsenceLeavesOut, leaves: base.leaveOutIfAbsent })),
      );
      // the roll goes on after a vote: who came later was in no base, so that the base is held between its two ends
      return sql`select p.division, p.unit_id, p.scope, p.subject_id, p.id::text,
          jsonb_build_object('eligible', p.eligible, 'base', p.base, 'roll', x.voters, 'least', x.voters - x.out) from poll p
        join jsonb_to_recordset(${bases}::jsonb) as b(id text, excused boolean, leaves jsonb) on b.id = p.base_kind
        cross join lateral (select count(*)::int as voters, (count(*) filter (where (a.exempt and jsonb_exists(b.leaves, 'exempt')) or (a.away and jsonb_exists(b.leaves, 'away'))
            or (b.excused and a.state = 'excused')))::int as out
          from attendance a where a.division = p.division and a.meeting_id = p.subject_id and a.votes) x
        where ${rows('p')} and p.subject_kind = 'meeting' and (p.eligible <> x.voters or p.base > p.eligible or p.base < x.voters - x.out)`;
    },
  },
  {
    id: 'meeting_quorum',
    severity: 'error',
    subject: 'meeting',
    rules: ({ votes }) => [...new Set(votes.bases.map(({ quorum }) => quorum))],
    reads: ['meeting', 'attendance'],
    find: (asked) => {
      const { meetings, votes } = asked.rulebook;
      const kinds = meetings.kinds.flatMap((kind) => {
        const rule = ruleAsked(asked, votes.bases.find(({ id }) => id === kind.base)?.quorum);
        return rule ? [{ id: kind.id, ...fractionValue(rule) }] : [];
      });
      return sql`select ${MEETING}, '', jsonb_build_object('present', x.present, 'n', x.eligible, 'least', x.least) from meeting m
        join jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as f(id text, numerator int, denominator int, strict boolean) on f.id = m.kind
        cross join lateral (select v.present, v.eligible, case when f.strict then v.eligible * f.numerator / f.denominator + 1
            else (v.eligible * f.numerator + f.denominator - 1) / f.denominator end as least
          from (select (count(*) filter (where a.state = 'present'))::int as present, count(*)::int as eligible from attendance a
            where a.division = m.division and a.meeting_id = m.id and a.votes and not ((a.exempt or a.away) and a.state <> 'present') and a.state <> 'excused') v) x
        where ${asked.rows('m')} and ${HELD} and x.present < x.least`;
    },
  },
  {
    id: 'roll_differs',
    severity: 'error',
    subject: 'meeting',
    reads: ['meeting', 'attendance'],
    find: ({
      rows,
    }) => sql`select ${MEETING}, '', jsonb_build_object('eligible', m.eligible, 'present', m.present, 'roll', x.eligible, 'there', x.present) from meeting m
      cross join lateral (select count(*) filter (where a.votes) as eligible, count(*) filter (where a.state = 'present' and a.role in ('official', 'probationary')) as present,
        count(*) filter (where a.state = 'excused' and a.role in ('official', 'probationary')) as excused
        from attendance a where a.division = m.division and a.meeting_id = m.id) x
      where ${rows('m')} and ${HELD} and (m.eligible, m.present, m.excused) is distinct from (x.eligible::int, x.present::int, x.excused::int)`,
  },
  {
    id: 'roll_stranger',
    severity: 'error',
    subject: 'meeting',
    rules: guestRules,
    reads: ['meeting', 'attendance', 'membership'],
    find: ({ rows, rulebook }) => sql`select ${MEETING}, '', jsonb_build_object('on', x.day, 'n', x.n) from meeting m
      cross join lateral (select (coalesce(m.opened_at, m.planned_at) at time zone ${rulebook.about.timeZone})::date as day) d
      cross join lateral (select d.day, count(*) as n from attendance a where a.division = m.division and a.meeting_id = m.id and a.role in ('official', 'probationary')
        and a.person_id is not null and not exists (select from membership l where l.person_id = a.person_id and l.valid_from <= d.day and l.valid_to >= d.day offset 0)) x
      where ${rows('m')} and ${HELD} and x.n > 0`,
  },
  {
    id: 'guest_votes',
    severity: 'error',
    subject: 'meeting',
    rules: guestRules,
    reads: ['attendance'],
    find: ({
      rows,
    }) => sql`select a.division, a.unit_id, a.scope, a.meeting_id, '', jsonb_build_object('n', count(*)) from attendance a
      where ${rows('a')} and a.votes and a.role <> 'official' group by a.division, a.unit_id, a.scope, a.meeting_id`,
  },
  {
    id: 'minutes_early',
    severity: 'error',
    subject: 'meeting',
    rules: ({ meetings }) => [meetings.minutesRule],
    reads: ['minutes', 'meeting'],
    find: ({
      rows,
      rulebook,
    }) => sql`select ${MEETING}, '', jsonb_build_object('on', (m.closed_at at time zone ${rulebook.about.timeZone})::date,
        'signed', (least(n.confirmed_at, n.signed_at) at time zone ${rulebook.about.timeZone})::date) from minutes n
      join lateral (select * from meeting where division = n.division and id = n.meeting_id offset 0) m on true
      where ${rows('n')} and least(n.confirmed_at, n.signed_at) < m.closed_at`,
  },
  {
    id: 'cell_unmet',
    severity: 'warning',
    subject: 'unit',
    rules: ({ meetings }) => [
      ...new Set(
        meetings.kinds.filter(({ frequency }) => frequency?.per === 'month').map(({ frequency }) => frequency?.rule),
      ),
    ],
    reads: ['unit', 'unit_period', 'meeting', 'membership'],
    find: (asked) => {
      const { cellKinds } = organizationNames(asked.rulebook);
      const kinds = regularKinds(asked.rulebook);
      if (kinds.length === 0) return null;
      const first = addTo(`${asked.today.slice(0, 7)}-01`, { months: -asked.rulebook.integrity.unmet.months });
      return sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('month', coalesce(x.month, 'none')) from unit u
        cross join lateral (select max(m.month) as month from meeting m where m.division = u.division and m.unit_id = u.id and m.kind = any(${codes(kinds)}) and ${HELD}) x
        where ${asked.units('u')} and u.closed_on is null and u.kind = any(${codes(cellKinds)}) and coalesce(x.month, '') < ${first.slice(0, 7)}
          and (select min(valid_from) from unit_period where unit_id = u.id) < ${first}
          and exists (select from membership l where l.division = u.division and l.unit_id = u.id and l.valid_to = 'infinity' and l.valid_from < ${first} offset 0)`;
    },
  },
  {
    id: 'closed_unit_meetings',
    severity: 'error',
    subject: 'meeting',
    reads: ['meeting', 'unit'],
    find: ({
      rows,
    }) => sql`select ${MEETING}, '', jsonb_build_object('on', u.closed_on) from meeting m join unit u on u.id = m.unit_id
      where ${rows('m')} and m.state in ('called', 'open') and u.closed_on is not null`,
  },
  {
    id: 'proposal_late',
    severity: 'warning',
    subject: 'proposal',
    rules: ({ meetings }) => [meetings.proposals.rule],
    reads: ['proposal'],
    find: ({
      rows,
      today,
    }) => sql`select p.division, p.unit_id, p.scope, p.id, '', jsonb_build_object('due', p.reply_due) from proposal p
      where ${rows('p')} and p.state = 'open' and p.reply_due < ${today}`,
  },
];

export const meetingSubjects = {
  meeting: { table: 'meeting', name: 'title', needs: 'meeting.read', link: (id: string) => `/meetings/${id}` },
  proposal: { table: 'proposal', name: null, needs: 'meeting.read', link: (id: string) => `/proposals/${id}` },
};
