/** Every kind of document in every language, as another reader than the writer finds it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourcesOf } from '../../checks/house/source.ts';
import { refusalOf } from '../../checks/world/world.ts';
import type { UnitReport } from '../indicators/report.ts';
import type { MinutesRecord } from '../meetings/paper.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { formsOfCases, kindOfForm } from '../procedures/forms/declared.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { hasArabic } from './bidi.ts';
import { renderDocx } from './docx.ts';
import { type DocumentScene, documentScene, type SceneDocument } from './scene.ts';
import { packageFaults, partsOf, type ReadDocument, readDocument } from './testing.ts';

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

type Read = ReadDocument & { parts: Map<string, string>; lines: string[] };

async function read(kind: Kind, language: DocumentLanguage): Promise<Read> {
  const made = await scene.made(scene.documents[kind] as SceneDocument, language);
  const parts = await partsOf(await renderDocx(made.model, scene.w.chibo.rulebook));
  const document = readDocument(parts.get('word/document.xml') ?? '');
  return { ...document, parts, lines: document.paragraphs.map((p) => p.text).filter((text) => text !== '') };
}
const label = (language: DocumentLanguage, form: string, section: string) =>
  scene.w.chibo.rulebook.documents.forms.find((f) => f.id === form)?.sections.find((s) => s.id === section)?.label[
    language
  ] ?? '';

/** The lines stand there, in this order; others may stand between. */
function inOrder(lines: readonly string[], wanted: readonly string[]) {
  let from = 0;
  for (const line of wanted) {
    const at = lines.indexOf(line, from);
    expect(at, `"${line}" after line ${from} of\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

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

describe.each(LANGUAGES)('what stands in them, in %s', (language) => {
  const day = (iso: string) => writtenDate(iso, language);

  test('the resolution says what its page says', async () => {
    const { lines, tables } = await read('resolution', language);
    const page = await scene.w.ask<{ body: string; numberText: string; targets: { indicator: string }[] }>(
      'resolution.get',
      { id: scene.documents.resolution?.id },
    );
    const on = {
      vi: 'Biển Hồ, ngày 02 tháng 11 năm 2026',
      en: `Biển Hồ, ${day('2026-11-02')}`,
      ar: `Biển Hồ، في ${day('2026-11-02')}`,
    };
    inOrder(lines, [
      `Số ${page.numberText}`,
      on[language],
      { vi: 'NGHỊ QUYẾT', en: 'RESOLUTION', ar: 'قرار' }[language],
      language === 'vi' ? 'về giảm nghèo bền vững năm 2026' : 'Nghị quyết về giảm nghèo bền vững năm 2026',
      ...page.body.split('\n'),
      label(language, 'committee_resolution', 'targets'),
      label(language, 'committee_resolution', 'execution'),
    ]);
    const [, targets] = tables;
    expect(targets?.headRows).toBe(1);
    expect(targets?.rows.slice(1).map((row) => row[1])).toEqual(page.targets.map((target) => target.indicator));
    expect(targets?.rows.map((row) => row.at(-1)).slice(1)).toEqual([day('2026-12-31'), day('2026-12-31')]);
    expect(targets?.rows[1]?.slice(2, 4)).toEqual([
      '42',
      { vi: '10 đến 12\u00A0hộ', en: '10 to 12\u00A0households', ar: 'من 10 إلى 12\u00A0أسرة' }[language],
    ]);
    expect(tables.at(-1)?.rows[0]?.[1]?.split('\n')).toEqual([
      ...{ vi: ['T/M ĐẢNG ỦY', 'BÍ THƯ'], en: ['FOR THE COMMITTEE', 'SECRETARY'], ar: ['عن لجنة الحزب', 'الأمين'] }[
        language
      ],
      'Hoàng Bí Thư',
    ]);
    expect(tables.at(-1)?.rows[0]?.[0]).toContain(scene.w.chibo.rulebook.documents.layout.recipients.below[language]);
  });

  test('the plan names for every item who does it and until when', async () => {
    const { tables, lines } = await read('plan', language);
    expect(lines.some((line) => line.includes('01-NQ/ĐU'))).toBe(true);
    expect(tables[1]?.rows.slice(1).map((row) => [row[1], row[3]?.split('\n').toSorted(), row[4]])).toEqual([
      ['Giúp 3 hộ thoát nghèo', ['Phạm Cúc', 'Rmah Bình'], day('2026-12-15')],
      ['Làm 200 m đường bê tông', ['Lê Thị An'], day('2026-11-30')],
    ]);
    expect(tables.at(-1)?.rows[0]?.[1]).toMatch(/Nguyễn Thị Đào$/);
  });

  test('task lists have the clear slots as columns, in the order of their days', async () => {
    const { slots } = scene.w.chibo.rulebook.tasks;
    for (const [kind, works] of [
      [
        'plan-tasks',
        [
          'Lập danh sách hộ nghèo cần hỗ trợ giống bò',
          'Vận động 12 hộ hiến đất làm đường thôn',
          'Giúp hộ ông Siu Nhen làm hồ sơ vay vốn',
        ],
      ],
      [
        'unit-tasks',
        [
          'Lập danh sách hộ nghèo cần hỗ trợ giống bò',
          'Vận động 12 hộ hiến đất làm đường thôn',
          'Vận động 12 hộ hiến đất làm đường',
          'Giúp hộ ông Siu Nhen làm hồ sơ vay vốn',
        ],
      ],
    ] as const) {
      const [, table] = (await read(kind, language)).tables;
      expect(table?.rows[0]?.slice(1, -1)).toEqual(
        slots.filter((slot) => slot.meaning !== 'text').map((slot) => slot.label[language]),
      );
      expect(table?.rows.slice(1).map((row) => row[2])).toEqual(works);
      expect(table?.headRows).toBe(1);
    }
  });

  test('the minutes say what was confirmed, in another language as a translation', async () => {
    const { lines } = await read('minutes', language);
    const page = await scene.w.ask<MinutesRecord>('meeting.minutes', { id: scene.documents.minutes?.id });
    expect(lines).toContain(page.body.letterhead.left.issuer);
    const { translation } = scene.w.chibo.rulebook.documents.layout.marks;
    if (language === 'vi') {
      for (const section of page.body.sections) {
        for (const line of section.lines)
          expect(
            lines.some((each) => each === line || each === `${section.label}: ${line}`),
            `${section.label}: ${line}`,
          ).toBe(true);
        for (const cell of section.table?.rows.flat() ?? []) expect(lines).toContain(cell);
      }
      expect(lines).not.toContain(translation.vi);
      return;
    }
    expect(lines[0]).toBe(translation[language]);
    inOrder(
      lines,
      page.body.sections
        .map((section) => label(language, 'meeting_minutes', section.id))
        .map((wanted) => lines.find((line) => line === wanted || line.startsWith(`${wanted}: `)) ?? wanted),
    );
    expect(lines.some((line) => line.includes('01-NQ/CB') && line.includes('Làm đường bê tông thôn'))).toBe(true);
  });

  test('the attendance list has everybody with a place to sign', async () => {
    const { tables } = await read('attendance', language);
    const meeting = await scene.w.get(scene.documents.attendance?.id ?? '');
    expect(tables[1]?.rows.slice(1).map((row) => row[1])).toEqual(meeting.roll.map((line) => line.name));
    expect(tables[1]?.rows.slice(1).every((row) => row[4] === '')).toBe(true);
    const ill = scene.w.chibo.rulebook.meetings.absenceReasons.find((reason) => reason.id === 'ill')?.label[language];
    expect(tables[1]?.rows.find((row) => row[1] === 'Phạm Cúc')?.[3]).toContain(ill);
  });

  test('the report has the numbers of its page', async () => {
    const { tables, lines } = await read('unit-report', language);
    const report = scene.documents['unit-report'] as SceneDocument;
    const page = await scene.w.ask<UnitReport>(
      'unit.report',
      { id: report.id, from: report.from, to: report.to },
      report.who,
    );
    const standing = page.numbers.filter((number) => ['members', 'units', 'posts'].includes(number.group));
    const counted = tables.find((table) => table.rows.length === standing.length + 1);
    expect(counted?.rows.slice(1).map((row) => row[1])).toEqual(
      standing.map((number) => (number.n === null ? expect.any(String) : String(number.n))),
    );
    const below = tables.find((table) => table.rows[1]?.[1] === page.children[0]?.name);
    expect(below?.rows.slice(1).map((row) => row.slice(1))).toEqual(
      page.children.map((child) => [
        child.name,
        ...[child.members, child.meetings, child.tasksDone, child.tasksOpen, child.tasksOverdue].map(String),
      ]),
    );
    expect(lines.some((line) => line.includes(day('2026-11-01')) && line.includes(day('2026-11-10')))).toBe(true);
  });
});

test('confirmed minutes keep the words of what has changed since', async () => {
  const { w } = scene;
  const { items } = await w.ask<{ items: { id: string; version: number; work: string }[] }>('task.list', {
    unit: w.cell,
  });
  const given = items.find((task) => task.work === 'Vận động 12 hộ hiến đất làm đường');
  await w.run('task.change_due', {
    id: given?.id,
    version: given?.version,
    due: '2026-12-20',
    reason: 'Chờ vật liệu',
  });
  const { lines } = await read('minutes', 'en');
  expect(lines).toContain('30/11/2026');
  expect(lines).not.toContain('20 Dec 2026');
  expect(lines).toContain(label('en', 'meeting_minutes', 'next_month'));
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
