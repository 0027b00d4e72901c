/** What stands on the papers: every amount from the records, in the language asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentBlock, DocumentMade } from '../platform/document.ts';
import { sheetDocument, slipDocument, yearDocument } from './documents.ts';
import { type DuesWorld, duesWorld } from './testing.ts';

let w: DuesWorld;
let slip: string;
beforeAll(async () => {
  w = await duesWorld();
  await w.assessAll('2026-10');
  await w.collect('2026-10', ['An', 'Dung'], { paidOn: '2026-11-10' });
  await w.run('dues.close_month', { unit: w.village, month: '2026-10' });
  slip = (await w.run('dues.remit', { unit: w.village, on: '2026-11-10' })).id;
});
afterAll(() => w.close());

type Build = typeof sheetDocument;
const made = async (build: Build, id: string, language: 'vi' | 'en' | 'ar', from?: string): Promise<DocumentMade> =>
  await w.chibo.bus.read(w.people.secretary, (ctx) => build(ctx, id, { language, from }));
const rowsOf = ({ model }: DocumentMade) =>
  model.blocks.flatMap((block: DocumentBlock) => (block.kind === 'table' ? block.rows : []));

test('the list of a month has a line for everybody, and room for the hand', async () => {
  const paper = await made(sheetDocument, w.village, 'vi', '2026-10-01');
  expect(paper.model).toMatchObject({ title: 'DANH SÁCH THU ĐẢNG PHÍ', subject: 'tháng 10 năm 2026' });
  expect(rowsOf(paper)).toEqual([
    ['1', 'An', 'mức cố định', '5.000', '5.000', '10/11/2026', ''],
    ['2', 'Bình', 'mức cố định', '6.000', '', '', ''],
    ['3', 'Cúc', 'mức cố định', '7.000', '', '', ''],
    ['4', 'Dung', 'mức cố định', '8.000', '8.000', '10/11/2026', ''],
  ]);
  expect(JSON.stringify(paper.model.blocks)).toContain(
    '4 người; đóng đủ 2; phải thu 26.000 đồng; đã thu trong sổ này 13.000 đồng.',
  );
});

test('the slip says what stays and what goes up', async () => {
  const paper = await made(slipDocument, slip, 'en');
  expect(paper.model.letterhead.left.number).toBe('1/2026');
  expect(rowsOf(paper)).toEqual([
    ['Collected here', '13,000 VND'],
    ['Received from below', '0 VND'],
    ['Kept, 90 %', '11,700 VND'],
    ['Goes up', '1,300 VND'],
  ]);
});

test('a year that is not settled is a draft; Arabic is read from the right', async () => {
  const paper = await made(yearDocument, w.village, 'ar', '2026-01-01');
  expect(paper.model).toMatchObject({ direction: 'rtl', mark: 'مسودة' });
  expect(rowsOf(paper).map((row) => row[1])).toContain('13,000 دونغ');
});
