import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bytes, date, dateTime, due, longDate, month, number, share, weekday } from './format.ts';
import { type Language, languages, setLanguage } from './language.ts';
import { loadWords, setArabicDigits } from './words.ts';

beforeAll(() => Promise.all(languages.map((language) => loadWords(language, ['web']))));
afterEach(() => {
  setLanguage('vi');
  setArabicDigits(false);
});

/** The text without the marks that only guide the direction, and with plain spaces. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069\u200E\u200F\u061C]/g, '').replaceAll('\u00A0', ' ');
}

function inEach(show: () => string): Record<Language, string> {
  const shown = languages.map((language) => {
    setLanguage(language);
    return [language, plain(show())];
  });
  return Object.fromEntries(shown);
}

describe('legal dates', () => {
  it('are written the way of each language', () => {
    expect(inEach(() => date('2026-11-28'))).toEqual({ vi: '28/11/2026', en: '28 Nov 2026', ar: '28 نوفمبر 2026' });
    expect(inEach(() => date('2026-09-02'))).toEqual({ vi: '02/09/2026', en: '2 Sep 2026', ar: '2 سبتمبر 2026' });
    expect(inEach(() => month('2026-11'))).toEqual({ vi: '11/2026', en: 'Nov 2026', ar: 'نوفمبر 2026' });
  });

  it('show no more than is known', () => {
    expect(inEach(() => date('1956'))).toEqual({ vi: '1956', en: '1956', ar: '1956' });
    expect(inEach(() => date('1956-03'))).toEqual({ vi: '03/1956', en: 'Mar 1956', ar: 'مارس 1956' });
  });

  it('never shift: the weekday is that of the day itself, at both ends of the world', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu']) {
      process.env.TZ = zone;
      expect(inEach(() => weekday('2026-11-28'))).toEqual({ vi: 'Thứ Bảy', en: 'Saturday', ar: 'السبت' });
      expect(date('2026-11-28', 'vi')).toBe('28/11/2026');
    }
  });

  it('are echoed with the weekday, with the comma of the language', () => {
    expect(inEach(() => longDate('2026-11-28'))).toMatchObject({
      vi: 'Thứ Bảy, 28/11/2026',
      ar: 'السبت، 28 نوفمبر 2026',
    });
  });

  it('show Arabic-Indic digits on request, in Arabic only', () => {
    setArabicDigits(true);
    expect(inEach(() => date('2026-11-28'))).toEqual({ vi: '28/11/2026', en: '28 Nov 2026', ar: '٢٨ نوفمبر ٢٠٢٦' });
    expect(inEach(() => number(1189)).ar).toBe('١٬١٨٩');
  });
});

it('a moment is told in the organization’s zone, whatever the device’s', () => {
  expect(inEach(() => dateTime('2026-11-27T18:05:00Z'))).toEqual({
    vi: '28/11/2026, 01:05',
    en: '28 Nov 2026, 01:05',
    ar: '28 نوفمبر 2026، 01:05',
  });
});

describe('due dates in words', () => {
  const cases: [string, Record<Language, string>][] = [
    ['2026-11-28', { vi: 'còn 5 ngày', en: 'in 5 days', ar: 'بعد 5 أيام' }],
    ['2026-11-24', { vi: 'đến hạn ngày mai', en: 'due tomorrow', ar: 'يحلّ موعده غدًا' }],
    ['2026-11-23', { vi: 'đến hạn hôm nay', en: 'due today', ar: 'يحلّ موعده اليوم' }],
    ['2026-11-22', { vi: 'quá hạn 1 ngày', en: '1 day late', ar: 'متأخر يومًا واحدًا' }],
    ['2026-11-21', { vi: 'quá hạn 2 ngày', en: '2 days late', ar: 'متأخر يومين' }],
    ['2026-11-12', { vi: 'quá hạn 11 ngày', en: '11 days late', ar: 'متأخر 11 يومًا' }],
    ['2026-08-15', { vi: 'quá hạn 100 ngày', en: '100 days late', ar: 'متأخر 100 يوم' }],
  ];
  it.each(cases)('%s', (on, expected) => {
    expect(inEach(() => due(on, '2026-11-23'))).toEqual(expected);
  });

  it('count over a change of year', () => {
    expect(inEach(() => due('2027-01-01', '2026-12-31')).en).toBe('due tomorrow');
  });
});

describe('numbers', () => {
  it('are grouped as the language does', () => {
    expect(inEach(() => number(1234567.5))).toEqual({ vi: '1.234.567,5', en: '1,234,567.5', ar: '1,234,567.5' });
  });

  it('shares say both numbers first, per cent after', () => {
    expect(inEach(() => share(30, 37))).toEqual({
      vi: '30 trên 37 (81,1 %)',
      en: '30 of 37 (81.1 %)',
      ar: '30 من 37 (81.1 %)',
    });
  });

  it('print 1,125 of 1,731 as 65.0 %, not as the source document does', () => {
    expect(inEach(() => share(1125, 1731)).en).toBe('1,125 of 1,731 (65.0 %)');
  });

  it('have no per cent of nothing', () => {
    expect(inEach(() => share(0, 0)).en).toBe('0 of 0');
  });

  it('round sizes for reading', () => {
    expect(inEach(() => bytes(1_400_000))).toEqual({ vi: '1,3 MB', en: '1.3 MB', ar: '1.3 MB' });
  });
});
