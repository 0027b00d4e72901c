/** Counts as they stood on a day: members, posts and units, under the tree of that day. */
import { type RawBuilder, sql } from 'kysely';
import type { OrganizationNames } from '../organization/names.ts';
import { peopleStoodOn, type Subtree, storedIn } from '../organization/tree.ts';
import { type PathRange, SEGMENT, subtreeOf, type UnitRef } from '../platform/access.ts';
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
  const { rows } =
    await sql`select from member_day_stat s where ${storedIn(tree.divisions)('s')}s.scope >= ${tree.lo} and s.scope < ${tree.hi} limit 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/**
 * Members, units and posts on `on`, as the tree stood then: of the units that stood under the path, the sums of what each day up to it changed
 * (member_day_stat, post_day_stat). A unit that the reader no longer sees is in none of the sums. `kinds`: how many units of each kind.
 */
export async function countOn(
  tx: Tx,
  unit: UnitRef,
  on: string,
  names: OrganizationNames,
): Promise<{ counted: Counted; kinds: { kind: string; n: number }[] }> {
  const { lo, hi } = subtreeOf(unit.path);
  const under = sql`p.path >= ${lo} and p.path < ${hi}`;
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
 * Members and cells on `on` under each place one step below a path, as rows (path, members, cells): of all places at once, so that a province costs one reading.
 * A place where nobody stood and no cell has none.
 */
export function belowOn(path: string, on: string, cellKinds: readonly string[]): RawBuilder<unknown> {
  const { lo, hi } = subtreeOf(path);
  const under = sql`p.path >= ${lo} and p.path < ${hi} and p.path > ${path}`;
  const place = sql`left(p.path, ${path.length + SEGMENT})`;
  return sql`(select path, coalesce(sum(members), 0)::int as members, coalesce(sum(cells), 0)::int as cells from (
      select ${place} as path, sum(d.members) as members, 0 as cells
      from unit_period p join member_day_stat d on d.division = p.division and d.unit_id = p.unit_id
      where ${under} and ${peopleStoodOn('p', on)} and d.day <= ${on} group by 1
      union all
      select ${place}, 0, count(*) from unit_period p
      where ${under} and p.valid_from <= ${on} and p.valid_to > ${on} and p.kind = any(${cellKinds}::text[]) group by 1) x
    group by path)`;
}

async function first<Row>(tx: Tx, counting: RawBuilder<unknown>): Promise<Row> {
  const [row] = await rowsOf<Row>(tx, counting);
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return row;
}

async function rowsOf<Row>(tx: Tx, asked: RawBuilder<unknown>): Promise<Row[]> {
  return (await (asked as RawBuilder<Row>).execute(tx)).rows;
}
