import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { MemberPage } from '../members/member.ts';
import { type ImportReport, importFile } from './cli.ts';

let world: Bare;
beforeEach(async () => {
  world = await bareWorld();
});
afterEach(() => world.close());

const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
const db = () => world.chibo.owner.db;
const top = async () =>
  await db().selectFrom('unit').selectAll().where('parent_id', 'is', null).executeTakeFirstOrThrow();

const SHARED = join(import.meta.dirname, '../../../shared/data');
const EXPECTED = {
  units: 62,
  members_good: 1189,
  dual_posts: 31,
  as_of: '2025-10-31',
  rows_bad: {
    1187: 'date.impossible',
    1188: 'name.missing',
    1189: 'unit.unknown',
    1190: 'card.taken',
    1191: 'date.order',
    1192: 'age.minimum',
    1193: 'sex.unknown',
    1194: 'date.future',
  },
};

test.skipIf(!existsSync(SHARED))('the Biển Hồ roster comes out as expected', async () => {
  const told = JSON.parse(await readFile(join(SHARED, 'bien-ho-roster.expected.json'), 'utf8'));
  expect({ ...EXPECTED, rows_bad: undefined }).toMatchObject({
    units: told.units,
    members_good: told.members_good,
    dual_posts: told.dual_posts,
    as_of: told.as_of,
  });
  const path = join(SHARED, 'bien-ho-roster.xlsx');
  const run = () => importFile(world.chibo, operator(), path, { asOf: told.as_of });
  const rejected = (report: ImportReport) => report.rejected.map(({ sheet, row, code }) => ({ sheet, row, code }));
  const bad = told.rows_bad.map(({ sheet, row, code }: { sheet: string; row: number; code: string }) => ({
    sheet,
    row,
    code,
  }));
  expect(bad.map((r: { row: number; code: string }) => [r.row, r.code])).toEqual(
    Object.entries(EXPECTED.rows_bad).map(([row, code]) => [Number(row), code]),
  );
  const first = await run();
  expect(first).toMatchObject({ units: { new: 62, changed: 0, same: 0 }, members: { new: 1189, changed: 0, same: 0 } });
  expect(rejected(first)).toEqual(bad);
  const second = await run();
  expect(second).toMatchObject({
    units: { new: 0, changed: 0, same: 62 },
    members: { new: 0, changed: 0, same: 1189 },
  });
  expect(rejected(second)).toEqual(bad);
  const unit = (await top()).id;
  expect((await ask<MemberPage>('member.list', { unit })).total).toBe(1189);
  expect((await ask<MemberPage>('member.list', { unit, dual: 'any' })).total).toBe(31);
  expect((await ask<MemberPage>('member.list', { unit, dual: 'none' })).total).toBe(told.village_cells - 31);
  for (const odd of ['Đặng Thị Tuyết', 'Ngô Văn Iso', 'Dương Thị Khoảng Trắng', 'Hồ Văn Công Thức'])
    expect((await ask<MemberPage>('member.list', { unit, search: odd })).items.map((m) => m.name)).toContain(odd);
  const dual = await db()
    .selectFrom('post_stat')
    .select((eb) => [eb.fn.sum<number>('dual_head').as('dual'), eb.fn.sum<number>('residential').as('villages')])
    .executeTakeFirstOrThrow();
  expect(dual).toEqual({ dual: 31, villages: 34 });
});
