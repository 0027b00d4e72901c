/** Counts as they stood on a day: memberships, posts and units by their periods, under the tree of that day. */
import { sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import { peopleStoodFrom, type Subtree } from '../organization/tree.ts';
import { type PathRange, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

export type Counted = {
  members: number;
  official: number;
  probationary: number;
  female: number;
  minority: number;
  cells: number;
  grassroots: number;
  residential: number;
  committee: number;
  headKnown: number;
  headMember: number;
  dualHead: number;
  dualFront: number;
  dual: number;
  /** organizations in enterprises outside the state, and in those with foreign capital (M85) */
  nonState: number;
  foreignInvested: number;
};

/** Divisions of the units that stood under a path on a day or later: units that left it since are among them (D3). */
export async function divisionsSince(tx: Tx, { lo, hi }: PathRange, day: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('unit_period')
    .select('division')
    .distinct()
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .where('valid_to', '>', day)
    .execute();
  return rows.map((r) => r.division);
}

/** Whether any membership was ever recorded under the unit, as the tree stands today. */
export async function isRecorded(tx: Tx, tree: Subtree): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('id')
    .where('division', 'in', tree.divisions)
    .where('scope', '>=', tree.lo)
    .where('scope', '<', tree.hi)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Members and posts on `on`, as the tree stood then. The majority people (`majority`) is not counted as a minority. */
export async function countOn(
  tx: Tx,
  unit: UnitRef,
  on: string,
  names: OrganizationNames,
  codes: { female: string; majority: string },
): Promise<Counted> {
  const range = subtreeOf(unit.path);
  const divisions = await divisionsSince(tx, range, on);
  const {
    rows: [members],
  } = await sql<Record<'members' | 'official' | 'probationary' | 'female' | 'minority', number>>`
    select count(*)::int as members, (count(*) filter (where m.status = 'official'))::int as official,
      (count(*) filter (where m.status = 'probationary'))::int as probationary, (count(*) filter (where m.sex = ${codes.female}))::int as female,
      (count(*) filter (where m.ethnicity is not null and m.ethnicity <> ${codes.majority}))::int as minority
    from unit_period p join membership m on m.division = p.division and m.unit_id = p.unit_id
    where p.path >= ${range.lo} and p.path < ${range.hi} and ${peopleStoodFrom('p')} <= ${on} and p.valid_to > ${on}
      and m.division = any(${divisions}::text[]) and m.seat = 'own' and m.valid_from <= ${on} and m.valid_to > ${on}`.execute(
    tx,
  );
  const {
    rows: [units],
  } = await sql<
    Record<
      | 'cells'
      | 'grassroots'
      | 'residential'
      | 'committee'
      | 'head_known'
      | 'head_member'
      | 'dual_head'
      | 'dual_front'
      | 'dual'
      | 'non_state'
      | 'foreign_invested',
      number
    >
  >`
    with here as (
      select p.unit_id, p.division, p.kind = any(${names.cellKinds}::text[]) as cell, p.kind = any(${names.grassrootsKinds}::text[]) as grassroots,
        p.kind = any(${names.cellKinds}::text[]) and u.setting = ${names.residential} as residential
      from unit_period p join unit u on u.id = p.unit_id
      where p.path >= ${range.lo} and p.path < ${range.hi} and p.valid_from <= ${on} and p.valid_to > ${on}),
    held as (
      select h.unit_id, h.cell, h.residential, o.post, coalesce(o.person_id::text, o.holder_name) as holder, o.holder_is_member
      from here h join post o on o.division = h.division and o.unit_id = h.unit_id
      where o.valid_from <= ${on} and o.valid_to > ${on}),
    pairs as (
      select distinct s.unit_id, o.post from held s join held o using (unit_id, holder)
      where s.residential and s.post = ${names.secretary} and o.post in (${names.head}, ${names.front})),
    marked as (
      select m.ownership = any(${names.nonState}::text[]) as non_state, m.foreign_invested from here h join unit_mark m on m.division = h.division and m.unit_id = h.unit_id
      where m.valid_from <= ${on} and m.valid_to > ${on})
    select (select count(*) from here where cell)::int as cells, (select count(*) from here where grassroots)::int as grassroots,
      (select count(*) from here where residential)::int as residential,
      (select count(distinct unit_id) from held where residential and post = ${names.committeeMember})::int as committee,
      (select count(distinct unit_id) from held where residential and post = ${names.head})::int as head_known,
      (select count(distinct unit_id) from held where residential and post = ${names.head} and holder_is_member)::int as head_member,
      (select count(distinct unit_id) from pairs where post = ${names.head})::int as dual_head,
      (select count(distinct unit_id) from pairs where post = ${names.front})::int as dual_front,
      (select count(distinct unit_id) from pairs)::int as dual,
      (select count(*) from marked where non_state)::int as non_state, (select count(*) from marked where foreign_invested)::int as foreign_invested`.execute(
    tx,
  );
  return {
    members: members?.members ?? 0,
    official: members?.official ?? 0,
    probationary: members?.probationary ?? 0,
    female: members?.female ?? 0,
    minority: members?.minority ?? 0,
    cells: units?.cells ?? 0,
    grassroots: units?.grassroots ?? 0,
    residential: units?.residential ?? 0,
    committee: units?.committee ?? 0,
    headKnown: units?.head_known ?? 0,
    headMember: units?.head_member ?? 0,
    dualHead: units?.dual_head ?? 0,
    dualFront: units?.dual_front ?? 0,
    dual: units?.dual ?? 0,
    nonState: units?.non_state ?? 0,
    foreignInvested: units?.foreign_invested ?? 0,
  };
}
