import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { searchWords } from '../platform/i18n/names.ts';
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

/** Forty communes of a hundred and fifty cells each: some words stand in more names than are looked at one by one. */
async function many(): Promise<void> {
  const { rows } = await sql<{ id: string; path: string }>`
    insert into unit (id, division, kind, name, sort_key, search_key, parent_id, path)
    select gen_random_uuid(), '88', 'commune_committee', 'Đảng bộ xã ' || (array['Tân', 'An', 'Bình', 'Phú'])[1 + c % 4] || ' ' || (array['An', 'Long', 'Bình'])[1 + c % 3],
      'x', 'x', null, '0099' || lpad(c::text, 4, '0') from generate_series(1, 40) c returning id, path`.execute(
    w.chibo.owner.db,
  );
  for (const { id, path } of rows)
    await sql`insert into unit (id, division, kind, name, sort_key, search_key, parent_id, path)
      select gen_random_uuid(), '88', 'grassroots_cell', 'Chi bộ ' || case when k % 50 = 0 then 'buôn' else 'thôn' end || ' ' || k, 'x', 'x', ${id}::uuid,
        ${path} || lpad(k::text, 4, '0') from generate_series(1, 150) k`.execute(w.chibo.owner.db);
  const units = await w.chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'path', 'name'])
    .where('division', '=', '88')
    .execute();
  const words = units.flatMap(({ id, path, name }) => searchWords(name).map((token) => ({ token, id, path })));
  await sql`insert into unit_word (token, unit_id, path) select * from unnest(${words.map((each) => each.token)}::text[],
    ${words.map((each) => each.id)}::uuid[], ${words.map((each) => each.path)}::text[])`.execute(w.chibo.owner.db);
}

test('finds the first twenty along the tree, however many units a word fits', async () => {
  await many();
  const units = await w.chibo.owner.db
    .selectFrom('unit as u')
    .leftJoin('unit as above', 'above.id', 'u.parent_id')
    .select(['u.id', 'u.name', 'above.name as above'])
    .where('u.closed_on', 'is', null)
    .orderBy('u.path')
    .execute();
  expect(units.length).toBeGreaterThan(6000);
  const called = units.map(({ id, name, above }) => ({ id, words: searchWords(`${name} ${above ?? ''}`) }));
  const searches = ['chi', 'thôn', 'thôn 1', 'tân', 'tân an', 'thôn 12 tân an', 'buôn', 'buôn 100 bình', 'long phú'];
  for (const search of [
    ...searches,
    'xã',
    'b',
    'bình bình',
    'phú long thôn 7',
    'gào',
    'làng A gào',
    'tân phú',
    'chi bo thon tan',
  ]) {
    const asked = searchWords(search);
    const expected = called.filter(({ words }) => asked.every((one) => words.some((word) => word.startsWith(one))));
    const { items } = await w.ask<Found>('case.units', { search }, w.people.secretary);
    expect(
      items.map(({ id }) => id),
      search,
    ).toEqual(expected.slice(0, 20).map(({ id }) => id));
  }
});
