import { type RawBuilder, sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import type { UnitMeasure } from './indicator.ts';

/** `committeeFrom`: how many official members a cell must have to elect a committee (ELE-01); 0 where the rulebook sets nothing. */
export type When = { unitId: string; on: string; month: string; past: boolean; committeeFrom: number };

/** The condition behind a number, over `unit_period p` and `unit u`: today by the stat row that was summed, a past day by the records. */
export function measured(measure: UnitMeasure, names: OrganizationNames, when: When): RawBuilder<boolean> {
  const cell = sql<boolean>`p.kind = any(${names.cellKinds}::text[])`;
  const residential = sql<boolean>`(${cell} and u.setting = ${names.residential})`;
  switch (measure) {
    case 'all':
      return sql`true`;
    case 'direct':
      return sql`p.parent_id = ${when.unitId}::uuid`;
    case 'cells':
      return cell;
    case 'grassroots':
      return sql`p.kind = any(${names.grassrootsKinds}::text[])`;
    case 'residential':
      return residential;
    case 'committee':
      return sql`(${residential} and ${holds(names.committeeMember, when)})`;
    case 'no_committee':
      return sql`(${residential} and not ${holds(names.committeeMember, when)})`;
    case 'committee_small':
      return sql`(${cell} and ${officialWhenElected(names, when)} < ${when.committeeFrom})`;
    case 'head_member':
      return sql`(${residential} and ${holds(names.head, when, true)})`;
    case 'head_not_member':
      return sql`(${residential} and ${holds(names.head, when)} and not ${holds(names.head, when, true)})`;
    case 'dual':
      return sql`(${residential} and (${pair(names, names.head, when)} or ${pair(names, names.front, when)}))`;
    case 'not_dual':
      return sql`(${residential} and not (${pair(names, names.head, when)} or ${pair(names, names.front, when)}))`;
    case 'dual_head':
      return sql`(${residential} and ${pair(names, names.head, when)})`;
    case 'dual_front':
      return sql`(${residential} and ${pair(names, names.front, when)})`;
    case 'non_state':
    case 'foreign_invested':
      return owned(measure, names, when);
    case 'meeting_held':
      return sql`(${cell} and ${held(when)})`;
    case 'meeting_not_held':
      return sql`(${cell} and not ${held(when)})`;
    case 'with_plan':
      return sql`(${cell} and ${planned})`;
    case 'without_plan':
      return sql`(${cell} and not ${planned})`;
  }
}

/** Today a post is what the stat row counts: one that has not ended. */
function open(post: string, { on, past }: When): RawBuilder<boolean> {
  const row = (column: string) => sql.ref(`${post}.${column}`);
  return past
    ? sql`(${row('valid_from')} <= ${on} and ${row('valid_to')} > ${on})`
    : sql`(${row('valid_to')} = 'infinity')`;
}

/** Organizations in enterprises by their marks: today by the stat row, a past day by the marks of that day (M85). */
function owned(measure: 'non_state' | 'foreign_invested', names: OrganizationNames, when: When): RawBuilder<boolean> {
  if (!when.past)
    return sql`exists (select from mark_stat t where t.division = u.division and t.unit_id = u.id and ${sql.ref(`t.${measure}`)} = 1)`;
  const said = measure === 'non_state' ? sql`m.ownership = any(${names.nonState}::text[])` : sql`m.foreign_invested`;
  return sql`exists (select from unit_mark m where m.division = u.division and m.unit_id = u.id and ${open('m', when)} and ${said})`;
}

function holds(post: string, when: When, byMember = false): RawBuilder<boolean> {
  return sql`exists (select from post o where o.division = u.division and o.unit_id = u.id and o.post = ${post} and ${open('o', when)}
    ${byMember ? sql`and o.holder_is_member` : sql``})`;
}

/**
 * Official members of a cell on the day its committee began (M06), or on the first day its roster was recorded if that is later: before
 * it nothing is known. Null where there is no committee.
 */
function officialWhenElected(names: OrganizationNames, when: When): RawBuilder<number> {
  return sql`(select (select count(*) from membership m where m.division = u.division and m.unit_id = u.id and m.seat = 'own' and m.status = 'official'
      and m.valid_from <= e.day and m.valid_to > e.day)
    from (select greatest(min(o.valid_from), (select min(b.valid_from) from membership b where b.division = u.division and b.unit_id = u.id)) as day
      from post o where o.division = u.division and o.unit_id = u.id and o.post = ${names.committeeMember} and ${open('o', when)}
      having count(*) > 0) e)`;
}

/** The secretary also holds `other` there: told by person, else by name (M08, M60). */
function pair(names: OrganizationNames, other: string, when: When): RawBuilder<boolean> {
  return sql`exists (select from post a join post b on b.division = a.division and b.unit_id = a.unit_id
      and coalesce(b.person_id::text, b.holder_name) = coalesce(a.person_id::text, a.holder_name)
    where a.division = u.division and a.unit_id = u.id and a.post = ${names.secretary} and b.post = ${other}
      and ${open('a', when)} and ${open('b', when)})`;
}

function held({ month }: When): RawBuilder<boolean> {
  return sql`exists (select from meeting_stat t where t.division = u.division and t.unit_id = u.id and t.month = ${month} and t.units_held > 0)`;
}

const planned = sql<boolean>`exists (select from resolution_stat r where r.division = u.division and r.unit_id = u.id and r.units_with_plan > 0)`;
