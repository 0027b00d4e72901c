import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { memberCodeStat } from './stat.ts';

let world: Bare;
let cell: string;
const years = ['1970', '1980', '1980', '1990'];

beforeAll(async () => {
  world = await bareWorld();
  const parentId = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const founding = { parentId, kind: 'grassroots_cell', name: 'Chi bộ thôn 1', setting: 'residential' };
  cell = (await asOperator(world.chibo, 'unit.found', founding)).id;
  for (const [i, year] of years.entries())
    await asOperator(world.chibo, 'member.register', {
      unit: cell,
      fullName: `Nguyễn Văn ${'ABCD'[i]}`,
      sex: 'female',
      ethnicity: '01',
      birthDate: `${year}-03-04`,
      admittedOn: '2015-01-02',
      officialOn: '2016-01-02',
      from: '2025-10-31',
    });
});
afterAll(() => world.close());

const rows = async () =>
  (
    await sql<{ measure: string; code: string; n: number; written: string }>`
      select measure, code, n, xmin::text as written from member_code_stat where unit_id = ${cell} order by measure, code`.execute(
      world.chibo.owner.db,
    )
  ).rows;
const counted = async () => (await rows()).map(({ measure, code, n }) => `${measure} ${code} ${n}`);
const recount = () => memberCodeStat.recount('00', [cell], '2026-11-10').execute(world.chibo.owner.db);

test('the command counts each code once', async () => {
  expect(await counted()).toEqual([
    'birth_year 1970 1',
    'birth_year 1980 2',
    'birth_year 1990 1',
    'ethnicity 01 4',
    'sex female 4',
    'status official 4',
  ]);
});

test('a recount takes away what nobody has any more, puts right what is wrong, adds what is missing', async () => {
  const right = await counted();
  const { db } = world.chibo.owner;
  await sql`update member_code_stat set n = 9 where unit_id = ${cell} and code = '1970'`.execute(db);
  await sql`update member_code_stat set code = '1955' where unit_id = ${cell} and code = '1990'`.execute(db);
  expect(await counted()).not.toEqual(right);
  await recount();
  expect(await counted()).toEqual(right);
});

test('what is right already is not written again', async () => {
  const before = await rows();
  await recount();
  expect(await rows()).toEqual(before);
});

test('a member who is corrected leaves no count behind', async () => {
  const line = await world.chibo.owner.db
    .selectFrom('membership')
    .select('person_id')
    .where('unit_id', '=', cell)
    .where('birth_date', '=', '1990-03-04')
    .executeTakeFirstOrThrow();
  await asOperator(world.chibo, 'member.correct', { id: line.person_id, version: 1, birthDate: '1970-12-31' });
  expect((await counted()).filter((row) => row.startsWith('birth_year'))).toEqual([
    'birth_year 1970 2',
    'birth_year 1980 2',
  ]);
});
