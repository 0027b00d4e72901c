/** What a village measures (M67): 12 poor households of 63, two temporary houses left; a value put right by a dated line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { Actor, UnitRef } from '../../platform/access.ts';
import { recountAll } from '../recount.ts';

let world: Bare;
const units: Record<string, string> = {};
let secretary: Actor;
let member: Actor;

/** Somebody with these rights at a unit and below. */
const actingAt = (unit: UnitRef, capabilities: string[]): Actor => ({
  ...operator(),
  grant: { ...operator().grant, unit, reaches: [{ path: unit.path, depth: 'subtree', capabilities }] },
});

beforeAll(async () => {
  world = await bareWorld();
  units.commune = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'commune_committee',
      name: 'Kháng Nhật',
      division: '08',
      foundedOn: '2010-01-01',
    })
  ).id;
  for (const [key, more] of [
    ['village', { setting: 'residential' }],
    ['other', { setting: 'residential' }],
    ['school', {}],
  ] as const)
    units[key] = (
      await asOperator(world.chibo, 'unit.found', {
        parentId: units.commune,
        kind: 'grassroots_cell',
        name: key,
        foundedOn: '2010-01-01',
        ...more,
      })
    ).id;
  const unit = await world.chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'division', 'path'])
    .where('id', '=', units.village ?? '')
    .executeTakeFirstOrThrow();
  secretary = actingAt(unit, ['unit.read', 'counts.read', 'village.record']);
  member = actingAt(unit, ['unit.read']);
  await recountAll(world.chibo);
});
afterAll(() => world.close());

const run = (name: string, input: object, actor: Actor = secretary) =>
  world.chibo.bus.run(name, input, { actor }) as Promise<{ id: string }>;
const ask = <T>(name: string, input: object, actor: Actor = operator()) =>
  world.chibo.bus.ask(name, input, { actor }) as Promise<T>;
const poor = { series: 'poor_households', source: 'Rà soát hộ nghèo' };
type Value = { current: { n: number; of: number | null; value: number } };

test('from about a half to 12 of 63, with the base; and the sum of a commune', async () => {
  await run('village.record', { unit: units.village, ...poor, on: '2015-12-31', value: '31', base: '62' });
  await run('village.record', { unit: units.village, ...poor, on: '2025-12-31', value: '12', base: '63' });
  await run('village.record', {
    unit: units.village,
    series: 'temporary_houses',
    source: 'UBND xã',
    on: '2025-12-31',
    value: '2',
  });
  await asOperator(world.chibo, 'village.record', {
    unit: units.other,
    ...poor,
    on: '2025-12-31',
    value: '8',
    base: '37',
  });
  const at = (unit: string | undefined, on?: string) =>
    ask<Value>('indicator.get', { unit, id: 'village.poor_households', ...(on && { on }) });
  expect((await at(units.village)).current).toMatchObject({ n: 12, of: 63 });
  expect(Math.round((await at(units.village)).current.value * 100) / 100).toBe(19.05);
  expect((await at(units.commune)).current).toMatchObject({ n: 20, of: 100, value: 20 });
  const list = await ask<{ amount: number; total: number }>('indicator.records', {
    unit: units.commune,
    id: 'village.poor_households',
  });
  expect(list).toMatchObject({ amount: 20, total: 2 });
  const seen = await ask<{ series: { series: string; lines: { value: number; base: number | null }[] }[] }>(
    'village.get',
    { unit: units.village },
  );
  expect(seen.series.find((each) => each.series === 'poor_households')?.lines).toMatchObject([
    { value: 12, base: 63 },
    { value: 31, base: 62 },
  ]);
  expect(await recountAll(world.chibo)).toEqual([]);
});

test('refused by rule and by right', async () => {
  const enter = (more: object, actor?: Actor) =>
    refusalOf(
      run('village.record', { unit: units.village, ...poor, on: '2026-01-31', value: '5', base: '63', ...more }, actor),
    );
  expect(await enter({ on: '2025-12-31' })).toMatchObject({ codes: ['village.entered'], fields: ['on'] });
  expect(await enter({ value: '64' })).toMatchObject({ codes: ['village.above_base'] });
  expect(await enter({ base: null })).toMatchObject({ codes: ['village.base_missing'] });
  expect(await enter({ series: 'dual_any_rate' })).toMatchObject({ codes: ['choice.unknown'] });
  expect(await enter({}, member)).toMatchObject({ status: 403 });
  expect(
    await refusalOf(
      asOperator(world.chibo, 'village.record', {
        unit: units.school,
        ...poor,
        on: '2026-01-31',
        value: '5',
        base: '63',
      }),
    ),
  ).toMatchObject({ codes: ['village.not_here'] });
});

test('a correction is a dated line: the old one stays, the counts follow', async () => {
  const { id } = await run('village.record', {
    unit: units.village,
    ...poor,
    on: '2026-06-30',
    value: '9',
    base: '63',
  });
  const right = { value: '10', base: '63', source: 'Rà soát lại', reason: 'đếm sót một hộ' };
  expect(await refusalOf(run('village.correct', { id, ...right, value: '70' }))).toMatchObject({
    codes: ['village.above_base'],
  });
  expect(await refusalOf(run('village.correct', { id, ...right }, member))).toMatchObject({ status: 403 });
  await run('village.correct', { id, ...right });
  expect((await ask<Value>('indicator.get', { unit: units.village, id: 'village.poor_households' })).current.n).toBe(
    10,
  );
  expect(await refusalOf(run('village.correct', { id, ...right }))).toMatchObject({ codes: ['village.replaced'] });
  const { series } = await ask<{ series: { series: string; lines: { value: number; reason: string | null }[] }[] }>(
    'village.get',
    { unit: units.village },
  );
  expect(series.find((each) => each.series === 'poor_households')?.lines.slice(0, 2)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ value: 10, reason: null }),
      expect.objectContaining({ value: 9, reason: 'đếm sót một hộ' }),
    ]),
  );
  expect(await recountAll(world.chibo)).toEqual([]);
});

test('a village has series of its own, until it ends them', async () => {
  const begin = { unit: units.village, name: 'Nhà vệ sinh hợp vệ sinh', share: true };
  const { id } = await run('village.begin_series', begin);
  expect(await refusalOf(run('village.begin_series', begin))).toMatchObject({ codes: ['village.series_twice'] });
  expect(await refusalOf(run('village.begin_series', { ...begin, name: 'x' }, member))).toMatchObject({ status: 403 });
  await run('village.record', {
    unit: units.village,
    series: id,
    on: '2026-01-31',
    value: '40',
    base: '63',
    source: 'thôn',
  });
  expect(await refusalOf(run('village.drop_series', { id, version: 1 }, member))).toMatchObject({ status: 403 });
  await run('village.drop_series', { id, version: 1 });
  expect(await refusalOf(run('village.drop_series', { id, version: 1 }))).toMatchObject({ codes: ['version.stale'] });
  expect(
    await refusalOf(
      run('village.record', {
        unit: units.village,
        series: id,
        on: '2026-02-28',
        value: '41',
        base: '63',
        source: 'thôn',
      }),
    ),
  ).toMatchObject({ codes: ['choice.unknown'] });
});
