import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';

let world: Bare;
let clerk: Actor;
let other: Actor;

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  const { id } = await asOperator(chibo, 'organization.found', {
    kind: 'province_committee',
    name: 'province',
    division: '52',
    foundedOn: '2020-01-01',
  });
  for (const login of ['first', 'second', 'powerless']) {
    const account = await asOperator(chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
    const post = {
      unitId: id,
      post: login === 'powerless' ? 'administrator' : 'clerk',
      accountId: account.id,
      from: '2026-01-01',
    };
    await asOperator(chibo, 'post.begin', post);
  }
  clerk = await actorOf(chibo, 'first');
  other = await actorOf(chibo, 'second');
});
afterAll(() => world.close());

const keep = (more: object, actor = clerk) =>
  world.chibo.bus.run('view.keep', { name: 'Nữ', path: '/units/1/members', query: 'sex=female', ...more }, { actor });
const views = async (actor: Actor, path?: string) =>
  (
    (await world.chibo.bus.ask('view.list', path ? { path } : {}, { actor })) as {
      items: { id: string; name: string; query: string }[];
    }
  ).items;

test('a view is kept under its name, and replaced under the same', async () => {
  await keep({});
  await keep({ query: 'after=x&sex=female&post=secretary' });
  await keep({ name: 'Dự bị', query: 'status=probationary' });
  await keep({ path: '/my/tasks', query: 'state=open' });
  expect(await views(clerk, '/units/1/members')).toMatchObject([
    { name: 'Dự bị', query: 'status=probationary' },
    { name: 'Nữ', query: 'post=secretary&sex=female' },
  ]);
  expect(await views(clerk)).toHaveLength(3);
  expect(await refusalOf(keep({ query: 'after=x' }))).toMatchObject({ status: 422, codes: ['view.nothing'] });
});

test('a view is its owner’s alone', async () => {
  expect(await views(other)).toEqual([]);
  const [first] = await views(clerk);
  const drop = (actor: Actor) => world.chibo.bus.run('view.drop', { id: first?.id }, { actor });
  expect(await refusalOf(drop(other))).toMatchObject({ status: 404, codes: ['not_found'] });
  await drop(clerk);
  expect((await views(clerk)).map(({ id }) => id)).not.toContain(first?.id);
  expect(await refusalOf(drop(clerk))).toMatchObject({ status: 404 });
});

test('without a right to read anything nothing is kept', async () => {
  const nobody = { ...other, grant: { ...other.grant, reaches: [] } };
  expect(await refusalOf(keep({}, nobody))).toMatchObject({ status: 404 });
});

test('what was searched for is not in the ledger', async () => {
  await keep({ name: 'Tìm', query: 'search=siu+blan' });
  const { rows } = await world.chibo.owner.pool.query("select body::text from ledger where command = 'view.keep'");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row: { body: string }) => row.body).join()).not.toMatch(/blan|search/);
});
