import { expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { part, zipOf } from '../exchange/testing.ts';
import { LARGEST_REPORT, textOfFile } from './reading.ts';
import { MOST_TEXT } from './reportCheck.ts';

const TYPES = part('[Content_Types].xml', '<Types/>');
const document = (body: string) =>
  zipOf([TYPES, part('word/document.xml', `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`)]);
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

test('paragraphs and rows become lines; cells stand apart; struck out text and codes of fields are none', async () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraph('47')}</w:tc><w:tc>${paragraph('32')}</w:tc></w:tr></w:tbl>`;
  const body =
    `${paragraph('Có 1.731 thôn')}<w:p><w:r><w:t>đạt</w:t><w:tab/><w:t>64,99%</w:t><w:br/><w:t>hết</w:t></w:r>` +
    `<w:del><w:r><w:delText>69,99%</w:delText></w:r></w:del><w:r><w:instrText>PAGE 7</w:instrText></w:r></w:p>${table}` +
    `<mc:AlternateContent><mc:Choice>${paragraph('hộp')}</mc:Choice><mc:Fallback>${paragraph('hộp')}</mc:Fallback></mc:AlternateContent>`;
  expect(await textOfFile(document(body))).toBe('Có 1.731 thôn\nđạt\t64,99%\nhết\n47\t32\n\nhộp');
});

test('footnotes and endnotes are read behind the text', async () => {
  const notes = (kind: string, text: string) =>
    part(`word/${kind}s.xml`, `<w:${kind}s xmlns:w="w"><w:${kind}>${paragraph(text)}</w:${kind}></w:${kind}s>`);
  const file = zipOf([
    TYPES,
    part('word/document.xml', `<w:document xmlns:w="w"><w:body>${paragraph('Có 47 chi bộ')}</w:body></w:document>`),
    notes('footnote', 'Năm 2023 có 45'),
    notes('endnote', 'Nguồn: Đảng ủy'),
  ]);
  expect(await textOfFile(file)).toBe('Có 47 chi bộ\nNăm 2023 có 45\nNguồn: Đảng ủy');
});

test('a plain text comes as it is, in UTF-8 or UTF-16', async () => {
  expect(await textOfFile(Buffer.from('\ufeffCó 47 chi bộ\n'))).toBe('Có 47 chi bộ\n');
  expect(await textOfFile(Buffer.from('\ufeff٤٧ خلية', 'utf16le'))).toBe('٤٧ خلية');
});

test.each<[string, Buffer, string]>([
  ['a picture', Buffer.from('89504e470d0a1a0aff00', 'hex'), 'report.not_readable'],
  ['a PDF', Buffer.from('%PDF-1.4\0'), 'report.not_readable'],
  ['a workbook', zipOf([TYPES, part('xl/workbook.xml', '<a/>')]), 'report.not_readable'],
  ['an old document', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'report.old_format'],
  ['macros', zipOf([TYPES, part('word/document.xml', '<a/>'), part('word/vbaProject.bin', 'x')]), 'report.macros'],
  ['a file cut off', document(paragraph('a')).subarray(0, 90), 'report.cut_off'],
  [
    'an entity',
    zipOf([TYPES, part('word/document.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]),
    'report.not_readable',
  ],
  ['nothing', document(paragraph(' ')), 'report.empty'],
  ['too much of one sign', document(paragraph('0'.repeat(3_000_000))), 'report.bomb'],
  ['a text too long', Buffer.from('a '.repeat(MOST_TEXT)), 'text.too_long'],
  [
    'a document too long',
    document(
      Array(MOST_TEXT / 100)
        .fill(paragraph('1234567890'.repeat(11)))
        .join(''),
    ),
    'text.too_long',
  ],
  ['a file too large', Buffer.alloc(LARGEST_REPORT + 1, 32), 'report.too_large'],
])('%s is refused', async (_what, body, code) => {
  expect((await refusalOf(textOfFile(body))).codes).toEqual([code]);
});
