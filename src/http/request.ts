import type { Context as Http } from 'hono';
import { getCookie } from 'hono/cookie';
import { LANGUAGES, type Language } from '../accounts/account.ts';
import { grantsOf, personOf } from '../accounts/grants.ts';
import { type Account, accountOfSession, accountOfToken } from '../accounts/sessions.ts';
import type { Chibo } from '../chibo.ts';
import type { Actor, Grant } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';

export const COOKIE = 'chibo_session';

/** The language of an answer: what the client asks for, else Vietnamese. */
export function languageOf(http: Http): Language {
  const wanted = (http.req.header('Accept-Language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    LANGUAGES.find((language) => wanted[0] === language) ??
    LANGUAGES.find((language) => wanted.includes(language)) ??
    'vi'
  );
}

/** The account behind a request: bearer token or session cookie; null for nobody. */
export async function accountOf(http: Http, chibo: Chibo): Promise<Account | null> {
  const bearer = /^Bearer (chibo_[\w-]+)$/.exec(http.req.header('Authorization') ?? '')?.[1];
  if (bearer) return await accountOfToken(chibo.app.db, chibo.clock, bearer);
  const cookie = getCookie(http, COOKIE);
  if (!cookie) return null;
  if (http.req.method !== 'GET' && http.req.method !== 'HEAD') refuseForeign(http);
  return await accountOfSession(chibo.app.db, chibo.clock, cookie);
}

/**
 * Another site can make a browser send our cookie, but neither this header nor our origin (SameSite=Strict holds it off as well).
 * Refuses 403 request.foreign.
 */
export function refuseForeign(http: Http): void {
  const origin = http.req.header('Origin');
  // "null" is what a frame without an origin sends: not ours.
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== http.req.header('Host'));
  if (foreign || !http.req.header('Chibo-Client')) throw new Refusal(403, [{ code: 'request.foreign' }]);
}

/** The grant a request acts under: header Chibo-Acting-As, else the first (D5). Refuses 401 without a sign-in, 403 for a grant one does not hold. */
export async function actorOf(http: Http, chibo: Chibo): Promise<Actor> {
  const account = await accountOf(http, chibo);
  if (!account) throw new Refusal(401, [{ code: 'sign_in.needed' }]);
  const grants = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
  return actingAs(account, grants, http.req.header('Chibo-Acting-As') ?? http.req.query('acting'));
}

export function actingAs(account: Account, grants: Grant[], wanted: string | undefined): Actor {
  const grant = wanted ? grants.find((g) => g.id === wanted) : grants[0];
  if (!grant) throw new Refusal(403, [{ code: wanted ? 'grant.unknown' : 'grant.none' }]);
  const person = personOf(account);
  return { accountId: account.id, person, name: account.name, grant };
}
