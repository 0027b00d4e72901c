import { expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { part, smallRoster, workbookOf, workbookParts, zipOf } from './testing.ts';
import { dateOfSerial, letters, readWorkbook } from './workbook.ts';
import { LIMITS } from './zip.ts';

const codeOf = async (body: Buffer, limits = LIMITS) => (await refusalOf(readWorkbook(body, limits))).codes;
const sheet = (cells: string) => `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

test('cells of every sort come as text, dates as dates, at their own place', async () => {
  const xml =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="B3" t="s"><x:v>1</x:v></x:c><x:c r="D3" s="1"><x:v>28990</x:v></x:c><x:c r="E3"><x:v>8.6769849E7</x:v></x:c>' +
    '<x:c r="F3" t="b"><x:v>1</x:v></x:c><x:c r="G3" t="e"><x:v>#REF!</x:v></x:c><x:c r="H3" t="str"><x:v>=a</x:v></x:c></x:row><x:row r="9"/></x:sheetData></x:worksheet>';
  const strings = part(
    'xl/sharedStrings.xml',
    '<sst><si><t>no</t></si><si><r><t>Rmah </t></r><r><t>Djuân</t></r><rPh><t>x</t></rPh></si></sst>',
  );
  expect(await readWorkbook(workbookOf({ A: xml }, [strings]))).toEqual([
    { name: 'A', rows: [{ no: 3, cells: ['', 'Rmah Djuân', '', '1979-05-15', '86769849', '1', '', '=a'] }] },
  ]);
});

test('hidden sheets are not read', async () => {
  const list = part(
    'xl/workbook.xml',
    '<workbook xmlns:r="r"><sheets><sheet name="A" state="hidden" r:id="rId1"/><sheet name="B" r:id="rId2"/></sheets></workbook>',
  );
  expect((await readWorkbook(workbookOf({ A: [['a']], B: [['b']] }, [list]))).map((s) => s.name)).toEqual(['B']);
});

test('day numbers are dates as spreadsheets count them', () => {
  expect([
    dateOfSerial(1),
    dateOfSerial(59),
    dateOfSerial(61),
    dateOfSerial(45_000.7),
    dateOfSerial(0),
    dateOfSerial(9e9),
  ]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2023-03-15', null, null]);
  expect([letters(0), letters(25), letters(26), letters(701)]).toEqual(['A', 'Z', 'AA', 'ZZ']);
});

const whole = workbookOf(smallRoster([]));

test.each<[string, Buffer, string]>([
  ['a text', Buffer.from('name;born\nAn;1979'), 'file.not_workbook'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'file.not_workbook'],
  ['another archive', zipOf([part('word/document.xml', '<a/>')]), 'file.not_workbook'],
  ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'file.old_format'],
  [
    'a locked workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'file.encrypted',
  ],
  ['a locked archive', zipOf(workbookParts({ A: [['a']] }).map((p) => ({ ...p, flags: 1 }))), 'file.encrypted'],
  ['a file cut off in the middle', whole.subarray(0, whole.length / 2), 'file.cut_off'],
  ['macros', workbookOf({ A: [['a']] }, [part('xl/vbaProject.bin', 'x')]), 'file.macros'],
  [
    'links to other files',
    workbookOf({ A: [['a']] }, [part('xl/externalLinks/externalLink1.xml', '<a/>')]),
    'file.external_links',
  ],
  ['a formula', workbookOf({ A: sheet('<c r="C1"><f>SUM(A1)</f><v>1</v></c>') }), 'file.formulas'],
  [
    'entities',
    workbookOf({ A: `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(100)}">]>${sheet('<c><v>&b;</v></c>')}` }),
    'file.not_workbook',
  ],
  ['broken XML', workbookOf({ A: '<worksheet><sheetData><row></sheetData>' }), 'file.not_workbook'],
  [
    'no UTF-8',
    workbookOf({ A: 'x' }, [part('xl/worksheets/sheet1.xml', Buffer.from([0xff, 0xfe, 0x3c, 0x00]))]),
    'file.not_workbook',
  ],
  ['no sheet', workbookOf({}), 'file.no_sheet'],
  ['a zip bomb', workbookOf({ A: [['a']] }, [part('xl/media/zero.bin', Buffer.alloc(40_000_000))]), 'file.bomb'],
  [
    'a bomb that lies about its size',
    zipOf([
      ...workbookParts({ A: [['a']] }).filter((p) => !p.name.endsWith('sheet1.xml')),
      { name: 'xl/worksheets/sheet1.xml', body: Buffer.alloc(5_000_000, ' '), claims: 1000 },
    ]),
    'file.bomb',
  ],
  [
    'a text without end',
    workbookOf({ A: sheet(`<c t="inlineStr"><is><t>${'Aă1 '.repeat(700_000)}</t></is></c>`) }),
    'file.bomb',
  ],
])('%s is refused clearly', async (_what, body, code) => {
  expect(await codeOf(body)).toEqual([code]);
});

test('too many rows, cells and bytes are refused at once', async () => {
  const many = workbookOf({ A: Array.from({ length: 60 }, (_, i) => [`row ${i}`, 'x']) });
  expect(await codeOf(many, { ...LIMITS, rows: 50 })).toEqual(['file.too_many_rows']);
  expect(await codeOf(many, { ...LIMITS, cells: 100 })).toEqual(['file.bomb']);
  expect(await codeOf(many, { ...LIMITS, unpackedBytes: 1000 })).toEqual(['file.bomb']);
  expect(await codeOf(many, { ...LIMITS, fileBytes: 100 })).toEqual(['file.too_large']);
});

test('empty rows do not count, columns far out are not read', async () => {
  const wide = `<worksheet><sheetData>${'<row><c t="inlineStr"><is><t> </t></is></c></row>'.repeat(300)}<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData></worksheet>`;
  expect(await readWorkbook(workbookOf({ A: wide }), { ...LIMITS, rows: 10 })).toEqual([
    { name: 'A', rows: [{ no: 301, cells: ['1'] }] },
  ]);
});

test('a formula is named by its cell', async () => {
  const error = await readWorkbook(workbookOf({ 'Đảng viên': sheet('<c r="AB1"><f>1</f></c>') })).catch((e) => e);
  expect(error.reasons).toEqual([
    { code: 'file.formulas', field: 'file', values: { sheet: 'Đảng viên', cell: 'AB1' } },
  ]);
});
