import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarFile, escaped, folded } from './ics.ts';

const event: CalendarEvent = {
  uid: '0192f0aa@chibo',
  sequence: 3,
  stamp: '2026-11-01T01:02:03.456Z',
  start: '2026-11-10T12:30:00.000Z',
  minutes: 90,
  title: 'Sinh hoạt thường kỳ; tháng 11',
  place: 'Nhà văn hóa, thôn Phú Danh',
  description: 'Chương trình:\n1. Điểm danh\n2. Thảo luận \\ kết luận',
  url: 'https://chibo.example/meetings/0192f0aa',
  cancelled: false,
  product: '-//Tổ chức//Chibo//VI',
};
const unfolded = (text: string) => text.replace(/\r\n /g, '');
const lineOf = (text: string, name: string) =>
  unfolded(text)
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`));

test('one event, in UTC, with the end by the minutes', () => {
  const text = calendarFile(event);
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(
    ['DTSTAMP', 'DTSTART', 'DTEND', 'UID', 'SEQUENCE', 'STATUS', 'METHOD'].map((name) => lineOf(text, name)),
  ).toEqual([
    'DTSTAMP:20261101T010203Z',
    'DTSTART:20261110T123000Z',
    'DTEND:20261110T140000Z',
    'UID:0192f0aa@chibo',
    'SEQUENCE:3',
    'STATUS:CONFIRMED',
    'METHOD:PUBLISH',
  ]);
});

test('commas, semicolons, backslashes and line ends are escaped', () => {
  const text = calendarFile(event);
  expect(lineOf(text, 'SUMMARY')).toBe('SUMMARY:Sinh hoạt thường kỳ\\; tháng 11');
  expect(lineOf(text, 'LOCATION')).toBe('LOCATION:Nhà văn hóa\\, thôn Phú Danh');
  expect(lineOf(text, 'DESCRIPTION')).toBe('DESCRIPTION:Chương trình:\\n1. Điểm danh\\n2. Thảo luận \\\\ kết luận');
  expect(escaped('a\r\nb\rc\u0007')).toBe('a\\nb\\nc');
});

test('a meeting called off says so, under the same id', () => {
  const text = calendarFile({ ...event, cancelled: true, sequence: 4 });
  expect(['UID', 'SEQUENCE', 'STATUS', 'METHOD'].map((name) => lineOf(text, name))).toEqual([
    'UID:0192f0aa@chibo',
    'SEQUENCE:4',
    'STATUS:CANCELLED',
    'METHOD:CANCEL',
  ]);
});

test('no line is longer than 75 octets, no character is cut, and folding loses nothing', () => {
  expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
  expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  const text = fc
    .array(fc.constantFrom('a', 'ế', '會', '👩', 'ع', ',', ' '), { maxLength: 300 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (line) => {
      const whole = folded(line);
      expect(whole.replace(/\r\n /g, '')).toBe(line);
      for (const part of whole.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    }),
  );
});

test('a title cannot bring lines of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
      const names = unfolded(calendarFile({ ...event, title }))
        .split('\r\n')
        .map((line) => line.split(':')[0]);
      expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
      expect(names).toHaveLength(19);
    }),
  );
});
