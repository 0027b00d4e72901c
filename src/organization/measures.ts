/** Units, their posts, regulations and visits as they are counted. */
import { type RawBuilder, sql } from 'kysely';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { codesOf, type Dimension, type Indicator, type Measure, type MeasureAsked, stood } from './measure.ts';
import { type OrganizationNames, organizationNames } from './names.ts';

type On = (asked: MeasureAsked) => RawBuilder<boolean>;

/** What holds of a unit `u` with its place and kind `p` on the day, and where today's counts have it. */
type UnitMeasure = { id: string; says: string; column?: { table: string; column: string }; holds: On; rule?: string };

export function organizationMeasures(rulebook: Rulebook): Measure[] {
  const names = organizationNames(rulebook);
  const dimensions = unitDimensions(rulebook);
  return [
    ...unitMeasures(rulebook, names).map(
      ({ id, says, column, holds, rule }): Measure => ({
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
        records: (asked) => sql`select ${UNIT_COLUMNS} from unit_period p join unit u on u.id = p.unit_id
          where p.valid_from <= ${asked.to} and p.valid_to > ${asked.to} and ${holds(asked)}`,
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
  const holds =
    (post: string, more = sql``): On =>
    (asked) =>
      sql<boolean>`exists (select from post o where o.division = p.division and o.unit_id = p.unit_id and o.post = ${post} and ${stood('o', asked)} ${more})`;
  // told by person, else by name (M08, M60)
  const pair =
    (...others: string[]): On =>
    (asked) =>
      sql<boolean>`exists (select from post a join post b on b.division = a.division and b.unit_id = a.unit_id
        and coalesce(b.person_id::text, b.holder_name) = coalesce(a.person_id::text, a.holder_name)
      where a.division = p.division and a.unit_id = p.unit_id and a.post = ${names.secretary} and b.post = any(${others}::text[])
        and ${stood('a', asked)} and ${stood('b', asked)})`;
  const marked =
    (said: RawBuilder<unknown>): On =>
    (asked) =>
      sql<boolean>`exists (select from unit_mark m where m.division = p.division and m.unit_id = p.unit_id and ${stood('m', asked)} and ${said})`;
  const both =
    (first: RawBuilder<boolean>, second: On): On =>
    (asked) =>
      sql<boolean>`(${first} and ${second(asked)})`;
  const post = (id: string, says: string, column: string, second: On): UnitMeasure => ({
    id,
    says,
    column: { table: 'post_stat', column },
    holds: both(residential, second),
  });
  const ruleOf = (id: string) => {
    const rule = rulebook.posts.find((each) => each.id === id)?.rule;
    return rule === undefined ? {} : { rule };
  };
  const dual = rulebook.dualPosts[0] ? { rule: rulebook.dualPosts[0].rule } : {};
  return [
    { id: 'unit.all', says: 'unit', holds: () => sql<boolean>`true` },
    {
      id: 'unit.grassroots',
      says: 'grassroots',
      column: { table: 'post_stat', column: 'grassroots' },
      holds: () => sql<boolean>`p.kind = any(${names.grassrootsKinds}::text[])`,
    },
    { id: 'unit.cell', says: 'cell', column: { table: 'post_stat', column: 'cells' }, holds: () => cell },
    {
      id: 'unit.residential',
      says: 'residential',
      column: { table: 'post_stat', column: 'residential' },
      holds: () => residential,
    },
    {
      ...post('unit.committee', 'committee', 'residential_committee', holds(names.committeeMember)),
      ...ruleOf(names.committeeMember),
    },
    {
      id: 'unit.any_committee',
      says: 'any_committee',
      holds: both(cell, holds(names.committeeMember)),
      ...ruleOf(names.committeeMember),
    },
    post('unit.head_known', 'head_known', 'head_known', holds(names.head)),
    post('unit.head_member', 'head_member', 'head_is_member', holds(names.head, sql`and o.holder_is_member`)),
    { ...post('unit.dual', 'dual', 'dual_any', pair(names.head, names.front)), ...dual },
    { ...post('unit.dual_head', 'dual_head', 'dual_head', pair(names.head)), ...dual },
    { ...post('unit.dual_front', 'dual_front', 'dual_front', pair(names.front)), ...dual },
    {
      id: 'unit.non_state',
      says: 'non_state',
      column: { table: 'mark_stat', column: 'non_state' },
      holds: marked(sql`m.ownership = any(${names.nonState}::text[])`),
    },
    {
      id: 'unit.foreign',
      says: 'foreign',
      column: { table: 'mark_stat', column: 'foreign_invested' },
      holds: marked(sql`m.foreign_invested`),
    },
    {
      id: 'unit.in_charge',
      says: 'in_charge',
      holds: (asked) =>
        sql<boolean>`exists (select from overseer_duty d where d.division = p.division and d.unit_id = p.unit_id and ${stood('d', asked)})`,
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

export function organizationIndicators({ unitKinds }: Rulebook): Indicator[] {
  const number = (
    what: string,
    group: Indicator['group'],
    measure: string,
    better: Indicator['better'] = null,
  ): Indicator => ({
    id: measure,
    group,
    text: `measure.organization.${what}`,
    form: 'number',
    numerator: { measure },
    better,
  });
  const share = (what: string, of: string, goal: string): Indicator => ({
    id: `unit.${what}`,
    group: 'posts',
    text: `indicator.organization.${what}`,
    form: 'share',
    numerator: { measure: `unit.${what}` },
    denominator: { measure: of },
    better: 'up',
    goal,
  });
  return [
    number('unit', 'units', 'unit.all'),
    ...unitKinds.map(
      ({ id, label }): Indicator => ({
        id: `unit.kind.${id}`,
        group: 'units',
        label: codesOf([{ id, label }])[0]?.label ?? { vi: id, en: id, ar: id },
        form: 'number',
        numerator: { measure: 'unit.all', filters: { kind: [id] } },
        better: null,
      }),
    ),
    number('grassroots', 'units', 'unit.grassroots'),
    number('cell', 'units', 'unit.cell'),
    number('residential', 'units', 'unit.residential'),
    number('non_state', 'units', 'unit.non_state', 'up'),
    number('foreign', 'units', 'unit.foreign', 'up'),
    share('committee', 'unit.residential', 'committee'),
    {
      id: 'unit.any_committee',
      group: 'posts',
      text: 'indicator.organization.any_committee',
      form: 'share',
      numerator: { measure: 'unit.any_committee' },
      denominator: { measure: 'unit.cell' },
      better: 'up',
    },
    number('head_known', 'posts', 'unit.head_known', 'up'),
    share('head_member', 'unit.head_known', 'head_member'),
    share('dual', 'unit.residential', 'dual'),
    share('dual_head', 'unit.residential', 'dual_head'),
    share('dual_front', 'unit.residential', 'dual_front'),
    number('post', 'posts', 'post.held'),
    number('regulation', 'posts', 'regulation.running'),
    number('visit', 'work', 'visit.made', 'up'),
    {
      id: 'visit.counted',
      group: 'work',
      text: 'indicator.organization.visit_counted',
      form: 'number',
      numerator: { measure: 'visit.made', filters: { counts: ['yes'] } },
      better: 'up',
    },
    {
      id: 'visit.unit',
      group: 'work',
      text: 'indicator.organization.visited',
      form: 'share',
      numerator: { measure: 'visit.unit' },
      denominator: { measure: 'unit.in_charge' },
      better: 'up',
    },
  ];
}
