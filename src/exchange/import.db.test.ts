import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { MemberPage } from '../members/member.ts';
import type { Actor } from '../platform/access.ts';
import { upload } from '../platform/files/files.ts';
import { importFile } from './cli.ts';
import { exportAll } from './export.ts';
import type { BatchRecord, Counts, RowVerdict } from './import.ts';
import { type Rows, smallRoster, workbookOf } from './testing.ts';
import { readWorkbook } from './workbook.ts';

let world: Bare;
beforeEach(async () => {
  world = await bareWorld();
});
afterEach(() => world.close());

const AS_OF = '2025-10-31';
const good = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'Chi bộ thôn 1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  'Trưởng thôn',
  '0971739732',
  '',
];
const other = [
  'Võ Thị Lan',
  '01/12/1980',
  'Nữ',
  'Kinh',
  'CB2',
  '21/06/2006',
  '',
  '91993353',
  '',
  '',
  '',
  'Miễn sinh hoạt',
];
const without = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

async function fileOf(sheets: Record<string, Rows>): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-import-')), 'roster.xlsx');
  await writeFile(path, workbookOf(sheets));
  return path;
}

const load = async (sheets: Record<string, Rows>, options: Parameters<typeof importFile>[3] = {}) =>
  await importFile(world.chibo, operator(), await fileOf(sheets), { asOf: AS_OF, ...options });
const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const db = () => world.chibo.owner.db;
const total = async (table: 'unit' | 'person' | 'membership' | 'post' | 'ledger') =>
  (
    await db()
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
const top = async () =>
  await db().selectFrom('unit').selectAll().where('parent_id', 'is', null).executeTakeFirstOrThrow();

describe('an empty database', () => {
  test('is founded from the file: units, members, posts, counts, one line of the ledger', async () => {
    const report = await load(smallRoster([good, other]));
    expect(report).toEqual({
      units: { new: 3, changed: 0, same: 0 },
      members: { new: 2, changed: 0, same: 0 },
      rejected: [],
    });
    const root = await top();
    expect(root).toMatchObject({ name: 'Đảng bộ xã Biển Hồ', kind: 'commune_committee', code: 'ROOT', path: '0001' });
    expect(root.division).toMatch(/^d[0-9a-f]{10}$/);
    const page = await ask<MemberPage>('member.list', { unit: root.id });
    expect(page.items.map((m) => [m.name, m.unitName, m.status, m.exempt, m.posts])).toEqual([
      ['Rmah Djuân', 'Chi bộ thôn 1', 'official', false, ['secretary', 'village_head']],
      ['Võ Thị Lan', 'Chi bộ thôn 2', 'probationary', true, []],
    ]);
    expect((await ask<MemberPage>('member.list', { unit: root.id, on: '2025-10-30' })).recorded).toBe(false);
    const stat = await db()
      .selectFrom('member_stat')
      .select((eb) => [
        eb.fn.sum<number>('members').as('members'),
        eb.fn.sum<number>('minority').as('minority'),
        eb.fn.sum<number>('exempt').as('exempt'),
      ])
      .executeTakeFirstOrThrow();
    expect(stat).toEqual({ members: 2, minority: 1, exempt: 1 });
    const lines = await db().selectFrom('ledger').selectAll().execute();
    expect(lines.map((l) => l.command)).toEqual(['import.found']);
    expect(JSON.stringify(lines)).not.toMatch(/Djuân|86769849/);
  });

  test('a second run changes nothing', async () => {
    await load(smallRoster([good, other]));
    const before = await db().selectFrom('person').selectAll().orderBy('id').execute();
    expect(await load(smallRoster([good, other]))).toEqual({
      units: { new: 0, changed: 0, same: 3 },
      members: { new: 0, changed: 0, same: 2 },
      rejected: [],
    });
    expect(await db().selectFrom('person').selectAll().orderBy('id').execute()).toEqual(before);
    expect([await total('unit'), await total('membership'), await total('post')]).toEqual([3, 2, 2]);
  });

  test('a dry run judges and writes nothing', async () => {
    expect(await load(smallRoster([good, other]), { dryRun: true })).toMatchObject({
      units: { new: 3 },
      members: { new: 2 },
    });
    expect([await total('unit'), await total('person'), await total('ledger')]).toEqual([0, 0, 0]);
  });

  test('two tops, or a file that cannot be read, found nothing', async () => {
    const two = smallRoster([], [['R2', 'Đảng bộ xã Gào', 'đảng bộ', '', '', '', '']]);
    expect(await refusalOf(load(two))).toMatchObject({ codes: ['import.one_top'] });
    expect(await refusalOf(load(two, { dryRun: true }))).toMatchObject({ codes: ['import.one_top'] });
    expect(
      await refusalOf(
        load({
          'Trang 1': [
            ['a', 'b'],
            ['1', '2'],
          ],
        }),
      ),
    ).toMatchObject({ codes: ['import.no_sheet'] });
    expect(
      await refusalOf(
        load({
          'Đảng viên': [
            ['Họ và tên', 'Ngày sinh', 'Chi bộ'],
            ['x', '1', 'y'],
          ],
        }),
      ),
    ).toMatchObject({ codes: ['import.column_missing', 'import.column_missing'] });
    expect(await total('unit')).toBe(0);
  });
});

describe('with units already there', () => {
  test('the file goes under the unit named, and must name one', async () => {
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Gia Lai',
      code: 'ROOT',
      division: 'gia-lai',
    });
    expect(await refusalOf(load(smallRoster([good])))).toMatchObject({ codes: ['import.under_required'] });
    expect(await refusalOf(load(smallRoster([good]), { under: 'nowhere' }))).toMatchObject({
      codes: ['import.under_unknown'],
    });
    const report = await load(smallRoster([good]), { under: (await top()).id });
    expect(report).toMatchObject({ units: { new: 3 }, members: { new: 1 }, rejected: [] });
    expect(await load(smallRoster([good]), { under: (await top()).id })).toMatchObject({
      units: { new: 0, same: 3 },
      members: { same: 1 },
    });
    const units = await db().selectFrom('unit').select(['name', 'path', 'division']).orderBy('path').execute();
    expect(units.map((u) => [u.path, u.division])).toEqual([
      ['0001', 'gia-lai'],
      ['00010001', 'gia-lai'],
      ['000100010001', 'gia-lai'],
      ['000100010002', 'gia-lai'],
    ]);
  });

  test('what differs is changed, what is left empty stays', async () => {
    await load(smallRoster([good, other]));
    const next = smallRoster([without(good, { 0: 'Rmah Djuan', 10: '' }), without(other, { 6: '21/06/2007', 11: '' })]);
    next['Tổ chức']?.[2]?.splice(6, 1, '75');
    const before = await ask<MemberPage>('member.list', { unit: (await top()).id });
    expect(await load(next)).toMatchObject({ units: { changed: 1, same: 2 }, members: { changed: 2 } });
    const page = await ask<MemberPage>('member.list', { unit: (await top()).id });
    expect(page.items.map((m) => [m.name, m.status, m.exempt])).toEqual([
      ['Rmah Djuan', 'official', false],
      ['Võ Thị Lan', 'official', true],
    ]);
    expect(page.items.map((m) => m.personId)).toEqual(before.items.map((m) => m.personId));
    expect(await ask('member.reveal', { id: page.items[0]?.personId })).toMatchObject({ phone: '0971739732' });
    expect((await ask<MemberPage>('member.list', { unit: (await top()).id, search: 'djuan' })).total).toBe(1);
    expect(await load(next)).toMatchObject({ units: { changed: 0, same: 3 }, members: { changed: 0, same: 2 } });
  });

  test('a known name with another code is not founded a second time', async () => {
    await load(smallRoster([good]));
    const recoded = smallRoster([without(good, { 4: 'Chi bộ thôn 2' })]);
    recoded['Tổ chức']?.[2]?.splice(0, 1, 'X1');
    expect(await load(recoded)).toMatchObject({
      units: { new: 0, same: 2 },
      rejected: [{ row: 3, code: 'unit.code_differs' }, { code: 'member.elsewhere' }],
    });
  });

  test('somebody of another cell is not moved by a file, and another unit’s card is not told', async () => {
    await load(smallRoster([good]));
    const moved = await load(smallRoster([without(good, { 4: 'Chi bộ thôn 2' })]));
    expect(moved.rejected.map((r) => r.code)).toEqual(['member.elsewhere']);
    const stolen = await load(smallRoster([without(other, { 7: '86769849' })]));
    expect(stolen.rejected).toEqual([{ sheet: 'Đảng viên', row: 2, code: 'card.taken', message: expect.any(String) }]);
    expect(stolen.rejected[0]?.message).not.toContain('Djuân');
  });

  test('a person is matched without a card by name, birth date and cell', async () => {
    await load(smallRoster([without(good, { 7: '', 8: '', 9: '' })]));
    expect(await load(smallRoster([without(good, { 8: '', 9: '' })]))).toMatchObject({
      members: { new: 0, changed: 1 },
    });
    expect(await load(smallRoster([without(good, { 7: '11112222' })]))).toMatchObject({ members: { new: 1 } });
  });
});

describe('staged, in a browser', () => {
  async function staged(members: string[][]) {
    await load(smallRoster([good]));
    const unit = await top();
    const { id: fileId } = await upload(
      world.chibo.app.db,
      world.chibo.keys,
      operator(),
      { id: unit.id, division: unit.division, path: unit.path },
      { name: 'r.xlsx', body: workbookOf(smallRoster(members)) },
      world.chibo.clock.now(),
    );
    const answer = await asOperator<{ id: string; counts: Counts }>(world.chibo, 'import.stage', {
      unit: unit.id,
      fileId,
      asOf: AS_OF,
    });
    return { unit, fileId, ...answer };
  }

  test('every cell has a verdict before anything is written; refused rows come back as a workbook', async () => {
    const { id, counts } = await staged([
      without(good, { 0: 'Rmah Djuan' }),
      without(other, { 1: '31/02/1980', 8: '=1+1' }),
      without(other, { 3: 'Sao Hỏa' }),
    ]);
    expect(counts).toMatchObject({
      units: { same: 3 },
      members: { new: 1, changed: 1, same: 0, refused: 1 },
      warnings: 1,
      problems: [],
    });
    expect(await total('person')).toBe(1);
    const rows = (await ask<{ items: RowVerdict[]; total: number }>('import.rows', { id, sheet: 'Đảng viên' })).items;
    expect(rows.map((r) => [r.row, r.verdict, r.code])).toEqual([
      [2, 'changed', null],
      [3, 'refused', 'date.impossible'],
      [4, 'warning', 'cell.not_understood'],
    ]);
    expect(rows[0]?.cells.find((c) => c.field === 'name')).toMatchObject({
      verdict: 'changed',
      before: 'Rmah Djuân',
      value: 'Rmah Djuan',
    });
    expect(rows[1]?.cells.find((c) => c.field === 'birth_date')).toMatchObject({
      verdict: 'refused',
      value: '31/02/1980',
    });
    expect((await ask<{ total: number }>('import.rows', { id, verdict: 'refused' })).total).toBe(1);
    const file = await ask<{ base64: string }>('import.refused', { id });
    const [sheet] = await readWorkbook(Buffer.from(file.base64, 'base64'));
    expect(sheet?.name).toBe('Đảng viên');
    expect(sheet?.rows[1]?.cells.slice(1, 3)).toEqual(['Võ Thị Lan', '31/02/1980']);
    expect(sheet?.rows[1]?.cells).toContain("'=1+1");
    const applied = await asOperator<{ counts: Counts }>(world.chibo, 'import.apply', { id, version: 1 });
    expect(applied.counts).toEqual(counts);
    expect(await refusalOf(asOperator(world.chibo, 'import.apply', { id, version: 2 }))).toMatchObject({
      codes: ['import.not_staged'],
    });
    expect(await ask<BatchRecord>('import.get', { id })).toMatchObject({
      state: 'applied',
      may: { 'import.apply': [{ code: 'import.not_staged' }] },
    });
    expect((await ask<{ total: number }>('import.list', { unit: (await top()).id })).total).toBe(2);
  });

  test('the mapping can be changed, the day too; a dropped import is not applied', async () => {
    const { id } = await staged([other]);
    const { mapping } = await ask<BatchRecord>('import.get', { id });
    const changed = structuredClone(mapping);
    for (const column of changed.sheets[1]?.columns ?? []) if (column.field === 'note') column.field = null;
    expect(
      await asOperator(world.chibo, 'import.remap', { id, mapping: changed, asOf: '2025-11-30', version: 1 }),
    ).toMatchObject({ counts: { members: { new: 1 } } });
    for (const column of changed.sheets[1]?.columns ?? []) if (column.field === 'name') column.field = null;
    expect(await asOperator(world.chibo, 'import.remap', { id, mapping: changed, version: 2 })).toMatchObject({
      counts: { problems: [{ code: 'import.column_missing' }], members: { new: 0 } },
    });
    expect(await refusalOf(asOperator(world.chibo, 'import.apply', { id, version: 3 }))).toMatchObject({
      codes: ['import.unreadable'],
    });
    expect(
      await refusalOf(asOperator(world.chibo, 'import.remap', { id, asOf: '2030-01-01', version: 3 })),
    ).toMatchObject({ codes: ['date.future'] });
    expect(await refusalOf(asOperator(world.chibo, 'import.drop', { id, version: 1 }))).toMatchObject({
      codes: ['version.stale'],
    });
    await asOperator(world.chibo, 'import.drop', { id, version: 3 });
    expect(await refusalOf(asOperator(world.chibo, 'import.apply', { id, version: 4 }))).toMatchObject({
      codes: ['import.not_staged'],
    });
    expect(await total('person')).toBe(1);
  });

  test('is for those who may import, and only with their own upload', async () => {
    const { unit, fileId, id } = await staged([other]);
    const { person_id } = await db()
      .selectFrom('post')
      .selectAll()
      .where('post', '=', 'secretary')
      .executeTakeFirstOrThrow();
    await db()
      .insertInto('account')
      .values({
        id: crypto.randomUUID(),
        login: 'bithu',
        name: 'x',
        person_id,
        person_division: unit.division,
        created_at: new Date(),
      })
      .execute();
    const secretary = await actorOf(world.chibo, 'bithu', 'secretary');
    for (const [name, input] of [
      ['import.stage', { unit: secretary.grant.unit.id, fileId }],
      ['import.stage', { unit: unit.id, fileId }],
      ['import.apply', { id, version: 1 }],
      ['import.remap', { id, version: 1 }],
      ['import.drop', { id, version: 1 }],
      ['import.found', { fileId, division: '00' }],
    ] as const) {
      expect((await refusalOf(world.chibo.bus.run(name, input, { actor: secretary }))).status, name).toBeOneOf([
        403, 404,
      ]);
    }
    for (const name of ['import.get', 'import.rows', 'import.refused'])
      expect(await refusalOf(ask(name, { id }, secretary)), name).toMatchObject({ status: 404 });
    expect(await refusalOf(asOperator(world.chibo, 'import.stage', { unit: unit.id, fileId }))).toMatchObject({
      codes: ['file.unknown'],
    });
    const rows = await db().selectFrom('import_block').select('body').execute();
    expect(rows.every((row) => !row.body.includes('Lan'))).toBe(true);
  });
});

test('what is exported comes back the same', async () => {
  await load(smallRoster([good, other]));
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-export-')), 'out.xlsx');
  await writeFile(path, await exportAll(world.chibo, operator()));
  expect(await importFile(world.chibo, operator(), path, { asOf: AS_OF })).toEqual({
    units: { new: 0, changed: 0, same: 3 },
    members: { new: 0, changed: 0, same: 2 },
    rejected: [],
  });
});

test.each(['utf8', 'utf16le'] as const)(
  'a text file in %s adds to a roster, and one that is broken names its line',
  async (encoding) => {
    await load(smallRoster([good]));
    const folder = await mkdtemp(join(tmpdir(), 'chibo-csv-'));
    const csv = async (lines: string[]) => {
      await writeFile(join(folder, 'r.csv'), Buffer.from(`\ufeff${lines.join('\r\n')}`, encoding));
      return importFile(world.chibo, operator(), join(folder, 'r.csv'), { asOf: AS_OF, under: (await top()).id });
    };
    const head = 'Họ tên;Ngày sinh;Giới tính;Chi bộ;Ngày kết nạp;Ghi chú';
    expect(await csv([head, 'Võ Thị Lan;01/12/1980;Nữ;CB2;21/06/2006;"một\nhai; ba"'])).toMatchObject({
      members: { new: 1 },
      rejected: [],
    });
    const broken = csv([head, 'An;1980;Nam;CB2;2006;', 'Bình;"1980;Nam;CB2;2006;']);
    await expect(broken).rejects.toMatchObject({ reasons: [{ code: 'file.quote_open', values: { line: 3 } }] });
  },
);

test('a hostile file changes nothing', async () => {
  const path = await fileOf(smallRoster([good]));
  await writeFile(path, (await readFile(path)).subarray(0, 900));
  expect(await refusalOf(importFile(world.chibo, operator(), path))).toMatchObject({ codes: ['file.cut_off'] });
  expect(await refusalOf(importFile(world.chibo, operator(), '/nowhere.xlsx'))).toMatchObject({
    codes: ['file.missing'],
  });
  expect([await total('unit'), await total('person'), await total('ledger')]).toEqual([0, 0, 0]);
});
