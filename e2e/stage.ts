/** The stage of the journeys: the demo's commune on a database of its own, the server on a free port, Chromium. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildBienHo } from '../demo/bien-ho/build.ts';
import { type Chibo, openChibo } from '../src/chibo.ts';
import { makeServer } from '../src/http/server.ts';
import { setClock } from '../src/platform/clock.ts';
import { testDatabase } from '../src/platform/db/testing.ts';
import { loadRulebook } from '../src/rulebook/load.ts';

const ROOT = join(import.meta.dirname, '..');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Language = 'vi' | 'en' | 'ar';
export type Stage = { chibo: Chibo; address: string; browser: Browser; close(): Promise<void> };

/** Loads the demo, serves it and starts the browser. */
export async function openStage(): Promise<Stage> {
  const database = await testDatabase(inject('postgres18'));
  const rulebook = await loadRulebook(join(ROOT, 'rulebooks/vietnam'));
  const keysDir = await mkdtemp(join(tmpdir(), 'chibo-keys-'));
  const clock = setClock(rulebook.about.timeZone, new Date().toISOString());
  const loading = await openChibo({ url: database.url, keysDir, rulebook, clock, demo: true });
  await buildBienHo(loading, clock, () => {}, 1);
  await loading.close();
  const chibo = await openChibo({ url: database.url, keysDir, rulebook, demo: true });
  return await raise(chibo, async () => {
    await chibo.close();
    await database.drop();
  });
}

/** Serves what is opened and starts the browser; `end` follows when both are closed. */
export async function raise(chibo: Chibo, end: () => Promise<void>): Promise<Stage> {
  if (!existsSync(join(ROOT, 'dist/web/index.html')))
    await promisify(execFile)(join(ROOT, 'node_modules/.bin/vite'), ['build'], { cwd: ROOT });
  const http = await new Promise<ReturnType<typeof serve>>((done) => {
    const server = serve({ fetch: makeServer(chibo, { log: false }).fetch, port: 0, hostname: '127.0.0.1' }, () =>
      done(server),
    );
  });
  const { port } = http.address() as { port: number };
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    // names of downloads are Vietnamese; without a UTF-8 locale Chromium calls them all "download"
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  });
  return {
    chibo,
    browser,
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      await browser.close();
      await new Promise((done) => http.close(done));
      await end();
    },
  };
}

/** A browser of one person: signed in with the demo account, in a language, at a width. */
export async function signedIn(
  stage: Stage,
  login: string,
  language: Language,
  width = 1280,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await stage.browser.newContext({
    viewport: { width, height: 900 },
    acceptDownloads: true,
    locale: language,
  });
  await context.addInitScript((chosen) => localStorage.setItem('chibo.language', chosen), language);
  const answer = await context.request.post(`${stage.address}/api/v1/session`, {
    data: { demo: login },
    headers: { 'Chibo-Client': 'web' },
  });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${await answer.text()}`);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, context };
}
