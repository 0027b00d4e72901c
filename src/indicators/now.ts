/** Counts of today: sums of the units' stat rows over one range (D6), or of the sums that are kept of its parts. In one statement, so of one moment. */
import { sql } from 'kysely';
import { isManyDivisions, type Subtree, storedIn } from '../organization/tree.ts';
import { byKeptPlan } from '../platform/db/prepared.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Counted } from './asOf.ts';
import { SOURCES, SUMMED, summing, type Work } from './sums/columns.ts';
import { keptServe, sumsOf } from './sums/reading.ts';

/** What an overview shows of all that is kept. */
const SHOWN = SUMMED.filter((key) => key !== 'confirmed' && key !== 'unanswered');

/**
 * Members, posts, resolutions, tasks and this month's meetings. Read from the counts, the views `_seen` hold the reader's wall once for the statement
 * instead of once a row, and the plan is kept: it is the same for a cell and a commune. "Overdue" depends on the clock, so it is asked of the index on
 * open due dates. `kept`: what `keptServe` says of this subtree, where it was asked already; the numbers are the same either way.
 */
export async function countNow(
  tx: Tx,
  tree: Subtree,
  today: string,
  kept?: boolean,
): Promise<{ counted: Counted; work: Work }> {
  const row =
    (kept ?? (await keptServe(tx, tree, today)))
      ? await sumsOf(tx, tree, today, SHOWN)
      : await addedUp(tx, tree, today);
  return { counted: row, work: row };
}

async function addedUp(tx: Tx, { divisions, lo, hi }: Subtree, today: string): Promise<Counted & Work> {
  const stored = storedIn(divisions);
  const shown = new Set<string>(SHOWN);
  const within = (alias: string) => {
    const scope = sql.ref(`${alias}.scope`);
    return sql`${stored(alias)}${scope} >= ${lo} and ${scope} < ${hi}`;
  };
  const asked = SOURCES.filter(({ sums }) => Object.keys(sums).some((key) => shown.has(key)));
  const sums = sql<Counted & Work>`select * from ${sql.join(
    asked.map((source, i) => sql`${summing(source, { wanted: shown, today, within, as: 'seen' })} ${sql.ref(`s${i}`)}`),
  )}`;
  // the kept plan looks up one scope after another: of a nation's it is cheaper to read the tables from end to end
  const [row] = isManyDivisions(divisions) ? (await sums.execute(tx)).rows : await byKeptPlan(tx, sums);
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return row;
}
