import { type RawBuilder, sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import { inTree } from '../organization/queries/lines.ts';
import { type PastRange, type Subtree, within } from '../organization/tree.ts';
import type { PathRange } from '../platform/access.ts';
import type { UnitMeasure } from './indicator.ts';

/**
 * `range`: where `p` is looked for, on a past day in the places the unit had before as well. `committeeFrom`: how many official members a cell must have to
 * elect a committee (ELE-01); 0 where the rulebook sets nothing.
 */
export type When = {
  unitId: string;
  range: PathRange & Partial<PastRange>;
  on: string;
  month: string;
  past: boolean;
  committeeFrom: number;
};

/** Which units a number counts: a condition over `unit_period p` and `unit u`, and what is joined to them for it. */
export type Measured = { joined: RawBuilder<unknown>; holds: RawBuilder<boolean> };

/**
 * The condition behind a number, under a subtree: today by the stat rows that were summed, a past day by the records. The units of which something is said
 * are gathered once (`f`, one row each) and not asked for of each unit: what is refused of several machines, and slower on one.
 */
export function measured(measure: UnitMeasure, names: OrganizationNames, tree: Subtree, when: When): Measured {
  const cell = sql<boolean>`p.kind = any(${names.cellKinds}::text[])`;
  const residential = sql<boolean>`(${cell} and u.setting = ${names.residential})`;
  const said = SAID[measure];
  if (said === undefined) return { joined: sql``, holds: plain(measure, names, when) };
  const among = { any: sql<boolean>`true`, cell, residential }[said.among];
  return {
    joined: sql`left join (${gathered(said.fact, names, tree, when)}) f on f.unit_id = u.id`,
    holds: sql<boolean>`(${among} and f.unit_id is ${said.not ? sql`` : sql`not`} null)`,
  };
}

function plain(measure: UnitMeasure, names: OrganizationNames, when: When): RawBuilder<boolean> {
  const cell = sql<boolean>`p.kind = any(${names.cellKinds}::text[])`;
  switch (measure) {
    case 'direct':
      return sql`p.parent_id = ${when.unitId}::uuid`;
    case 'cells':
      return cell;
    case 'grassroots':
      return sql`p.kind = any(${names.grassrootsKinds}::text[])`;
    case 'residential':
      return sql`(${cell} and u.setting = ${names.residential})`;
    default:
      return sql`true`;
  }
}

/** What is said of a unit beside its kind. */
type Fact =
  | 'committee'
  | 'committee_small'
  | 'head_member'
  | 'head_not_member'
  | 'dual'
  | 'dual_head'
  | 'dual_front'
  | 'non_state'
  | 'foreign_invested'
  | 'held'
  | 'planned';

/** Of which units something is said, or (`not`) is not. */
const SAID: Partial<Record<UnitMeasure, { fact: Fact; among: 'any' | 'cell' | 'residential'; not?: true }>> = {
  committee: { fact: 'committee', among: 'residential' },
  no_committee: { fact: 'committee', among: 'residential', not: true },
  committee_small: { fact: 'committee_small', among: 'cell' },
  head_member: { fact: 'head_member', among: 'residential' },
  head_not_member: { fact: 'head_not_member', among: 'residential' },
  dual: { fact: 'dual', among: 'residential' },
  not_dual: { fact: 'dual', among: 'residential', not: true },
  dual_head: { fact: 'dual_head', among: 'residential' },
  dual_front: { fact: 'dual_front', among: 'residential' },
  non_state: { fact: 'non_state', among: 'any' },
  foreign_invested: { fact: 'foreign_invested', among: 'any' },
  meeting_held: { fact: 'held', among: 'cell' },
  meeting_not_held: { fact: 'held', among: 'cell', not: true },
  with_plan: { fact: 'planned', among: 'cell' },
  without_plan: { fact: 'planned', among: 'cell', not: true },
};

/** The units of which a fact holds, once each, as rows (unit_id). */
function gathered(fact: Fact, names: OrganizationNames, tree: Subtree, when: When): RawBuilder<unknown> {
  const counted = (table: string, where: RawBuilder<unknown>) =>
    sql`select s.unit_id from ${sql.table(`${table}_seen`)} s where ${inTree('s', tree)} and ${where} group by s.unit_id`;
  switch (fact) {
    case 'held':
      return counted('meeting_stat', sql`s.month = ${when.month} and s.units_held > 0`);
    case 'planned':
      return counted('resolution_stat', sql`s.units_with_plan > 0`);
    case 'committee_small':
      return tooSmall(names, when);
    case 'non_state':
    case 'foreign_invested':
      if (!when.past) return counted('mark_stat', sql`${sql.ref(`s.${fact}`)} = 1`);
      return onThatDay(
        'unit_mark',
        sql`${open('o', when)} and ${fact === 'non_state' ? sql`o.ownership = any(${names.nonState}::text[])` : sql`o.foreign_invested`}`,
        when,
      );
    default:
      return when.past
        ? onThatDay('post_day_stat_seen', sql`o.day <= ${when.on}`, when, sql`having ${POSTS[fact].past}`)
        : counted('post_stat', POSTS[fact].now);
  }
}

/** What the counts of posts say of a unit: today's, or what each day up to the one asked for changed. */
const POSTS: Record<'committee' | 'head_member' | 'head_not_member' | 'dual' | 'dual_head' | 'dual_front', Posts> = {
  committee: { now: sql`s.residential_committee = 1`, past: sql`sum(o.committee) > 0` },
  head_member: { now: sql`s.head_is_member = 1`, past: sql`sum(o.head_member) > 0` },
  head_not_member: {
    now: sql`s.head_known = 1 and s.head_is_member = 0`,
    past: sql`sum(o.head_known) > 0 and sum(o.head_member) = 0`,
  },
  dual: { now: sql`s.dual_any = 1`, past: sql`sum(o.dual_any) > 0` },
  dual_head: { now: sql`s.dual_head = 1`, past: sql`sum(o.dual_head) > 0` },
  dual_front: { now: sql`s.dual_front = 1`, past: sql`sum(o.dual_front) > 0` },
};
type Posts = { now: RawBuilder<unknown>; past: RawBuilder<unknown> };

/** Units `q` that stood there on the day, of whose rows `o` something holds. */
function onThatDay(
  table: string,
  where: RawBuilder<unknown>,
  { on, range }: When,
  having: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  return sql`select q.unit_id from unit_period q join ${sql.table(table)} o on o.division = q.division and o.unit_id = q.unit_id
    where ${within('q.path', range)} and q.valid_from <= ${on} and q.valid_to > ${on} and ${where} group by q.unit_id ${having}`;
}

/** Today a post is what the stat row counts: one that has not ended. */
function open(post: string, { on, past }: When): RawBuilder<boolean> {
  const row = (column: string) => sql.ref(`${post}.${column}`);
  return past
    ? sql`(${row('valid_from')} <= ${on} and ${row('valid_to')} > ${on})`
    : sql`(${row('valid_to')} = 'infinity')`;
}

/**
 * Units with a committee and too few official members on the day it began (M06), or on the first day their roster was recorded if that is later: before it
 * nothing is known.
 */
function tooSmall(names: OrganizationNames, when: When): RawBuilder<unknown> {
  const elected = sql`select q.division, q.unit_id, min(o.valid_from) as day from unit_period q join post o on o.division = q.division and o.unit_id = q.unit_id
    where ${within('q.path', when.range)} and q.valid_from <= ${when.on} and q.valid_to > ${when.on}
      and o.post = ${names.committeeMember} and ${open('o', when)} group by q.division, q.unit_id`;
  return sql`select x.unit_id from (
      select e.division, e.unit_id, m.seat = 'own' and m.status = 'official' as counts, m.valid_from, m.valid_to,
        greatest(e.day, min(m.valid_from) over (partition by e.division, e.unit_id)) as day
      from (${elected}) e left join membership m on m.division = e.division and m.unit_id = e.unit_id) x
    group by x.division, x.unit_id
    having count(*) filter (where x.counts and x.valid_from <= x.day and x.valid_to > x.day) < ${when.committeeFrom}`;
}
