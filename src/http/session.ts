import { Hono, type Context as Http } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language } from '../accounts/account.ts';
import { grantsOf } from '../accounts/grants.ts';
import { closeSession, openSession, signIn } from '../accounts/sessions.ts';
import { setLanguage } from '../accounts/store.ts';
import { signInTries } from '../accounts/tries.ts';
import type { Chibo } from '../chibo.ts';
import { capabilitiesAt, type Grant } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';
import { labelsOf } from './labels.ts';
import { accountOf, COOKIE, refuseForeign } from './request.ts';

/** Sign-in, sign-out, and what the shell needs to draw itself. */
export function sessionRoutes(chibo: Chibo, address: (http: Http) => string): Hono {
  const app = new Hono();
  const words = labelsOf(chibo.rulebook);
  const tried = signInTries(chibo.app.pool, chibo.keys);

  app.get('/', async (http) => {
    const account = await accountOf(http, chibo);
    const common = {
      demo: chibo.demo,
      organization: { name: chibo.rulebook.about.name },
      today: today(chibo.clock),
      ...words,
    };
    if (!account)
      return http.json({ signedIn: false, ...common, demoAccounts: chibo.demo ? await demoAccounts(chibo) : [] });
    const grants = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
    const wanted = http.req.header('Chibo-Acting-As');
    const grant = grants.find((g) => g.id === wanted) ?? grants[0];
    return http.json({
      signedIn: true,
      ...common,
      account: { id: account.id, login: account.login, name: account.name, language: account.language },
      grants: await Promise.all(grants.map((g) => shown(chibo, g))),
      actingAs: grant?.id,
      person: account.person_id,
      capabilities: grant
        ? capabilitiesAt(grant, grant.reaches[0]?.path ?? '')
            .concat(grant.reaches.flatMap((r) => r.capabilities))
            .filter((c, i, all) => all.indexOf(c) === i)
        : [],
    });
  });

  app.post('/', async (http) => {
    refuseForeign(http);
    const body = (await http.req.json().catch(() => ({}))) as { login?: unknown; password?: unknown; demo?: unknown };
    const agent = http.req.header('User-Agent') ?? '';
    let token: string;
    if (chibo.demo && typeof body.demo === 'string') {
      const account = await chibo.app.db
        .selectFrom('account')
        .select('id')
        .where('login', '=', body.demo)
        .where('demo_order', 'is not', null)
        .executeTakeFirst();
      if (!account) throw new Refusal(401, [{ code: 'sign_in.wrong' }]);
      token = await openSession(chibo.app.db, chibo.clock, account.id, agent);
    } else {
      const login = String(body.login ?? '')
        .slice(0, 60)
        .trim()
        .toLowerCase();
      await tried(address(http), login);
      ({ token } = await signIn(chibo.app.db, chibo.clock, login, String(body.password ?? '').slice(0, 200), agent));
    }
    const secure = http.req.header('X-Forwarded-Proto') === 'https' || http.req.url.startsWith('https:');
    setCookie(http, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
    return http.json({ signedIn: true });
  });

  app.delete('/', async (http) => {
    refuseForeign(http);
    const token = getCookie(http, COOKIE);
    if (token) await closeSession(chibo.app.db, token);
    deleteCookie(http, COOKIE, { path: '/' });
    return http.json({ signedIn: false });
  });

  app.put('/language', async (http) => {
    const account = await accountOf(http, chibo);
    if (!account) throw new Refusal(401, [{ code: 'sign_in.needed' }]);
    const { language } = (await http.req.json().catch(() => ({}))) as { language?: string };
    if (!LANGUAGES.includes(language as 'vi')) throw new Refusal(422, [{ code: 'choice.unknown', field: 'language' }]);
    await setLanguage(chibo.app.db, account.id, language as Language);
    return http.json({ language });
  });
  return app;
}

async function shown(chibo: Chibo, grant: Grant) {
  const unit = await chibo.app.db
    .selectFrom('unit')
    .select(['id', 'name', 'kind'])
    .where('id', '=', grant.unit.id)
    .executeTakeFirst();
  return {
    id: grant.id,
    post: labelOf(chibo, grant.post),
    unit: unit ?? { id: grant.unit.id, name: '', kind: '' },
    reason: grant.reason,
  };
}

function labelOf(chibo: Chibo, code: string): Record<string, string> {
  const label = chibo.rulebook.posts.find((p) => p.id === code)?.label as Record<string, { one: string }> | undefined;
  return Object.fromEntries(LANGUAGES.map((language) => [language, label?.[language]?.one ?? code]));
}

async function demoAccounts(chibo: Chibo) {
  const rows = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('demo_order', 'is not', null)
    .where('active', '=', true)
    .orderBy('demo_order')
    .execute();
  return await Promise.all(
    rows.map(async (row) => {
      const grants = await grantsOf(chibo.app.db, chibo.rulebook, row, today(chibo.clock));
      const offices = grants.filter((g) => g.reason !== 'membership');
      const held = offices.length > 0 ? offices : grants;
      const [first] = held;
      const labels = [...new Set(held.map((g) => g.post))].map((post) => labelOf(chibo, post));
      const post = Object.fromEntries(
        LANGUAGES.map((language) => [
          language,
          labels.map((label) => label[language]).join(language === 'ar' ? '، ' : ', '),
        ]),
      );
      return { login: row.login, name: row.name, post, unit: first ? (await shown(chibo, first)).unit.name : '' };
    }),
  );
}
