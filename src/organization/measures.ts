/** Units, their posts, regulations and visits as they are counted. */
import { type RawBuilder, sql } from 'kysely';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { codesOf, type Dimension, type Measure, type MeasureAsked, stood } from './measure.ts';
import { type OrganizationNames, organizationNames } from './names.ts';

/**
 * What holds of a unit `u` with its place and kind `p` on the day, what is `joined` to them for it, and where today's counts have it. Joined is the first
 * of the records that say so, which lies where its unit does: a unit asked whether it has any would be refused where records lie on several machines.
 */
type UnitMeasure = {
  id: string;
  says: string;
  column?: { table: string; column: string };
  joined?: (asked: MeasureAsked) => RawBuilder<unknown>;
  holds: RawBuilder<boolean>;
  rule?: string;
};

export function organizationMeasures(rulebook: Rulebook): Measure[] {
  const names = organizationNames(rulebook);
  const dimensions = unitDimensions(rulebook);
  return [
    ...unitMeasures(rulebook, names).map(
      ({ id, says, column, joined, holds, rule }): Measure => ({
        id,
        counts: 'unit',
        nature: 'stock',
        text: `measure.organization.${says}`,
        who: `measure.organization.${says}_who`,
        ...(rule !== undefined && { rule }),
        capability: 'counts.read',
        sources: ['unit_period', 'unit', 'post', 'unit_mark'],
        strict: true,
        dimensions,
        records: (
          asked,
        ) => sql`select ${UNIT_COLUMNS} from unit_period p join unit u on u.id = p.unit_id ${joined?.(asked) ?? sql``}
          where p.valid_from <= ${asked.to} and p.valid_to > ${asked.to} and ${holds}`,
        ...(column && { stat: (filters) => (Object.keys(filters).length === 0 ? column : null) }),
      }),
    ),
    postHeld(rulebook),
    regulationsRunning(),
    ...visitMeasures(rulebook),
  ];
}

const UNIT_COLUMNS = sql`p.division, p.unit_id, u.path as scope, p.unit_id as id, p.valid_from as day, p.name as label, u.sort_key, u.search_key as search,
  '/units/' || p.unit_id as link, p.kind as note, p.kind as d_kind, coalesce(u.setting, '') as d_setting`;

function unitMeasures(rulebook: Rulebook, names: OrganizationNames): UnitMeasure[] {
  const cell = sql<boolean>`p.kind = any(${names.cellKinds}::text[])`;
  const residential = sql<boolean>`(${cell} and u.setting = ${names.residential})`;
  type Said = (alias: string) => RawBuilder<unknown>;
  /** the first record of a table that stood on the day, of those of which something is said */
  const first =
    (table: 'post' | 'unit_mark' | 'overseer_duty', said: Said) =>
    (asked: MeasureAsked): RawBuilder<unknown> => {
      const stands = (alias: string) => sql`${stood(alias, asked)} and ${said(alias)}`;
      return sql`join ${sql.table(table)} o on o.division = p.division and o.unit_id = p.unit_id and o.scope = u.path and ${stands('o')}
        and not exists (select from ${sql.table(table)} e where e.division = o.division and e.unit_id = o.unit_id and e.scope = o.scope and ${stands('e')} and e.id < o.id)`;
    };
  const is =
    (post: string): Said =>
    (alias) =>
      sql`${sql.ref(`${alias}.post`)} = ${post}`;
  // told by person, else by name (M08, M60)
  const pair =
    (...others: string[]) =>
    (asked: MeasureAsked): RawBuilder<unknown> => {
      const both = (one: string, other: string) => {
        const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);
        const holder = (alias: string) =>
          sql`coalesce(${column(alias, 'person_id')}::text, ${column(alias, 'holder_name')})`;
        return sql`${column(other, 'division')} = ${column(one, 'division')} and ${column(other, 'unit_id')} = ${column(one, 'unit_id')} and ${holder(other)} = ${holder(one)}
          and ${is(names.secretary)(one)} and ${column(other, 'post')} = any(${others}::text[]) and ${stood(one, asked)} and ${stood(other, asked)}`;
      };
      return sql`join post a on a.division = p.division and a.unit_id = p.unit_id join post b on ${both('a', 'b')}
        and not exists (select from post c join post d on ${both('c', 'd')} where c.division = a.division and c.unit_id = a.unit_id and (c.id, d.id) < (a.id, b.id))`;
    };
  const post = (id: string, says: string, column: string, joined: (asked: MeasureAsked) => RawBuilder<unknown>) => ({
    id,
    says,
    column: { table: 'post_stat', column },
    joined,
    holds: residential,
  });
  const ruleOf = (id: string) => {
    const rule = rulebook.posts.find((each) => each.id === id)?.rule;
    return rule === undefined ? {} : { rule };
  };
  const dual = rulebook.dualPosts[0] ? { rule: rulebook.dualPosts[0].rule } : {};
  return [
    { id: 'unit.all', says: 'unit', holds: sql<boolean>`true` },
    {
      id: 'unit.grassroots',
      says: 'grassroots',
      column: { table: 'post_stat', column: 'grassroots' },
      holds: sql<boolean>`p.kind = any(${names.grassrootsKinds}::text[])`,
    },
    { id: 'unit.cell', says: 'cell', column: { table: 'post_stat', column: 'cells' }, holds: cell },
    {
      id: 'unit.residential',
      says: 'residential',
      column: { table: 'post_stat', column: 'residential' },
      holds: residential,
    },
    {
      ...post('unit.committee', 'committee', 'residential_committee', first('post', is(names.committeeMember))),
      ...ruleOf(names.committeeMember),
    },
    {
      id: 'unit.any_committee',
      says: 'any_committee',
      joined: first('post', is(names.committeeMember)),
      holds: cell,
      ...ruleOf(names.committeeMember),
    },
    post('unit.head_known', 'head_known', 'head_known', first('post', is(names.head))),
    post(
      'unit.head_member',
      'head_member',
      'head_is_member',
      first('post', (alias) => sql`${is(names.head)(alias)} and ${sql.ref(`${alias}.holder_is_member`)}`),
    ),
    { ...post('unit.dual', 'dual', 'dual_any', pair(names.head, names.front)), ...dual },
    { ...post('unit.dual_head', 'dual_head', 'dual_head', pair(names.head)), ...dual },
    { ...post('unit.dual_front', 'dual_front', 'dual_front', pair(names.front)), ...dual },
    {
      id: 'unit.non_state',
      says: 'non_state',
      column: { table: 'mark_stat', column: 'non_state' },
      joined: first('unit_mark', (alias) => sql`${sql.ref(`${alias}.ownership`)} = any(${names.nonState}::text[])`),
      holds: sql<boolean>`true`,
    },
    {
      id: 'unit.foreign',
      says: 'foreign',
      column: { table: 'mark_stat', column: 'foreign_invested' },
      joined: first('unit_mark', (alias) => sql`${sql.ref(`${alias}.foreign_invested`)}`),
      holds: sql<boolean>`true`,
    },
    {
      id: 'unit.in_charge',
      says: 'in_charge',
      joined: first('overseer_duty', () => sql`true`),
      holds: sql<boolean>`true`,
    },
  ];
}

function unitDimensions({ unitKinds, settings }: Rulebook): Record<string, Dimension> {
  return {
    kind: { text: 'dimension.organization.kind', codes: codesOf(unitKinds) },
    setting: { text: 'dimension.organization.setting', codes: codesOf(settings) },
  };
}

/** Posts held on a day, of members and of others. */
function postHeld(rulebook: Rulebook): Measure {
  return {
    id: 'post.held',
    counts: 'post',
    nature: 'stock',
    text: 'measure.organization.post',
    who: 'measure.organization.post_who',
    capability: 'unit.read',
    sources: ['post'],
    dimensions: {
      post: { text: 'dimension.organization.post', codes: codesOf(rulebook.posts) },
      member: {
        text: 'dimension.organization.member',
        codes: [
          { id: 'yes', text: 'code.organization.yes' },
          { id: 'no', text: 'code.organization.no' },
        ],
      },
    },
    records: (
      asked,
    ) => sql`select o.division, o.unit_id, o.scope, o.id, o.valid_from as day, o.holder_name as label, lower(o.holder_name) as sort_key,
      lower(o.holder_name) as search, case when o.person_id is not null then '/members/' || o.person_id else '/units/' || o.unit_id end as link, o.post as note,
      o.post as d_post, case when o.holder_is_member then 'yes' else 'no' end as d_member
      from post o where ${stood('o', asked)}`,
  };
}

/** Regulations in force of terms that run. */
function regulationsRunning(): Measure {
  return {
    id: 'regulation.running',
    counts: 'regulation',
    nature: 'stock',
    text: 'measure.organization.regulation',
    who: 'measure.organization.regulation_who',
    capability: 'unit.read',
    sources: ['regulation', 'term'],
    records: ({
      to,
    }) => sql`select g.division, g.unit_id, g.scope, g.id, g.adopted_on as day, g.title as label, lower(g.title) as sort_key, lower(g.title) as search,
      '/regulations/' || g.id as link, g.number_text as note
      from regulation g where g.adopted_on <= ${to} and g.state <> 'draft' and (g.lapsed_on is null or g.lapsed_on > ${to})
        and exists (select from term t where t.division = g.division and t.id = g.term_id and t.starts_on <= ${to} and (t.ended_on is null or t.ended_on > ${to}))`,
  };
}

/** Visits of those in charge, and the units they came to. */
function visitMeasures({ committees }: Rulebook): Measure[] {
  const { kinds, quota } = committees.visits;
  const counting = kinds.filter((kind) => kind.counts).map(({ id }) => id);
  const columns = sql`v.division, v.unit_id, v.scope, v.id, v.made_on as day, v.person_name as label, v.sort_key, lower(v.person_name) as search,
    '/visits/' || v.id as link, v.kind as note, v.kind as d_kind,
    case when v.kind = any(${counting}::text[]) and (select u.setting from unit u where u.id = v.unit_id) = any(${quota.settings}::text[]) then 'yes' else 'no' end as d_counts`;
  const made = ({ from, to }: MeasureAsked) => sql`v.made_on >= ${from} and v.made_on <= ${to}`;
  const base = {
    nature: 'flow' as const,
    capability: 'meeting.read',
    sources: ['overseer_visit', 'unit'],
    rule: quota.rule,
  };
  const dimensions = {
    kind: { text: 'dimension.organization.visit', codes: codesOf(kinds) },
    counts: {
      text: 'dimension.organization.counts',
      codes: [
        { id: 'yes', text: 'code.organization.yes' },
        { id: 'no', text: 'code.organization.no' },
      ],
    },
  };
  return [
    {
      ...base,
      id: 'visit.made',
      counts: 'visit',
      text: 'measure.organization.visit',
      who: 'measure.organization.visit_who',
      dimensions,
      records: (asked) => sql`select ${columns} from overseer_visit v where ${made(asked)}`,
    },
    {
      ...base,
      id: 'visit.unit',
      counts: 'unit',
      text: 'measure.organization.visited',
      who: 'measure.organization.visited_who',
      records: (
        asked,
      ) => sql`select ${columns} from overseer_visit v where ${made(asked)} and not exists (select from overseer_visit x
        where x.division = v.division and x.unit_id = v.unit_id and x.made_on >= ${asked.from} and x.made_on <= ${asked.to} and (x.made_on, x.id) < (v.made_on, v.id))`,
    },
  ];
}
