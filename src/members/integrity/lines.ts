/** Checks of memberships: in time, beside each other, at units that live; guests (trap 6), committees of cells (trap 5), posts of those who left. */
import { type RawBuilder, sql } from 'kysely';
import { codes, holds, type IntegrityAsked, type IntegrityCheck, ruleAsked } from '../../organization/integrity.ts';
import { organizationNames } from '../../organization/names.ts';
import { findNumber, type Rulebook } from '../../rulebook/rulebook.ts';
import { memberCodes } from '../codes.ts';

const LINE = sql`m.division, m.unit_id, m.scope, m.person_id`;
const kindRules = ({ membership }: Rulebook) => [...new Set(membership.membershipKinds.map(({ rule }) => rule))];
const membersOnly = ({ posts }: Rulebook) => posts.filter((post) => post.membersOnly).map(({ id }) => id);
const committee = ({ posts }: Rulebook, cells: readonly string[]) =>
  posts.filter(({ role, at }) => role === 'committee' && at.some((kind) => cells.includes(kind))).map(({ id }) => id);

/** Cells whose official members (the exempt among them) and committee go together as `wrong` says; null where no rule sets a number. */
function cellCommittees(
  asked: IntegrityAsked,
  wrong: (n: RawBuilder<unknown>, least: RawBuilder<unknown>, has: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> | null {
  const rule = ruleAsked(asked, asked.rulebook.sizeRules.cellCommitteeFrom);
  const least = rule && findNumber(rule, asked.rulebook.committees.elections.committeeFrom?.key);
  if (least === undefined) return null;
  const { cellKinds } = organizationNames(asked.rulebook);
  const official = asked.rulebook.membership.statuses.filter((each) => each.countsAsOfficial).map(({ id }) => id);
  const has = sql`exists (select from post p where p.division = u.division and p.unit_id = u.id and ${holds(asked, 'p')}
    and p.post = any(${codes(committee(asked.rulebook, cellKinds))}) offset 0)`;
  return sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('n', x.n, 'least', ${least}::int) from unit u
    cross join lateral (select count(*) as n from membership m where m.division = u.division and m.unit_id = u.id and m.valid_to = 'infinity'
      and m.seat = 'own' and m.status = any(${codes(official)})) x
    where ${asked.units('u')} and u.closed_on is null and u.kind = any(${codes(cellKinds)}) and ${wrong(sql`x.n`, sql`${least}`, has)}`;
}

export const lineIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'seats_overlap',
    severity: 'error',
    subject: 'member',
    rules: kindRules,
    reads: ['membership'],
    find: ({
      rows,
    }) => sql`select ${LINE}, m.id::text, jsonb_build_object('since', m.valid_from, 'until', o.valid_to) from membership m
      cross join lateral (select min(o.valid_to) as valid_to from membership o where o.person_id = m.person_id and o.seat = 'own' and o.id <> m.id
        and (o.valid_from, o.id) < (m.valid_from, m.id) and o.valid_to > m.valid_from) o
      where ${rows('m')} and m.seat = 'own' and o.valid_to < 'infinity'`,
  },
  {
    id: 'guest_at_home',
    severity: 'error',
    subject: 'member',
    rules: kindRules,
    reads: ['membership'],
    find: ({
      rows,
    }) => sql`select ${LINE}, '', jsonb_build_object('since', m.valid_from) from membership m where ${rows('m')} and m.seat = 'guest' and m.valid_to = 'infinity'
      and exists (select from membership o where o.person_id = m.person_id and o.seat = 'own' and o.valid_to = 'infinity' and o.unit_id = m.unit_id offset 0)`,
  },
  {
    id: 'guest_of_none',
    severity: 'warning',
    subject: 'member',
    rules: kindRules,
    reads: ['membership'],
    find: ({
      rows,
    }) => sql`select ${LINE}, '', jsonb_build_object('since', m.valid_from) from membership m where ${rows('m')} and m.seat = 'guest' and m.valid_to = 'infinity'
      and not exists (select from membership o where o.person_id = m.person_id and o.seat = 'own' and o.valid_to = 'infinity' offset 0)`,
  },
  {
    id: 'line_outside_unit',
    severity: 'warning',
    subject: 'member',
    reads: ['membership', 'unit'],
    find: ({
      rows,
    }) => sql`select ${LINE}, m.id::text, jsonb_build_object('since', m.valid_from, 'founded', u.founded_on) from membership m join unit u on u.id = m.unit_id
      where ${rows('m')} and m.valid_from < u.founded_on`,
  },
  {
    id: 'closed_unit_members',
    severity: 'error',
    subject: 'unit',
    reads: ['membership', 'unit'],
    find: ({
      units,
    }) => sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('on', u.closed_on, 'n', x.n) from unit u
      cross join lateral (select count(*) as n from membership m where m.division = u.division and m.unit_id = u.id and m.valid_to > u.closed_on) x
      where ${units('u')} and u.closed_on is not null and x.n > 0`,
  },
  {
    id: 'committee_small',
    severity: 'warning',
    subject: 'unit',
    rules: ({ sizeRules }) => [sizeRules.cellCommitteeFrom],
    reads: ['unit', 'post', 'membership'],
    find: (asked) => cellCommittees(asked, (n, least, has) => sql`${n} < ${least} and ${has}`),
  },
  {
    // the exempt count towards the number, whether they come or not (trap 5)
    id: 'committee_missing',
    severity: 'warning',
    subject: 'unit',
    rules: ({ sizeRules }) => [sizeRules.cellCommitteeFrom],
    reads: ['unit', 'post', 'membership'],
    find: (asked) => cellCommittees(asked, (n, least, has) => sql`${n} >= ${least} and not ${has}`),
  },
  {
    id: 'holder_left',
    severity: 'error',
    subject: 'post',
    rules: (rulebook) => [...new Set(rulebook.posts.filter((post) => post.membersOnly).map(({ rule }) => rule))],
    reads: ['post', 'membership'],
    find: (
      asked,
    ) => sql`select p.division, p.unit_id, p.scope, p.id, '', jsonb_build_object('post', p.post, 'since', p.valid_from) from post p
      where ${asked.rows('p')} and ${holds(asked, 'p')} and p.post = any(${codes(membersOnly(asked.rulebook))}) and p.person_id is not null
        and not exists (select from membership m where m.person_id = p.person_id and m.valid_to > ${asked.today} and m.seat = 'own' offset 0)`,
  },
  {
    id: 'members_counted',
    severity: 'error',
    subject: 'unit',
    reads: ['member_stat', 'membership'],
    find: ({ rows, rulebook }) => {
      const { female, majority } = memberCodes(rulebook);
      return sql`select s.division, s.unit_id, s.scope, s.unit_id, '', jsonb_build_object('counted', s.members, 'n', x.members) from member_stat s
        cross join lateral (select count(*) filter (where m.seat = 'own') as members, count(*) filter (where m.seat = 'own' and m.status = 'official') as official,
          count(*) filter (where m.seat = 'own' and m.sex = ${female}) as female, count(*) filter (where m.seat = 'own' and m.ethnicity <> ${majority}) as minority,
          count(*) filter (where m.seat = 'own' and m.exempt) as exempt, count(*) filter (where m.seat = 'guest') as guests
          from membership m where m.division = s.division and m.unit_id = s.unit_id and m.valid_to = 'infinity') x
        where ${rows('s')} and (s.members, s.official, s.female, s.minority, s.exempt, s.guests) <> (x.members, x.official, x.female, x.minority, x.exempt, x.guests)`;
    },
  },
];
