/**
 * Every role on every page: whoever opens whatever address sees the page or a refusal in his own words, with a way on. Nothing breaks, and no server says 500.
 * `ROUTES=periods` looks at some routes only, `ROLES=van-phong` at some accounts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Visit, visitsOf } from './addresses.ts';
import { drawn, lookedAt } from './looking.ts';
import { actingAs, type Reader, reader } from './reader.ts';
import { type Language, openStage, type Stage } from './stage.ts';

const WANTED = new RegExp(process.env.ROUTES ?? '');
const ROLES = new RegExp(process.env.ROLES ?? '');
const WIDTH = 390;
const LANGUAGES: Language[] = ['vi', 'en', 'ar'];

let stage: Stage;
let visits: Visit[];

beforeAll(async () => {
  stage = await openStage();
  visits = (await visitsOf(stage)).visits.filter(({ route }) => WANTED.test(route));
}, 300_000);
afterAll(() => stage.close());

test.concurrent.each(LANGUAGES)('every role on every page, a third of the roles in %s', async (language) => {
  const faults: string[] = [];
  for (const { login, grant } of (await rolesOf(stage)).filter((_, i) => LANGUAGES[i % 3] === language)) {
    const who = await reader(stage, login, language);
    if (grant) await actingAs(who.context, grant.id);
    const role = `${login} as ${grant?.post ?? 'nobody'}`;
    let path = '';
    who.page.on('pageerror', (error) => faults.push(`${role} ${path}: ${error.message}`));
    who.page.on('response', (answer) => {
      if (answer.status() >= 500)
        faults.push(`${role} ${path}: ${answer.status()} of ${new URL(answer.url()).pathname}`);
    });
    for (const visit of visits) {
      path = visit.path;
      await drawn(who.page, stage.address + path);
      await who.page.setViewportSize({ width: WIDTH, height: 900 });
      const wrong = [...(await lookedAt(who.page, language, true)), ...(await refusedBadly(who))];
      faults.push(...wrong.map((fault) => `${role} ${visit.route}: ${fault}`));
    }
    await who.close();
  }
  expect(faults).toEqual([]);
});

/** Every account of the demo in each post that it may act in. */
async function rolesOf({
  address,
  browser,
}: Stage): Promise<{ login: string; grant?: { id: string; post: string } }[]> {
  const context = await browser.newContext();
  const ask = async (path: string) => await (await context.request.get(`${address}/api/v1/${path}`)).json();
  const { demoAccounts } = (await ask('session')) as { demoAccounts: { login: string }[] };
  const roles = [];
  for (const { login } of demoAccounts.filter((account) => ROLES.test(account.login))) {
    const data = { demo: login };
    await context.request.post(`${address}/api/v1/session`, { data, headers: { 'Chibo-Client': 'web' } });
    const { grants } = (await ask('session')) as { grants: { id: string; post: { en: string } }[] };
    roles.push(...grants.map(({ id, post }) => ({ login, grant: { id, post: post.en } })));
    if (grants.length === 0) roles.push({ login });
    await context.clearCookies();
  }
  await context.close();
  return roles;
}

/** A page that refuses says that it is not for this reader, or not there for him, and where to go instead; anything else is a failure. */
async function refusedBadly({ page, say }: Reader): Promise<string[]> {
  const refusal = page.locator('.error-page');
  if ((await refusal.count()) === 0) return [];
  const heading = await refusal.locator('h1').innerText();
  const known = [say('web.error.forbidden_title'), say('web.error.missing_title')].includes(heading);
  return [
    ...(known ? [] : [`failed: ${heading}`]),
    ...((await refusal.locator(':scope > :is(p, div:not(.row))').allInnerTexts()).join('').trim() !== ''
      ? []
      : ['a refusal without a reason']),
    ...((await refusal.locator('a[href]').count()) > 0 ? [] : ['a refusal without a way on']),
  ];
}
