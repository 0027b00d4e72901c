import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { dateOf, textOf, wholeOf } from './cells.ts';
import { guessMapping, reasonsAgainstMapping, rowsOf } from './mapping.ts';
import { NOTHING } from './present.ts';
import { judgeRoster } from './roster.ts';
import { MEMBER_HEAD, type Rows, smallRoster, workbookOf } from './testing.ts';
import { readWorkbook } from './workbook.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam'));
});

async function judged(sheets: Record<string, Rows>) {
  const read = await readWorkbook(workbookOf(sheets));
  const mapping = guessMapping(rulebook.import, read);
  return judgeRoster({
    rulebook,
    rows: rowsOf(mapping, read),
    present: NOTHING,
    asOf: '2025-10-31',
    today: '2026-11-10',
    mayOversee: true,
  });
}

const good = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'Chi bộ thôn 1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  '',
  '',
  '',
  '',
];
const rowWith = (change: Record<number, string>) => good.map((cell, i) => change[i] ?? cell);
const codesOf = async (...members: string[][]) =>
  (await judged(smallRoster(members))).judged
    .filter((one) => one.row.sheet === 'members')
    .map((one) => [one.action, ...one.reasons.map((r) => r.code)].join(' '));

test.each<[Record<number, string>, string]>([
  [{}, 'new'],
  [{ 0: 'Rmah Djuân'.normalize('NFD') }, 'new'],
  [{ 1: '1965-05-01' }, 'new'],
  [{ 1: '1.5.1965', 2: ' nam ', 4: '  CB1 ' }, 'new'],
  [{ 1: '1965' }, 'new'],
  [{ 1: '23863' }, 'new'],
  [{ 11: "'=cmd|' /C calc'!A0" }, 'new'],
  [{ 1: '31/02/1980' }, 'refused date.impossible'],
  [{ 1: '' }, 'refused cell.required'],
  [{ 0: '' }, 'refused name.missing'],
  [{ 0: 'Rmah \u202eDjuân' }, 'refused text.hidden'],
  [{ 4: 'Chi bộ Không Có' }, 'refused unit.unknown'],
  [{ 4: 'ROOT' }, 'refused unit.not_cell'],
  [{ 6: '27/05/1989' }, 'refused date.order'],
  [{ 1: '01/01/1980' }, 'refused age.minimum'],
  [{ 2: 'X?' }, 'refused sex.unknown'],
  [{ 1: '01/01/2091' }, 'refused date.future'],
  [{ 3: 'Sao Hỏa' }, 'new cell.not_understood'],
  [{ 10: 'gọi sau' }, 'new cell.not_understood'],
  [{ 8: 'Vua' }, 'new post.not_understood'],
  [{ 5: '01/11/2025', 6: '' }, 'new date.after_roster'],
  [{ 6: '27/08/1990' }, 'new probation.short'],
])('a row with %j is %s', async (change, expected) => {
  expect(await codesOf(rowWith(change))).toEqual([expected]);
});

test('what stands above decides: cards, persons and posts are given once', async () => {
  const again = rowWith({ 0: 'Lê Văn Trùng Thẻ' });
  const secretary = (name: string, card: string) => rowWith({ 0: name, 7: card, 8: 'Bí thư chi bộ' });
  expect(await codesOf(good, again)).toEqual(['new', 'refused card.taken']);
  expect(await codesOf(rowWith({ 7: '' }), rowWith({ 7: '' }))).toEqual(['new', 'refused member.twice']);
  expect(await codesOf(good, rowWith({ 4: 'CB2', 7: '1234' }))).toEqual(['new', 'new person.namesake']);
  expect(await codesOf(secretary('Một', '1111'), secretary('Hai', '2222'))).toEqual(['new', 'new post.taken']);
  // a card of a refused row is free for the right one
  expect(await codesOf(rowWith({ 1: '31/02/1980' }), good)).toEqual(['refused date.impossible', 'new']);
});

test('units are judged top down, in any order of the rows', async () => {
  const extra = [
    ['X1', 'Chi bộ tổ 1', 'chi bộ', 'DB1', '', '', ''],
    ['DB1', 'Đảng bộ Công an', 'đảng bộ cơ sở', 'ROOT', 'công an', '', ''],
    ['A', 'Chi bộ A', 'chi bộ', 'B', '', '', ''],
    ['B', 'Chi bộ B', 'chi bộ', 'A', '', '', ''],
    ['CB1', 'Chi bộ nữa', 'chi bộ', 'ROOT', '', '', ''],
    ['E', 'Chi bộ E', 'câu lạc bộ', 'ROOT', '', '', ''],
    ['F', 'Chi bộ F', 'chi bộ', 'ROOT', '', '01/01/2091', ''],
    ['G', 'Chi bộ G', 'chi bộ', 'ROOT', '', '', 'nhiều'],
    ['H', 'Chi bộ H', 'chi bộ', 'ROOT', 'mặt trăng', '', '1.200'],
    ['I', '', 'chi bộ', 'ROOT', '', '', ''],
  ];
  const { judged: all, units } = await judged(smallRoster([], extra));
  const said = Object.fromEntries(
    all.map((one) => [one.row.values.code, [one.action, ...one.reasons.map((r) => r.code)].join(' ')]),
  );
  expect(said).toEqual({
    ROOT: 'new',
    CB1: 'refused unit.code_twice',
    CB2: 'new',
    X1: 'new',
    DB1: 'new',
    A: 'refused unit.parent_unknown',
    B: 'refused unit.parent_unknown',
    E: 'refused unit.kind_unknown',
    F: 'refused date.future',
    G: 'refused number.not_whole',
    H: 'new cell.not_understood',
    I: 'refused name.missing',
  });
  expect(units.find((plan) => plan.code === 'X1')).toMatchObject({ kind: 'subordinate_cell', parent: { code: 'DB1' } });
  expect(units.find((plan) => plan.code === 'H')).toMatchObject({
    kind: 'grassroots_cell',
    households: 1200,
    setting: null,
  });
});

test('headings are found under a title, by synonyms, in sheets of any name', async () => {
  const members = [
    ['DANH SÁCH ĐẢNG VIÊN', '', ''],
    ['', '', ''],
    ['TT', 'HỌ TÊN', 'năm sinh', 'Nam/nữ', 'sinh hoạt tại chi bộ', 'Ngày kết nạp', 'Màu áo'],
    ['1', 'An', '1990', 'Nam', 'CB1', '03/02/2015', 'đỏ'],
  ];
  const read = await readWorkbook(workbookOf({ Bìa: [['Báo cáo']], Sheet2: members }));
  const mapping = guessMapping(rulebook.import, read);
  expect(mapping.sheets.map((sheet) => [sheet.name, sheet.sheet, sheet.headingRow])).toEqual([
    ['Bìa', null, 1],
    ['Sheet2', 'members', 3],
  ]);
  expect(mapping.sheets[1]?.columns.map((column) => column.field)).toEqual([
    'number',
    'name',
    'birth_date',
    'sex',
    'unit',
    'admitted_on',
    null,
  ]);
  expect(reasonsAgainstMapping(rulebook.import, mapping)).toEqual([]);
  expect(rowsOf(mapping, read)).toEqual([
    {
      sheet: 'members',
      sheetName: 'Sheet2',
      no: 4,
      values: { number: '1', name: 'An', birth_date: '1990', sex: 'Nam', unit: 'CB1', admitted_on: '03/02/2015' },
    },
  ]);
});

test('a mapping that cannot be read says what it lacks', async () => {
  const read = await readWorkbook(workbookOf({ 'Đảng viên': [MEMBER_HEAD.filter((head) => head !== 'Giới tính')] }));
  const mapping = guessMapping(rulebook.import, read);
  expect(reasonsAgainstMapping(rulebook.import, mapping)).toEqual([
    { code: 'import.column_missing', field: 'mapping', values: { sheet: 'Đảng viên', column: 'Giới tính' } },
  ]);
  const [sheet] = mapping.sheets;
  if (!sheet) throw new Error('no sheet');
  const twice = {
    ...mapping,
    sheets: [{ ...sheet, columns: sheet.columns.map((column) => ({ ...column, field: 'name' })) }, sheet],
  };
  expect(new Set(reasonsAgainstMapping(rulebook.import, twice).map((reason) => reason.code))).toEqual(
    new Set(['import.column_missing', 'import.field_twice', 'import.sheet_twice']),
  );
  expect(reasonsAgainstMapping(rulebook.import, { ...mapping, sheets: [{ ...sheet, sheet: 'x' }] })[0]?.code).toBe(
    'import.sheet_unknown',
  );
});

test('cells are read without guessing', () => {
  const day = (cell: string) => {
    const read = dateOf(cell, 'f');
    return 'value' in read ? read.value.date : read.reason.code;
  };
  expect(
    [
      '5/8/1979',
      '05-08-1979',
      '1979-8-5',
      '29/02/2024',
      '1979-08-05T00:00:00',
      '29/02/2023',
      '8/1979',
      '5/8/79',
      '13/13/1979',
      '1979',
      'hôm qua',
      '0/1/1979',
    ].map(day),
  ).toEqual([
    '1979-08-05',
    '1979-08-05',
    '1979-08-05',
    '2024-02-29',
    '1979-08-05',
    ...Array(7).fill('date.impossible'),
  ]);
  expect(
    ['71', '1.200', '1 200', '7,5', '-1', ''].map((cell) => {
      const read = wholeOf(cell, 'f');
      return 'value' in read ? read.value : read.reason.code;
    }),
  ).toEqual([71, 1200, 1200, 'number.not_whole', 'number.not_whole', 'number.not_whole']);
  expect([textOf('  Dương   Thị\n Khoảng '), textOf("'=1+1"), textOf("'Ama")]).toEqual([
    'Dương Thị Khoảng',
    '=1+1',
    "'Ama",
  ]);
});
