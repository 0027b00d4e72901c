import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { MemberPage } from '../members/member.ts';
import { importFile } from './cli.ts';
import { exportAll } from './export.ts';
import { AS_OF, good, importScene, other, without } from './scene.ts';
import { smallRoster } from './testing.ts';

const { chibo, load, ask, db, fileOf, total, top } = importScene();

describe('with units already there', () => {
  test('the file goes under the unit named, and must name one', async () => {
    await asOperator(chibo(), 'organization.found', {
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

test('what is exported comes back the same', async () => {
  await load(smallRoster([good, other]));
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-export-')), 'out.xlsx');
  await writeFile(path, await exportAll(chibo(), operator()));
  expect(await importFile(chibo(), operator(), path, { asOf: AS_OF })).toEqual({
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
      return importFile(chibo(), operator(), join(folder, 'r.csv'), { asOf: AS_OF, under: (await top()).id });
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
  expect(await refusalOf(importFile(chibo(), operator(), path))).toMatchObject({ codes: ['file.cut_off'] });
  expect(await refusalOf(importFile(chibo(), operator(), '/nowhere.xlsx'))).toMatchObject({
    codes: ['file.missing'],
  });
  expect([await total('unit'), await total('person'), await total('ledger')]).toEqual([0, 0, 0]);
});
