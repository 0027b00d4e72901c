/** What a committee defines for itself: made of declared parts, seen below, with each unit's own number; and dashboards of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { Actor, UnitRef } from '../../platform/access.ts';

let world: Bare;
const units: Record<string, string> = {};
let clerk: Actor;
let reader: Actor;

/** Somebody with these rights at a unit and below. */
const actingAt = (unit: UnitRef, capabilities: string[]): Actor => ({
  ...operator(),
  grant: { ...operator().grant, unit, reaches: [{ path: unit.path, depth: 'subtree', capabilities }] },
});

beforeAll(async () => {
  world = await bareWorld();
  units.province = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'province',
      division: '52',
      foundedOn: '2020-01-01',
    })
  ).id;
  const found = async (key: string, parent: string, kind: string, more = {}) => {
    units[key] = (
      await asOperator(world.chibo, 'unit.found', {
        parentId: units[parent],
        kind,
        name: key,
        foundedOn: '2020-01-01',
        ...more,
      })
    ).id;
  };
  await found('commune', 'province', 'commune_committee');
  await found('cell', 'commune', 'grassroots_cell', { setting: 'residential' });
  for (const [name, sex] of [
    ['A', 'female'],
    ['B', 'male'],
    ['C', 'female'],
    ['D', 'male'],
  ]) {
    await asOperator(world.chibo, 'member.register', {
      unit: units.cell,
      fullName: `Rah Lan ${name}`,
      sex,
      birthDate: '1980-02-03',
      admittedOn: '2015-05-19',
      officialOn: '2016-05-19',
      from: '2026-01-10',
    });
  }
  const unit = await world.chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'division', 'path'])
    .where('id', '=', units.commune ?? '')
    .executeTakeFirstOrThrow();
  clerk = actingAt(unit, ['counts.read', 'unit.read', 'member.read', 'indicator.define']);
  reader = actingAt(unit, ['counts.read', 'unit.read']);
});
afterAll(() => world.close());

const run = (name: string, input: object, actor: Actor = clerk) => world.chibo.bus.run(name, input, { actor });
const ask = <T>(name: string, input: object, actor: Actor = operator()) =>
  world.chibo.bus.ask(name, input, { actor }) as Promise<T>;

const women = {
  name: 'Nữ trong đảng viên',
  form: 'share',
  numerator: { measure: 'member.head', filters: [{ dimension: 'sex', codes: ['female'] }] },
  denominator: { measure: 'member.head' },
  better: 'up',
  target: '60',
  targetSource: 'Kết luận 12/10/2026',
};

const why = { reason: 'Gọi cho gọn' };

test('a committee defines an indicator; the cell below sees it with its own number and what is to be reached', async () => {
  const { id } = (await run('indicator.define', { unit: units.commune, ...women })) as { id: string };
  const one = await ask<{ current: object; target: object; state: string }>('indicator.get', {
    unit: units.cell,
    id: `own.${id}`,
  });
  expect(one.current).toMatchObject({ n: 2, of: 4, value: 50 });
  expect(one.target).toMatchObject({ value: 60, source: 'Kết luận 12/10/2026' });
  expect(one.state).toBe('missed');
  const list = await ask<{ items: { id: string; group: string }[] }>('indicator.list', {
    unit: units.cell,
    group: 'own',
  });
  expect(list.items.map((each) => each.id)).toEqual([`own.${id}`]);
  // not the province's: it was defined below
  expect(await refusalOf(ask('indicator.get', { unit: units.province, id: `own.${id}` }))).toMatchObject({
    status: 404,
  });
});

test('refused: parts that nobody declares, a share of nothing, a target that nobody set', async () => {
  const bad = (more: object) => refusalOf(run('indicator.define', { unit: units.commune, ...women, ...more }));
  expect(await bad({ numerator: { measure: 'member.rich' } })).toMatchObject({
    codes: ['choice.unknown'],
    fields: ['numerator.measure'],
  });
  expect(await bad({ denominator: null })).toMatchObject({ codes: ['indicator.two_parts'] });
  expect(await bad({ targetSource: null })).toMatchObject({ codes: ['indicator.target_source'] });
  expect(await refusalOf(run('indicator.define', { unit: units.commune, ...women }, reader))).toMatchObject({
    status: 403,
  });
});

test('an indicator is changed and retired; what it was is kept', async () => {
  const { id } = (await run('indicator.define', { unit: units.commune, ...women })) as { id: string };
  await run('indicator.revise', { id, version: 1, ...women, name: 'Tỷ lệ nữ', ...why });
  expect(await refusalOf(run('indicator.revise', { id, version: 1, ...women, ...why }))).toMatchObject({
    codes: ['version.stale'],
  });
  expect(await refusalOf(run('indicator.revise', { id, version: 2, ...women, ...why }, reader))).toMatchObject({
    status: 403,
  });
  const row = await world.chibo.owner.db
    .selectFrom('own_indicator')
    .select(['name', 'changes'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ name: 'Tỷ lệ nữ', changes: [{ name: 'Nữ trong đảng viên', reason: 'Gọi cho gọn' }] });
  expect(await refusalOf(run('indicator.retire', { id, version: 2, reason: 'trùng' }, reader))).toMatchObject({
    status: 403,
  });
  await run('indicator.retire', { id, version: 2, reason: 'trùng' });
  expect(await refusalOf(ask('indicator.get', { unit: units.cell, id: `own.${id}` }))).toMatchObject({ status: 404 });
  expect(await refusalOf(run('indicator.retire', { id, version: 2, reason: 'trùng' }))).toMatchObject({
    codes: ['version.stale'],
  });
});

test('a formula changed on a day still tells of the days before; what it was, until when, by whom and why can be read', async () => {
  const { id } = (await run('indicator.define', { unit: units.commune, ...women })) as { id: string };
  type One = {
    current: object;
    formerly: object | null;
    formers: { until: string; name: string; formula: { vi: string; en: string }; reason: string }[];
    formula: { vi: string; en: string };
  };
  const one = (on?: string) => ask<One>('indicator.get', { unit: units.cell, id: `own.${id}`, on });
  const before = await one();
  expect(before).toMatchObject({ formerly: null, formers: [] });
  const today = world.clock.now().toISOString().slice(0, 10);
  const men = { numerator: { measure: 'member.head', filters: [{ dimension: 'sex', codes: ['male'] }] } };
  await run('indicator.revise', { id, version: 1, ...women, ...men, name: 'Nam', reason: 'Đếm nam', target: null });
  world.clock.set('2026-11-20T03:00:00Z');
  await run('indicator.revise', { id, version: 2, ...women, form: 'number', denominator: null, target: null, ...why });
  expect(await one()).toMatchObject({ current: { n: 2, of: null }, formerly: null });
  expect(await one('2026-11-15')).toMatchObject({
    current: { n: 2, of: null },
    formerly: { form: 'share', until: '2026-11-20', n: 2, of: 4, value: 50 },
  });
  const told = await one('2026-11-01');
  expect(told.formerly).toMatchObject({ until: today, n: 2, of: 4 });
  expect(told.formers).toMatchObject([
    { until: '2026-11-20', name: 'Nam', reason: 'Gọi cho gọn' },
    { until: today, name: 'Nữ trong đảng viên', reason: 'Đếm nam', formula: before.formula },
  ]);
  expect(told.formers[0]?.formula).not.toEqual(told.formers[1]?.formula);
  const { own } = await ask<{ own: { id: string; definition: object; formers: object[] }[] }>('indicator.measures', {
    unit: units.commune,
  });
  expect(own.find((each) => each.id === id)).toMatchObject({
    definition: { form: 'number', numerator: women.numerator, denominator: null, target: null },
    formers: [{ until: '2026-11-20' }, { until: today }],
  });
});

test('a dashboard is inherited downwards, changed as it was seen, and dropped', async () => {
  const tiles = [
    { indicator: 'member.head', form: 'number' },
    { indicator: 'unit.dual', form: 'children', unit: units.cell },
  ];
  const { id } = (await run('dashboard.save', { unit: units.commune, name: 'Hằng tháng', tiles })) as { id: string };
  const seen = await ask<{ items: { id: string; here: boolean; tiles: object[] }[] }>('dashboard.list', {
    unit: units.cell,
  });
  expect(seen.items).toMatchObject([{ id, here: false, tiles: [{ indicator: 'member.head' }, { unit: units.cell }] }]);
  expect(
    await refusalOf(
      run('dashboard.save', { unit: units.commune, name: 'x', tiles: [{ indicator: 'none', form: 'number' }] }),
    ),
  ).toMatchObject({ fields: ['tiles.0.indicator'] });
  expect(
    await refusalOf(
      run('dashboard.save', {
        unit: units.commune,
        name: 'x',
        tiles: [{ indicator: 'member.head', form: 'number', unit: units.province }],
      }),
    ),
  ).toMatchObject({ fields: ['tiles.0.unit'] });
  await run('dashboard.save', { unit: units.commune, id, version: 1, name: 'Hằng quý', tiles });
  expect(
    await refusalOf(run('dashboard.save', { unit: units.commune, id, version: 1, name: 'x', tiles })),
  ).toMatchObject({ codes: ['version.stale'] });
  expect(await refusalOf(run('dashboard.save', { unit: units.commune, name: 'x', tiles }, reader))).toMatchObject({
    status: 403,
  });
  expect(await refusalOf(run('dashboard.drop', { id, version: 2 }, reader))).toMatchObject({ status: 403 });
  expect(await refusalOf(run('dashboard.drop', { id, version: 1 }))).toMatchObject({ codes: ['version.stale'] });
  await run('dashboard.drop', { id, version: 2 });
  expect((await ask<{ items: object[] }>('dashboard.list', { unit: units.commune })).items).toEqual([]);
});
