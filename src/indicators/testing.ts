/** For tests: the numbers of a past day counted line by line, as the kept days must say them. */
import type pg from 'pg';
import type { OrganizationNames } from '../organization/names.ts';
import type { Counted } from './asOf.ts';

const STOOD_FROM = (p: string) =>
  `case when exists (select from unit_period e where e.unit_id = ${p}.unit_id and e.valid_from < ${p}.valid_from) then ${p}.valid_from else '-infinity'::date end`;

/** Members, units and posts that stood under a path on a day, by memberships, posts, marks and periods themselves. */
export async function countByLines(
  client: pg.Client | pg.Pool,
  path: string,
  on: string,
  names: OrganizationNames,
  codes: { female: string; majority: string },
): Promise<Counted> {
  const { rows } = await client.query<Counted>(
    `with people as (
        select m.* from unit_period p join membership m on m.division = p.division and m.unit_id = p.unit_id
        where p.path >= $1 and p.path < $2 and ${STOOD_FROM('p')} <= $3 and p.valid_to > $3 and m.seat = 'own' and m.valid_from <= $3 and m.valid_to > $3),
      here as (
        select p.unit_id, p.division, p.kind = any($4::text[]) as cell, p.kind = any($5::text[]) as grassroots, p.kind = any($4::text[]) and u.setting = $6 as residential
        from unit_period p join unit u on u.id = p.unit_id where p.path >= $1 and p.path < $2 and p.valid_from <= $3 and p.valid_to > $3),
      held as (
        select h.unit_id, o.post, coalesce(o.person_id::text, o.holder_name) as holder, o.holder_is_member
        from here h join post o on o.division = h.division and o.unit_id = h.unit_id where h.residential and o.valid_from <= $3 and o.valid_to > $3),
      pairs as (select distinct s.unit_id, o.post from held s join held o using (unit_id, holder) where s.post = $7 and o.post in ($9, $10)),
      marked as (
        select m.* from here h join unit_mark m on m.division = h.division and m.unit_id = h.unit_id where m.valid_from <= $3 and m.valid_to > $3)
      select (select count(*)::int from people) as members, (select count(*)::int from people where status = 'official') as official,
        (select count(*)::int from people where status = 'probationary') as probationary, (select count(*)::int from people where sex = $12) as female,
        (select count(*)::int from people where ethnicity <> $13) as minority,
        (select count(*)::int from here where cell) as cells, (select count(*)::int from here where grassroots) as grassroots,
        (select count(*)::int from here where residential) as residential,
        (select count(distinct unit_id)::int from held where post = $8) as committee, (select count(distinct unit_id)::int from held where post = $9) as "headKnown",
        (select count(distinct unit_id)::int from held where post = $9 and holder_is_member) as "headMember",
        (select count(*)::int from pairs where post = $9) as "dualHead", (select count(*)::int from pairs where post = $10) as "dualFront",
        (select count(distinct unit_id)::int from pairs) as dual,
        (select count(*)::int from marked where ownership = any($11::text[])) as "nonState", (select count(*)::int from marked where foreign_invested) as "foreignInvested"`,
    [
      path,
      `${path}{`,
      on,
      names.cellKinds,
      names.grassrootsKinds,
      names.residential,
      names.secretary,
      names.committeeMember,
      names.head,
      names.front,
      names.nonState,
      codes.female,
      codes.majority,
    ],
  );
  return rows[0] as Counted;
}

/** The first day of which any line under a path says something; null where there is none. */
export async function recordedByLines(client: pg.Client | pg.Pool, path: string): Promise<string | null> {
  const { rows } = await client.query<{ first: string | null }>(
    `select min(greatest(m.valid_from, s.begins))::text as first from unit_period p cross join lateral (select ${STOOD_FROM('p')} as begins) s
      join membership m on m.division = p.division and m.unit_id = p.unit_id and m.valid_to > s.begins and m.valid_from < p.valid_to
      where p.path >= $1 and p.path < $2`,
    [path, `${path}{`],
  );
  return rows[0]?.first ?? null;
}
