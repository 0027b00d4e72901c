/** The sums of a large subtree: those kept of its parts where they hold, and what stands in the counts for the others. In one statement, so of one moment. */
import { type RawBuilder, sql } from 'kysely';
import { PART } from '../../organization/parts.ts';
import { type Subtree, storedIn } from '../../organization/tree.ts';
import { SEGMENT } from '../../platform/access.ts';
import { byKeptPlan } from '../../platform/db/prepared.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { columnOf, SOURCES, type Summed, summing } from './columns.ts';
import { partEnd } from './store.ts';

/** Where so large a share of the parts no longer holds, adding up the counts from end to end is as fast. */
const MOST = 0.5;

/**
 * Whether the sums of a subtree are to be read from those kept: it has several parts, the reader sees all of it, and most parts hold today. Decides which
 * way is the faster one; what the answer is it does not change.
 */
export async function keptServe(tx: Tx, tree: Subtree, today: string): Promise<boolean> {
  if (tree.lo.length >= PART) return false;
  // a whole organization of one division is a province: its parts are single cells, and to add them up costs what the counts cost
  if (tree.lo.length === SEGMENT && tree.divisions.length === 1) return false;
  const { rows } = await sql<{ serves: boolean }>`
    select tree.seen and kept.n > 0 and kept.old + stale.n <= kept.n * ${MOST}::float8 as serves
    from (select ${tree.lo} >= current_setting('chibo.count_lo', true) and ${tree.hi} <= current_setting('chibo.count_hi', true) as seen) tree,
      (select count(*) as n, count(*) filter (where k.on_day <> ${today}) as old from part_sum_seen k where ${rangeOf(tree, 'k')}) kept,
      (select count(distinct t.part) as n from part_stale_seen t where ${rangeOf(tree, 't')}) stale`.execute(tx);
  return rows[0]?.serves ?? false;
}

const rangeOf = ({ divisions, lo, hi }: Subtree, alias: string) =>
  sql`${storedIn(divisions)(alias)}${sql.ref(`${alias}.part`)} >= ${lo} and ${sql.ref(`${alias}.part`)} < ${hi}`;

/** `stale`: the parts of the subtree that do not hold, and where each ends. A part is read as a whole, whichever of its divisions changed. */
const stale = (
  tree: Subtree,
  today: string,
) => sql`stale as materialized (select p.part, ${partEnd('p.part')} as until from (
  select t.part from part_stale_seen t where ${rangeOf(tree, 't')}
  union select k.part from part_sum_seen k where ${rangeOf(tree, 'k')} and k.on_day <> ${today}) p)`;

/** `k`: the kept sums that hold. */
const fresh = (tree: Subtree, today: string) =>
  sql`part_sum_seen k where ${rangeOf(tree, 'k')} and k.on_day = ${today} and k.part not in (select part from stale)`;

/**
 * The numbers wanted, as a table: a row of what is kept, and one for each part that does not hold, looked up part by part. `below`: how long the paths of
 * the units directly below are, for which they are told apart (column `path`). The CTE `stale` goes before.
 */
function parts(tree: Subtree, today: string, wanted: readonly Summed[], below: number | null): RawBuilder<unknown> {
  const stored = storedIn(tree.divisions);
  const path = (of: string) => (below === null ? sql`` : sql`left(${sql.ref(of)}, ${sql.lit(below)}) as path,`);
  const all = new Set<string>(wanted);
  const within = (alias: string) => {
    const scope = sql.ref(`${alias}.scope`);
    return sql`${stored(alias)}${scope} >= g.part and ${scope} < g.until`;
  };
  const live = SOURCES.filter(({ sums }) => wanted.some((key) => key in sums));
  const column = (key: Summed) => sql.ref(`s${live.findIndex(({ sums }) => key in sums)}.${key}`);
  return sql`select ${path('k.part')} ${sql.join(
    wanted.map((key) => sql`coalesce(sum(${sql.ref(`k.${columnOf(key)}`)}), 0)::int as ${sql.ref(key)}`),
  )} from ${fresh(tree, today)} ${below === null ? sql`` : sql`group by 1`}
    union all select ${path('g.part')} ${sql.join(wanted.map(column))} from stale g ${sql.join(
      live.map(
        (source, i) =>
          sql`cross join lateral ${summing(source, { wanted: all, today, within, as: 'seen' })} ${sql.ref(`s${i}`)}`,
      ),
      sql` `,
    )}`;
}

const added = (wanted: readonly Summed[]) =>
  sql.join(wanted.map((key) => sql`coalesce(sum(${sql.ref(`y.${key}`)}), 0)::int as ${sql.ref(key)}`));

/** The numbers wanted of a whole subtree that the reader sees all of. */
export async function sumsOf<K extends Summed>(
  tx: Tx,
  tree: Subtree,
  today: string,
  wanted: readonly K[],
): Promise<Record<K, number>> {
  const [row] = await byKeptPlan(
    tx,
    sql<
      Record<K, number>
    >`with ${stale(tree, today)} select ${added(wanted)} from (${parts(tree, today, wanted, null)}) y`,
  );
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return row;
}

/** The numbers wanted of each unit directly below the top of such a subtree, by its path; one of which nothing was counted is not in it. */
export async function sumsBelow<K extends Summed>(
  tx: Tx,
  tree: Subtree,
  today: string,
  wanted: readonly K[],
): Promise<Map<string, Record<K, number>>> {
  const below = tree.lo.length + SEGMENT;
  const rows = await byKeptPlan(
    tx,
    sql<{ path: string } & Record<K, number>>`with ${stale(tree, today)} select y.path, ${added(wanted)}
      from (${parts(tree, today, wanted, below)}) y group by y.path`,
  );
  return new Map(rows.map((row) => [row.path, row]));
}

/** How many units of each kind stand in such a subtree today. */
export async function kindsOf(tx: Tx, tree: Subtree, today: string): Promise<{ kind: string; n: number }[]> {
  return await byKeptPlan(
    tx,
    sql<{ kind: string; n: number }>`with ${stale(tree, today)} select y.kind, sum(y.n)::int as n from (
      select e.key as kind, sum(e.value::int) as n from (select k.kinds from ${fresh(tree, today)}) k cross join lateral jsonb_each_text(k.kinds) e group by 1
      union all select p.kind, count(*) from stale g join unit_period p on p.path >= g.part and p.path < g.until
        where p.valid_from <= ${today} and p.valid_to > ${today} group by 1) y group by y.kind`,
  );
}
