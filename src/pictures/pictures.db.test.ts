import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { type PeriodWorld, periodWorld } from '../periods/testing.ts';
import type { Actor } from '../platform/access.ts';
import { upload } from '../platform/files/files.ts';

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

type Heat = { periods: { to: string }[]; units: { id: string; values: { n: number | null }[] }[]; hidden: boolean };
type Value = { current: { n: number } };

describe('units by periods', () => {
  test('each column adds up to what the unit counted on that day', async () => {
    await w.register('Đảng viên Chín', w.village, '2026-09-05');
    const heat = await w.ask<Heat>('indicator.heat', { unit: w.commune, id: 'member.head' }, w.head);
    expect(heat.periods).toHaveLength(12);
    expect(heat.units.map(({ id }) => id).toSorted()).toEqual([w.village, w.school].toSorted());
    for (const [i, { to }] of heat.periods.entries()) {
      const asked = { unit: w.commune, id: 'member.head', on: to, tree: 'then' };
      const { current } = await w.ask<Value>('indicator.get', asked, w.head);
      const sum = heat.units.reduce((all, { values }) => all + (values[i]?.n ?? 0), 0);
      expect([to, sum]).toEqual([to, current.n ?? 0]);
    }
    expect(
      heat.units
        .find(({ id }) => id === w.village)
        ?.values.slice(-4)
        .map(({ n }) => n),
    ).toEqual([3, 4, 4, 4]);
  });

  test('refuses whoever does not see the unit', async () => {
    expect(await refusalOf(w.ask('indicator.heat', { unit: w.commune, id: 'member.head' }, w.secretary))).toMatchObject(
      { status: 404 },
    );
  });
});

describe('boundaries', () => {
  const square = (x: number) => [
    [x, 14],
    [x + 0.1, 14],
    [x + 0.1, 14.1],
    [x, 14.1],
    [x, 14],
  ];
  const file = (...names: string[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: names.map((ten, i) => ({
        type: 'Feature',
        properties: { ten },
        geometry: { type: 'Polygon', coordinates: [square(108 + i)] },
      })),
    });
  const sent = async (text: string, who: Actor = operator()) => {
    const { path, division } = await w.chibo.owner.db
      .selectFrom('unit')
      .select(['path', 'division'])
      .where('id', '=', w.province)
      .executeTakeFirstOrThrow();
    const unit = { id: w.province, division, path };
    const body = { name: 'ranh-gioi.geojson', body: Buffer.from(text) };
    return (await upload(w.chibo.app.db, w.chibo.keys, who, unit, body, w.chibo.clock.now())).id;
  };

  test('are refused when the file is none, fits nobody, or the right is missing', async () => {
    const run = (fileId: string) => asOperator(w.chibo, 'boundary.import', { unit: w.province, fileId });
    expect(await refusalOf(run(await sent('none')))).toMatchObject({ codes: ['boundary.not_geojson'] });
    expect(await refusalOf(run(await sent(file('Nơi khác'))))).toMatchObject({ codes: ['boundary.nobody'] });
    const mine = await sent(file('Xã'), w.board);
    expect(await refusalOf(w.run('boundary.import', { unit: w.province, fileId: mine }, w.board))).toMatchObject({
      status: 403,
    });
  });

  test('give communes their shapes, and say what fitted nothing', async () => {
    await asOperator(w.chibo, 'unit.found', {
      parentId: w.province,
      kind: 'commune_committee',
      name: 'Đảng bộ xã Biển Hồ',
      foundedOn: '2025-07-01',
    });
    const fileId = await sent(file('Xã Biển Hồ', 'Xã Nơi Khác'));
    const done = await asOperator<{ matched: number; unmatched: string[] }>(w.chibo, 'boundary.import', {
      unit: w.province,
      fileId,
    });
    expect(done).toMatchObject({ matched: 1, unmatched: ['Xã Nơi Khác'] });
    const shapes = await w.ask<{ shapes: { name: string }[]; without: number }>(
      'boundary.map',
      { unit: w.province },
      w.board,
    );
    expect(shapes.shapes.map(({ name }) => name)).toEqual(['Đảng bộ xã Biển Hồ']);
    // the other committees directly below; a cell never has a shape, so it lacks none
    const below = await w.chibo.owner.db
      .selectFrom('unit')
      .select('kind')
      .where('parent_id', '=', w.province)
      .where('closed_on', 'is', null)
      .execute();
    const committees = below.filter(({ kind }) => kind.endsWith('_committee'));
    expect(shapes.without).toBe(committees.length - 1);
    const cells = await w.ask<{ shapes: unknown[]; without: number }>('boundary.map', { unit: w.commune }, w.head);
    expect(cells).toMatchObject({ shapes: [], without: 0 });
  });
});
