/**
 * A transaction whose statements need not wait for each other's answers. The client sends them in their order (pg's
 * pipeline); the server works through them in that order and, once one failed, refuses the rest, COMMIT included: what is
 * sent together is still all of it or nothing.
 */
import { type CompiledQuery, Kysely, type KyselyPlugin, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from '../../../gen/db.ts';
import type { Database } from './connect.ts';
import type { Tx } from './scope.ts';

/** Sends a statement at once and answers its rows; those sent before it are worked through before it. */
type Send = <R>(statement: CompiledQuery<R>) => Promise<R[]>;

export type Wire = {
  send: Send;
  /** keeps a statement to be sent with COMMIT, after those kept before */
  last(statement: CompiledQuery): void;
};

type Rows<S extends readonly CompiledQuery<unknown>[]> = {
  -readonly [K in keyof S]: S[K] extends CompiledQuery<infer R> ? R[] : never;
};

const leased = new WeakMap<object, Send>();

/**
 * Runs `work` in a transaction: committed when it returns, rolled back when it throws. `opening` is sent before, and not
 * waited for: BEGIN first and alone, because a text that the server cannot read would take BEGIN with it.
 */
export async function inTransaction<T>(
  db: Database,
  opening: readonly string[],
  work: (tx: Tx, wire: Wire) => Promise<T>,
  plugins: KyselyPlugin[] = [],
): Promise<T> {
  return await withClient(db, async (query) => {
    const opened = together(opening.map((text) => query(text)));
    const tx = builderOn(query, db, plugins);
    const send = sending(query);
    leased.set(tx, send);
    const atEnd: CompiledQuery[] = [];
    const [, result] = await together([opened, work(tx, { send, last: (statement) => atEnd.push(statement) })]);
    await together([...atEnd.map(send), commit(query)]);
    return result;
  });
}

/** Runs statements, known beforehand, in a transaction of their own: one way there and back. Answers the rows of each. */
export async function atOnce<const S extends readonly CompiledQuery<unknown>[]>(
  db: Database,
  opening: readonly string[],
  statements: S,
): Promise<Rows<S>> {
  return await withClient(db, async (query) => {
    const [, rows] = await together([
      together(opening.map((text) => query(text))),
      together(statements.map(sending(query))),
      commit(query),
    ]);
    return rows as Rows<S>;
  });
}

/** Runs statements in this order inside a transaction, without waiting in between where `inTransaction` began it. */
export async function inTurn(tx: Tx, statements: readonly { compile(tx: Tx): CompiledQuery }[]): Promise<void> {
  const send = leased.get(tx);
  if (send) await together(statements.map((statement) => send(statement.compile(tx))));
  else for (const statement of statements) await tx.executeQuery(statement.compile(tx));
}

/** Waits for all; the first failure in their order is the one that counts: what follows it only says that the transaction ended. */
export async function together<const P extends readonly Promise<unknown>[]>(
  sent: P,
): Promise<{ -readonly [K in keyof P]: Awaited<P[K]> }> {
  const answers = await Promise.allSettled(sent);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as never;
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * A client for as long as `work` lasts: what somebody forgot to wait for is not sent afterwards, outside the transaction.
 * A failure rolls back; a client that cannot even do that is given up.
 */
async function withClient<T>(db: Database, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let over = false;
  const query: Query = async (text, values) => {
    if (over) throw new Error('The transaction is over.');
    return await client.query(text, values);
  };
  try {
    const result = await work(query);
    over = true;
    client.release();
    return result;
  } catch (error) {
    over = true;
    await client.query('rollback').then(
      () => client.release(),
      (away: Error) => client.release(away),
    );
    throw error;
  }
}

function sending(query: Query): Send {
  return async <R>({ sql, parameters }: CompiledQuery<R>) => (await query(sql, parameters as unknown[])).rows as R[];
}

/** COMMIT of a transaction in which something failed is a ROLLBACK, and says so. */
async function commit(query: Query): Promise<void> {
  const { command } = await query('commit');
  if (command !== 'COMMIT') throw new Error('A statement failed unheard: the transaction was rolled back.');
}

/** The query builder on one client, which it neither takes nor gives back. */
function builderOn(query: Query, { log }: Database, plugins: KyselyPlugin[]): Tx {
  const client = { query: query as never, release: () => {} };
  const pool = { options: {}, connect: async () => client, end: async () => {} };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins, ...(log && { log }) });
}
