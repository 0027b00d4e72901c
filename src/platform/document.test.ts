import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateParts, fileNameOf, filled } from './document.ts';

test.each([
  ['2025-09-05', '05', '9'],
  ['2026-02-28', '28', '02'],
  ['2026-03-01', '01', '3'],
  ['2026-12-31', '31', '12'],
])('%s is day %s of month %s, with noughts up to February', (iso, day, month) => {
  expect(dateParts({ noughtUpToMonth: 2 }, iso, 'vi')).toMatchObject({ day, month, year: iso.slice(0, 4) });
});

test('a date and its month stand as a reader of the language writes them', () => {
  const parts = (language: 'vi' | 'en' | 'ar') => dateParts({ noughtUpToMonth: 2 }, '2025-09-05', language);
  expect(parts('vi')).toMatchObject({ date: '05/09/2025', monthYear: '09/2025' });
  expect(parts('en')).toMatchObject({ date: '5\u00A0Sep\u00A02025', monthYear: 'Sep\u00A02025' });
  expect(parts('ar')).toMatchObject({ date: '5\u00A0سبتمبر\u00A02025', monthYear: 'سبتمبر\u00A02025' });
});

test('a file is named by letters and digits, composed', () => {
  expect(fileNameOf('Biên bản họp: chi bộ'.normalize('NFD'), '2026-11')).toBe('biên-bản-họp-chi-bộ-2026-11.docx');
  expect(fileNameOf('05-NQ/ĐU')).toBe('05-nq-đu.docx');
  expect(fileNameOf('محضر الاجتماع', '')).toBe('محضر-الاجتماع.docx');
});

test('no name leaves its folder or grows without end', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
      const name = fileNameOf(text);
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]*\.docx$/u);
      expect([...name].length).toBeLessThanOrEqual(125);
      expect(() => encodeURIComponent(name)).not.toThrow();
      expect(fileNameOf('')).toBe('-.docx');
    }),
  );
});

test('a placeholder without a value stays, so that it is seen', () => {
  expect(filled('{a} {b}', { a: 1 })).toBe('1 {b}');
});
