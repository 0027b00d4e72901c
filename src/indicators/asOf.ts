/** Counts as they stood on a day: members, posts and units, under the tree of that day. */
import { type RawBuilder, sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import { placeBelow } from '../organization/queries/lines.ts';
import { type PastRange, pastRange, peopleStoodOn, type Subtree, storedIn, within } from '../organization/tree.ts';
import type { PathRange, UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { together } from '../platform/db/transaction.ts';

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

/** Divisions of the units that stood under a unit on a day or later: units that left it since are among them (D3). */
export async function divisionsSince(tx: Tx, range: PastRange, day: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('unit_period')
    .select('division')
    .distinct()
    .where(within('path', range))
    .where('valid_to', '>', day)
    .execute();
  return rows.map((r) => r.division);
}

/** Whether any membership was ever recorded under the unit, as the tree stands today. */
export async function isRecorded(tx: Tx, tree: Subtree): Promise<boolean> {
  const { rows } =
    await sql`select from member_day_stat s where ${storedIn(tree.divisions)('s')}s.scope >= ${tree.lo} and s.scope < ${tree.hi} limit 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/**
 * Members, units and posts on `on`, as the tree stood then: of the units that stood under the unit, wherever it lay, the sums of what each day up to it changed
 * (member_day_stat, post_day_stat). A unit that the reader no longer sees is in none of the sums. `kinds`: how many units of each kind.
 */
export async function countOn(
  tx: Tx,
  unit: UnitRef,
  on: string,
  names: OrganizationNames,
): Promise<{ counted: Counted; kinds: { kind: string; n: number }[] }> {
  const under = within('p.path', await pastRange(tx, unit));
  const stood = sql`${under} and p.valid_from <= ${on} and p.valid_to > ${on}`;
  const village = sql`p.kind = any(${names.cellKinds}::text[]) and u.setting = ${names.residential}`;
  const [members, posts, marks, units] = await together([
    first<Pick<Counted, 'members' | 'official' | 'probationary' | 'female' | 'minority'>>(
      tx,
      sql`select coalesce(sum(d.members), 0)::int as members, coalesce(sum(d.official), 0)::int as official, coalesce(sum(d.probationary), 0)::int as probationary,
          coalesce(sum(d.female), 0)::int as female, coalesce(sum(d.minority), 0)::int as minority
        from unit_period p join member_day_stat d on d.division = p.division and d.unit_id = p.unit_id
        where ${under} and ${peopleStoodOn('p', on)} and d.day <= ${on}`,
    ),
    first<Pick<Counted, 'committee' | 'headKnown' | 'headMember' | 'dualHead' | 'dualFront' | 'dual'>>(
      tx,
      sql`select coalesce(sum(d.committee), 0)::int as committee, coalesce(sum(d.head_known), 0)::int as "headKnown", coalesce(sum(d.head_member), 0)::int as "headMember",
          coalesce(sum(d.dual_head), 0)::int as "dualHead", coalesce(sum(d.dual_front), 0)::int as "dualFront", coalesce(sum(d.dual_any), 0)::int as dual
        from unit_period p join unit u on u.id = p.unit_id join post_day_stat d on d.division = p.division and d.unit_id = p.unit_id
        where ${stood} and ${village} and d.day <= ${on}`,
    ),
    first<Pick<Counted, 'nonState' | 'foreignInvested'>>(
      tx,
      sql`select (count(*) filter (where m.ownership = any(${names.nonState}::text[])))::int as "nonState", (count(*) filter (where m.foreign_invested))::int as "foreignInvested"
        from unit_period p join unit_mark m on m.division = p.division and m.unit_id = p.unit_id
        where ${stood} and m.valid_from <= ${on} and m.valid_to > ${on}`,
    ),
    rowsOf<{ kind: string; n: number; residential: number }>(
      tx,
      sql`select p.kind, count(*)::int as n, (count(*) filter (where ${village}))::int as residential
        from unit_period p join unit u on u.id = p.unit_id where ${stood} group by p.kind`,
    ),
  ]);
  const of = (kinds: readonly string[]) =>
    units.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { n }) => sum + n, 0);
  const counted = {
    ...members,
    ...posts,
    ...marks,
    cells: of(names.cellKinds),
    grassroots: of(names.grassrootsKinds),
    residential: units.reduce((sum, { residential }) => sum + residential, 0),
  };
  return { counted, kinds: units.map(({ kind, n }) => ({ kind, n })) };
}

/**
 * Members and cells on `on` under each unit one step below a unit, as rows (unit_id, members, cells): of all of them at once, so that a province costs one
 * reading, told apart by their places, of which each is one unit's. A unit where nobody stood and no cell has none.
 */
export function belowOn(range: PastRange, on: string, cellKinds: readonly string[]): RawBuilder<unknown> {
  const places = [range, ...range.former];
  const under = sql`${within('p.path', range)} and p.path <> all(${places.map(({ lo }) => lo)}::text[])`;
  const place = stepBelow('p.path', range);
  const byPlace = sql`select path, coalesce(sum(members), 0)::int as members, coalesce(sum(cells), 0)::int as cells from (
      select ${place} as path, sum(d.members) as members, 0 as cells
      from unit_period p join member_day_stat d on d.division = p.division and d.unit_id = p.unit_id
      where ${under} and ${peopleStoodOn('p', on)} and d.day <= ${on} group by 1
      union all
      select ${place}, 0, count(*) from unit_period p
      where ${under} and p.valid_from <= ${on} and p.valid_to > ${on} and p.kind = any(${cellKinds}::text[]) group by 1) x
    group by path`;
  return sql`(select y.unit_id, sum(y.members)::int as members, sum(y.cells)::int as cells
    from (select distinct q.unit_id, b.* from (${byPlace}) b join unit_period q on q.path = b.path) y group by y.unit_id)`;
}

/** The place one step below a unit's own that a path lies in, whichever of its places that is. */
export function stepBelow(column: string, { lo, former = [] }: PathRange & Partial<PastRange>): RawBuilder<string> {
  const path = sql.ref(column);
  const step = (place: string) => placeBelow(column, place);
  if (former.every((each) => each.lo.length === lo.length)) return step(lo);
  const cases = former.map((each) => sql`when ${path} >= ${each.lo} and ${path} < ${each.hi} then ${step(each.lo)}`);
  return sql<string>`(case ${sql.join(cases, sql` `)} else ${step(lo)} end)`;
}

async function first<Row>(tx: Tx, counting: RawBuilder<unknown>): Promise<Row> {
  const [row] = await rowsOf<Row>(tx, counting);
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return row;
}

async function rowsOf<Row>(tx: Tx, asked: RawBuilder<unknown>): Promise<Row[]> {
  return (await (asked as RawBuilder<Row>).execute(tx)).rows;
}
