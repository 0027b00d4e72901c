import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from './scope.ts';

/** Statements that one connection keeps prepared; beyond, they are parsed each time (lists of many lengths make many texts). */
const KEPT = 600;

const names = new Map<string, string>();

/**
 * Makes a client send each statement with parameters under a name, so that the server parses and plans it once a
 * connection: planning was half of a command's time in the database. Whether a kept plan serves or a new one is made
 * for the values at hand stays the server's choice (`plan_cache_mode`).
 */
export function prepareStatements(client: pg.ClientBase): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name ? send({ name, text, values }, ...rest) : send(text, values, ...rest);
  }) as typeof client.query;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= KEPT) return known;
  const name = `c${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Asks one statement by the plan that the connection keeps of it, inside a query, whose statements are otherwise planned for the
 * values at hand: for one whose plan is the same whoever asks. Answers its rows. `alone`: of many small look-ups, which would be over before others came to help.
 */
export async function byKeptPlan<R>(tx: Tx, statement: RawBuilder<R>, how?: 'alone'): Promise<R[]> {
  const [before, after] = how === 'alone' ? [KEEP_ALONE, ANEW_HELPED] : [KEEP, ANEW];
  const [, { rows }] = await Promise.all([before.execute(tx), statement.execute(tx), after.execute(tx)]);
  return rows;
}

const KEEP = sql`set local plan_cache_mode = force_generic_plan`;
const ANEW = sql`set local plan_cache_mode = force_custom_plan`;
const KEEP_ALONE = sql`set local plan_cache_mode = force_generic_plan; set local max_parallel_workers_per_gather = 0`;
const ANEW_HELPED = sql`set local plan_cache_mode = force_custom_plan; set local max_parallel_workers_per_gather to default`;

/**
 * Asks one statement whose rows are each looked up by its key, inside a query; answers its rows. For so many that the planner, which does not know how near
 * each other they lie, would rather read a table of a nation from end to end.
 */
export async function byLookUp<R>(tx: Tx, statement: RawBuilder<R>): Promise<R[]> {
  const [, { rows }] = await Promise.all([LOOK_UP.execute(tx), statement.execute(tx), AS_EVER.execute(tx)]);
  return rows;
}

const LOOK_UP = sql`set local enable_seqscan = off; set local enable_bitmapscan = off`;
const AS_EVER = sql`set local enable_seqscan to default; set local enable_bitmapscan to default`;
