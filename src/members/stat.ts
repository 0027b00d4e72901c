import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';
import type { MemberCodes } from './codes.ts';

/** Members of each unit, made anew from the open lines, unit by unit. A guest is counted apart and nowhere else (trap 6); an exempt member counts (trap 5). */
export function memberStat(codes: MemberCodes): Stat {
  return {
    table: 'member_stat',
    from: ['membership'],
    recount: (division, unitIds) => sql`
        insert into member_stat (division, unit_id, scope, members, official, probationary, female, minority, exempt, guests)
        select u.division, u.id, u.path, m.members, m.official, m.probationary, m.female, m.minority, m.exempt, m.guests
        from unit u cross join lateral (
          select count(*) filter (where seat = 'own') as members,
            count(*) filter (where seat = 'own' and status = 'official') as official,
            count(*) filter (where seat = 'own' and status = 'probationary') as probationary,
            count(*) filter (where seat = 'own' and sex = ${codes.female}) as female,
            count(*) filter (where seat = 'own' and ethnicity <> ${codes.majority}) as minority,
            count(*) filter (where seat = 'own' and exempt) as exempt,
            count(*) filter (where seat = 'guest') as guests
          from membership where division = u.division and unit_id = u.id and valid_to = 'infinity') m
        where u.division = ${division} and u.id = any(${unitIds}::uuid[])
        on conflict (division, unit_id) do update set (scope, members, official, probationary, female, minority, exempt, guests)
        = (excluded.scope, excluded.members, excluded.official, excluded.probationary, excluded.female, excluded.minority, excluded.exempt, excluded.guests)`,
  };
}

/** Breakdowns by codes of the rulebook, and ages as a histogram of birth years, which no clock changes (D6). Guests are not in it. Only rows that differ are written, each found by its key: the wide range of a reader above would else be gone through. */
export const memberCodeStat: Stat = {
  table: 'member_code_stat',
  from: ['membership', 'person'],
  recount: (division, unitIds) => sql`
    with made as (
        select m.unit_id, m.scope, b.measure, b.code, count(*)::int as n
        from membership m
        cross join lateral (select education, theory from person where division = m.division and id = m.person_id offset 0) p
        cross join lateral (values ('sex', m.sex), ('ethnicity', m.ethnicity), ('education', p.education), ('theory', p.theory),
          ('birth_year', extract(year from m.birth_date)::text), ('status', m.status)) as b(measure, code)
        where m.division = ${division} and m.unit_id = any(${unitIds}::uuid[]) and m.valid_to = 'infinity' and m.seat = 'own' and b.code is not null
        group by m.unit_id, m.scope, b.measure, b.code),
      ${inPlaceOfKept('member_code_stat', { key: ['measure', 'code'], values: ['n'] }, division, unitIds)}`,
};

/**
 * Members by what is told of them beside the dossier: ownership of the employer, foreign capital, year of graduation, target group.
 * Begun from the periods, of which there are few, and of people with an open line of their own in the unit. Guests are not in it.
 */
export const memberFactStat: Stat = {
  table: 'member_fact_stat',
  from: ['person_work', 'person_study', 'person_group'],
  // whoever is new has none of them yet; whoever comes back is a person whose record goes along
  altered: ['membership', 'person'],
  recount: (division, unitIds) => {
    const open = (table: string) =>
      sql`${sql.table(table)} f join membership m on m.division = f.division and m.person_id = f.person_id and m.unit_id = f.unit_id
        and m.seat = 'own' and m.valid_to = 'infinity'
        where f.division = ${division} and f.unit_id = any(${unitIds}::uuid[]) and f.valid_to = 'infinity'`;
    return sql`
    with facts as (
        select f.unit_id, f.scope, 'ownership' as measure, f.ownership as code from ${open('person_work')} and f.ownership is not null
        union all select f.unit_id, f.scope, 'foreign', 'yes' from ${open('person_work')} and f.foreign_invested
        union all select f.unit_id, f.scope, 'graduation', extract(year from f.graduates_on)::text from ${open('person_study')} and f.graduates_on is not null
        union all select f.unit_id, f.scope, 'group', f.grp from ${open('person_group')}),
      made as (select unit_id, scope, measure, code, count(*)::int as n from facts group by unit_id, scope, measure, code),
      ${inPlaceOfKept('member_fact_stat', { key: ['measure', 'code'], values: ['n'] }, division, unitIds)}`;
  },
};

/** Members by year of birth beside their occupation, and those who study (M45). Guests are not in it. */
export const memberAgeStat: Stat = {
  table: 'member_age_stat',
  from: ['person_work', 'person_study'],
  altered: ['membership', 'person'],
  recount: (division, unitIds) => sql`
    with facts as (
        select unit_id, person_id, 'occupation' as measure, occupation as code from person_work
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and valid_to = 'infinity' and occupation is not null
        union all select unit_id, person_id, 'study', 'yes' from person_study
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and valid_to = 'infinity'),
      made as (select m.unit_id, m.scope, f.measure, f.code, extract(year from m.birth_date)::int as born, count(*)::int as n
        from facts f join membership m on m.division = ${division} and m.person_id = f.person_id and m.unit_id = f.unit_id
          and m.seat = 'own' and m.valid_to = 'infinity'
        group by m.unit_id, m.scope, f.measure, f.code, born),
      ${inPlaceOfKept('member_age_stat', { key: ['measure', 'code', 'born'], values: ['n'] }, division, unitIds)}`,
};

/**
 * What each day changed in the roster of a unit: lines that begin on it minus lines that end on it. Members of a day are the sum of all days up to it, so
 * that a past day of a nation is asked of its days and not of its lines. A day that changes nothing has no row. Only rows that differ are written.
 */
export function memberDayStat(codes: Pick<MemberCodes, 'female' | 'majority'>): Stat {
  return {
    table: 'member_day_stat',
    from: ['membership'],
    recount: (division, unitIds) => sql`
      with made as (
        select u.id as unit_id, u.path as scope, l.*
        from unit u cross join lateral (
          select e.day, coalesce(sum(e.way) filter (where own), 0)::int as members,
            coalesce(sum(e.way) filter (where own and m.status = 'official'), 0)::int as official,
            coalesce(sum(e.way) filter (where own and m.status = 'probationary'), 0)::int as probationary,
            coalesce(sum(e.way) filter (where own and m.sex = ${codes.female}), 0)::int as female,
            coalesce(sum(e.way) filter (where own and m.ethnicity <> ${codes.majority}), 0)::int as minority,
            coalesce(sum(e.way) filter (where not own), 0)::int as guests
          from (select valid_from, valid_to, seat = 'own' as own, status, sex, ethnicity from membership where division = u.division and unit_id = u.id) m
            cross join lateral (values (m.valid_from, 1), (m.valid_to, -1)) e(day, way)
          where e.day <> 'infinity' group by e.day) l
        where u.division = ${division} and u.id = any(${unitIds}::uuid[])
          and (l.members, l.official, l.probationary, l.female, l.minority, l.guests) <> (0, 0, 0, 0, 0, 0)),
      ${inPlaceOfKept('member_day_stat', { key: ['day'], values: ['members', 'official', 'probationary', 'female', 'minority', 'guests'] }, division, unitIds)}`,
  };
}
