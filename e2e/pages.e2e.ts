/**
 * Every kind of page, in three languages, narrow and wide: it is drawn, in words, without overflow, and axe finds nothing. What axe reads is the same in
 * every language but for the direction: one page is read in Vietnamese, the next in Arabic.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Visit, visitsOf } from './addresses.ts';
import { drawn, lookedAt } from './looking.ts';
import { reader } from './reader.ts';
import { type Language, openStage, type Stage } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
let visits: Visit[];
let missing: string[];

beforeAll(async () => {
  stage = await openStage();
  ({ visits, missing } = await visitsOf(stage));
}, 300_000);
afterAll(() => stage.close());

test('the demo has a record for every route', () => {
  expect(missing).toEqual([]);
});

const WIDTHS = [1440, 1920, 390, 320];
/** `ROUTES=periods vitest run --project browser e2e/pages.e2e.ts` looks at some routes only, while one works on them. */
const WANTED = new RegExp(process.env.ROUTES ?? '');

/** The three at the same time: a page is drawn by processes of its own, which one reader alone leaves idle by turns. */
test.concurrent.each<Language>(['vi', 'en', 'ar'])(
  'every route in %s is drawn at every width, in words',
  {
    timeout: 1_200_000,
  },
  async (language) => {
    const faults: string[] = [];
    for (const [login, mine] of Map.groupBy(
      visits.filter(({ route }) => WANTED.test(route)),
      ({ login }) => login,
    )) {
      const who = await reader(stage, login, language, { ...(mine[0]?.post && { post: mine[0].post }) });
      who.page.on('pageerror', (error) => faults.push(`${who.page.url()}: ${error.message}`));
      for (const visit of mine) {
        const { path, route } = visit;
        const wrong: string[] = [];
        await drawn(who.page, stage.address + path);
        for (const width of WIDTHS) {
          await who.page.setViewportSize({ width, height: 900 });
          wrong.push(...(await lookedAt(who.page, language)).map((fault) => `at ${width} px ${fault}`));
          if (width === 1440 && language === (visits.indexOf(visit) % 2 ? 'ar' : 'vi'))
            wrong.push(...(await axe(who.page)));
        }
        faults.push(...wrong.map((fault) => `${login} ${route}: ${fault}`));
      }
      await who.close();
    }
    expect(faults).toEqual([]);
  },
);

async function axe(page: import('playwright-core').Page): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map((v) => `${v.id} ${v.nodes[0]?.html.slice(0, 120)}`);
  });
}

/** In thousands of bytes, as networks count them; the files, because each is a way there and back on a slow line. */
const FIRST_SCREEN = { bytes: 150_000, files: 8 };

test('the first screen, signed out and signed in, needs at most 150 KB of compressed JavaScript, in few files', async () => {
  for (const login of [null, 'bi-thu']) {
    const context = await stage.browser.newContext();
    if (login) {
      await context.request.post(`${stage.address}/api/v1/session`, {
        data: { demo: login },
        headers: { 'Chibo-Client': 'web' },
      });
    }
    const page = await context.newPage();
    const scripts: import('playwright-core').Request[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(request);
    });
    await page.goto(stage.address, { waitUntil: 'networkidle' });
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.length).toBeLessThanOrEqual(FIRST_SCREEN.files);
    const asBrowser = await Promise.all(scripts.map(async (each) => (await each.sizes()).responseBodySize));
    // a browser takes brotli from a safe address only; where the server is reached without, gzip has to do
    const asGzip = await Promise.all(
      scripts.map(async (each) => {
        const answer = await fetch(each.url(), { headers: { 'Accept-Encoding': 'gzip' } });
        expect(answer.headers.get('Content-Encoding')).toBe('gzip');
        await answer.body?.cancel();
        return Number(answer.headers.get('Content-Length'));
      }),
    );
    for (const sizes of [asBrowser, asGzip]) {
      expect(sizes.every((size) => size > 0)).toBe(true);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_SCREEN.bytes);
    }
    await context.close();
  }
});
