import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import { MEMBER_HEAD } from './testing.ts';
import { LIMITS } from './zip.ts';

const text = 'Họ và tên;Ngày sinh\r\nRmah Djuân;01/05/1965\r\nVõ Thị Lan;1980\r\n';
const cells = [
  ['Họ và tên', 'Ngày sinh'],
  ['Rmah Djuân', '01/05/1965'],
  ['Võ Thị Lan', '1980'],
];
const swapped = (body: Buffer) => Buffer.from(body).swap16();

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, as Excel saves "Unicode text"', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, the other way round', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['commas', Buffer.from(text.replaceAll(';', ','))],
  ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
  ['a first line that names the separator', Buffer.from(`sep=;\r\n${text}`)],
  ['lines of a Mac of long ago', Buffer.from(text.replaceAll('\r\n', '\r'))],
])('%s', (_, body) => {
  const sheet = readCsv('Đảng viên.csv', body);
  expect(sheet.name).toBe('Đảng viên');
  expect(sheet.rows.map((row) => row.cells)).toEqual(cells);
});

test('a quoted cell holds separators, quotes and line breaks; a row is called by the line on which it begins', () => {
  const body = Buffer.from('Tên,Ghi chú\n"Lan, Thị","một\nhai ""ba"""\n\n,\nAn,x\n');
  expect(readCsv('a.csv', body).rows).toEqual([
    { no: 1, cells: ['Tên', 'Ghi chú'] },
    { no: 2, cells: ['Lan, Thị', 'một\nhai "ba"'] },
    { no: 6, cells: ['An', 'x'] },
  ]);
});

const refusal = (body: Buffer, limits = LIMITS) => {
  try {
    readCsv('a.csv', body, limits);
  } catch (error) {
    return (error as { reasons: { code: string; values?: object }[] }).reasons[0];
  }
  return undefined;
};

test.each<[string, string, object | undefined, Parameters<typeof refusal>]>([
  ['a quote that never ends', 'file.quote_open', { line: 3 }, [Buffer.from('a,b\n1,2\n"An,3\n4,5\n')]],
  ['a letter behind a closing quote', 'file.quote_inside', { line: 2 }, [Buffer.from('a,b\n"An"h,3\n')]],
  ['an older code page', 'file.not_text', undefined, [Buffer.from([0x48, 0xd2, 0x20, 0x74, 0xea, 0x6e, 0x0a])]],
  ['a program', 'file.not_text', undefined, [Buffer.from('a,b\n\u0000\u0000')]],
  ['nothing', 'file.no_sheet', undefined, [Buffer.from(' ,\n,\n')]],
  ['too long', 'file.too_many_rows', { max: 2 }, [Buffer.from('a\nb\nc\n'), { ...LIMITS, rows: 2 }]],
  ['a cell without end', 'file.bomb', undefined, [Buffer.from('x'.repeat(40_000))]],
  ['too large', 'file.too_large', { max: 0 }, [Buffer.from('a,b'), { ...LIMITS, fileBytes: 2 }]],
])('%s is refused', (_, code, values, args) => {
  expect(refusal(...args)).toEqual({ code, field: 'file', ...(values && { values }) });
});

test('what was written comes back, whatever stands in the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ữ', ' ', ',', ';', '\t', '"', '\n', '\r', '.') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }), (rows) => {
      const whole = [MEMBER_HEAD, ...rows];
      const body = whole.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const read = readCsv('a.csv', Buffer.from(body)).rows.map((row) => row.cells);
      expect(read).toEqual(whole.filter((row) => row.some((each) => each.trim() !== '')));
    }),
  );
});

test('any text is read or refused, and never for ever', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', '\t', 's', 'e', 'p', '=') }),
      (any) => {
        const reason = refusal(Buffer.from(any));
        if (reason) expect(reason.code).toMatch(/^file\./);
      },
    ),
  );
});
