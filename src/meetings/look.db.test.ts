import { serve } from '@hono/node-server';
import { chromium, type Page } from 'playwright-core';
import { test } from 'vitest';
import { makeServer } from '../http/server.ts';
import { meetingWorld, PASSWORD } from './testing.ts';

test('look', async () => {
  const w = await meetingWorld();
  await w.chibo.owner.db.updateTable('account').set({ login: 'dao' }).where('login', '=', 'Nguyễn Thị Đào').execute();
  await w.chibo.owner.db.updateTable('account').set({ login: 'bithu' }).where('login', '=', 'Hoàng Bí Thư').execute();
  const http = await new Promise<ReturnType<typeof serve>>((done) => {
    const server = serve({ fetch: makeServer(w.chibo, { log: false, webDir: '/tmp/meetweb' }).fetch, port: 0, hostname: '127.0.0.1' }, () => done(server));
  });
  const { port } = http.address() as { port: number };
  const base = `http://127.0.0.1:${port}`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const sign = async (login: string, language: string, width: number) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true });
    await context.addInitScript((l) => localStorage.setItem('chibo.language', l), language);
    const answer = await context.request.post(`${base}/api/v1/session`, { data: { login, password: PASSWORD }, headers: { 'Chibo-Client': 'web' } });
    if (!answer.ok()) throw new Error(await answer.text());
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
    page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 300)));
    return page;
  };
  let n = 0;
  const shot = async (page: Page, name: string) => {
    await page.waitForTimeout(200);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    console.log(name, 'overflow', over);
    await page.screenshot({ path: `/tmp/look/${String(++n).padStart(2, '0')}-${name}.png`, fullPage: true });
  };
  const go = async (page: Page, path: string) => { await page.goto(base + path, { waitUntil: 'networkidle' }); await page.locator('h1').first().waitFor(); };
  try {
    const p = await sign('dao', 'vi', 390);
    await go(p, `/units/${w.cell}/meetings`);
    await shot(p, 'list-empty');
    await go(p, `/units/${w.cell}/meetings/new`);
    await p.locator('[data-field=date] input').first().fill('10/11/2026');
    await p.locator('[data-field=time] input').fill('19:30');
    await p.locator('[data-field=place] input').fill('Nhà văn hóa thôn');
    await shot(p, 'new');
    await p.locator('form button[type=submit]').last().click();
    await p.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
    const id = p.url().split('/').at(-1) ?? '';
    await p.waitForLoadState('networkidle');
    await shot(p, 'called');
    await go(p, `/meetings/${id}/live`);
    const pick = async (name: string, words: string) => {
      await p.locator(`[data-field="${name}"] input`).first().fill(words);
      await p.locator(`[data-field="${name}"] [role=option]`, { hasText: words }).first().click();
    };
    await pick('chairId', 'Đào');
    await pick('clerkId', 'Văn Ân');
    await shot(p, 'open');
    await p.locator('form button[type=submit]').last().click();
    await p.locator('.roll').waitFor();
    const line = (name: string) => p.locator('.roll > li', { hasText: name });
    await line('Võ Dung').locator('label').nth(2).click();
    await p.waitForTimeout(400);
    await line('Phạm Cúc').locator('label').nth(1).click();
    await line('Phạm Cúc').locator('select').selectOption('ill');
    await p.waitForTimeout(500);
    await shot(p, 'live-roll');
    await p.locator('#roll button').first().click();
    await p.waitForTimeout(700);
    const item = p.locator('details', { hasText: 'Thảo luận nhiệm vụ' }).first();
    await item.locator('summary').click();
    await item.locator('textarea').first().fill('Đồng chí An: làm đường trước Tết.');
    await item.locator('textarea').nth(1).fill('Thống nhất làm 300 m.');
    await item.locator('button[type=submit]').click();
    await p.waitForTimeout(500);
    for (const [who, body] of [['Lê Thị An', 'Xin 20 tấn xi măng.'], ['Bình', 'Xin sửa cầu.']] as const) {
      const f = p.locator('#proposals details').last();
      if (!(await f.evaluate((e) => (e as HTMLDetailsElement).open))) await f.locator('summary').click();
      await pick('personId', who);
      await f.locator('textarea').fill(body);
      await f.locator('button[type=submit]').click();
      await p.waitForTimeout(600);
    }
    const vote = p.locator('#vote');
    await vote.locator('[data-field=body] textarea').fill('Chi bộ quyết nghị làm 300 m đường trong tháng 12.');
    await vote.locator('[data-field=tasks] > div > button.button').last().click();
    await pick('tasks.0.assigneeId', 'Lê Thị An');
    await p.locator('[data-field="tasks.0.work"] textarea').fill('Vận động 12 hộ hiến đất');
    await p.locator('[data-field="tasks.0.accountability"] input').fill('chính');
    await p.locator('[data-field="tasks.0.due"] input').first().fill('30/11/2026');
    await p.locator('[data-field="tasks.0.result"] textarea').fill('Danh sách 12 hộ ký');
    await pick('tasks.0.checkerId', 'Bình');
    await vote.locator('[data-field=votesFor] input').fill('8');
    await shot(p, 'live-vote');
    await vote.locator('button[type=submit]').last().click();
    await p.waitForTimeout(1000);
    await shot(p, 'live-after');
    await p.locator('#close button[type=submit]').click();
    await p.waitForURL(/minutes$/);
    await p.waitForLoadState('networkidle');
    await shot(p, 'minutes-preview');
    await p.locator('form input[type=checkbox]').check();
    await p.locator('form button[type=submit]').last().click();
    await p.locator('form input[type=password]').waitFor();
    await p.locator('form input[type=password]').fill(PASSWORD);
    await p.locator('form', { has: p.locator('input[type=password]') }).locator('button[type=submit]').click();
    await p.waitForTimeout(800);
    await shot(p, 'minutes-signed');
    for (const [language, width] of [['ar', 390], ['en', 1280], ['ar', 1280]] as const) {
      const q = await sign('dao', language, width);
      for (const [path, name] of [[`/units/${w.cell}/meetings`, 'list'], [`/meetings/${id}`, 'meeting'], [`/meetings/${id}/minutes`, 'minutes'], [`/units/${w.cell}/proposals`, 'proposals'], [`/units/${w.cell}/proposals/new`, 'propose'], [`/my/attendance`, 'mine'], [`/units/${w.cell}/meetings/new`, 'new']] as const) {
        await go(q, path);
        await shot(q, `${language}-${width}-${name}`);
      }
      if (language === 'ar' && width === 1280) {
        await q.emulateMedia({ media: 'print' });
        await go(q, `/meetings/${id}/minutes`);
        await shot(q, 'print');
      }
    }
    const c = await sign('bithu', 'en', 1280);
    const prop = (await w.get(id)).proposals[0];
    await go(c, `/proposals/${prop?.id}`);
    await shot(c, 'proposal-commune');
  } finally {
    await browser.close();
    http.close();
    await w.close();
  }
}, 200_000);
