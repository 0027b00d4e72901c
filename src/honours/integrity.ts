/** Checks of badges (trap 3), cards and commendations. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const AWARD = sql`a.division, a.unit_id, a.scope, a.person_id, a.id::text`;
const badgeRule = ({ honours }: Rulebook) => [honours.badges?.rule];
const partyAge = ({ membership }: Rulebook) => [membership.rules.partyAge];

export const honourIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'badge_not_reached',
    severity: 'error',
    subject: 'honoured',
    rules: badgeRule,
    reads: ['badge_award'],
    find: ({ rows, rulebook }) => {
      const early = JSON.stringify((rulebook.honours.badges?.early ?? []).map(({ id, months }) => ({ id, months })));
      return sql`select ${AWARD}, jsonb_build_object('years', a.years, 'admitted', a.admitted_on, 'on', a.round_on) from badge_award a
        left join jsonb_to_recordset(${early}::jsonb) as x(id text, months int) on x.id = a.early
        where ${rows('a')} and a.state in ('decided', 'handed') and a.moved_to is null
          and a.admitted_on + make_interval(years => a.years) > greatest(a.round_on, a.handed_on) + make_interval(months => coalesce(x.months, 0))`;
    },
  },
  {
    id: 'badge_other_date',
    severity: 'warning',
    subject: 'honoured',
    rules: partyAge,
    reads: ['badge_award', 'person'],
    find: ({
      rows,
    }) => sql`select ${AWARD}, jsonb_build_object('years', a.years, 'counted', a.admitted_on, 'admitted', p.admitted_on) from badge_award a
      join lateral (select admitted_on from person where division = a.division and id = a.person_id and home offset 0) p on true
      where ${rows('a')} and a.moved_to is null and a.state <> 'skipped' and a.admitted_on <> p.admitted_on`,
  },
  {
    id: 'commendation_level',
    severity: 'warning',
    subject: 'commendation',
    rules: ({ honours }) => [honours.commendations?.rule],
    reads: ['commendation'],
    find: ({ rows, rulebook }) => {
      const givers = rulebook.honours.forms.flatMap(({ id, givenBy }) => givenBy.map((kind) => `${id} ${kind}`));
      return sql`select c.division, c.unit_id, c.scope, c.id, '', jsonb_build_object('kind', c.by_kind, 'on', c.decided_on) from commendation c
        where ${rows('c')} and c.annulled_on is null and c.form = any(${rulebook.honours.forms.map(({ id }) => id)}::text[])
          and not (c.form || ' ' || c.by_kind) = any(${givers}::text[])`;
    },
  },
  {
    id: 'card_differs',
    severity: 'error',
    subject: 'honoured',
    rules: ({ honours }) => [honours.cards?.rule],
    reads: ['card', 'person'],
    find: ({ rows }) => sql`select k.division, k.unit_id, k.scope, k.person_id, k.id::text, '{}'::jsonb from card k
      join lateral (select card_tail from person where division = k.division and id = k.person_id and home offset 0) p on true
      where ${rows('k')} and k.state = 'valid' and k.moved_to is null and k.tail <> p.card_tail`,
  },
  {
    id: 'card_of_stranger',
    severity: 'note',
    subject: 'honoured',
    rules: ({ honours }) => [honours.cards?.rule],
    reads: ['card', 'membership'],
    find: ({
      rows,
      today,
    }) => sql`select k.division, k.unit_id, k.scope, k.person_id, k.id::text, jsonb_build_object('until', x.until) from card k
      cross join lateral (select max(m.valid_to) as until from membership m where m.person_id = k.person_id and m.seat = 'own') x
      where ${rows('k')} and k.state = 'valid' and k.moved_to is null and x.until <= ${today}`,
  },
];

export const honourSubjects = {
  honoured: {
    table: 'person',
    name: 'full_name',
    needs: 'honour.read',
    link: (id: string) => `/members/${id}/honours`,
  },
  commendation: {
    table: 'commendation',
    name: 'name',
    needs: 'honour.read',
    link: (id: string) => `/commendations/${id}`,
  },
};
