import { expect, it, test } from 'vitest';
import { paragraphsOf } from './marking.ts';
import { dayOfReport } from './rules/dates.ts';
import { statedIn } from './rules/naming.ts';
import { checkReport } from './rules/report.ts';
import { lexicon } from './testing.ts';

const OWN = { vi: ['xã'], en: ['commune'], ar: ['البلدية'] };

test.each([
  ['Tính đến ngày 30/6/2025, toàn xã có 61 tổ chức cơ sở đảng.', '2025-06-30'],
  ['Hướng dẫn ngày 7/3/2024; tính đến 31-12-2024 có 10 chi bộ; tính đến ngày 15.7.2025 có 9.', '2025-07-15'],
  ['As of 30 June 2025 there are 61 organizations.', '2025-06-30'],
  ['حتى 7 مارس 2024 تضم اللجنة 61 منظمة.', '2024-03-07'],
  ['حتى ٣٠/٠٦/٢٠٢٥ تضم اللجنة ٦١ منظمة.', '2025-06-30'],
  ['Hội nghị ngày 30/12/2024. Nghị quyết ngày 7/3/2024.', null],
  ['Tính đến ngày 31/02/2025.', null],
])('%s', (text, day) => {
  expect(dayOfReport(text)).toBe(day);
});

it.each([
  ['Đảng bộ xã Biển Hồ có 61 tổ chức cơ sở đảng và 1.189 đảng viên.', ['grassroots_organization', 'member'], 'Biển Hồ'],
  ['Toàn xã có 61 tổ chức cơ sở đảng.', ['grassroots_organization'], null],
  ['The commune committee of Biển Hồ has 61 grassroots organizations.', ['grassroots_organization'], 'Biển Hồ'],
  ['The commune has 61 grassroots organizations and 1,189 members.', ['grassroots_organization', 'member'], null],
  ['A commune with 5 cells of 60 members. Đảng bộ thị xã có 46 tổ chức cơ sở đảng.', [], null],
  ['Tính đến ngày 30/6/2026, toàn xã hiện có 61 tổ chức cơ sở đảng.', ['grassroots_organization'], null],
  ['تضم البلدية بأكملها 69 منظمة حزبية.', ['unit'], null],
  ['The village has 30 members. Chi bộ có 30 đảng viên.', [], null],
  ['Đảng bộ xã Biển Hồ kết nạp 5 đảng viên.', [], null],
  ['Five members came. 5 đảng viên bị kỷ luật.', [], null],
])('%s', (text, nouns, name) => {
  const stated = statedIn(text, checkReport(text, lexicon).counts, lexicon, OWN);
  expect(stated.map(({ counted }) => counted.noun.key)).toEqual(nouns);
  for (const { names } of stated) expect(names.some((each) => each.includes(name ?? '-'))).toBe(name !== null);
});

test('marks that overlap cut the text into pieces that make it whole again', () => {
  const text = 'abcdef\nghijkl';
  const paragraphs = paragraphsOf(text, [
    { start: 1, end: 4 },
    { start: 3, end: 9 },
  ]);
  expect(paragraphs.map(({ pieces }) => pieces.map(({ text: piece, marks, ends }) => [piece, marks, ends]))).toEqual([
    [
      ['a', [], []],
      ['bc', [0], []],
      ['d', [0, 1], [0]],
      ['ef', [1], []],
    ],
    [
      ['gh', [1], [1]],
      ['ijkl', [], []],
    ],
  ]);
});
