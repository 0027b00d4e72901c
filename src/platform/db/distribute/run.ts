/** Turns a migrated schema into Citus tables, or says why not. One connection of the owner's; the web processes must be stopped. */
import { must, type Reason } from '../../refusal.ts';
import { type Catalogue, type Executor, readCatalogue } from './catalogue.ts';
import { type KeptKey, type Placed, type Present, placesOf, type Step, stepsOf, unfit } from './plan.ts';

export type Plan = { places: (Placed & { done: boolean })[]; keys: number; steps: Step[]; refused: Reason[] };

/** What would be done, and what stands against it. Changes nothing. */
export async function planDistribution(db: Executor): Promise<Plan> {
  const catalogue = await readCatalogue(db);
  const { present, refused } = await presentIn(db, catalogue);
  return {
    places: placesOf(catalogue, present.kept).map((placed) => ({ ...placed, done: present.spread.has(placed.table) })),
    keys: catalogue.keys.length + present.kept.length,
    steps: stepsOf(catalogue, present),
    refused: [...refused, ...unfit(catalogue, placesOf(catalogue, present.kept))],
  };
}

/**
 * Does it, a transaction a step; broken off, the next run goes on where it stopped. Answers the number of steps done. Refuses
 * distribute.extension_missing, distribute.extension_off, distribute.no_workers, distribute.in_use and what `unfit` finds.
 */
export async function distribute(db: Executor, say: (step: Step) => void): Promise<number> {
  const { steps, refused } = await planDistribution(db);
  must(refused);
  for (const step of steps) {
    say(step);
    await db.query('begin');
    try {
      // a key of a spread table that refers to a reference table wants its shards one after another
      if (step.what === 'put back') await db.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
      for (const statement of step.statements) await db.query(statement);
      await db.query('commit');
    } catch (error) {
      await db.query('rollback');
      throw error;
    }
  }
  return steps.length;
}

const STATE = `select current_setting('server_version') as version, current_database()::text as database,
  exists (select from pg_available_extensions where name = 'citus') as available,
  exists (select from pg_extension where extname = 'citus') as created,
  to_regclass('chibo_distribute_key') is not null as begun,
  (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'chibo jobs') as processes,
  array(select value from meta where key in ('app_role', 'sealer_role') order by key) as roles`;

type State = {
  version: string;
  database: string;
  available: boolean;
  created: boolean;
  begun: boolean;
  processes: number;
  roles: string[];
};

async function presentIn(db: Executor, catalogue: Catalogue): Promise<{ present: Present; refused: Reason[] }> {
  const [state] = (await db.query(STATE)).rows as State[];
  if (!state) throw new Error('The server does not say what it is.');
  const kept = state.begun
    ? ((
        await db.query('select table_name as "table", name, target, definition from chibo_distribute_key order by 1, 2')
      ).rows as KeptKey[])
    : [];
  const present: Present = { spread: new Set(), kept, database: state.database, roles: state.roles };
  const refused: Reason[] = [];
  const refuse = (code: string, values: Record<string, string | number>) => refused.push({ code, values });
  if (!state.created) {
    refuse(state.available ? 'distribute.extension_off' : 'distribute.extension_missing', { version: state.version });
    return { present, refused };
  }
  const known = new Set(catalogue.tables.map(({ name }) => name));
  const spread = (
    await db.query(
      `select logicalrelid::text as name from pg_dist_partition where partmethod = 'h' or (partmethod = 'n' and repmodel = 't')`,
    )
  ).rows as { name: string }[];
  const [workers] = (await db.query('select count(*)::int as n from pg_dist_node where shouldhaveshards and isactive'))
    .rows as { n: number }[];
  if ((workers?.n ?? 0) === 0) refuse('distribute.no_workers', {});
  if (state.processes > 0) refuse('distribute.in_use', { processes: state.processes });
  // a table that Citus only knows because something refers to it has no shards of its own yet
  const names = spread.map(({ name }) => name.replaceAll('"', '')).filter((name) => known.has(name));
  return { present: { ...present, spread: new Set(names) }, refused };
}
