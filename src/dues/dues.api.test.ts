/** Dues over HTTP: the addresses of what pages ask, what a stranger is told, and the papers as files in three languages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOf } from '../../checks/world/client.ts';
import { openToken } from '../accounts/sessions.ts';
import type { Actor } from '../platform/access.ts';
import { type DuesWorld, duesWorld } from './testing.ts';

let w: DuesWorld;
let ask: Client;
let slip: string;
let entry: string;
beforeAll(async () => {
  w = await duesWorld();
  ask = clientOf(w.chibo);
  await w.assessAll('2026-10');
  const { entries } = await w.collect('2026-10', ['An', 'Dung'], { paidOn: '2026-11-10' });
  entry = entries[1]?.id ?? '';
  await w.run('dues.close_month', { unit: w.village, month: '2026-10' });
  slip = (await w.run('dues.remit', { unit: w.village, on: '2026-11-10' })).id;
});
afterAll(() => w.close());

const get = async (path: string, who: Actor) =>
  await ask('GET', path, {
    token: await openToken(w.chibo.app.db, w.world.clock, who.accountId, 1),
    headers: { 'Chibo-Acting-As': who.grant.id },
  });
/** Read by who takes the dues, not by a member of the cell, and for another cell as if it were not there. */
const addresses = () => [
  `/units/${w.village}/dues/sheet?month=2026-10`,
  `/units/${w.village}/dues/arrears?year=2026&limit=10`,
  `/units/${w.village}/dues/remittances?state=sent`,
  `/units/${w.village}/dues/next-remittance`,
  `/units/${w.village}/dues/units?missing=month`,
  `/units/${w.village}/dues/year?year=2026`,
  `/units/${w.village}/dues/settings`,
  `/members/${w.person('An')}/dues?year=2026`,
  `/dues-remittances/${slip}`,
];

test('each address answers who may read, and refuses the others as the rights say', async () => {
  const { secretary, member, teacher } = w.people;
  for (const path of addresses()) {
    const told = [
      (await get(path, secretary)).status,
      (await get(path, member)).status,
      (await get(path, teacher)).status,
    ];
    expect([path, ...told]).toEqual([path, 200, 403, 404]);
  }
});

test('a member reads his own dues and receipt; nobody learns from an address what a salary is', async () => {
  const own = await get('/my/dues', w.people.member);
  expect(own.json()).toMatchObject({ own: true, totals: { due: 8_000, paid: 8_000 } });
  expect((await get(`/dues-entries/${entry}/receipt`, w.people.member)).json()).toMatchObject({ amount: 8_000 });
  expect((await get(`/dues-entries/${entry}/receipt`, w.people.teacher)).status).toBe(404);
  const read = await get(`/members/${w.person('Giang')}/dues`, w.people.reader);
  expect(read.status).toBe(200);
  expect(read.text).not.toContain('9876543');
});

test('a refusal over HTTP names its field and its rule', async () => {
  const answer = await ask('POST', `/units/${w.village}/dues/bases`, {
    token: await openToken(w.chibo.app.db, w.world.clock, w.people.secretary.accountId, 1),
    headers: { 'Chibo-Acting-As': w.people.secretary.grant.id },
    body: { from: '2026-11', items: [{ personId: w.person('An'), category: 'fixed', base: 1 }] },
  });
  expect(answer.status).toBe(422);
  expect(answer.json()).toMatchObject({
    reasons: [{ code: 'dues.range', field: 'items.0.base', rule: { id: 'DUE-01' } }],
  });
});

test('the list, the slip and the settlement come as files in three languages', async () => {
  const papers = [
    `/documents/dues-sheet/${w.village}.docx?month=2026-10`,
    `/documents/dues-slip/${slip}.docx?`,
    `/documents/dues-year/${w.village}.docx?from=2026-01-01&to=2026-12-31`,
  ];
  for (const paper of papers) {
    for (const lang of ['vi', 'en', 'ar']) {
      const answer = await get(`${paper}&lang=${lang}`, w.people.secretary);
      expect([paper, answer.status, answer.headers.get('Content-Language')]).toEqual([paper, 200, lang]);
      expect(answer.text.startsWith('PK')).toBe(true);
    }
    expect((await get(paper, w.people.member)).status).toBe(403);
    expect((await get(paper, w.people.teacher)).status).toBe(404);
  }
});
