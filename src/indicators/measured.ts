import { type RawBuilder, sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import type { UnitMeasure } from './indicator.ts';

type When = { unitId: string; on: string; month: string; past: boolean };

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

function holds(post: string, when: When, byMember = false): RawBuilder<boolean> {
  return sql`exists (select from post o where o.division = u.division and o.unit_id = u.id and o.post = ${post} and ${open('o', when)}
    ${byMember ? sql`and o.holder_is_member` : sql``})`;
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
