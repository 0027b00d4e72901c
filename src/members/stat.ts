import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import type { MemberCodes } from './codes.ts';

/** Members of each unit, made anew from the open lines. A guest is counted apart and nowhere else (trap 6); an exempt member counts (trap 5). */
export function memberStat(codes: MemberCodes): Stat {
  return {
    table: 'member_stat',
    from: ['membership'],
    recount: async (tx, division, unitIds) => {
      await sql`
        insert into member_stat (division, unit_id, scope, members, official, probationary, female, minority, exempt, guests)
        select u.division, u.id, u.path,
          count(m.id) filter (where m.seat = 'own'),
          count(m.id) filter (where m.seat = 'own' and m.status = 'official'),
          count(m.id) filter (where m.seat = 'own' and m.status = 'probationary'),
          count(m.id) filter (where m.seat = 'own' and m.sex = ${codes.female}),
          count(m.id) filter (where m.seat = 'own' and m.ethnicity <> ${codes.majority}),
          count(m.id) filter (where m.seat = 'own' and m.exempt),
          count(m.id) filter (where m.seat = 'guest')
        from unit u left join membership m on m.division = u.division and m.unit_id = u.id and m.valid_to = 'infinity'
        where u.division = ${division} and u.id = any(${unitIds}::uuid[])
        group by u.division, u.id, u.path
        on conflict (division, unit_id) do update set (scope, members, official, probationary, female, minority, exempt, guests)
        = (excluded.scope, excluded.members, excluded.official, excluded.probationary, excluded.female, excluded.minority, excluded.exempt, excluded.guests)`.execute(
        tx,
      );
    },
  };
}

/** Breakdowns by codes of the rulebook, and ages as a histogram of birth years, which no clock changes (D6). Guests are not in it. */
export const memberCodeStat: Stat = {
  table: 'member_code_stat',
  from: ['membership', 'person'],
  recount: async (tx, division, unitIds) => {
    await sql`delete from member_code_stat where division = ${division} and unit_id = any(${unitIds}::uuid[])`.execute(
      tx,
    );
    await sql`
      insert into member_code_stat (division, unit_id, scope, measure, code, n)
      select m.division, m.unit_id, m.scope, b.measure, b.code, count(*)
      from membership m
      cross join lateral (select education, theory from person where division = m.division and id = m.person_id offset 0) p
      cross join lateral (values ('sex', m.sex), ('ethnicity', m.ethnicity), ('education', p.education), ('theory', p.theory),
        ('birth_year', extract(year from m.birth_date)::text), ('status', m.status)) as b(measure, code)
      where m.division = ${division} and m.unit_id = any(${unitIds}::uuid[]) and m.valid_to = 'infinity' and m.seat = 'own' and b.code is not null
      group by m.division, m.unit_id, m.scope, b.measure, b.code`.execute(tx);
  },
};
