import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { organizationAttention } from './attention.ts';

let world: Bare;
let commune: string;
let cell: string;
let other: string;
let overseer: string;

const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
const run = async (name: string, input: unknown) => await asOperator(world.chibo, name, input);

beforeAll(async () => {
  world = await bareWorld();
  const province = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Thử',
      division: '52',
      code: '52',
    })
  ).id;
  const found = async (parentId: string, kind: string, name: string, more = {}) =>
    (await run('unit.found', { parentId, kind, name, ...more })).id;
  commune = await found(province, 'commune_committee', 'Đảng bộ xã Thử');
  cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', { setting: 'residential' });
  other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2', { setting: 'residential' });
  overseer = (
    await run('member.register', {
      unit: other,
      fullName: 'Rơ Châm Hà',
      sex: 'female',
      ethnicity: '01',
      birthDate: '1980-03-04',
      admittedOn: '2005-01-02',
      officialOn: '2006-01-02',
      from: '2020-01-01',
    })
  ).id;
  for (const unitId of [cell, other])
    await run('overseer.assign', { unitId, fromUnitId: commune, personId: overseer, from: '2026-02-01' });
  await run('account.make', {
    login: 'ha.overseer',
    name: 'Rơ Châm Hà',
    password: 'a long enough one',
    personId: overseer,
  });
  const reader = await run('account.make', { login: 'reader.v', name: 'Kiểm tra', password: 'a long enough one' });
  await run('post.begin', { unitId: commune, post: 'inspector', accountId: reader.id, from: '2026-01-01' });
});
afterAll(() => world.close());

type Visit = {
  id: string;
  unitName: string;
  kind: string;
  on: string;
  followUpDone: string | null;
  mayChange: boolean;
};
type Visits = { items: Visit[]; total: number };

test('a visit is recorded by who is in charge on that day, with what follows and by when (M27)', async () => {
  const visit = { unitId: cell, personId: overseer, kind: 'check', on: '2026-03-05' };
  expect(await refusalOf(run('visit.record', { ...visit, on: '2026-01-31' }))).toMatchObject({
    status: 422,
    codes: ['visit.not_in_charge'],
  });
  expect(await refusalOf(run('visit.record', { ...visit, followUp: 'Mua sổ nghị quyết' }))).toMatchObject({
    codes: ['visit.follow_up_due'],
    fields: ['followUpDue'],
  });
  const more = { seen: 'Sổ ghi đủ', advice: 'Họp sớm hơn', followUp: 'Mua sổ', followUpDue: '2026-04-01' };
  const { id } = await run('visit.record', { ...visit, ...more });
  expect(await ask<Visits>('visit.list', { unit: commune, followUp: 'overdue' })).toMatchObject({ total: 1 });
  await run('visit.correct', { id, version: 1, kind: 'check', on: '2026-03-06', ...more });
  expect(await refusalOf(run('visit.correct', { id, version: 1, kind: 'check', on: '2026-03-06' }))).toMatchObject({
    status: 409,
  });
  expect(await refusalOf(run('visit.follow_up', { id, version: 2, on: '2026-03-01', result: 'Đã mua' }))).toMatchObject(
    { codes: ['date.order'] },
  );
  const visitor = await actorOf(world.chibo, 'ha.overseer');
  const waiting = async (on: string) => {
    world.clock.set(`${on}T03:00:00Z`);
    return (await world.chibo.bus.read(visitor, organizationAttention)).map((line) => [
      line.what,
      line.state,
      line.link,
    ]);
  };
  const line = (state: string) => ['organization.attention.follow_up', state, `/visits/${id}`];
  expect(await waiting('2026-03-24')).not.toContainEqual(line('due'));
  expect(await waiting('2026-03-25')).toContainEqual(line('due'));
  expect(await waiting('2026-04-02')).toContainEqual(line('overdue'));
  await run('visit.follow_up', { id, version: 2, on: '2026-03-30', result: 'Đã mua' });
  expect(await waiting('2026-04-02')).toEqual([]);
  world.clock.set('2026-11-10T03:00:00Z');
  expect(await ask('visit.get', { id })).toMatchObject({ followUpDone: '2026-03-30', on: '2026-03-06' });
  expect((await ask<Visits>('visit.list', { unit: commune, followUp: 'open' })).total).toBe(0);
});

test('an overseer records only visits of his own; a reader records none', async () => {
  const { chibo } = world;
  const actor = await actorOf(chibo, 'ha.overseer', 'overseer');
  const { id } = (await chibo.bus.run(
    'visit.record',
    { unitId: cell, personId: overseer, kind: 'meeting', on: '2026-04-05' },
    { actor },
  )) as { id: string };
  const reader = await actorOf(chibo, 'reader.v');
  const visit = { unitId: cell, personId: overseer, kind: 'check', on: '2026-04-06' };
  for (const [name, input] of [
    ['visit.record', visit],
    ['visit.correct', { id, version: 1, kind: 'meeting', on: '2026-04-05' }],
    ['visit.follow_up', { id, version: 1, on: '2026-04-06', result: 'x' }],
  ] as const)
    expect(await refusalOf(chibo.bus.run(name, input, { actor: reader }))).toMatchObject({ status: 403 });
  await run('post.begin', { unitId: cell, post: 'committee_member', personId: overseer, from: '2026-03-01' });
  const stranger = await run('member.register', {
    unit: cell,
    fullName: 'Siu Blan',
    sex: 'male',
    ethnicity: '01',
    birthDate: '1981-03-04',
    admittedOn: '2005-01-02',
    officialOn: '2006-01-02',
    from: '2020-01-01',
  });
  expect(await refusalOf(chibo.bus.run('visit.record', { ...visit, personId: stranger.id }, { actor }))).toMatchObject({
    codes: ['visit.other_person'],
  });
});

test('planned and made stand side by side where a rule sets a quota, and the cells nobody visited are listed', async () => {
  type Quota = { items: { name: string; units: number; made: number; counted: number; quota: { n: number } | null }[] };
  const quota = await ask<Quota>('visit.quota', { unit: commune, year: 2026 });
  expect(quota.items).toMatchObject([
    { name: 'Rơ Châm Hà', units: 2, made: 2, counted: 1, quota: { n: 6, rule: 'VIS-01' } },
  ]);
  expect((await ask<Quota>('visit.quota', { unit: commune, year: 2025 })).items).toEqual([]);
  const missing = async (input: object) =>
    (await ask<Visits>('visit.missing', { unit: commune, ...input })).items.map((one) => one.unitName);
  expect(await missing({})).toEqual(['Chi bộ thôn 2']);
  expect(await missing({ from: '2026-05-01', to: '2026-06-30', sort: '-last' })).toEqual([
    'Chi bộ thôn 1',
    'Chi bộ thôn 2',
  ]);
});

test('without an overlay no quota holds: the rule of another province is only an example', async () => {
  const elsewhere = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Khác',
      division: '99',
      code: '99',
    })
  ).id;
  const xa = (await run('unit.found', { parentId: elsewhere, kind: 'commune_committee', name: 'Đảng bộ xã Khác' })).id;
  const thon = (
    await run('unit.found', { parentId: xa, kind: 'grassroots_cell', name: 'Chi bộ thôn 9', setting: 'residential' })
  ).id;
  await run('overseer.assign', { unitId: thon, fromUnitId: xa, personId: overseer, from: '2026-02-01' });
  const quota = await ask<{ items: { quota: unknown }[] }>('visit.quota', { unit: xa });
  expect(quota.items).toMatchObject([{ quota: null }]);
});
