import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, foundApart, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';

let world: Bare;
beforeAll(async () => {
  world = await bareWorld();
});
afterAll(() => world.close());

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};

test('the table names the units that a member oversees, whichever division they lie in', async () => {
  const top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const cell = { parentId: top, kind: 'grassroots_cell', name: 'Chi bộ thôn 1', setting: 'residential' };
  const { id: near } = await asOperator(world.chibo, 'unit.found', cell);
  const apart = { division: '77', kind: 'grassroots_cell', name: 'Chi bộ vùng xa' };
  const far = await foundApart(world.chibo, top, apart);
  const register = async (unit: string, fullName: string) =>
    (await asOperator(world.chibo, 'member.register', { unit, fullName, ...FACTS })).id;
  const people = [await register(near, 'Nguyễn Thị Đào'), await register(far, 'Lê Thị An')];
  await register(near, 'Trần Văn Ân');
  const oversee = async (unitId: string, personId = '') =>
    await asOperator(world.chibo, 'overseer.assign', { unitId, fromUnitId: top, personId, from: '2026-01-01' });
  await oversee(far, people[0]);
  await oversee(near, people[0]);
  await oversee(near, people[1]);
  const overseen = async (more: object = {}) => {
    const asked = { unit: top, ...more };
    const { columns, rows } = (await world.chibo.bus.ask('member.export', asked, { actor: operator() })) as {
      columns: string[];
      rows: string[][];
    };
    const [name, units] = [columns.indexOf('Họ và tên'), columns.indexOf('Phụ trách chi bộ')];
    return rows.map((row) => [row[name], row[units]]);
  };
  expect(await overseen()).toEqual([
    ['Trần Văn Ân', ''],
    ['Nguyễn Thị Đào', 'Chi bộ thôn 1; Chi bộ vùng xa'],
    ['Lê Thị An', 'Chi bộ thôn 1'],
  ]);
  expect(await overseen({ on: '2025-12-01', search: 'dao' })).toEqual([['Nguyễn Thị Đào', '']]);
});
