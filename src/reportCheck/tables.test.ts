/** Tables in reports, pasted with tabs or bars or standing in a document: totals, shares, a whole beside its parts. */
import { describe, expect, it } from 'vitest';
import { part, zipOf } from '../exchange/testing.ts';
import { textOfFile } from './reading.ts';
import { checkReport } from './rules/report.ts';
import { lexicon } from './testing.ts';

const found = (text: string) => checkReport(text, lexicon).findings;
const told = (text: string) => found(text).map(({ kind, given, computed, quote }) => [kind, given, computed, quote]);
const lines = (...rows: string[]) => rows.join('\n');

const UNITS = [
  'Đơn vị\tĐảng viên\tNữ\tTỷ lệ (%)',
  'Thôn 1\t30\t12\t40,0',
  'Thôn 2\t25\t10\t40,0',
  'Thôn 3\t41\t15\t36,6',
];

describe('what is wrong in a table', () => {
  it('a share that the other rows show to be of two columns', () => {
    expect(told(lines(...UNITS.slice(0, 3), 'Thôn 3\t41\t15\t63,6'))).toEqual([
      ['wrong_share', 63.6, 36.6, 'Thôn 3\t41\t15\t63,6'],
    ]);
  });

  it('a share of the total; the row of the total holds', () => {
    expect(
      told('Xếp loại\tSố chi bộ\tTỷ lệ\nXuất sắc\t15\t18,75%\nTốt\t60\t75%\nHoàn thành\t5\t8,25%\nCộng\t80\t100%'),
    ).toEqual([['wrong_share', 8.25, 6.25, 'Hoàn thành\t5\t8,25%']]);
  });

  it('a total, also where its first cells are joined, and in the digits of Arabic', () => {
    expect(told('STT\tĐơn vị\tĐảng viên\tNữ\n1\tThôn 1\t30\t12\n2\tThôn 2\t25\t10\nTổng cộng\t57\t22')).toEqual([
      ['parts_do_not_add_up', 57, 55, 'Tổng cộng\t57'],
    ]);
    expect(told('الوحدة\tالأعضاء\nالخلية ١\t٣٠\nالخلية ٢\t٢٥\nالمجموع\t٥٧')).toEqual([
      ['parts_do_not_add_up', 57, 55, 'المجموع\t٥٧'],
    ]);
    expect(told('| Unit | Members |\n|---|---|\n| Cell A | 30 |\n| Cell B | 25 |\n| Total | 57 |')).toEqual([
      ['parts_do_not_add_up', 57, 55, 'Total | 57'],
    ]);
  });

  it('a whole that is not its two parts, where all other rows are', () => {
    expect(
      told('Unit\tMen\tWomen\tAll\nA\t10\t12\t22\nB\t11\t9\t20\nC\t8\t8\t17\nD\t5\t6\t11').map(([, given]) => given),
    ).toEqual([17]);
  });

  it('in a document, one table behind the other, by a quote that stands in its text', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = (total: string) =>
      `<w:tbl>${row('Đơn vị', 'Đảng viên')}${row('Thôn 1', '30')}${row('Thôn 2', '25')}${row('Tổng', total)}</w:tbl>`;
    // two tables with nothing between them are two
    const body = table('55') + table('57');
    const text = await textOfFile(
      zipOf([
        part('[Content_Types].xml', '<Types/>'),
        part('word/document.xml', `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
      ]),
    );
    expect(found(text).map(({ given, computed }) => [given, computed])).toEqual([[57, 55]]);
    for (const { quote } of found(text)) expect(text).toContain(quote);
  });
});

describe('nothing is said of', () => {
  it.each([
    lines(...UNITS, 'Tổng\t96\t37\t38,5'),
    // parts that overlap, under a whole that stands in front
    'Chỉ số\tKết quả\nTổng số đảng viên\t312\nTrong đó: nữ\t128\nDân tộc thiểu số\t200',
    // groups with totals of their own
    'TT\tĐơn vị\tĐảng viên\nI\tKhối thôn\t55\n1\tThôn 1\t30\n2\tThôn 2\t25\nTổng\t\t55',
    // a rise is of the year before
    'Nội dung\tNăm 2023\tNăm 2024\tTăng (%)\nKết nạp\t40\t45\t12,5\nChuyển đến\t12\t15\t25\nChuyển đi\t9\t7\t-22,2',
    // a mean
    'Cell\tMembers\tAge\nA\t30\t45\nB\t25\t47\nTotal\t55\t46',
    'Số: 45-BC/ĐU\tKim Sơn, ngày 12 tháng 3 năm 2025\nĐẢNG BỘ TỈNH\tĐẢNG CỘNG SẢN VIỆT NAM\nBáo cáo số 12\ttrang 3',
    // cells beside each other are no sentence
    'Hộ\t100\nTrong đó\t120 hộ\nNữ\t50',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
