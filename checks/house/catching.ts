/** Everything that a pool sends, text and parameters, caught on its way. */
import type pg from 'pg';
import type { Statement } from './plan.ts';

/** Catches from now on; must be called before the pool has opened its first connection. What it sends goes to `hear`. */
export function catchStatements(pool: pg.Pool, hear: (statement: Statement) => void): void {
  if (pool.totalCount > 0) throw new Error('The pool is open already: what its connections send would be missed.');
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((first: unknown, values: unknown, ...rest: unknown[]) => {
      const text = typeof first === 'string' ? first : (first as { text?: string }).text;
      const given = Array.isArray(values) ? values : (first as { values?: unknown[] }).values;
      if (text !== undefined) hear({ sql: text, parameters: given ?? [] });
      return send(first, values, ...rest);
    }) as typeof client.query;
  });
}
