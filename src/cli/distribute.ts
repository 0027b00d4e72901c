import type { Chibo } from '../chibo.ts';
import { type Place, placeWords } from '../platform/db/distribute/plan.ts';
import { distribute, planDistribution } from '../platform/db/distribute/run.ts';
import { must } from '../platform/refusal.ts';

export type Told = { print(line: string): void; complain(line: string): void };

/**
 * `chibo distribute`: spreads the tables over the machines of a Citus cluster, a line for each step. With `dryRun` it says of every table where it would
 * go, and changes nothing; also where Citus is missing, which it then refuses like the real run. Refuses what `distribute` refuses.
 */
export async function distributeFromHere(chibo: Chibo, dryRun: boolean, { print, complain }: Told): Promise<void> {
  const client = await chibo.owner.pool.connect();
  const db = { query: (text: string, values?: unknown[]) => client.query(text, values) };
  try {
    if (!dryRun) {
      const steps = await distribute(db, ({ what, table }) => complain(table ? `${what}: ${table}` : what));
      print(steps === 0 ? 'Everything is where it belongs: nothing to do.' : `Done in ${steps} steps.`);
      return;
    }
    const plan = await planDistribution(db);
    const kinds: readonly Place[] = ['division', 'key', 'reference', 'local'];
    for (const kind of kinds) {
      const tables = plan.places.filter(({ place }) => place === kind);
      print(`${placeWords[kind]} (${tables.length}):`);
      for (const { table, column, done } of tables)
        print(`  ${table}${kind === 'key' ? ` by ${column}` : ''}${done ? ', done' : ''}`);
    }
    print(
      `Foreign keys put away and put back: ${plan.keys}. Steps: ${plan.steps.length}. Queue of recurring work (graphile_worker): stays local.`,
    );
    must(plan.refused);
  } finally {
    client.release();
  }
}
