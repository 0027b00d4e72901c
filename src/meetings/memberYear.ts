/** Meetings and proposals of a member's year (M15). Whoever has to attend is told as the counts tell it: members neither exempt nor away (MEE-06). */
import { sql } from 'kysely';
import { asWritten, labelIn, rowsNaming, type YearPart } from '../members/year/part.ts';
import { regularKinds } from './kinds.ts';

/** Regular meetings that were held, each once as expected and once as what became of it. */
export const meetingsOfYear: YearPart = {
  text: 'meetings.member_year.meetings',
  capability: 'meeting.read',
  figures: [
    { id: 'meeting.expected', text: 'meetings.member_year.expected', main: true, total: true },
    { id: 'meeting.present', text: 'meetings.member_year.present', sign: 'good' },
    { id: 'meeting.excused', text: 'meetings.member_year.excused' },
    { id: 'meeting.absent', text: 'meetings.member_year.absent', sign: 'bad', main: true },
    { id: 'report.given', text: 'meetings.member_year.report_given', sign: 'good' },
    { id: 'report.missed', text: 'meetings.member_year.report_missed', sign: 'bad' },
  ],
  rows: ({ people, from, to, rulebook }) => sql`
    select a.person_id, f.figure, a.id, '/meetings/' || m.id, (m.planned_at at time zone ${rulebook.about.timeZone})::date, m.title,
      f.why, m.clerk_name, a.marked_by, a.unit_id
    from ${rowsNaming(people, 'attendance', 'person_id', 'a')} join meeting m on m.division = a.division and m.id = a.meeting_id
    cross join lateral (values ('meeting.expected', null), ('meeting.' || a.state, a.reason)) f(figure, why)
    where m.month between left(${from}, 7) and left(${to}, 7) and m.kind = any(${regularKinds(rulebook)}::text[])
      and m.state in ('closed', 'confirmed', 'signed') and a.role in ('official', 'probationary') and not a.exempt and not a.away
      and f.figure <> 'meeting.unknown'
    union all
    select r.person_id, 'report.' || r.state, r.id, '/meetings/' || r.meeting_id || '/reports', r.held_on, r.field, null, r.person_name, r.on_behalf_by, r.unit_id
    from ${rowsNaming(people, 'field_report', 'person_id', 'r')} where r.held_on between ${from}::date and ${to}::date`,
  named: ({ figure, what, why }, rulebook) => ({
    what: figure.startsWith('report.') ? labelIn(rulebook.committees.workFields, what) : asWritten(what),
    why: why === null ? null : labelIn(rulebook.meetings.absenceReasons, why),
  }),
};

export const proposalsOfYear: YearPart = {
  text: 'meetings.member_year.proposals',
  capability: 'meeting.read',
  figures: [
    { id: 'proposal.made', text: 'meetings.member_year.proposal_made', sign: 'good', main: true },
    { id: 'proposal.answered', text: 'meetings.member_year.proposal_answered', total: true },
  ],
  rows: ({ people, from, to, rulebook }) => sql`
    select p.person_id, f.figure, p.id, '/proposals/' || p.id, (p.made_at at time zone ${rulebook.about.timeZone})::date, p.body, f.why, f.by_name, f.by_id, p.unit_id
    from ${rowsNaming(people, 'proposal', 'person_id', 'p')} cross join lateral (values ('proposal.made', null, p.person_name, p.on_behalf_by),
      (case when p.state = 'answered' then 'proposal.answered' end, p.reply, p.replied_name, p.replied_by)) f(figure, why, by_name, by_id)
    where f.figure is not null
      and (p.made_at at time zone ${rulebook.about.timeZone})::date between ${from}::date and ${to}::date`,
};
