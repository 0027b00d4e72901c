import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';

type Version = {
  text: { vi: string; en: string; ar: string };
  citation: { vi: string };
  confidence: string;
  since: string | null;
  lapsed: string | null;
  overlay: { vi: string } | null;
};
type Rules = {
  on: string;
  items: { id: string; chapter: string; now: Version; replaces: Version | null; others: number }[];
  total: number;
  all: number;
  chapters: { id: string; name: unknown }[];
};

let world: Bare;
let province: string;
let commune: string;

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  province = (
    await asOperator(chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Gia Lai',
      division: '52',
      code: '52',
    })
  ).id;
  commune = (await asOperator(chibo, 'unit.found', { parentId: province, kind: 'commune_committee', name: 'Biển Hồ' }))
    .id;
  const account = await asOperator(chibo, 'account.make', {
    login: 'clerk.rules',
    name: 'Văn thư',
    password: 'a long enough one',
  });
  await asOperator(chibo, 'post.begin', { unitId: commune, post: 'clerk', accountId: account.id, from: '2026-01-01' });
});
afterAll(() => world.close());

const list = async (input = {}, actor = operator()) =>
  (await world.chibo.bus.ask('rule.list', input, { actor })) as Rules;

test('every rule in force is there with its source, its mark and since when', async () => {
  const { items, total, all, on } = await list();
  expect([total, on]).toEqual([all, '2026-11-10']);
  expect(total).toBeGreaterThan(100);
  for (const { now } of items) {
    for (const text of [now.text.vi, now.text.en, now.text.ar, now.citation.vi, now.confidence])
      expect(text).not.toBe('');
    expect(now.since === null || now.since <= on).toBe(true);
  }
});

test('a day before the regulation shows the rule of that day, and today shows it as history', async () => {
  const then = (await list({ on: '2025-01-01' })).items.find((rule) => rule.id === 'ELE-01');
  const now = (await list()).items.find((rule) => rule.id === 'ELE-01');
  expect(then?.now).toMatchObject({ since: null, lapsed: '2025-07-01' });
  expect(now?.now).toMatchObject({ since: '2025-07-01', lapsed: null });
  expect([then?.others, now?.others]).toEqual([1, 1]);
});

test('search knows neither tones nor one language; filters narrow', async () => {
  const found = await list({ search: 'chi uy 9' });
  expect(found.items.map((rule) => rule.id)).toContain('ELE-01');
  expect((await list({ search: 'ele-01' })).items.map((rule) => rule.id)).toEqual(['ELE-01']);
  expect((await list({ search: 'ELE' })).items.every((rule) => rule.id.startsWith('ELE-'))).toBe(true);
  expect((await list({ chapter: 'VOT' })).items.every((rule) => rule.id.startsWith('VOT-'))).toBe(true);
  expect((await list({ confidence: 'GK' })).items.every((rule) => rule.now.confidence === 'GK')).toBe(true);
  expect(await list({ search: 'zzz' })).toMatchObject({ items: [], total: 0 });
});

test('a province reads its local rules; below it, the same; a stranger the national ones', async () => {
  const national = (await list()).items.find((rule) => rule.id === 'TAS-01');
  const local = (await list({ unit: commune })).items.find((rule) => rule.id === 'TAS-01');
  expect(national?.now.overlay).toBeNull();
  expect(local?.now.overlay).not.toBeNull();
  expect(local?.replaces).toEqual(national?.now);
  const own = (await list({}, await actorOf(world.chibo, 'clerk.rules'))).items.find((rule) => rule.id === 'TAS-01');
  expect(own?.now).toEqual(local?.now);
});

test('one rule tells its history; an unknown one and a unit out of sight do not exist', async () => {
  const { bus } = world.chibo;
  const clerk = await actorOf(world.chibo, 'clerk.rules');
  const rule = (await bus.ask('rule.get', { id: 'ELE-01' }, { actor: clerk })) as {
    chapter: { id: string };
    versions: Version[];
  };
  expect([rule.chapter.id, rule.versions.map((version) => version.lapsed)]).toEqual(['ELE', [null, '2025-07-01']]);
  expect(await refusalOf(bus.ask('rule.get', { id: 'ELE-99' }, { actor: clerk }))).toMatchObject({ status: 404 });
  expect(await refusalOf(bus.ask('rule.list', { unit: province }, { actor: clerk }))).toMatchObject({
    status: 404,
    codes: ['not_found'],
  });
});
