import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';

/**
 * Whether this process may be sent requests: 200 while the primary answers, else 503. With it what has to be alike in all processes on one database
 * (rulebook, newest migration), and how the replicas are; nothing of the organization.
 */
export function healthRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  app.get('/', async (http) => {
    try {
      await chibo.app.pool.query('select 1');
      const { rows } = await chibo.owner.pool.query<{ name: string }>('select max(name) as name from migration');
      const replicas = chibo.replicas && {
        replicas: chibo.replicas.states().map(({ state, asOf }) => ({ state, asOf })),
      };
      return http.json({
        status: 'ok',
        rulebook: chibo.rulebook.hash.slice(0, 12),
        migration: rows[0]?.name ?? '',
        ...replicas,
      });
    } catch {
      return http.json({ status: 'database away' }, 503);
    }
  });
  return app;
}
