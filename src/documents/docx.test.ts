import { beforeAll, describe, expect, test } from 'vitest';
import { type DocumentModel, directionOf, letterheadOf } from '../platform/document.ts';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { VIETNAM } from '../rulebook/testRulebook.ts';
import { renderDocx } from './docx.ts';
import { paragraphsOf, partsOf } from './testing.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

function sample(language: DocumentModel['language'], more: Partial<DocumentModel> = {}): DocumentModel {
  return {
    language,
    direction: directionOf(language),
    orientation: 'portrait',
    title: 'BIÊN BẢN',
    subject: 'tháng 11',
    rule: '-----',
    mark: null,
    letterhead: letterheadOf(
      rulebook.documents.layout,
      { upperName: 'ĐẢNG ỦY XÃ BIỂN HỒ', issuerName: 'CHI BỘ THÔN 1', place: 'Biển Hồ' },
      { number: 'Số 05-NQ/CB', date: '2025-09-05', language },
    ),
    blocks: [
      { kind: 'heading', text: 'I. Mở đầu' },
      { kind: 'paragraph', text: 'Nguyễn Thị Đào', label: 'Chủ trì' },
      { kind: 'paragraph', text: 'Dòng một\nDòng hai' },
      { kind: 'list', ordered: true, items: ['việc một', 'việc hai'] },
      { kind: 'table', head: ['Người', 'Việc'], rows: [['An', '12 hộ < 15 & "đủ"']] },
    ],
    signatures: [
      { lines: ['THƯ KÝ'], note: null, name: 'Trần Văn Ân' },
      { lines: ['T/M CHI BỘ', 'BÍ THƯ'], note: 'Đã ký', name: 'Nguyễn Thị Đào' },
    ],
    recipients: { heading: 'Nơi nhận:', lines: ['Đảng ủy xã', 'Lưu chi bộ.'] },
    ...more,
  };
}
const read = async (model: DocumentModel) => {
  const parts = await partsOf(await renderDocx(model, rulebook));
  return {
    parts,
    xml: parts.get('word/document.xml') ?? '',
    paragraphs: paragraphsOf(parts.get('word/document.xml') ?? ''),
  };
};

test('everything stands on the page, in the order of the form', async () => {
  const { paragraphs } = await read(sample('vi'));
  expect(paragraphs.map((p) => p.text).filter((text) => text !== '')).toEqual([
    'ĐẢNG ỦY XÃ BIỂN HỒ',
    'CHI BỘ THÔN 1',
    '*',
    'Số 05-NQ/CB',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Biển Hồ, ngày 05 tháng 9 năm 2025',
    'BIÊN BẢN',
    'tháng 11',
    '-----',
    'I. Mở đầu',
    'Chủ trì: Nguyễn Thị Đào',
    'Dòng một\nDòng hai',
    '1. việc một',
    '2. việc hai',
    'Người',
    'Việc',
    'An',
    '12 hộ < 15 & "đủ"',
    'Nơi nhận:',
    '- Đảng ủy xã',
    '- Lưu chi bộ.',
    'THƯ KÝ',
    'Trần Văn Ân',
    'T/M CHI BỘ',
    'BÍ THƯ',
    'Đã ký',
    'Nguyễn Thị Đào',
  ]);
  expect(paragraphs.some((p) => p.rtl)).toBe(false);
});

test("the page follows the rulebook's layout: A4, margins, font", async () => {
  const { xml, parts } = await read(sample('vi'));
  const mm = (n: number) => Math.round((n / 25.4) * 1440);
  expect(xml.match(/<w:pgSz[^>]*>/)?.[0]).toContain(`w:w="${mm(210)}" w:h="${mm(297)}"`);
  for (const [side, size] of [
    ['top', 20],
    ['right', 15],
    ['bottom', 20],
    ['left', 30],
  ] as const)
    expect(xml.match(/<w:pgMar[^>]*>/)?.[0]).toContain(`w:${side}="${mm(size)}"`);
  const styles = parts.get('word/styles.xml') ?? '';
  expect(styles).toContain('w:cs="Times New Roman"');
  expect(styles).toContain('w:val="vi-VN"');
  expect(xml.match(/<w:sz w:val="28"\/>/g)?.length).toBeGreaterThan(10);
  expect(xml.includes('<w:u w:val="single"/>')).toBe(true);
});

test('another rulebook, another page', async () => {
  const { documents, about } = structuredClone(rulebook);
  documents.layout.paper = 'A5';
  documents.layout.font.family = 'Scheherazade';
  const parts = await partsOf(await renderDocx(sample('vi'), { documents, about }));
  expect(parts.get('word/document.xml')?.match(/<w:pgSz[^>]*>/)?.[0]).toContain('w:w="8391"');
  expect(parts.get('word/styles.xml')).toContain('Scheherazade');
});

describe('in Arabic', () => {
  test('every paragraph and table is read from the right', async () => {
    const { paragraphs, xml, parts } = await read(sample('ar', { title: 'محضر اجتماع الخلية', subject: '11/2026' }));
    expect(paragraphs.filter((p) => p.text !== '' && !p.rtl)).toEqual([]);
    expect(xml.match(/<w:bidiVisual/g)).toHaveLength(3);
    expect(xml.includes('<w:rtl/>')).toBe(true);
    expect(parts.get('word/styles.xml')).toContain('w:bidi="ar-SA"');
    expect(paragraphs.map((p) => p.text)).toContain('الحزب الشيوعي الفيتنامي');
  });
});

test('a draft says so before anything else; a document without number, subject and recipients leaves no gap', async () => {
  const bare = sample('vi', {
    mark: 'DỰ THẢO',
    subject: null,
    rule: null,
    recipients: null,
    signatures: [],
    blocks: [],
  });
  const { paragraphs } = await read({
    ...bare,
    letterhead: { ...bare.letterhead, left: { upper: null, issuer: 'CHI BỘ', separator: '*', number: null } },
  });
  expect(paragraphs.map((p) => p.text).filter((text) => text !== '')).toEqual([
    'DỰ THẢO',
    'CHI BỘ',
    '*',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Biển Hồ, ngày 05 tháng 9 năm 2025',
    'BIÊN BẢN',
  ]);
});
