import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { importFile } from './cli.ts';
import type { BatchRecord } from './import.ts';
import { resumeImports } from './stepping.ts';
import { AT_ONCE } from './steps.ts';
import { MEMBER_HEAD, type Rows, UNIT_HEAD, workbookOf } from './testing.ts';

let world: Bare;
const bound = { ...AT_ONCE };
beforeEach(async () => {
  world = await bareWorld();
  await asOperator(world.chibo, 'organization.found', {
    kind: 'province_committee',
    name: 'Đảng bộ tỉnh Gia Lai',
    code: 'GL',
    division: 'gia-lai',
  });
});
afterEach(async () => {
  Object.assign(AT_ONCE, bound);
  await world.close();
});

const AS_OF = '2025-10-31';
const COMMUNES = ['Gào', 'Biển Hồ', 'Ia Mơ'];
const CELLS = ['Chi bộ thôn 1', 'Chi bộ thôn 2'];
const db = () => world.chibo.owner.db;

/** Cells of the same names and codes in every commune; a secretary and two members in each. */
const unitsOf = (commune: string, i: number) => [
  [`X${i}`, `Đảng bộ xã ${commune}`, 'đảng bộ', '', '', '', ''],
  ['DBBP', 'Đảng bộ cơ quan', 'đảng bộ cơ sở', `X${i}`, '', '', ''],
  ...CELLS.map((name, k) => [`CB${k}`, name, 'chi bộ', `X${i}`, 'thôn/làng', '', '']),
  ['CQ', 'Chi bộ văn phòng', 'chi bộ', 'Đảng bộ cơ quan', 'cơ quan', '', ''],
];
const membersOf = (i: number) =>
  [...CELLS, 'Chi bộ văn phòng'].flatMap((cell, k) =>
    [0, 1, 2].map((n) => [
      String(n),
      `Siu ${['An', 'Blan', 'Chơn'][n]} ${i}${k}`,
      `0${n + 1}/05/196${k}`,
      n === 0 ? 'Nam' : 'Nữ',
      'Gia Rai',
      cell,
      '27/05/1990',
      '27/05/1991',
      String(10_000_000 + i * 100 + k * 10 + n),
      n === 0 ? 'Bí thư chi bộ' : '',
      '',
      '',
      '',
    ]),
  );

/** One file for the province: a commune column in both sheets. */
function byColumn(): Record<string, Rows> {
  const named = (rows: string[][], i: number) => rows.map((row) => [...row, `Đảng bộ xã ${COMMUNES[i]}`]);
  return {
    'Tổ chức': [[...UNIT_HEAD, 'Xã'], ...COMMUNES.flatMap((commune, i) => named(unitsOf(commune, i), i))],
    'Đảng viên': [[...MEMBER_HEAD, 'Xã'], ...COMMUNES.flatMap((_, i) => named(membersOf(i), i))],
  };
}

/** The same with a sheet a commune for the members. */
function bySheet(): Record<string, Rows> {
  const { 'Tổ chức': units = [] } = byColumn();
  const sheets = COMMUNES.map((commune, i) => [`Xã ${commune}`, [MEMBER_HEAD, ...membersOf(i)]] as const);
  return { 'Tổ chức': units, ...Object.fromEntries(sheets) };
}

async function fileOf(sheets: Record<string, Rows>): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-province-')), 'gia-lai.xlsx');
  await writeFile(path, workbookOf(sheets));
  return path;
}

async function picture() {
  const lines = await db()
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .innerJoin('unit as above', 'above.id', 'u.parent_id')
    .select(['m.full_name', 'u.name', 'above.name as above'])
    .orderBy('m.full_name')
    .execute();
  const posts = await db().selectFrom('post').select(['holder_name', 'post']).orderBy('holder_name').execute();
  const stat = await db()
    .selectFrom('member_stat')
    .select((eb) => eb.fn.sum<number>('members').as('n'))
    .executeTakeFirstOrThrow();
  return { lines, posts, members: stat.n };
}

test.each([
  ['a column', byColumn],
  ['a sheet a commune', bySheet],
] as const)('a province’s workbook with %s: names that repeat find their own commune', async (_, sheets) => {
  const path = await fileOf(sheets());
  expect(await importFile(world.chibo, operator(), path, { under: 'GL', asOf: AS_OF })).toEqual({
    units: { new: 15, changed: 0, same: 0 },
    members: { new: 27, changed: 0, same: 0 },
    rejected: [],
  });
  const { lines, posts, members } = await picture();
  expect(members).toBe(27);
  expect(posts).toHaveLength(9);
  expect(lines.map((line) => [line.full_name, line.name, line.above])).toContainEqual([
    'Siu An 10',
    'Chi bộ thôn 1',
    'Đảng bộ xã Biển Hồ',
  ]);
  expect(lines.map((line) => [line.full_name, line.above])).toContainEqual(['Siu Blan 22', 'Đảng bộ cơ quan']);
  expect(await importFile(world.chibo, operator(), path, { under: 'GL', asOf: AS_OF })).toMatchObject({
    units: { new: 0, same: 15 },
    members: { new: 0, same: 27 },
  });
});

test('too large for one transaction it goes commune by commune; killed in between it goes on where it stopped; and it can be undone', async () => {
  const small = await fileOf(byColumn());
  await importFile(world.chibo, operator(), small, { under: 'GL', asOf: AS_OF });
  const whole = await picture();
  const first = await db().selectFrom('import_batch').selectAll().executeTakeFirstOrThrow();
  await asOperator(world.chibo, 'import.undo', { id: first.id, version: first.version });
  expect((await picture()).members).toBe(0);

  Object.assign(AT_ONCE, { units: 4, members: 10 });
  const told: string[] = [];
  const killed = importFile(world.chibo, operator(), small, {
    under: 'GL',
    asOf: AS_OF,
    progress: ({ done, steps }) => {
      told.push(`${done}/${steps}`);
      if (done === 2) throw new Error('killed');
    },
  });
  await expect(killed).rejects.toThrow('killed');
  expect(told).toEqual(['1/4', '2/4']);
  expect((await picture()).members).toBe(9);
  const half = (await world.chibo.bus.ask('import.list', { unit: first.unit_id }, { actor: operator() })) as {
    items: BatchRecord[];
  };
  expect(half.items[0]).toMatchObject({ state: 'applying', steps: 4, stepsDone: 2 });
  const id = half.items[0]?.id ?? '';
  expect(await refusalOf(asOperator(world.chibo, 'import.step', { id, step: 0 }))).toMatchObject({
    status: 409,
    codes: ['import.step_taken'],
  });
  expect(await refusalOf(asOperator(world.chibo, 'import.drop', { id, version: 2 }))).toMatchObject({
    codes: ['import.not_staged'],
  });

  expect(await resumeImports(world.chibo, db())).toBe(1);
  expect(await picture()).toEqual(whole);
  const batch = (await world.chibo.bus.ask('import.get', { id }, { actor: operator() })) as BatchRecord;
  expect(batch).toMatchObject({
    state: 'applied',
    stepsDone: 4,
    counts: { units: { new: 15 }, members: { new: 27 }, posts: 9 },
  });
  expect(await refusalOf(asOperator(world.chibo, 'import.step', { id, step: 4 }))).toMatchObject({
    codes: ['import.not_applying'],
  });
  const ledger = await db().selectFrom('ledger').select('command').where('subject_id', '=', id).orderBy('id').execute();
  expect(ledger.map((line) => line.command)).toEqual(['import.stage', 'import.apply', ...Array(4).fill('import.step')]);

  expect(await asOperator(world.chibo, 'import.undo', { id, version: batch.version })).toMatchObject({
    persons: 27,
    units: 15,
    posts: 9,
  });
  expect((await picture()).members).toBe(0);
});

test('two that go on at once write each part once', async () => {
  Object.assign(AT_ONCE, { units: 4, members: 10 });
  const path = await fileOf(byColumn());
  const stop = importFile(world.chibo, operator(), path, {
    under: 'GL',
    asOf: AS_OF,
    progress: () => {
      throw new Error('killed');
    },
  });
  await expect(stop).rejects.toThrow('killed');
  await Promise.all([resumeImports(world.chibo, db()), resumeImports(world.chibo, db())]);
  expect((await picture()).members).toBe(27);
  expect(await db().selectFrom('import_batch').select(['state', 'steps_done']).executeTakeFirstOrThrow()).toEqual({
    state: 'applied',
    steps_done: 4,
  });
});
