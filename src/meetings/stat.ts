import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import type { Stat } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { regularKinds } from './kinds.ts';

/**
 * Counts of meetings by month, made anew from the records. `called`, `held`, `confirmed`, `signed` count every meeting not
 * cancelled that came so far; `units_held` is 0 or 1: a regular meeting was held. Attendance is of regular meetings held
 * and of those who have to attend: members neither exempt nor away (MEE-06). Both are of cells only, of those that were not
 * closed before the month was over: a sum over a range is then a part of the cells of that month. Of a cell's many months only those that differ are written.
 */
export function meetingStat(rulebook: Rulebook): Stat {
  const regular = regularKinds(rulebook);
  const { cellKinds } = organizationNames(rulebook);
  const zone = rulebook.about.timeZone;
  return {
    table: 'meeting_stat',
    from: ['meeting', 'attendance', 'proposal'],
    recount: (division, unitIds) => sql`
        with mine as (select unit_id, id, month, state, kind = any(${regular}::text[]) as regular from meeting
            where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state <> 'cancelled'),
          meetings as (select unit_id, month, count(*)::int as called,
              count(*) filter (where state in ('closed', 'confirmed', 'signed'))::int as held,
              count(*) filter (where state in ('confirmed', 'signed'))::int as confirmed, count(*) filter (where state = 'signed')::int as signed,
              coalesce(max(1) filter (where regular and state in ('closed', 'confirmed', 'signed')), 0)::int as units_held
            from mine group by unit_id, month),
          roll as (select m.unit_id, m.month, count(*)::int as expected, count(*) filter (where a.state = 'present')::int as attended,
              count(*) filter (where a.state = 'excused')::int as excused, count(*) filter (where a.state = 'absent')::int as absent
            from mine m join attendance a on a.division = ${division} and a.meeting_id = m.id
            where m.regular and m.state in ('closed', 'confirmed', 'signed') and a.role in ('official', 'probationary') and not a.exempt and not a.away
            group by m.unit_id, m.month),
          asked as (select unit_id, to_char(made_at at time zone ${zone}, 'YYYY-MM') as month, count(*)::int as proposals,
              count(*) filter (where state = 'answered')::int as answered
            from proposal where division = ${division} and unit_id = any(${unitIds}::uuid[]) group by 1, 2),
          months as (select unit_id, month from meeting where division = ${division} and unit_id = any(${unitIds}::uuid[])
            union select unit_id, month from asked)
        insert into meeting_stat as s (division, unit_id, scope, month, called, held, confirmed, signed, units_held, expected, attended, excused, absent, proposals, proposals_answered)
        select ${division}, u.id, u.path, x.month, coalesce(m.called, 0), coalesce(m.held, 0), coalesce(m.confirmed, 0), coalesce(m.signed, 0), case when c.counts then coalesce(m.units_held, 0) else 0 end,
          coalesce(r.expected, 0), coalesce(r.attended, 0), coalesce(r.excused, 0), coalesce(r.absent, 0), coalesce(p.proposals, 0), coalesce(p.answered, 0)
        from months x join unit u on u.id = x.unit_id
        cross join lateral (select u.kind = any(${cellKinds}::text[]) and (u.closed_on is null or to_char(u.closed_on, 'YYYY-MM') > x.month) as counts) c
        left join meetings m on m.unit_id = x.unit_id and m.month = x.month
        left join roll r on c.counts and r.unit_id = x.unit_id and r.month = x.month
        left join asked p on p.unit_id = x.unit_id and p.month = x.month
        on conflict (division, unit_id, month) do update set (scope, called, held, confirmed, signed, units_held, expected, attended, excused, absent, proposals, proposals_answered)
          = (excluded.scope, excluded.called, excluded.held, excluded.confirmed, excluded.signed, excluded.units_held, excluded.expected, excluded.attended,
            excluded.excused, excluded.absent, excluded.proposals, excluded.proposals_answered)
          where (s.scope, s.called, s.held, s.confirmed, s.signed, s.units_held, s.expected, s.attended, s.excused, s.absent, s.proposals, s.proposals_answered)
            is distinct from (excluded.scope, excluded.called, excluded.held, excluded.confirmed, excluded.signed, excluded.units_held, excluded.expected, excluded.attended,
              excluded.excused, excluded.absent, excluded.proposals, excluded.proposals_answered)`,
  };
}
