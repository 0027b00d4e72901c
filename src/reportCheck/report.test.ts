/** Invented reports in the three languages: what is wrong in them is found, by its place and its numbers, and nothing else. */
import { describe, expect, it } from 'vitest';
import { commonBases, printed, spread } from './rules/arithmetic.ts';
import { readNumber, readWords } from './rules/numbers.ts';
import { checkReport } from './rules/report.ts';
import { plainDigits } from './rules/tokens.ts';
import { lexicon } from './testing.ts';

const found = (text: string) => checkReport(text, lexicon).findings;
const told = (text: string) => found(text).map(({ kind, given, computed }) => [kind, given, computed]);

describe.each([
  [
    'vi',
    `Toàn tỉnh hiện có 1.731 thôn, tổ dân phố. Trong đó, 1.125 thôn có bí thư chi bộ kiêm trưởng thôn, đạt tỷ lệ 69,99%.
Đảng bộ huyện có 47 tổ chức cơ sở đảng với gần 3.900 đảng viên, trong đó có 15 đảng bộ cơ sở và 32 chi bộ cơ sở (119 chi bộ trong số đó trực thuộc đảng ủy cơ sở).
Năm 2022, 19,2% tổ chức cơ sở đảng hoàn thành xuất sắc; 77,6% hoàn thành tốt và chỉ 4,1% hoàn thành nhiệm vụ.
93,5% tổng số đảng viên hoàn thành tốt trở lên; chỉ có 0,02% không hoàn thành nhiệm vụ.
Số hộ nghèo giảm còn 12 hộ, chiếm tỷ lệ 19,04%.`,
  ],
  [
    'en',
    `The province now has 1,731 villages. Of these, 1,125 have a secretary who also heads the village, i.e. 69.99%.
The district has 47 grassroots organizations with nearly 3,900 members, of which 15 committees and 32 cells (119 of them directly under the committees).
In 2022, 19.2% of grassroots organizations did excellently, 77.6% did well and only 4.1% did what they had to.
93.5% of all members did well or better; only 0.02% did not complete their tasks.
Poor households fell to 12 households, at a rate of 19.04%.`,
  ],
  [
    'ar',
    `يبلغ عدد القرى في المقاطعة ١٬٧٣١ قرية. ومن بين هذه القرى، توجد ١٬١٢٥ قرية أمين خليتها هو رئيس القرية، أي ما نسبته ٦٩٫٩٩٪.
تضم اللجنة ٤٧ منظمة حزبية، فيها ما يقرب من ٣٩٠٠ عضو؛ منها ١٥ لجنة حزبية و٣٢ خلية حزبية (١١٩ منها تابعة للجان).
في عام ٢٠٢٢ حققت ١٩٫٢٪ من المنظمات الحزبية نتائج ممتازة؛ و٧٧٫٦٪ نتائج جيدة و٤٫١٪ فقط أكملت مهامها.
٩٣٫٥٪ من إجمالي عدد الأعضاء أكملوا مهامهم؛ ولم يكمل ٠٫٠٢٪ فقط مهامهم.
انخفض عدد الأسر الفقيرة إلى ١٢ أسرة، بنسبة ١٩٫٠٤٪.`,
  ],
])('in %s', (_language, text) => {
  it('each fault is found, and nothing else', () => {
    expect(told(text)).toEqual([
      ['wrong_share', 69.99, 64.99],
      ['part_above_whole', 119, 32],
      ['shares_do_not_add_up', 100.9, 100],
      ['not_a_whole_person', 0.02, 0.78],
      ['cut_not_rounded', 19.04, 19.05],
    ]);
  });

  it('every quote stands in the text where it says', () => {
    const { findings, fits } = checkReport(text, lexicon);
    for (const { quote, start, end } of [...findings, ...fits]) expect(text.slice(start, end)).toBe(quote);
  });

  it('the nearest values are those that are possible', () => {
    const [share, , sum, person, cut] = found(text);
    expect(share?.nearest).toEqual([
      { what: 'share', value: 64.99, gives: null },
      { what: 'part', value: 1211, gives: 69.96 },
      { what: 'part', value: 1212, gives: 70.02 },
      { what: 'whole', value: 1607, gives: 70.01 },
      { what: 'whole', value: 1608, gives: 69.96 },
    ]);
    expect(sum?.nearest).toContainEqual({ what: 'whole', value: 49, gives: null });
    expect(person?.why).toContainEqual({ code: 'base_needed', values: { part: 1, from: 4001, to: 6666 } });
    expect(cut?.nearest).toContainEqual({ what: 'whole', value: 63, gives: 19.05 });
  });
});

describe('what cannot be', () => {
  it.each([
    ['The town has 46 grassroots organizations, of which 366 are cells; it has 5,818 members.', 'part_above_whole'],
    ['Đảng bộ có 46 tổ chức cơ sở đảng, trong đó có 366 chi bộ trực thuộc.', 'part_above_whole'],
    ['تضم البلدة ثماني خلايا، منها تسع خلايا في المؤسسات.', 'part_above_whole'],
    ['تضم الخلية ثلاثين عضوًا، منهم خمسة وثلاثون عضوًا رسميًا.', 'part_above_whole'],
    ['Chi bộ có hai mươi lăm đảng viên, trong đó có ba mươi đảng viên nữ.', 'part_above_whole'],
    ['The cell has twenty-five members, of whom thirty are women.', 'part_above_whole'],
    ['Có 50/47 tổ chức cơ sở đảng báo cáo.', 'part_above_whole'],
    ['Of 212 members, 39 (18.4%) did excellently and 172 (61.4%) did well.', 'wrong_share'],
    ['Chi bộ có 30 đảng viên, gồm 18 nam và 13 nữ.', 'parts_do_not_add_up'],
    ['The cell has 30 members, of whom 18 are women and the remaining 13 are men.', 'parts_do_not_add_up'],
    ['In all 69.5% (139/201) of the villages did so.', 'wrong_share'],
    ['Đạt 69,5% (139/201 thôn).', 'wrong_share'],
    ['Có 12 hộ nghèo (19,50%).', 'impossible_share'],
    ['Only 3.7% of 12 members came.', 'not_a_whole_person'],
    ['Over 70% of the villages, that is 1,125 out of 1,731 villages, or over 70%, have one.', 'wrong_share'],
  ])('%s', (text, kind) => {
    expect(found(text).map((each) => each.kind)).toEqual([kind]);
  });
});

describe('nothing is said of', () => {
  it.each([
    'Ngày 30/12, hội nghị tổng kết năm 2024; 03/11/2023; Hướng dẫn số 05-HD/TU ngày 7/3/2024; Nghị quyết 18-NQ/TW.',
    'Điện thoại 0971 739 732, 02363.891.123. Thôn 7, chi bộ 35, nhiệm kỳ 2025-2030.',
    'Đến nay 11/11 thôn có bí thư chi bộ kiêm trưởng thôn.',
    'Kết nạp 1.669/2.000 đảng viên, đạt 83,45% kế hoạch. Kết nạp 650/600 đảng viên, đạt 108,3% chỉ tiêu.',
    'Chi bộ có 30 đảng viên, trong đó có 20 nữ và 15 người dân tộc thiểu số.',
    'Có 5 chi bộ đạt 85% trở lên. Thu nhập bình quân 45,5 triệu đồng/người/năm, tăng 12,5%.',
    'Số hộ nghèo giảm từ 31 xuống còn 12 hộ, giảm 61,29%.',
    'Toàn Đảng bộ có 787 tổ chức cơ sở đảng, trong đó có 269 đảng bộ cơ sở (tăng 08), 518 chi bộ cơ sở (tăng 3).',
    'Đảng bộ có 248 đảng bộ cơ sở (14 đảng bộ bộ phận và 2.370 chi bộ trực thuộc) và 229 chi bộ cơ sở.',
    'Thôn có 152 hộ, trong đó trên 70% là người Dao, Tày.',
    '97.3% of village heads are members; 81.1% of cell secretaries are village heads; 100% of cells have a committee.',
    'Membership rose from 20 to 25 members (25%). It fell from 9 to 7 members (22.2%).',
    'The cell has 16 members and wants to admit 2-3 members in 2025-2027. See page 7 of Resolution No. 18.',
    'About 65% of villages, 1,125/1,731, have one. 1,125 out of 1,731 villages, or 65%, do.',
    'No more than 20% of 47 cells must be rated so. Call +84 971 739 732 or write to 12@example.org.',
    'The village has 77 households with 395 residents, all of whom know each other.',
    'Women account for 6.25% of members of one body and 10.65% of the other, 18 percent more than planned.',
    'شعار "6 واضحة"، الطائرة ياك-130، من A50 إلى A80، خلية الحزب 35، القرية رقم 135، في عامي 2014 و2015.',
    'متوسط السن 24 سنة مقابل 30 سنة، و44 مليونا و100 امرأة، بنسبة 49.37 بالمئة.',
    'تحتوي القرية على 152 أسرة، منها أكثر من 70% من الأقليات.',
    'بنسبة 51% للذكور و49% للإناث، مقابل 23,5 بالمئة و72,3 بالمئة عام 2014.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it('two shares that may have one base: the smallest that fits both is told', () => {
  const { fits } = checkReport(
    '97.3% of village heads are members; 81.1% of cell secretaries are also village heads.',
    lexicon,
  );
  expect(fits.map(({ kind, bases }) => [kind, bases])).toEqual([['shares', [37, 74, 111]]]);
  expect(commonBases([printed(77.6, 1), printed(4.1, 1)], 30, 79, 9)).toEqual([49]);
});

it.each([
  ['1,731', false, { value: 1731, decimals: 0 }],
  ['1.731', false, { value: 1731, decimals: 0 }],
  ['١٬٧٣١', false, { value: 1731, decimals: 0 }],
  ['1\u202f731', false, { value: 1731, decimals: 0 }],
  ['69,99', true, { value: 69.99, decimals: 2 }],
  ['69.99', true, { value: 69.99, decimals: 2 }],
  ['٦٩٫٩٩', true, { value: 69.99, decimals: 2 }],
  ['1.234.567,8', false, { value: 1234567.8, decimals: 1 }],
  ['12.345', true, { value: 12.345, decimals: 3 }],
  ['03.11.2023', false, null],
  ['192.168.1.20', false, null],
])('%s is read as it is meant', (written, share, expected) => {
  expect(readNumber(plainDigits(written), share)).toEqual(expected);
});

it('numbers in words, up to a hundred', () => {
  const read = (language: 'vi' | 'en' | 'ar', text: string) => readWords(text.split(' '), lexicon[language])?.value;
  expect(read('vi', 'hai mươi lăm')).toBe(25);
  expect(read('vi', 'mười hai')).toBe(12);
  expect(read('vi', 'tám')).toBe(8);
  expect(read('en', 'twenty - five')).toBe(25);
  expect(read('en', 'ninety nine')).toBe(99);
  expect(read('ar', 'ثماني')).toBe(8);
  expect(read('ar', 'خمسة وعشرون')).toBe(25);
  expect(read('ar', 'خمسة عشر')).toBe(15);
  expect(read('en', 'several')).toBeUndefined();
});

it('about, nearly and over widen a number by its last digit that counts', () => {
  expect(spread(3900, 'about')).toEqual({ from: 3800, to: 4000 });
  expect(spread(3900, 'below')).toEqual({ from: 3800, to: 3900 });
  expect(spread(152, 'above')).toEqual({ from: 152, to: 153 });
  expect(spread(152, 'exact')).toEqual({ from: 152, to: 152 });
});
