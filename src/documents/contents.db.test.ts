/** What stands in the documents, in every language: what the pages say, and what was confirmed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UnitReport } from '../indicators/report.ts';
import type { MinutesRecord } from '../meetings/paper.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { type DocumentScene, documentScene, inOrder, readMade, type SceneDocument } from './scene.ts';

let scene: DocumentScene;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.w.close());

const read = (kind: string, language: DocumentLanguage) => readMade(scene, kind, language);
const label = (language: DocumentLanguage, form: string, section: string) =>
  scene.w.chibo.rulebook.documents.forms.find((f) => f.id === form)?.sections.find((s) => s.id === section)?.label[
    language
  ] ?? '';

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
