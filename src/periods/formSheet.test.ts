import { describe, expect, test } from 'vitest';
import { inLanguages, LANGUAGES } from '../rulebook/schemaBase.ts';
import { formSheet } from './formSheet.ts';
import type { FormTable } from './period.ts';

const label = (text: string) => inLanguages((language) => `${text} ${language}`);
const line = (id: string, level: number, values: number[]) => ({
  ...{ id, row: id, code: null, label: label(id), level, values, heading: false },
});
const table: FormTable = {
  ...{ id: 'f', code: 'F-1', label: label('form'), rule: null, confidence: 'GK', note: label('note') },
  columns: [
    { id: 'all', label: label('all') },
    { id: 'women', label: label('women') },
  ],
  lines: [line('whole', 0, [3, 2]), line('part', 1, [1, 0])],
  unequal: [{ rows: [label('whole'), label('part')] }],
  state: { kind: 'open', on: '2026-11-05', at: null, corrections: 0 },
};
const says = (key: string, values: Record<string, string | number> = {}) =>
  `${key}(${Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')})`;
const sheet = (state: FormTable['state'], language: (typeof LANGUAGES)[number] = 'en') =>
  formSheet(
    { ...table, state },
    { unit: 'Xã', period: { startsOn: '2026-10-01', endsOn: '2026-10-31' } },
    language,
    says,
  );

describe('a form as a file', () => {
  test.each(LANGUAGES)(
    'says in %s its lines, and below the form, the unit, the days, the state and the note',
    (language) => {
      const { columns, rows } = sheet(table.state, language);
      expect(columns.slice(1)).toEqual([`all ${language}`, `women ${language}`]);
      expect(rows.slice(0, 2)).toEqual([
        [`whole ${language}`, '3', '2'],
        [`\u2003part ${language}`, '1', '0'],
      ]);
      const below = rows.slice(2).map(([text]) => text);
      expect(below.slice(0, 2)).toEqual([`F-1 – form ${language}`, 'Xã']);
      expect(below[2]).toContain('periods.form.days(');
      expect(below[3]).toContain('periods.page.print_live(');
      expect(below[4]).toContain(`a=whole ${language}, b=part ${language}`);
      expect(below[5]).toBe(`note ${language}`);
      expect(rows.every((cells) => cells.length === 3)).toBe(true);
    },
  );

  test('says of closed numbers that they are closed, and with how many corrections', () => {
    const closed = { kind: 'closed' as const, on: '2026-11-05', at: 'Xã', corrections: 0 };
    expect(sheet(closed).rows[5]?.[0]).toContain('periods.page.print_closed(');
    expect(sheet({ ...closed, corrections: 2 }).rows[5]?.[0]).toMatch(/periods\.page\.print_corrected\(.*count=2/);
  });
});
