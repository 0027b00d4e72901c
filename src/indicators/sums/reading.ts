/** The sums of a large subtree: those kept of its parts where they hold, and what stands in the counts for the others. All that is added up is of one statement, so of one moment. */
import { type RawBuilder, sql } from 'kysely';
import { PART } from '../../organization/parts.ts';
import { isManyDivisions, type Subtree, storedIn } from '../../organization/tree.ts';
import { SEGMENT } from '../../platform/access.ts';
import { byKeptPlan } from '../../platform/db/prepared.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { columnOf, SOURCES, type Summed, summing } from './columns.ts';

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

/** A stretch of paths, from `lo` up to but without `hi`. */
type Stretch = { lo: string; hi: string };

/** So many parts are looked up one by one; of more, those that stand side by side are one stretch. */
const FEW = 16;
/** With more stretches than this the counts are read from end to end: to plan so many look-ups would take as long. */
const MANY = 64;
/** Marks set between the two statements make it ask again; who is overtaken so often reads the counts. */
const TRIES = 3;

/** `p`: the parts of the subtree that do not hold. A part is read as a whole, whichever of its divisions changed. */
const astray = (tree: Subtree, today: string) => sql`(select t.part from part_stale_seen t where ${rangeOf(tree, 't')}
  union select k.part from part_sum_seen k where ${rangeOf(tree, 'k')} and k.on_day <> ${today}) p`;

/** Where the sums of the subtree do not hold. */
async function stretchesOf(tx: Tx, tree: Subtree, today: string): Promise<Stretch[]> {
  const { rows: few } = await sql<{ part: string }>`select p.part from ${astray(tree, today)} limit ${FEW + 1}`.execute(
    tx,
  );
  if (few.length <= FEW) return filledUp(few.map(({ part }) => stretchOf(part)));
  const { rows } = await sql<{ part: string; holds: boolean }>`select a.part, bool_and(a.holds) as holds from (
      select k.part, true as holds from part_sum_seen k where ${rangeOf(tree, 'k')} union all select p.part, false from ${astray(tree, today)}) a
    group by a.part order by a.part`.execute(tx);
  const stretches = stretchesAmong(rows);
  return stretches.length > MANY ? [tree] : filledUp(stretches);
}

const stretchOf = (part: string): Stretch => ({ lo: part, hi: part + (part.length < PART ? '!' : '{') });

/** The parts that do not hold as stretches, of all parts in their order: neighbours are one. */
export function stretchesAmong(parts: readonly { part: string; holds: boolean }[]): Stretch[] {
  const found: Stretch[] = [];
  parts.forEach(({ part, holds }, i) => {
    if (holds) return;
    const { lo, hi } = stretchOf(part);
    const last = found.at(-1);
    if (last && parts[i - 1]?.holds === false) last.hi = hi;
    else found.push({ lo, hi });
  });
  return found;
}

/** As many as the next power of two, with stretches in which nothing lies: so few texts of statements have their plans kept. */
function filledUp(stretches: readonly Stretch[]): Stretch[] {
  if (stretches.length === 0) return [];
  return Array.from(
    { length: 2 ** Math.ceil(Math.log2(stretches.length)) },
    (_, i) => stretches[i] ?? { lo: '', hi: '' },
  );
}

const inOne = (path: string, { lo, hi }: Stretch) => sql`${sql.ref(path)} >= ${lo} and ${sql.ref(path)} < ${hi}`;

/** Whether a path lies in one of the stretches. */
const inOf = (path: string, stretches: readonly Stretch[]): RawBuilder<unknown> =>
  stretches.length === 0
    ? sql`false`
    : sql`(${sql.join(
        stretches.map((stretch) => sql`(${inOne(path, stretch)})`),
        sql` or `,
      )})`;

/** `k`: the kept sums of everything else. */
const fresh = (tree: Subtree, today: string, stretches: readonly Stretch[]) =>
  sql`part_sum_seen k where ${rangeOf(tree, 'k')} and k.on_day = ${today} and not ${inOf('k.part', stretches)}`;

/** How many parts, as this statement sees them, do not hold and lie in none of the stretches: somebody wrote there since these were looked up. */
const missedBy = (tree: Subtree, today: string, stretches: readonly Stretch[]) =>
  sql`count(*) as missed from ${astray(tree, today)} where not ${inOf('p.part', stretches)}`;

/**
 * The numbers wanted, as a table: of what is kept, and in the stretches of the counts; with how many parts were missed. `below`: how long the paths of
 * the units directly below are, for which they are told apart (column `path`).
 */
function parts(
  tree: Subtree,
  today: string,
  wanted: readonly Summed[],
  below: number | null,
  stretches: readonly Stretch[],
): RawBuilder<unknown> {
  const path = (of: RawBuilder<unknown>) => (below === null ? sql`` : sql`${of} as path,`);
  const live = stretches.length === 0 ? sql`` : sql`union all ${counted(tree, today, wanted, below, stretches)}`;
  return sql`select ${path(sql`left(k.part, ${sql.lit(below)})`)} ${each(
    wanted,
    (key) => `coalesce(sum(k.${columnOf(key)}), 0)::int as "${key}"`,
  )}, 0::bigint as missed from ${fresh(tree, today, stretches)} ${below === null ? sql`` : sql`group by 1`}
    union all select ${path(sql`''`)} ${each(wanted, (key) => `0 as "${key}"`)}, ${missedBy(tree, today, stretches)} ${live}`;
}

/**
 * Rows of a statement made for the stretches in which the sums do not hold. They are looked up first and handed in; a statement that finds that it missed
 * some is asked again: what is answered is of one moment, that of the statement itself.
 */
async function ofOneMoment<R extends object>(
  tx: Tx,
  tree: Subtree,
  today: string,
  statement: (stretches: readonly Stretch[]) => RawBuilder<R & { missed: number }>,
): Promise<R[]> {
  const ask = async (stretches: readonly Stretch[]) => {
    const [only] = stretches;
    const rows =
      only === tree
        ? await fromCounts(tx, tree, statement(stretches))
        : await byKeptPlan(tx, statement(stretches), 'alone');
    return {
      missed: rows.some(({ missed }) => missed > 0),
      rows: rows.map(({ missed: _, ...row }) => row as unknown as R),
    };
  };
  for (let tries = 0; tries < TRIES; tries++) {
    const { missed, rows } = await ask(await stretchesOf(tx, tree, today));
    if (!missed) return rows;
  }
  return (await ask([tree])).rows;
}

const added = (wanted: readonly Summed[]) => each(wanted, (key) => `coalesce(sum(y."${key}"), 0)::int as "${key}"`);

/** Columns as one text: to put a statement of so many together piece by piece takes longer than to answer it. */
const each = (wanted: readonly Summed[], column: (key: Summed) => string): RawBuilder<unknown> =>
  sql.raw(wanted.map(column).join(', '));

/** The numbers wanted of a whole subtree that the reader sees all of. */
export async function sumsOf<K extends Summed>(
  tx: Tx,
  tree: Subtree,
  today: string,
  wanted: readonly K[],
): Promise<Record<K, number>> {
  const [row] = await ofOneMoment(
    tx,
    tree,
    today,
    (stretches) =>
      sql<Record<K, number> & { missed: number }>`select ${added(wanted)}, sum(y.missed)::int as missed
        from (${parts(tree, today, wanted, null, stretches)}) y`,
  );
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return row;
}

/**
 * The numbers wanted of each unit directly below the top of a subtree, by its path; one of which nothing was counted is not in it. Of what is kept where it
 * serves, else of the counts: the range of all of them is read once, not that of each. `kept`: what `keptServe` says, where it was asked already.
 */
export async function sumsBelow<K extends Summed>(
  tx: Tx,
  tree: Subtree,
  today: string,
  wanted: readonly K[],
  kept?: boolean,
): Promise<Map<string, Record<K, number>>> {
  const below = tree.lo.length + SEGMENT;
  const serve = kept ?? (await keptServe(tx, tree, today));
  type Line = { path: string } & Record<K, number>;
  const sums = (rows: RawBuilder<unknown>, more: RawBuilder<unknown>) =>
    sql<Line & { missed: number }>`select y.path, ${added(wanted)} ${more} from (${rows}) y group by y.path`;
  const rows = serve
    ? await ofOneMoment<Line>(tx, tree, today, (stretches) =>
        sums(parts(tree, today, wanted, below, stretches), sql`, sum(y.missed)::int as missed`),
      )
    : await fromCounts(tx, tree, sums(counted(tree, today, wanted, below, [tree]), sql``));
  return new Map(rows.map((row) => [row.path, row]));
}

/** Of a nation's counts the kept plan would look up one scope after another. */
async function fromCounts<R>(tx: Tx, { divisions }: Subtree, statement: RawBuilder<R>): Promise<R[]> {
  return isManyDivisions(divisions) ? (await statement.execute(tx)).rows : await byKeptPlan(tx, statement);
}

/** The numbers wanted as the counts have them in these stretches: a row of each source, or one for each unit directly below. */
function counted(
  tree: Subtree,
  today: string,
  wanted: readonly Summed[],
  below: number | null,
  stretches: readonly Stretch[],
): RawBuilder<unknown> {
  const stored = storedIn(tree.divisions);
  const all = new Set<string>(wanted);
  const columns = (sums: object) => each(wanted, (key) => (key in sums ? `x."${key}"` : `0 as "${key}"`));
  const path = below === null ? sql`` : sql`x.path,`;
  const within = (stretch: Stretch) => (alias: string) => sql`${stored(alias)}${inOne(`${alias}.scope`, stretch)}`;
  const asked = SOURCES.filter(({ sums }) => wanted.some((key) => key in sums));
  // each stretch by itself: of a condition that names them all the planner takes the reader's wall to be the narrower one
  return sql.join(
    stretches.flatMap((stretch) =>
      asked.map(
        (source) => sql`select ${path} ${columns(source.sums)}, 0::bigint as missed
        from ${summing(source, { wanted: all, today, within: within(stretch), as: 'seen', ...(below !== null && { below }) })} x`,
      ),
    ),
    sql` union all `,
  );
}

/** How many units of each kind stand in such a subtree today. */
export async function kindsOf(tx: Tx, tree: Subtree, today: string): Promise<{ kind: string; n: number }[]> {
  const rows = await ofOneMoment<{ kind: string; n: number }>(
    tx,
    tree,
    today,
    (stretches) => sql<{
      kind: string;
      n: number;
      missed: number;
    }>`select y.kind, sum(y.n)::int as n, sum(y.missed)::int as missed from (
      select e.key as kind, sum(e.value::int) as n, 0::bigint as missed from (select k.kinds from ${fresh(tree, today, stretches)}) k
        cross join lateral jsonb_each_text(k.kinds) e group by 1
      union all select null, 0, ${missedBy(tree, today, stretches)}
      ${sql.join(
        stretches.map(
          (stretch) => sql`union all select p.kind, count(*), 0 from unit_period p where ${inOne('p.path', stretch)}
        and p.valid_from <= ${today} and p.valid_to > ${today} group by 1`,
        ),
        sql` `,
      )}) y group by y.kind`,
  );
  return rows.filter(({ kind }) => kind !== null);
}
