import { beforeAll, expect, test } from 'vitest';
import { loadRulebook } from './load.ts';
import { fold, recognize, recognizeColumn, recognizePost, recognizeSheet, recognizeUnitKind } from './recognize.ts';
import type { Rulebook } from './rulebook.ts';
import type { Sheet, Workbook } from './schema.ts';
import { VIETNAM } from './testRulebook.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

test('words are compared without tones, capitals, signs and the form of Unicode', () => {
  expect(fold(' Đảng  ỦY '.normalize('NFD'))).toBe('dang uy');
  expect(fold("H'Mông")).toBe(fold('Hmông'));
  expect(fold('thôn/làng')).toBe('thon lang');
  expect(fold('خلية')).toBe('خلية');
});

test.each([
  ['chi bộ', 'commune_committee', 'Chi bộ thôn 1', 'grassroots_cell'],
  ['chi bộ', 'grassroots_committee', 'Chi bộ khoa Nội', 'subordinate_cell'],
  ['đảng bộ', null, 'Đảng bộ xã Biển Hồ', 'commune_committee'],
  ['đảng bộ', 'commune_committee', 'Đảng bộ Công an', 'grassroots_committee'],
  ['Đảng bộ', null, 'Đảng bộ tỉnh Gia Lai', 'province_committee'],
  ['đảng bộ', 'district_committee', 'Đảng bộ xã Tả Sìn Thàng', 'grassroots_committee'],
  ['chi bộ cơ sở', 'commune_committee', 'Chi bộ Trường THCS', 'grassroots_cell'],
  ['câu lạc bộ', 'commune_committee', 'Câu lạc bộ', undefined],
])('%s under %s (%s) is %s', (word, parentKind, name, kind) => {
  expect(recognizeUnitKind(rulebook, { word, parentKind, name })).toBe(kind);
});

test('one word is one post at a cell and another at a committee', () => {
  expect(recognizePost(rulebook, 'Bí thư', 'grassroots_cell')).toBe('secretary');
  expect(recognizePost(rulebook, 'bí thư', 'commune_committee')).toBe('committee_secretary');
  expect(recognizePost(rulebook, 'TRƯỞNG THÔN', 'grassroots_cell')).toBe('village_head');
  expect(recognizePost(rulebook, 'Trưởng thôn', 'grassroots_cell', ['party'])).toBeUndefined();
});

test('the lists of a record know their other spellings and do not guess', () => {
  const { sexes, ethnicities, educationLevels, theoryLevels, marks } = rulebook.membership;
  expect(recognize(sexes, ' nữ ')).toBe('female');
  expect(recognize(sexes, 'X?')).toBeUndefined();
  for (const spelling of ['Gia Rai', 'Jrai', 'Gia-rai', "J'rai"]) expect(recognize(ethnicities, spelling)).toBe('10');
  expect(recognize(ethnicities, 'Cao Lan')).toBe('15');
  expect(recognize(educationLevels, 'THPT')).toBe('upper_secondary');
  expect(recognize(theoryLevels, 'Cao cấp')).toBe('advanced');
  expect(recognize(marks, 'Miễn sinh hoạt')).toBe('exempt');
  expect(recognize(rulebook.settings, 'thôn/làng')).toBe('residential');
  expect(recognize(rulebook.settings, 'doanh nghiệp ngoài nhà nước')).toBe('enterprise_nonstate');
});

test('every heading of the roster is found', () => {
  const [roster] = rulebook.import.workbooks;
  const units = sheetNamed(roster, 'TỔ CHỨC');
  const members = sheetNamed(roster, 'đảng viên');
  const fields = (sheet: typeof units, headings: string[]) =>
    headings.map((heading) => recognizeColumn(sheet, heading)?.field);
  expect(
    fields(units, [
      'Mã',
      'Tên tổ chức',
      'Loại',
      'Trực thuộc',
      'Địa bàn',
      'Ngày thành lập',
      'Số hộ',
      'Số hộ nghèo',
      'Số nhà tạm',
    ]),
  ).toEqual([
    'code',
    'name',
    'kind',
    'parent',
    'setting',
    'founded_on',
    'households',
    'poor_households',
    'temporary_houses',
  ]);
  expect(
    fields(members, [
      'STT',
      'Họ và tên',
      'Ngày sinh',
      'Giới tính',
      'Dân tộc',
      'Chi bộ',
      'Ngày vào Đảng',
      'Ngày chính thức',
      'Số thẻ đảng',
      'Trình độ chuyên môn',
      'Lý luận chính trị',
      'Chức vụ Đảng',
      'Chức vụ chính quyền, đoàn thể',
      'Điện thoại',
      'Ghi chú',
    ]),
  ).toEqual([
    'number',
    'name',
    'birth_date',
    'sex',
    'ethnicity',
    'unit',
    'admitted_on',
    'official_on',
    'card_number',
    'education',
    'theory',
    'party_post',
    'civil_post',
    'phone',
    'note',
  ]);
});

function sheetNamed(workbook: Workbook | undefined, name: string): Sheet {
  const sheet = workbook && recognizeSheet(workbook, name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}
