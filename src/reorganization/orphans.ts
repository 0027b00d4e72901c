/** Whether anything lost its owner: rows whose path is not their unit's, open work and open lines at closed units, rows that name a closed unit though they still wait, a tree that does not hold together. */
import { type RawBuilder, sql } from 'kysely';
import { type Heirs, heirsOf, type Reorganizing, setTheDay, waitingFor } from '../organization/reorganizing.ts';
import type { PathRange } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { catalogueOf } from './store/trace.ts';

/** What is wrong, of which table or kind of work, at how many rows, and one unit where it is. */
export type Orphan = { fault: Fault; of: string; unitId: string; n: number };
export const ORPHAN_FAULTS = [
  'path',
  'copied_path',
  'open_work',
  'open_line',
  'named',
  'period',
  'place',
  'successor',
] as const;
export type Fault = (typeof ORPHAN_FAULTS)[number];

/** Everything that has no living owner among the units of a range; empty when nothing is orphaned. The reader must see all of the range. */
export async function orphansIn(
  tx: Tx,
  parts: readonly Reorganizing[],
  range: PathRange,
  on: string,
): Promise<Orphan[]> {
  await setTheDay(tx, on);
  const { rows: closed } = await sql<{ id: string }>`select u.id from unit u where ${closedIn(range)}`.execute(tx);
  const heirs = await heirsOf(
    tx,
    closed.map(({ id }) => id),
  );
  const asked = [
    ...(await rowsAstray(tx, parts, range)),
    ...workAstray(parts, range, heirs),
    ...TREE.map((each) => each(range)),
  ];
  const found: Orphan[] = [];
  for (const each of asked) found.push(...(await each.execute(tx)).rows);
  return found;
}

type Asked = RawBuilder<Orphan>;

const inside = (range: PathRange) => sql`u.path >= ${range.lo} and u.path < ${range.hi}`;
const closedIn = (range: PathRange) => sql`${inside(range)} and u.closed_on is not null`;
const counted = (fault: Fault, of: string) =>
  sql`select ${fault}::text as fault, ${of}::text as of, min(u.id::text)::uuid as "unitId", count(*)::int as n`;

/** Rows that lie at a unit under another path than its own. */
async function rowsAstray(tx: Tx, parts: readonly Reorganizing[], range: PathRange): Promise<Asked[]> {
  const owned = [...(await catalogueOf(tx)).values()].filter(
    ({ columns }) => columns.has('unit_id') && columns.has('scope'),
  );
  return [
    ...owned.map(
      ({ name }) =>
        sql<Orphan>`${counted('path', name)} from ${sql.table(name)} t join unit u on u.id = t.unit_id where ${inside(range)} and t.scope <> u.path having count(*) > 0`,
    ),
    ...parts
      .flatMap((part) => part.elsewhere ?? [])
      .flatMap(({ table, unit, scope }) =>
        scope === undefined
          ? []
          : [
              sql<Orphan>`${counted('copied_path', `${table}.${scope}`)} from ${sql.table(table)} t join unit u on u.id = ${sql.ref(`t.${unit}`)} where ${inside(range)} and ${sql.ref(`t.${scope}`)} <> u.path having count(*) > 0`,
            ],
      ),
    ...parts
      .flatMap((part) => part.copies ?? [])
      .map(
        ({
          table,
          scope,
          of,
          by,
        }) => sql<Orphan>`${counted('copied_path', `${table}.${scope}`)} from ${sql.table(table)} t join ${sql.table(of)} o on o.division = t.division and o.id = ${sql.ref(`t.${by}`)} join unit u on u.id = t.unit_id
          where ${inside(range)} and ${sql.ref(`t.${scope}`)} is distinct from ${sql.ref(`o.${scope}`)} having count(*) > 0`,
      ),
  ];
}

/** What waits at a closed unit, or for one; lines and periods there that did not end. */
function workAstray(parts: readonly Reorganizing[], range: PathRange, heirs: Heirs): Asked[] {
  const closed = closedIn(range);
  return [
    ...parts
      .flatMap((part) => part.openWork ?? [])
      .map(
        ({ kind, table, at, open }) =>
          sql<Orphan>`${counted('open_work', kind)} from ${sql.table(table)} w join unit u on u.id = ${sql.ref(`w.${at ?? 'unit_id'}`)} where ${closed} and (${waitingFor(open, heirs)}) having count(*) > 0`,
      ),
    ...parts
      .flatMap((part) => Object.entries(part.rows))
      .flatMap(([table, policy]) =>
        policy.do === 'continues' || policy.do === 'ends'
          ? [
              sql<Orphan>`${counted('open_line', table)} from ${sql.table(table)} t join unit u on u.id = t.unit_id where ${closed} and (${policy.do === 'ends' && policy.running ? policy.running : sql`t.valid_to = 'infinity'`}) having count(*) > 0`,
            ]
          : [],
      ),
    ...parts
      .flatMap((part) => part.elsewhere ?? [])
      .flatMap(({ table, unit, living, many }) =>
        living
          ? [
              sql<Orphan>`${counted('named', `${table}.${unit}`)} from ${sql.table(table)} t join unit u on u.id = ${many ? sql`any(${sql.ref(`t.${unit}`)})` : sql.ref(`t.${unit}`)} where ${closed} and (${living}) having count(*) > 0`,
            ]
          : [],
      ),
  ];
}

/** A living unit has one open period that says what the unit says; a unit stands below its parent; a unit closed by a decision has a successor. */
const TREE: readonly ((range: PathRange) => Asked)[] = [
  (
    range,
  ) => sql<Orphan>`${counted('period', 'unit_period')} from unit u where ${inside(range)} and (select count(*) from unit_period p where p.unit_id = u.id and p.valid_to = 'infinity'
      and (u.closed_on is null) and (p.name, p.kind, p.path) = (u.name, u.kind, u.path) and p.parent_id is not distinct from u.parent_id) <> case when u.closed_on is null then 1 else 0 end having count(*) > 0`,
  (range) =>
    sql<Orphan>`${counted('period', 'unit_period')} from unit u where ${inside(range)} and u.closed_on is not null and exists (select from unit_period p where p.unit_id = u.id and p.valid_to = 'infinity') having count(*) > 0`,
  (range) =>
    sql<Orphan>`${counted('period', 'unit_period')} from unit u where ${inside(range)} and exists (select from unit_period a join unit_period b on b.unit_id = a.unit_id and b.valid_from > a.valid_from and b.valid_from < a.valid_to where a.unit_id = u.id) having count(*) > 0`,
  (range) =>
    sql<Orphan>`${counted('place', 'unit')} from unit u join unit p on p.id = u.parent_id where ${inside(range)} and left(u.path, -(${PLACE})) <> p.path having count(*) > 0`,
  (range) =>
    sql<Orphan>`${counted('place', 'unit')} from unit u join unit p on p.id = u.parent_id where ${inside(range)} and u.closed_on is null and p.closed_on is not null having count(*) > 0`,
  (
    range,
  ) => sql<Orphan>`${counted('successor', 'unit')} from unit u where ${inside(range)} and u.closed_on is not null and exists (select from unit_period p where p.unit_id = u.id)
      and not exists (select from unit_successor s where s.unit_id = u.id) having count(*) > 0`,
];

/** How many characters a level of the tree takes. */
const PLACE = sql.lit(4);
