import { expect, test } from 'vitest';
import { pastedLines, typedShare } from './pasted.ts';

test.each<[string, string, ReturnType<typeof pastedLines>]>([
  [
    'cells of a spreadsheet',
    'Xuất sắc\t9\t19,1 %\nTốt\t36\t76,6 %',
    [
      { label: 'Xuất sắc', n: 9, share: '19.1' },
      { label: 'Tốt', n: 36, share: '76.6' },
    ],
  ],
  [
    'thousands of each language',
    'thôn;1.731\nvillages;1,731\nقرية;١٬٧٣١',
    [
      { label: 'thôn', n: 1731, share: null },
      { label: 'villages', n: 1731, share: null },
      { label: 'قرية', n: 1731, share: null },
    ],
  ],
  [
    'lines of a text',
    'Hoàn thành tốt: 36 (76,6%)\n\nKhông hoàn thành 0',
    [
      { label: 'Hoàn thành tốt', n: 36, share: '76.6' },
      { label: 'Không hoàn thành', n: 0, share: null },
    ],
  ],
  ['a share without its sign', 'a\t12\t19.04', [{ label: 'a', n: 12, share: '19.04' }]],
  ['digits that are kept', 'a\t19.20%', [{ label: 'a', n: null, share: '19.20' }]],
  ['a label alone', 'Chỉ có chữ', [{ label: 'Chỉ có chữ', n: null, share: null }]],
  ['Arabic digits in a line', 'ممتاز ٩ ١٩٫١٪', [{ label: 'ممتاز', n: 9, share: '19.1' }]],
  ['nothing', '  \n\t\n', []],
])('%s', (_name, text, expected) => {
  expect(pastedLines(text)).toEqual(expected);
});

test('a share is read as it is typed', () => {
  expect(['69,99', '69.99', '٦٩٫٩٩', '100', '5 %', 'abc', '-3'].map(typedShare)).toEqual([
    '69.99',
    '69.99',
    '69.99',
    '100',
    '5',
    null,
    null,
  ]);
});
