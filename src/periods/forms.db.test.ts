import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { readWorkbook } from '../exchange/workbook.ts';
import { LIMITS, openArchive } from '../exchange/zip.ts';
import type { Actor } from '../platform/access.ts';
import { sayIn } from '../rulebook/texts.ts';
import type { FormTable } from './period.ts';
import { stateText } from './stateText.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const form = (name: string, startsOn: string, kind = 'month', who: Actor = w.head, unit = w.commune) =>
  w.ask<FormTable>('statistics.form', { unit, form: name, kind, startsOn }, who);
const row = (table: FormTable, id: string) => table.lines.find((line) => line.id === id)?.values;

describe('forms of statistics', () => {
  test('refuse a period that is none, one the form is not made of, and one to come', async () => {
    expect(await refusalOf(form('tctw1', '2026-10-02'))).toMatchObject({ codes: ['period.unknown'] });
    expect(await refusalOf(form('tctw4', '2026-10-01'))).toMatchObject({ codes: ['period.not_of_form'] });
    expect(await refusalOf(form('tctw1', '2026-12-01'))).toMatchObject({ codes: ['date.future'] });
    expect(await refusalOf(form('nothing', '2026-10-01'))).toMatchObject({ status: 404 });
    expect(await refusalOf(form('tctw1', '2026-10-01', 'month', w.secretary))).toMatchObject({ status: 404 });
  });

  test('1-TCTW balances: before, increase and decrease, after', async () => {
    await w.register('Đảng viên Mười', w.village, '2026-10-05');
    const table = await form('tctw1', '2026-10-01');
    expect(row(table, 'before')?.[0]).toBe(5);
    expect(row(table, 'increase')?.[0]).toBe(1);
    expect(row(table, 'decrease')?.[0]).toBe(0);
    expect(row(table, 'after')?.[0]).toBe(6);
    expect(row(table, 'computed')).toEqual(row(table, 'after'));
    expect(table.unequal).toEqual([]);
    expect(table.state).toMatchObject({ kind: 'open' });
  });

  test('3-TCTW: each part adds up to the whole, with a line for what is not written down', async () => {
    const table = await form('tctw3', '2026-10-01');
    const whole = row(table, 'all') ?? [];
    expect(whole[0]).toBe(6);
    for (const { id, values } of table.lines.filter(({ heading }) => heading)) {
      const parts = table.lines.filter((line) => line.id.startsWith(`${id}.`));
      expect([id, values]).toEqual([id, whole]);
      expect([id, whole.map((_, i) => parts.reduce((sum, part) => sum + (part.values[i] ?? 0), 0))]).toEqual([
        id,
        whole,
      ]);
    }
  });

  test('says the same once closed, keeps saying it when records change, and prints which state it shows', async () => {
    const live = new Map<string, FormTable>();
    for (const name of ['tctw1', 'tctw2', 'tctw3']) live.set(name, await form(name, '2026-10-01'));
    await w.run('period.close', { unit: w.commune, kind: 'month', startsOn: '2026-10-01' }, w.head);
    await w.register('Đảng viên Sau', w.village, '2026-11-03');
    for (const [name, before] of live) {
      const closed = await form(name, '2026-10-01');
      expect(closed.lines).toEqual(before.lines);
      expect(closed.state).toMatchObject({ kind: 'closed', on: '2026-11-10', corrections: 0 });
    }
    await w.run(
      'period.correct',
      { unit: w.village, kind: 'month', startsOn: '2026-10-01', key: 'member.head', becomes: 5, reason: 'Sót' },
      w.head,
    );
    const corrected = await form('tctw1', '2026-10-01');
    expect(row(corrected, 'after')?.[0]).toBe(7);
    expect(corrected.unequal).toHaveLength(1);
    expect(corrected.state).toMatchObject({ kind: 'closed', corrections: 1 });
  });

  test('a form as a document has the table and the state of its numbers', async () => {
    const make = w.chibo.bus.modules.find(({ name }) => name === 'periods')?.documents?.['statistics-tctw1'];
    if (!make) throw new Error('The form is no document.');
    const days = { from: '2026-10-01', to: '2026-10-31' };
    for (const language of ['vi', 'en', 'ar'] as const) {
      const { model } = await w.chibo.bus.read(w.head, (ctx) => make(ctx, w.commune, { language, ...days }));
      expect(model.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
      const table = model.blocks.find((block) => block.kind === 'table');
      expect(table?.kind === 'table' && table.rows.map((cells) => cells[1])).toContain('7');
      expect(model.blocks[0]).toMatchObject({ kind: 'paragraph', look: 'note' });
      const said = (await form('tctw1', '2026-10-01')).note?.[language];
      expect(model.blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: said });
    }
    const wrong = { language: 'vi' as const, from: '2026-10-02', to: '2026-10-31' };
    expect(await refusalOf(w.chibo.bus.read(w.head, (ctx) => make(ctx, w.commune, wrong)))).toMatchObject({
      codes: ['period.unknown'],
    });
  });
});

async function readsFromTheRight(book: Buffer): Promise<boolean> {
  const archive = await openArchive(book, LIMITS);
  const parts: Buffer[] = [];
  for await (const part of archive.read('xl/worksheets/sheet1.xml')) parts.push(part);
  archive.close();
  return Buffer.concat(parts).toString().includes('rightToLeft="1"');
}

describe('a form as a workbook', () => {
  type Book = { name: string; mediaType: string; base64: string };
  const book = (language: string, who: Actor = w.head) =>
    w.ask<Book>(
      'statistics.workbook',
      { unit: w.commune, form: 'tctw1', kind: 'month', startsOn: '2026-10-01', language },
      who,
    );

  test('says in each language what the form says: its name, the unit, the days, the state, every number', async () => {
    const table = await form('tctw1', '2026-10-01');
    for (const language of ['vi', 'en', 'ar'] as const) {
      const made = await book(language);
      expect(made.name).toBe('1-tctw-2026-10-01-2026-10-31.xlsx');
      const bytes = Buffer.from(made.base64, 'base64');
      const [sheet] = await readWorkbook(bytes);
      const rows = (sheet?.rows ?? []).map(({ cells }) => cells);
      expect([rows[0]?.[0], rows[1]?.[0]]).toEqual([`${table.code} – ${table.label[language]}`, 'Đảng bộ xã']);
      expect(String(rows[2]?.[0])).toContain('2026');
      expect(rows[3]?.[0]).toBe(stateText(table, language, sayIn(w.chibo.rulebook, language)));
      const lines = rows.slice(5, 5 + table.lines.length);
      expect(lines).toEqual(table.lines.map(({ label, values }) => [label[language], ...values.map(String)]));
      const below = rows.slice(5 + table.lines.length).map(([text = '']) => text);
      // the note of the form stands last: what of it is not filled, and why
      expect(below).toHaveLength(table.unequal.length + 1);
      expect(below.at(-1)).toBe(table.note?.[language]);
      table.unequal.forEach(({ rows: [a] }, i) => void expect(below[i]).toContain(a?.[language]));
      expect(await readsFromTheRight(bytes)).toBe(language === 'ar');
    }
  });

  test('is refused as the form is', async () => {
    expect(await refusalOf(book('vi', w.secretary))).toMatchObject({ status: 404 });
  });
});

describe('the rulebooks', () => {
  test('name measures and dimensions that modules declare', () => {
    const { measures, rulebook } = w.chibo.bus.services;
    const strange = rulebook.statistics.forms.flatMap((each) =>
      each.rows.flatMap(({ of, each: by }) => {
        if (!of) return [];
        const dimensions = measures.measures.get(of.measure)?.dimensions;
        if (!measures.measures.has(of.measure)) return [of.measure];
        const asked = [
          ...Object.keys(of.filters ?? {}),
          ...(by ? [by] : []),
          ...each.columns.flatMap(({ filters }) => Object.keys(filters ?? {})),
        ];
        return asked.filter((name) => !dimensions?.[name]).map((name) => `${of.measure}|${name}`);
      }),
    );
    expect(strange).toEqual([]);
  });
});
