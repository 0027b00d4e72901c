/** Every kind of page, in three languages, narrow and wide: it is drawn, in words, without overflow, and axe finds nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reader } from './reader.ts';
import { type Language, openStage, type Stage } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What a text key looks like when its text is missing. */
const RAW_KEY =
  /\b(web|platform|organization|members|exchange|resolutions|meetings|votes|indicators|accounts|rulebook|refusal|problem)\.[a-z_]+(\.[a-z_]+)*\b/;

let stage: Stage;
let ids: Record<
  'commune' | 'cell' | 'member' | 'resolution' | 'plan' | 'task' | 'meeting' | 'proposal' | 'batch',
  string
>;

beforeAll(async () => {
  stage = await openStage();
  const { db } = stage.chibo.owner;
  const unit = async (kind: string) =>
    (await db.selectFrom('unit').select('id').where('kind', '=', kind).orderBy('path').executeTakeFirstOrThrow()).id;
  const cell = await unit('grassroots_cell');
  const of = async (table: 'membership' | 'plan' | 'task' | 'meeting' | 'proposal') =>
    (await db.selectFrom(table).select('id').where('unit_id', '=', cell).executeTakeFirstOrThrow()).id;
  const member = await db
    .selectFrom('membership')
    .select('person_id')
    .where('unit_id', '=', cell)
    .executeTakeFirstOrThrow();
  const resolution = await db
    .selectFrom('resolution')
    .select('id')
    .where('kind', '=', 'committee')
    .executeTakeFirstOrThrow();
  const batch = await db.selectFrom('import_batch').select('id').executeTakeFirstOrThrow();
  ids = {
    commune: await unit('commune_committee'),
    cell,
    member: member.person_id,
    resolution: resolution.id,
    plan: await of('plan'),
    task: await of('task'),
    meeting: await of('meeting'),
    proposal: await of('proposal'),
    batch: batch.id,
  };
}, 300_000);
afterAll(() => stage.close());

/** Addresses by the account that may open them. */
function addresses(): [string, string[]][] {
  const { commune, cell } = ids;
  return [
    [
      'bi-thu',
      [
        '/',
        `/units/${cell}`,
        `/units/${cell}/members`,
        `/members/${ids.member}`,
        `/units/${cell}/resolutions`,
        `/resolutions/${ids.resolution}`,
        `/units/${cell}/plans`,
        `/units/${cell}/plans/new?resolution=${ids.resolution}`,
        `/plans/${ids.plan}`,
        `/units/${cell}/tasks`,
        `/units/${cell}/tasks/new`,
        `/tasks/${ids.task}`,
        `/tasks/${ids.task}/lineage`,
        '/my/tasks',
        `/units/${cell}/meetings`,
        `/units/${cell}/meetings/new`,
        `/meetings/${ids.meeting}`,
        `/meetings/${ids.meeting}/minutes`,
        `/units/${cell}/proposals`,
        `/proposals/${ids.proposal}`,
        '/rulebook',
        '/search?q=son',
        '/account',
      ],
    ],
    [
      'van-phong',
      [
        `/units/${commune}`,
        `/units/${commune}/units?measure=not_dual`,
        `/units/${commune}/history`,
        `/units/${commune}/posts`,
        `/units/${commune}/members`,
        `/units/${commune}/received`,
        `/units/${commune}/imports`,
        `/resolutions/${ids.resolution}/lineage`,
      ],
    ],
    ['bi-thu-xa', [`/units/${commune}/resolutions/new`]],
    ['kiem-tra', [`/units/${commune}/ledger`]],
  ];
}

describe.each<Language>(['vi', 'en', 'ar'])('pages in %s', (language) => {
  test.each([390, 1440])('at %i px are drawn, in words, without overflow', async (width) => {
    const faults: string[] = [];
    for (const [login, paths] of addresses()) {
      const who = await reader(stage, login, language, { width, ...(login === 'bi-thu' && { post: 'secretary' }) });
      who.page.on('pageerror', (error) => faults.push(`${who.page.url()}: ${error.message}`));
      for (const path of paths) {
        await who.open(path);
        const seen = await who.page.evaluate(() => ({
          text: document.body.innerText,
          heading: document.querySelector('h1')?.textContent ?? '',
          title: document.title,
          dir: document.documentElement.dir,
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        const raw = RAW_KEY.exec(seen.text)?.[0];
        if (raw) faults.push(`${path}: the text ${raw} is missing`);
        if (seen.over > 1) faults.push(`${path}: ${seen.over} px wider than the screen`);
        if (seen.heading === '' || seen.title === '') faults.push(`${path}: no heading or title`);
        if (seen.dir !== (language === 'ar' ? 'rtl' : 'ltr')) faults.push(`${path}: direction ${seen.dir}`);
        if (width === 1440) faults.push(...(await axe(who.page)).map((fault) => `${path}: ${fault}`));
      }
      await who.close();
    }
    expect(faults).toEqual([]);
  });
});

async function axe(page: import('playwright-core').Page): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map((v) => `${v.id} ${v.nodes[0]?.html.slice(0, 120)}`);
  });
}

test('the first screen, signed out and signed in, needs at most 150 KB of compressed JavaScript', async () => {
  for (const login of [null, 'bi-thu']) {
    const context = await stage.browser.newContext();
    if (login) {
      await context.request.post(`${stage.address}/api/v1/session`, {
        data: { demo: login },
        headers: { 'Chibo-Client': 'web' },
      });
    }
    const page = await context.newPage();
    const sizes: number[] = [];
    page.on('requestfinished', async (request) => {
      if (request.resourceType() === 'script') sizes.push((await request.sizes()).responseBodySize);
    });
    await page.goto(stage.address, { waitUntil: 'networkidle' });
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150 * 1024);
    await context.close();
  }
});
