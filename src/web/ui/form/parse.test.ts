import { describe, expect, it } from 'vitest';
import { parseDate, parseNumber, typedDate } from './parse.ts';

const today = '2026-11-23';

describe('a date as people type it', () => {
  it.each([
    ['28/11/2026', '2026-11-28'],
    ['28-11-2026', '2026-11-28'],
    ['28.11.26', '2026-11-28'],
    [' 2 / 9 / 2026 ', '2026-09-02'],
    ['28112026', '2026-11-28'],
    ['28/11', '2026-11-28'],
    ['2026-11-28', '2026-11-28'],
    ['3/2/56', '1956-02-03'],
    ['٢٨/١١/٢٠٢٦', '2026-11-28'],
    ['29/2/2028', '2028-02-29'],
  ])('%s is %s', (typed, iso) => {
    expect(parseDate(typed, today)).toBe(iso);
  });

  it.each(['', '31/2/2026', '29/2/2026', '11/28/2026', 'mai', '28/11/226', '1956', '11/1956'])(
    '"%s" cannot be read',
    (typed) => {
      expect(parseDate(typed, today)).toBeUndefined();
    },
  );

  it('may be a month or a year where no more is known', () => {
    expect(parseDate('1956', today, 'year')).toBe('1956');
    expect(parseDate('3/1956', today, 'year')).toBe('1956-03');
    expect(parseDate('1956', today, 'month')).toBeUndefined();
    expect(parseDate('13/1956', today, 'year')).toBeUndefined();
  });

  it('is shown back in the order it was typed', () => {
    expect(typedDate('2026-11-28')).toBe('28/11/2026');
    expect(typedDate('1956')).toBe('1956');
  });
});

describe('a number as people type it', () => {
  it.each([
    ['1.234,5', 'vi', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1.234', 'vi', 1234],
    ['1,234', 'en', 1234],
    ['81,1', 'en', 81.1],
    ['81.1', 'vi', 81.1],
    ['1 731', 'vi', 1731],
    ['-5', 'ar', -5],
    ['٨١٫١', 'ar', 81.1],
    ['1.234.567', 'vi', 1234567],
  ] as const)('%s in %s is %d', (typed, language, value) => {
    expect(parseNumber(typed, language)).toBe(value);
  });

  it.each(['abc', '1.2.3', '1,23,456', '1..5', '1,234,5.6.7'])('"%s" cannot be read', (typed) => {
    expect(parseNumber(typed, 'en')).toBeNaN();
  });

  it('is nothing when nothing was typed', () => {
    expect(parseNumber('  ', 'vi')).toBeUndefined();
  });
});
