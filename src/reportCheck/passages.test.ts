/** Passages as newspapers and offices write them, invented: what is wrong in each, with its numbers, and nothing else. */
import { describe, expect, it } from 'vitest';
import { checkReport } from './rules/report.ts';
import { lexicon } from './testing.ts';

type Told = [kind: string, given: number, computed: number];

const told = (text: string) =>
  checkReport(text, lexicon).findings.map(({ kind, given, computed }) => [kind, given, computed]);

const WRONG: [string, ...Told[]][] = [
  ['Có 1.125 trong tổng số 1.731 đồng chí, chiếm 70%.', ['wrong_share', 70, 65]],
  [
    'Đảng bộ có 312 đảng viên, trong đó nữ 128 đồng chí (45,03%), dân tộc thiểu số 200 đồng chí (64,1%).',
    ['wrong_share', 45.03, 41.03],
  ],
  ['Xã có 2.345 hộ với 9.876 nhân khẩu, trong đó hộ nghèo 123 hộ, chiếm 5,52%.', ['wrong_share', 5.52, 5.25]],
  ['Có 45 đồng chí nữ/120 đảng viên, đạt 35,7%.', ['wrong_share', 35.7, 37.5]],
  ['Đại hội có 150/156 đại biểu dự (vắng 6), đạt tỷ lệ 95,16%.', ['wrong_share', 95.16, 96.15]],
  ['Qua kiểm tra 24 tổ chức đảng, phát hiện 5 tổ chức có thiếu sót (28,03%).', ['wrong_share', 28.03, 20.83]],
  ['Tổ chức đảng: 61; đảng viên: 1.189; nữ: 402 (38,31%).', ['wrong_share', 38.31, 33.81]],
  ['Nhận 356 đơn, trong đó giải quyết xong 342 đơn, đạt 97,06%.', ['wrong_share', 97.06, 96.07]],
  ['Có 3 chi bộ (chiếm 8,79% tổng số 38 chi bộ) chưa có chi ủy.', ['wrong_share', 8.79, 7.89]],
  ['Trong 36 chi bộ được kiểm tra, 9 chi bộ (23%) chưa có quy chế.', ['wrong_share', 23, 25]],
  ['Đảng bộ xã gồm 12 chi bộ và 5 đảng bộ cơ sở, tổng cộng 18 tổ chức đảng.', ['parts_do_not_add_up', 18, 17]],
  ['Đảng bộ có 150 đảng viên (nam 92, nữ 60).', ['parts_do_not_add_up', 150, 152]],
  ['Quản lý 5 chi bộ thôn, 3 chi bộ trường, 2 chi bộ cơ quan; tổng số 11 chi bộ.', ['parts_do_not_add_up', 11, 10]],
  [
    'Trong tổng số 80 chi bộ có 15 chi bộ xuất sắc, chiếm 18,75%; 60 chi bộ tốt, chiếm 75%; 5 chi bộ hoàn thành, chiếm 8,25%.',
    ['wrong_share', 8.25, 6.25],
  ],
  ['<p>Có <b>1.731</b> thôn, trong đó <b>1.125</b> thôn (<i>69,99%</i>) đạt.</p>', ['wrong_share', 69.99, 64.99]],
  ['With 1,211 of 1,731 villages the rate is 69.95%.', ['cut_not_rounded', 69.95, 69.96]],
  ['Of the ward’s 1,024 members, 436 are women (42.58%), 97 are under 30 (9.74%).', ['wrong_share', 9.74, 9.47]],
  ['Members under 30 numbered 97, 9.74% of all 1,024 members.', ['wrong_share', 9.74, 9.47]],
  ['They checked 24 organizations and found shortcomings in 5 of them (28.03%).', ['wrong_share', 28.03, 20.83]],
  ['In 5 of 12 communes (46.17%) the term has ended.', ['wrong_share', 46.17, 41.67]],
  ['Seven of 38 cells (14.82%) were rated excellent.', ['wrong_share', 14.82, 18.42]],
  ['Women make up 38.31% of the 1,189 members, or 402 members.', ['wrong_share', 38.31, 33.81]],
  ['Nearly 75% of villages (1,125 of 1,731) have one.', ['wrong_share', 75, 65]],
  ['More than two thirds of the villages, 900 of 1,731 villages, have a hall.', ['wrong_share', 66.67, 52]],
  ['Twenty per cent of the 47 cells were rated excellent.', ['impossible_share', 20, 19]],
  ['The cell has 25 members, of whom 27 were given tasks.', ['part_above_whole', 27, 25]],
  ['The district has 47 organizations: 15 grassroots committees and 33 cells.', ['parts_do_not_add_up', 47, 48]],
  ['There are 5 village cells and 3 office cells, a total of 9 cells.', ['parts_do_not_add_up', 9, 8]],
  ['1,125 of 1,731 villages &mdash; 69.99% &mdash; have one.', ['wrong_share', 69.99, 64.99]],
  ['حضر المؤتمر 150 مندوبًا من أصل 156 مندوبًا، بنسبة حضور بلغت 95.16%.', ['wrong_share', 95.16, 96.15]],
  ['من بين 156 مندوبًا حضر 150 مندوبًا (95.16%).', ['wrong_share', 95.16, 96.15]],
  ['عدد النساء 45 من أصل 120 عضوًا، ويشكلن 35.7%.', ['wrong_share', 35.7, 37.5]],
  ['نسبة النساء: 45/120 = %35.7.', ['wrong_share', 35.7, 37.5]],
  ['صوت 26 عضوًا من 38 عضوًا لصالح القرار (64.82%).', ['wrong_share', 64.82, 68.42]],
  ['خالف 0.3% من الأعضاء البالغ عددهم 245 عضوًا اللوائح.', ['not_a_whole_person', 0.3, 0.74]],
  ['تضم اللجنة ٢١ عضوًا، يتألفون من ١٩ عضوًا رسميًا و٣ أعضاء تحت الاختبار.', ['parts_do_not_add_up', 21, 22]],
  ['تضم البلدية 12 خلية و5 لجان، بمجموع 18 منظمة.', ['parts_do_not_add_up', 18, 17]],
  ['تضم اللجنة 150 عضوًا (92 رجلًا و60 امرأة).', ['parts_do_not_add_up', 150, 152]],
  // the whole stands in the sentence before: the shares beside it are of it, or it is a misprint by a digit
  [
    'Đảng bộ có 48 đảng viên. Kết quả: 9 đồng chí hoàn thành xuất sắc nhiệm vụ (18,75%), 35 đồng chí hoàn thành tốt nhiệm vụ (79,92%), 4 đồng chí hoàn thành nhiệm vụ (8,33%).',
    ['wrong_share', 79.92, 72.92],
  ],
  ['Xã có 1.256 hộ với 4.982 nhân khẩu. Cuối năm còn 23 hộ nghèo, chiếm 1,38%.', ['wrong_share', 1.38, 1.83]],
  [
    'Năm 2024 kết nạp 215 đảng viên, đạt 107,5% chỉ tiêu (200 đảng viên). Trong đó, nữ 98 đồng chí (chiếm 54,58%).',
    ['wrong_share', 54.58, 45.58],
  ],
  [
    'Đảng bộ có 5.212 đảng viên; trong đó đảng viên chính thức 4.987 đồng chí, đảng viên dự bị 235 đồng chí.',
    ['parts_do_not_add_up', 5212, 5222],
  ],
  [
    'Trong tổng số 312 đảng viên dưới 30 tuổi có 145 đồng chí có trình độ đại học (46,47%), 98 đồng chí có trình độ cao đẳng (34,11%).',
    ['wrong_share', 34.11, 31.41],
  ],
  [
    'The province has 2,733 villages. In 1,904 of them, the secretary is also the head, equal to 66.97%.',
    ['wrong_share', 66.97, 69.67],
  ],
  [
    'The committee has 5,212 members: 4,987 official and 252 probationary members.',
    ['parts_do_not_add_up', 5212, 5239],
  ],
  [
    'Members aged under 30 make up 14.2%, those from 31 to 50 make up 55.3%, and those over 50 make up 35.5%.',
    ['shares_do_not_add_up', 105, 100],
  ],
  ['تضم اللجنة 5212 عضوًا؛ منهم 4987 عضوًا رسميًا و252 عضوًا احتياطيًا.', ['parts_do_not_add_up', 5212, 5239]],
  [
    'بلغت نسبة الأعضاء دون 30 عامًا 14.2%؛ ومن 31 إلى 50 عامًا 55.3%؛ وأكثر من 50 عامًا 35.5%.',
    ['shares_do_not_add_up', 105, 100],
  ],
];

const RIGHT = [
  'Cử tri đi bầu đạt 99,87%, trong đó 8/11 thôn đạt 100%, 9/11 thôn đạt 95% hộ có nước sạch.',
  'Turnout was 99.87%, and 8 of 11 villages reached 100%.',
  'So với năm 2023 tăng 12 đảng viên, bằng 105,9%.',
  'Đảng bộ có 1.189 đảng viên. Có 230 đảng viên hoàn thành xuất sắc nhiệm vụ, chiếm 19,49% số được xếp loại.',
  'The commune has 1,189 members. Some 1,150 were rated: 210 members excellent (18.26%), 905 members good (78.70%).',
  'Đảng viên 1.024 đồng chí; trong đó, nữ 436 đồng chí, chiếm 42,58%; dưới 30 tuổi 97 đồng chí, chiếm 9,47%.',
  'Trong 2 kỳ họp, 12 đại biểu phát biểu. Trong 9 tháng kết nạp 14 đảng viên, bằng 93,33% chỉ tiêu (15 đảng viên).',
  'Hơn một nửa số đảng viên (18/30 đồng chí) là nữ; một phần ba là người Tày; ba phần tư số chi bộ (60/80 chi bộ) đạt.',
  'Một giáo viên/25 học sinh; 1 cán bộ/100 hộ; 52,3 triệu đồng/người/năm; họp 2 kỳ/tháng; tỷ lệ 50/50.',
  'Cấp ủy có 27 đồng chí; dưới 40 tuổi: 5 đồng chí (18,52%); trên 50 tuổi: 7 đồng chí (25,93%).',
  '"We had 30 members in 2019, half of them over 60," she said; a third of them joined in the 1970s.',
  'A quarter of an hour later the second half began; in the third quarter 97 members under 30 joined.',
  'The 1,024 members include 436 women (42.58%), 700 farmers (68.36%) and 97 young people (9.47%).',
  'Seven of 38 cells were rated excellent (18.4%), 26 good (68.4%) and 5 satisfactory (13.2%).',
  'لدى اللجنة 5 خلايا قروية و3 خلايا مدرسية وخليتان مكتبيتان، بمجموع 10 خلايا.',
  'نحو ثلث الأعضاء (10 من أصل 30 عضوًا) تأخروا ربع ساعة، وانتخب المؤتمر عضوين بأغلبية 26 صوتا من أصل 27 صوتا.',
];

describe('passages of reports', () => {
  it.each(WRONG)('%s', (text, ...expected) => {
    expect(told(text)).toEqual(expected);
    for (const { quote, start, end } of checkReport(text, lexicon).findings) expect(text.slice(start, end)).toBe(quote);
  });

  it.each(RIGHT)('nothing is wrong in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

it('three languages in one text are read each in its own', () => {
  const text = `Đảng bộ có 312 đảng viên, nữ 128 (45,03%).
The committee has 312 members, of whom 128 are women (45.03%).
تضم اللجنة 312 عضوًا، منهم 128 امرأة (45.03%).`;
  const { findings } = checkReport(text, lexicon);
  expect(findings.map(({ language, computed }) => [language, computed])).toEqual([
    ['vi', 41.03],
    ['en', 41.03],
    ['ar', 41.03],
  ]);
});
