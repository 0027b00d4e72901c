/** Checks of posts, terms and duties: who holds what where, and until when (traps 11, 12). */
import { sql } from 'kysely';
import { addTo } from '../platform/clock.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { codes, holds, type IntegrityCheck } from './integrity.ts';

const given = ({ posts }: Rulebook) => posts.filter(({ kind }) => kind !== 'pseudo' && kind !== 'duty');
const heads = (rulebook: Rulebook) => given(rulebook).filter((post) => post.kind === 'party' && post.role === 'head');
const termRule = ({ committees }: Rulebook) => [...new Set(committees.terms.lengths.map(({ rule }) => rule))];
const POST = sql`p.division, p.unit_id, p.scope, p.id`;

export const postIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'post_twice',
    severity: 'error',
    subject: 'unit',
    rules: (rulebook) => [...new Set(heads(rulebook).map(({ rule }) => rule))],
    reads: ['post'],
    find: (
      asked,
    ) => sql`select p.division, p.unit_id, p.scope, p.unit_id, p.post, jsonb_build_object('post', p.post, 'n', count(*)) from post p
      where ${asked.rows('p')} and ${holds(asked, 'p')} and p.post = any(${codes(
        given(asked.rulebook)
          .filter((post) => post.single)
          .map(({ id }) => id),
      )})
      group by p.division, p.unit_id, p.scope, p.post having count(*) > 1`,
  },
  {
    id: 'unit_no_head',
    severity: 'warning',
    subject: 'unit',
    rules: (rulebook) => [...new Set(heads(rulebook).map(({ rule }) => rule))],
    reads: ['unit', 'unit_period', 'post'],
    find: (asked) => {
      const posts = heads(asked.rulebook);
      const before = addTo(asked.today, { days: -asked.rulebook.integrity.vacant.days });
      return sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('since', x.since) from unit u
        cross join lateral (select coalesce(max(p.valid_to), u.founded_on, (select min(valid_from) from unit_period where unit_id = u.id)) as since
          from post p where p.division = u.division and p.unit_id = u.id and p.post = any(${codes(posts.map(({ id }) => id))})) x
        where ${asked.units('u')} and u.closed_on is null and u.kind = any(${codes(posts.flatMap(({ at }) => at))}) and x.since < ${before}`;
    },
  },
  {
    id: 'post_term_over',
    severity: 'warning',
    subject: 'post',
    rules: ({ dualPosts }) => [...new Set(dualPosts.map(({ rule }) => rule))],
    reads: ['post'],
    find: (asked) => sql`select ${POST}, '', jsonb_build_object('post', p.post, 'on', p.term_ends) from post p
      where ${asked.rows('p')} and ${holds(asked, 'p')} and p.term_ends < ${asked.today}`,
  },
  {
    id: 'dual_ends_apart',
    severity: 'warning',
    subject: 'post',
    rules: ({ dualPosts }) => [...new Set(dualPosts.map(({ rule }) => rule))],
    reads: ['post', 'term'],
    find: (asked) => {
      const { dualPosts, committees } = asked.rulebook;
      const pairs = JSON.stringify(dualPosts.map(({ posts: [first, second] }) => ({ first, second })));
      const until = addTo(asked.today, { days: committees.terms.remindDual.days });
      return sql`select ${POST}, q.post, jsonb_build_object('post', p.post, 'other', q.post, 'on', x.first, 'otherOn', x.second)
        from jsonb_to_recordset(${pairs}::jsonb) as d(first text, second text)
        join post p on p.post = d.first and p.valid_to = 'infinity' and ${asked.rows('p')}
        join post q on q.division = p.division and q.unit_id = p.unit_id and q.post = d.second and q.valid_to = 'infinity' and q.person_id = p.person_id
        cross join lateral (select coalesce(p.term_ends, (select max(t.ends_on) from term t where t.division = p.division and t.unit_id = p.unit_id and t.ended_on is null)) as first,
          q.term_ends as second offset 0) x
        where x.first <> x.second and least(x.first, x.second) between ${asked.today} and ${until}`;
    },
  },
  {
    id: 'term_over',
    severity: 'warning',
    subject: 'term',
    rules: termRule,
    reads: ['term'],
    find: ({
      rows,
      today,
    }) => sql`select t.division, t.unit_id, t.scope, t.id, '', jsonb_build_object('on', t.ends_on) from term t
      where ${rows('t')} and t.ended_on is null and t.ends_on < ${today}`,
  },
  {
    id: 'terms_overlap',
    severity: 'error',
    subject: 'term',
    rules: termRule,
    reads: ['term'],
    find: ({
      rows,
    }) => sql`select t.division, t.unit_id, t.scope, t.id, o.id::text, jsonb_build_object('on', o.starts_on, 'until', coalesce(t.ended_on, t.ends_on)) from term t
      join term o on o.division = t.division and o.unit_id = t.unit_id and o.id <> t.id and (o.starts_on, o.id) > (t.starts_on, t.id)
      where ${rows('t')} and o.starts_on < coalesce(t.ended_on, 'infinity')`,
  },
  {
    id: 'closed_unit_posts',
    severity: 'error',
    subject: 'unit',
    reads: ['unit', 'post', 'overseer_duty'],
    find: (
      asked,
    ) => sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('on', u.closed_on, 'n', x.n) from unit u
      cross join lateral (select (select count(*) from post p where p.division = u.division and p.unit_id = u.id and p.valid_to > u.closed_on)
        + (select count(*) from overseer_duty d where d.division = u.division and d.unit_id = u.id and d.scope = u.path and d.valid_to > u.closed_on) as n offset 0) x
      where ${asked.units('u')} and u.closed_on is not null and x.n > 0`,
  },
  {
    id: 'overseer_outside',
    severity: 'warning',
    subject: 'unit',
    rules: ({ committees }) => [committees.visits.quota.rule],
    reads: ['overseer_duty', 'unit', 'post'],
    find: (
      asked,
    ) => sql`select d.division, d.unit_id, d.scope, d.unit_id, d.id::text, jsonb_build_object('since', d.valid_from) from overseer_duty d
      join unit f on f.id = d.from_unit_id
      where ${asked.rows('d')} and ${holds(asked, 'd')} and (not starts_with(d.scope, f.path) or d.scope = f.path
        or not exists (select from post p where p.person_id = d.person_id and p.valid_to > ${asked.today} and p.unit_id = d.from_unit_id
          and p.post = any(${codes(
            given(asked.rulebook)
              .filter(({ kind, role }) => kind === 'party' && role !== undefined)
              .map(({ id }) => id),
          )}) offset 0))`,
  },
];

const link = (_id: string, unit: string) => `/units/${unit}/posts`;

export const organizationSubjects = {
  unit: { table: 'unit', name: 'name', needs: 'unit.read', link: (id: string) => `/units/${id}` },
  post: { table: 'post', name: 'holder_name', needs: 'unit.read', link },
  term: {
    table: 'term',
    name: 'name',
    needs: 'unit.read',
    link: (_id: string, unit: string) => `/units/${unit}/terms`,
  },
};
