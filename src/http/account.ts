import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { closeSessionById, sessionsOf } from '../accounts/sessions.ts';
import type { Chibo } from '../chibo.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountOf, COOKIE } from './request.ts';

/** One's own sign-ins: where one is signed in, and how to end it there. */
export function accountRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  app.get('/sessions', async (http) => {
    const account = await signedIn(http);
    return http.json({ items: await sessionsOf(chibo.app.db, chibo.clock, account.id, getCookie(http, COOKIE)) });
  });
  app.delete('/sessions/:id', async (http) => {
    const account = await signedIn(http);
    await closeSessionById(chibo.app.db, account.id, http.req.param('id'));
    return http.json({});
  });
  return app;

  async function signedIn(http: Parameters<typeof accountOf>[0]) {
    const account = await accountOf(http, chibo);
    if (!account) throw new Refusal(401, [{ code: 'sign_in.needed' }]);
    return account;
  }
}
