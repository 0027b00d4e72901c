import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

type Found = { items: { id: string; name: string; above: string[] }[] };

let w: CaseWorld;
let far: string;
beforeAll(async () => {
  w = await caseWorld();
  const founded = { kind: 'commune_committee', name: 'Đảng bộ xã Gào', division: '77' };
  const top = (await asOperator(w.chibo, 'organization.found', founded)).id;
  const cell = { parentId: top, kind: 'grassroots_cell', name: 'Chi bộ làng A', setting: 'residential' };
  far = (await asOperator(w.chibo, 'unit.found', cell)).id;
});
afterAll(() => w.close());

test('whoever opens cases finds a cell of another division by its name and the name above it', async () => {
  const find = (search: string) => w.ask<Found>('case.units', { search }, w.people.secretary);
  const expected = { items: [{ id: far, name: 'Chi bộ làng A', kind: 'grassroots_cell', above: ['Đảng bộ xã Gào'] }] };
  expect(await find('lang a')).toEqual(expected);
  expect(await find('làng A gào')).toEqual(expected);
  expect(await find('làng A quảng yên')).toEqual({ items: [] });
  expect(await find('...')).toEqual({ items: [] });
});

test('a member, who opens none, asks in vain', async () => {
  expect(await refusalOf(w.ask('case.units', { search: 'làng' }, w.people.member))).toMatchObject({
    status: 403,
    codes: ['right.missing'],
  });
});
