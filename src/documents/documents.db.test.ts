/** Every kind of document in every language, as another reader than the writer finds it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourcesOf } from '../../checks/house/source.ts';
import { refusalOf } from '../../checks/world/world.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import { formsOfCases, kindOfForm } from '../procedures/forms/declared.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { hasArabic } from './bidi.ts';
import { type DocumentScene, documentScene, inOrder, readMade } from './scene.ts';
import { packageFaults } from './testing.ts';

const KINDS = [
  'resolution',
  'meeting-resolution',
  'plan',
  'plan-tasks',
  'unit-tasks',
  'minutes',
  'attendance',
  'unit-report',
] as const;
type Kind = (typeof KINDS)[number];
const LYING: readonly string[] = ['plan-tasks', 'unit-tasks'];

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.w.close());

const read = (kind: Kind, language: DocumentLanguage) => readMade(scene, kind, language);

/** Kinds that the tests of their own modules read: their records need a world of their own. Those of cases: src/procedures/caseForms.db.test.ts. */
const ELSEWHERE: Record<string, readonly string[]> = {
  'src/members/reconciliation.db.test.ts': ['roster-book'],
  'src/members/corrections.db.test.ts': ['own-record'],
  'src/members/year/document.db.test.ts': ['member-year'],
  'src/residence/remarks.db.test.ts': ['residence-remark', 'residence-round'],
  'src/dues/documents.db.test.ts': ['dues-sheet', 'dues-slip', 'dues-year'],
  'src/periods/forms.db.test.ts': ['tctw1', 'tctw2', 'tctw3', 'tctw4', 'tccs'].map((form) => `statistics-${form}`),
  'src/publications/publications.db.test.ts': ['publication'],
  'src/elections/papers.db.test.ts': [
    'election-ballot',
    'election-ballot-held',
    'election-count',
    'election-request',
    'election-elected',
  ],
  'src/honours/badges.db.test.ts': ['badges-due', 'badge-proposal'],
  'src/honours/honours.db.test.ts': ['commendations'],
  'src/reorganization/certificate.db.test.ts': ['reorganization-certificate'],
};

test('every kind of document that a module makes is read here, or by the tests of its module', () => {
  const made = scene.w.bus.modules.flatMap((module) => Object.keys(module.documents ?? {}));
  const ofCases = formsOfCases(scene.w.chibo.rulebook).map(kindOfForm);
  expect(made.toSorted()).toEqual([...KINDS, ...ofCases, ...Object.values(ELSEWHERE).flat()].toSorted());
  for (const file of Object.keys(ELSEWHERE))
    expect(
      sourcesOf([file]).map(({ text }) => /document|form\(/i.test(text)),
      file,
    ).toEqual([true]);
});

describe.each(KINDS)('%s', (kind) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    test('is a whole package on the right page', async () => {
      const { parts, page, paragraphs } = await read(kind, language);
      expect(packageFaults(parts)).toEqual([]);
      const { marginsMm, letterheadShares } = scene.w.chibo.rulebook.documents.layout;
      const units = (mm: number) => Math.round((mm / 25.4) * 1440);
      const sides = [units(210), units(297)];
      expect([page.width, page.height]).toEqual(LYING.includes(kind) ? sides.toReversed() : sides);
      expect(page.margins).toEqual({
        top: units(marginsMm.top),
        right: units(marginsMm.right),
        bottom: units(marginsMm.bottom),
        left: units(marginsMm.left),
      });
      expect(page.ownFirstPage).toBe(true);
      expect(letterheadShares[0] + letterheadShares[1]).toBe(100);
      expect(parts.get('word/header1.xml') ?? '').toContain('PAGE');
      // composed letters only: a tone mark that stands by itself is drawn beside its letter
      const text = paragraphs.map((p) => p.text).join('\n');
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/\{\w+\}|undefined|null/);
    });

    test('reads in one direction', async () => {
      const { paragraphs, tables } = await read(kind, language);
      const runs = paragraphs.flatMap((p) => p.runs).filter((run) => run.text.trim() !== '');
      const { arabicLargerPt } = scene.w.chibo.rulebook.documents.layout.font;
      expect(tables.length).toBeGreaterThan(1);
      if (language !== 'ar') {
        expect(paragraphs.some((p) => p.rtl) || runs.some((run) => run.rtl)).toBe(false);
        expect(tables.some((table) => table.fromRight)).toBe(false);
        return;
      }
      expect(paragraphs.filter((p) => p.text !== '' && !p.rtl)).toEqual([]);
      expect(tables.filter((table) => !table.fromRight)).toEqual([]);
      for (const run of runs) {
        if (hasArabic(run.text)) expect(run.rtl, run.text).toBe(true);
        if (/[a-zđ0-9]/i.test(run.text)) expect(run.rtl, run.text).toBe(false);
        expect(run.italics, run.text).toBe(false);
        expect(run.arabicSize, run.text).toBe(run.size + arabicLargerPt);
      }
      expect(paragraphs.some((p) => hasArabic(p.text))).toBe(true);
    });

    test('heads, titles and signs by the layout, and keeps the signatures together', async () => {
      const { lines, paragraphs, tables } = await read(kind, language);
      const { layout } = scene.w.chibo.rulebook.documents;
      expect(lines).toContain(layout.header.right.text[language]);
      const above = ['resolution', 'unit-report'].includes(kind);
      inOrder(lines, [
        above ? 'TỈNH ỦY GIA LAI' : 'ĐẢNG ỦY XÃ BIỂN HỒ',
        above ? 'ĐẢNG ỦY XÃ BIỂN HỒ' : 'CHI BỘ THÔN PHÚ DANH',
        layout.header.left.separator,
        layout.header.right.text[language],
        layout.title.rule,
      ]);
      expect(tables[0]?.rows).toHaveLength(1);
      const signatures = tables.at(-1);
      expect(signatures?.rows).toHaveLength(1);
      // from the last line of the text to the names nothing may be torn apart
      const last = paragraphs.slice(paragraphs.findLastIndex((p) => !p.inTable));
      expect(last[0]?.keepNext).toBe(true);
    });
  });
});

test('a draft says so; a foreign record is not found', async () => {
  const { w } = scene;
  const draft = await w.run('plan.draft', {
    unit: w.cell,
    title: 'Kế hoạch quý IV',
    body: '',
    startsOn: '2026-10-01',
    endsOn: '2026-12-31',
    items: [],
  });
  const made = await scene.made({ kind: 'plan', id: draft.id, who: w.people.secretary }, 'vi');
  expect(made.model).toMatchObject({
    mark: 'DỰ THẢO',
    subject: 'quý IV',
    letterhead: { left: { number: 'Số ......-KH/CB' } },
  });
  expect(await refusalOf(scene.made({ kind: 'plan', id: draft.id, who: w.people.member }, 'vi'))).toMatchObject({
    status: 404,
  });
  for (const [kind, document] of Object.entries(scene.documents)) {
    if (kind === 'resolution') continue;
    const refusal = await refusalOf(scene.made({ ...document, who: w.people.stranger }, 'vi'));
    expect([kind, refusal.status]).toEqual([kind, 404]);
  }
  expect(
    await refusalOf(
      scene.made(
        { kind: 'unit-report', id: w.commune, from: '2026-11-09', to: '2026-11-01', who: w.people.commune },
        'vi',
      ),
    ),
  ).toMatchObject({ status: 422, codes: ['date.order'] });
});
