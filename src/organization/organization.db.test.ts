import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';

let world: Bare;
let province: string;
let commune: string;
let cell: string;

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  province = (
    await asOperator(chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Thử',
      division: '52',
      code: '52',
    })
  ).id;
  commune = (
    await asOperator(chibo, 'unit.found', { parentId: province, kind: 'commune_committee', name: 'Đảng bộ xã Thử' })
  ).id;
  cell = (
    await asOperator(chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 2',
      setting: 'residential',
      foundedOn: '2010-05-01',
    })
  ).id;
  await asOperator(chibo, 'unit.found', {
    parentId: commune,
    kind: 'grassroots_cell',
    name: 'Chi bộ thôn 10',
    setting: 'residential',
  });
});
afterAll(() => world.close());

type Found = { items: { name: string }[]; total: number };

test('a unit is found under its parent, and by words without tones, numbers in their order', async () => {
  const children = (await world.chibo.bus.ask('unit.list', { parent: commune }, { actor: operator() })) as Found;
  expect(children.items.map((u) => u.name)).toEqual(['Chi bộ thôn 2', 'Chi bộ thôn 10']);
  const found = (await world.chibo.bus.ask('unit.list', { search: 'thon 10' }, { actor: operator() })) as Found;
  expect(found.items.map((u) => u.name)).toEqual(['Chi bộ thôn 10']);
});

test('organizations that are founded at the same time each get a place of their own', async () => {
  const divisions = ['01', '02', '03', '04'];
  const founded = await Promise.all(
    divisions.map((division) =>
      asOperator(world.chibo, 'organization.found', { kind: 'province_committee', name: `Tỉnh ${division}`, division }),
    ),
  );
  const ids = founded.map(({ id }) => id);
  const { db } = world.chibo.owner;
  const rows = await db.selectFrom('unit').select('path').where('id', 'in', ids).execute();
  expect(new Set(rows.map(({ path }) => path)).size).toBe(divisions.length);
});

test('a cell cannot stand under a cell, and a kind must be known', async () => {
  expect(
    await refusalOf(asOperator(world.chibo, 'unit.found', { parentId: cell, kind: 'grassroots_cell', name: 'x' })),
  ).toMatchObject({ status: 422, codes: ['unit.wrong_parent'], fields: ['parentId'] });
  expect(
    await refusalOf(asOperator(world.chibo, 'unit.found', { parentId: cell, kind: 'nonsense', name: 'x' })),
  ).toMatchObject({ codes: ['unit.kind_unknown'] });
});

test('a new name opens a new period and the old name stays readable', async () => {
  const input = {
    id: cell,
    version: 1,
    on: '2026-07-01',
    name: 'Chi bộ thôn Hai',
    setting: 'residential',
    foundedOn: '2010-05-01',
  };
  await asOperator(world.chibo, 'unit.change', input);
  const history = (await world.chibo.bus.ask('unit.history', { id: cell }, { actor: operator() })) as {
    periods: { name: string; from: string; to: string | null }[];
  };
  expect(history.periods.map((p) => [p.name, p.from, p.to])).toEqual([
    ['Chi bộ thôn 2', '2010-05-01', '2026-07-01'],
    ['Chi bộ thôn Hai', '2026-07-01', null],
  ]);
  expect(await refusalOf(asOperator(world.chibo, 'unit.change', { ...input, name: 'Again' }))).toMatchObject({
    status: 409,
    codes: ['version.stale'],
  });
});

test('a post is held by one, a village head may be somebody of whom only the name is kept (M07)', async () => {
  const head = await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'village_head',
    holderName: 'Rơ Châm Thử',
    from: '2025-01-01',
  });
  expect(
    await refusalOf(
      asOperator(world.chibo, 'post.begin', {
        unitId: cell,
        post: 'village_head',
        holderName: 'Ksor Thử',
        from: '2026-01-01',
      }),
    ),
  ).toMatchObject({ codes: ['post.taken'] });
  expect(
    await refusalOf(
      asOperator(world.chibo, 'post.begin', {
        unitId: cell,
        post: 'secretary',
        holderName: 'Ksor Thử',
        from: '2026-01-01',
      }),
    ),
  ).toMatchObject({ codes: ['post.members_only'] });
  const sums = await world.chibo.owner.db
    .selectFrom('post_stat')
    .selectAll()
    .where('unit_id', '=', cell)
    .executeTakeFirstOrThrow();
  expect(sums).toMatchObject({
    cells: 1,
    grassroots: 1,
    residential: 1,
    head_known: 1,
    head_is_member: 0,
    dual_any: 0,
  });
  await asOperator(world.chibo, 'post.end', { id: head.id, on: '2026-05-01', reason: 'end of term', version: 1 });
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'village_head',
    holderName: 'Ksor Thử',
    from: '2026-05-01',
  });
});

test('a right follows from a post and ends with it', async () => {
  const { chibo } = world;
  const account = await asOperator(chibo, 'account.make', {
    login: 'clerk.thu',
    name: 'Văn thư',
    password: 'a long enough one',
  });
  await expect(actorOf(chibo, 'clerk.thu')).rejects.toThrow('has no grant');
  const post = await asOperator(chibo, 'post.begin', {
    unitId: commune,
    post: 'clerk',
    accountId: account.id,
    from: '2026-01-01',
  });
  const clerk = await actorOf(chibo, 'clerk.thu');
  expect(await chibo.bus.ask('unit.get', { id: cell }, { actor: clerk })).toMatchObject({ name: 'Chi bộ thôn Hai' });
  expect(await refusalOf(chibo.bus.ask('unit.get', { id: province }, { actor: clerk }))).toMatchObject({ status: 404 });
  expect(
    await refusalOf(
      chibo.bus.run(
        'overseer.assign',
        { unitId: cell, fromUnitId: commune, personId: account.id, from: '2026-01-01' },
        { actor: clerk },
      ),
    ),
  ).toMatchObject({ status: 403, codes: ['right.missing'] });
  await asOperator(chibo, 'post.end', { id: post.id, on: '2026-11-10', reason: 'left', version: 1 });
  await expect(actorOf(chibo, 'clerk.thu')).rejects.toThrow('has no grant');
});
