import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { unitRef } from '../organization/tree.ts';
import { setScope } from '../platform/db/scope.ts';
import { nextNumber } from './numbers.ts';

let world: Bare;
let commune: string;
beforeAll(async () => {
  world = await bareWorld();
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
});
afterAll(() => world.close());

async function next(unitId: string, type: string, on = '2026-11-10', then?: () => void): Promise<string> {
  return await world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    const { text } = await nextNumber(tx, await unitRef(tx, unitId), type, on, world.chibo.rulebook);
    then?.();
    return text;
  });
}

test('forty writers at once get forty numbers without a gap', async () => {
  const numbers = await Promise.all(Array.from({ length: 40 }, () => next(commune, 'notice')));
  expect(new Set(numbers).size).toBe(40);
  expect(numbers.map((n) => Number.parseInt(n, 10)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
});

test('each type and each unit counts for itself, with the letters of its letterhead', async () => {
  const cell = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 1',
      setting: 'residential',
    })
  ).id;
  expect(await next(commune, 'resolution')).toBe('01-NQ/ĐU');
  expect(await next(commune, 'plan')).toBe('01-KH/ĐU');
  expect(await next(cell, 'resolution')).toBe('01-NQ/CB');
  await asOperator(world.chibo, 'unit.letterhead', {
    id: cell,
    letterhead: {
      documentCode: 'CBT1',
      upperName: 'Đảng ủy xã Biển Hồ',
      issuerName: 'Chi bộ thôn 1',
      place: 'Biển Hồ',
      hasSeal: false,
    },
  });
  expect(await next(cell, 'resolution')).toBe('02-NQ/CBT1');
});

test('a command that fails leaves no gap', async () => {
  const before = await next(commune, 'report');
  await expect(
    next(commune, 'report', '2026-11-10', () => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  expect([before, await next(commune, 'report')]).toEqual(['01-BC/ĐU', '02-BC/ĐU']);
});

test('a new committee term begins at 01; another post does not', async () => {
  const cell = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 2',
      setting: 'residential',
    })
  ).id;
  const facts = {
    sex: 'female',
    ethnicity: '01',
    birthDate: '1980-03-04',
    admittedOn: '2005-01-02',
    officialOn: '2006-01-02',
    from: '2020-01-01',
  };
  const { id } = await asOperator(world.chibo, 'member.register', { unit: cell, fullName: 'Nguyễn Thị Đào', ...facts });
  const head = async (from: string, termEnds: string) =>
    (await asOperator(world.chibo, 'post.begin', { unitId: cell, post: 'secretary', personId: id, from, termEnds })).id;
  const first = await head('2021-03-01', '2026-03-01');
  expect([await next(cell, 'plan', '2025-05-01'), await next(cell, 'plan', '2025-06-01')]).toEqual([
    '01-KH/CB',
    '02-KH/CB',
  ]);
  await asOperator(world.chibo, 'post.end', { id: first, on: '2026-03-01', reason: 'hết nhiệm kỳ', version: 1 });
  await head('2026-03-01', '2031-03-01');
  expect(await next(cell, 'plan', '2026-05-01')).toBe('01-KH/CB');
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'deputy_secretary',
    personId: id,
    from: '2026-03-01',
    termEnds: '2031-03-01',
  });
  expect(await next(cell, 'plan', '2026-06-01')).toBe('02-KH/CB');
});

test('a recorded term tells when the numbers begin anew, whatever the posts say (DOC-02)', async () => {
  const cell = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 3',
      setting: 'residential',
      foundedOn: '2019-05-19',
    })
  ).id;
  expect(await next(cell, 'plan', '2025-05-01')).toBe('01-KH/CB');
  const term = await asOperator(world.chibo, 'term.begin', {
    unitId: cell,
    name: '2025-2030',
    startsOn: '2025-07-15',
    endsOn: '2030-07-15',
  });
  expect(await next(cell, 'plan', '2025-07-14')).toBe('02-KH/CB');
  expect([await next(cell, 'plan', '2025-07-15'), await next(cell, 'plan', '2026-05-01')]).toEqual([
    '01-KH/CB',
    '02-KH/CB',
  ]);
  await asOperator(world.chibo, 'term.end', {
    id: term.id,
    on: '2026-10-01',
    reason: 'đại hội bất thường',
    version: 1,
  });
  await asOperator(world.chibo, 'term.begin', {
    unitId: cell,
    name: '2026-2031',
    startsOn: '2026-10-01',
    endsOn: '2031-10-01',
  });
  expect(await next(cell, 'plan', '2026-10-02')).toBe('01-KH/CB');
});
