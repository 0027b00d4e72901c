import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import {
  addWorkingDays,
  calendarCovers,
  endAfterPause,
  endOfPeriod,
  isWorkingDay,
  toldUntil,
  workingDaysBetween,
} from './clock.ts';

const { calendar } = await loadRulebook(join(import.meta.dirname, '../../../rulebooks/vietnam'));

/** Counted on paper from a wall calendar: day begun, working days, the day it ends. */
const ACROSS: readonly [year: number, from: string, n: number, end: string][] = [
  // 27 to 31 January off
  [2025, '2025-01-20', 10, '2025-02-10'],
  [2025, '2025-01-24', 1, '2025-02-03'],
  [2025, '2025-01-02', 60, '2025-04-03'],
  // 30 April to 2 May off, Saturday 26 April worked
  [2025, '2025-04-25', 4, '2025-05-05'],
  // 16 to 20 February off; 2 January off and Saturday 10 January worked
  [2026, '2026-02-09', 10, '2026-03-02'],
  [2026, '2026-01-15', 30, '2026-03-05'],
  [2026, '2025-12-31', 6, '2026-01-10'],
  // 5 to 11 February off
  [2027, '2027-02-01', 10, '2027-02-22'],
  [2027, '2027-02-04', 1, '2027-02-12'],
  [2027, '2027-01-04', 60, '2027-04-05'],
  // 25 to 31 January off, 3 January made up
  [2028, '2028-01-20', 10, '2028-02-10'],
  [2028, '2028-01-01', 30, '2028-02-21'],
];

describe('a clock in working days across the lunar new year (trap 7)', () => {
  test.each(ACROSS)('%i: %s and %i working days end on %s', (_year, from, n, end) => {
    expect(addWorkingDays(calendar, from, n)).toBe(end);
    expect(workingDaysBetween(calendar, from, end)).toBe(n);
    expect(calendarCovers(calendar, from, end)).toBe(true);
  });
});

/** Day and month of the lunar calendar, by ICU; in these years Hà Nội and Beijing agree. */
function lunar(date: string): string {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const parts = format.formatToParts(new Date(date));
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return `${of('day')}/${of('month')}`;
}

function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
}

describe.each([2025, 2026, 2027, 2028])('the table of %i', (year) => {
  const spans = calendar.holidays.filter((span) => span.from.startsWith(String(year)));
  const named = (date: string) => spans.find((span) => span.from <= date && date <= span.to)?.label.en;
  const lunarDay = (day: string) => daysOf(year).find((date) => lunar(date) === day) ?? '';

  it('has the new year’s day where the lunar calendar has it, with the last day of the old year and the next three', () => {
    const day = lunarDay('1/1');
    expect(named(day)).toBe('Lunar New Year');
    const first = Date.parse(day);
    for (const offset of [-1, 1, 2, 3]) {
      const near = new Date(first + offset * 86_400_000).toISOString().slice(0, 10);
      expect([near, isWorkingDay(calendar, near)]).toEqual([near, false]);
    }
  });

  it('has the Hùng Kings on the tenth day of the third month', () => {
    expect(named(lunarDay('10/3'))).toBe('Hùng Kings’ Day'.replace('’', "'"));
  });

  it('gives as many days off as the Labour Code (Art. 112), none of them lost on a weekend', () => {
    const off = (label: string) =>
      daysOf(year).filter(
        (date) => named(date) === label && !calendar.weekend.includes(new Date(date).getUTCDay() || 7),
      );
    expect(off('Lunar New Year')).toHaveLength(5);
    expect(off("Hùng Kings' Day")).toHaveLength(1);
    const worked = calendar.workdays.filter((each) => each.on.startsWith(String(year))).length;
    expect(off("New Year's Day").length + off('Victory Day and Labour Day').length + off('National Day').length).toBe(
      5 + worked,
    );
  });
});

const day = fc
  .integer({ min: 0, max: 1400 })
  .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const length = fc.integer({ min: 1, max: 90 });

describe('working days, whatever the day', () => {
  it('never end on a weekend or a holiday', () => {
    fc.assert(
      fc.property(day, length, (from, n) => {
        expect(isWorkingDay(calendar, addWorkingDays(calendar, from, n))).toBe(true);
      }),
    );
  });

  it('one more ends later, and on the next working day', () => {
    fc.assert(
      fc.property(day, length, (from, n) => {
        const end = addWorkingDays(calendar, from, n);
        const later = addWorkingDays(calendar, from, n + 1);
        expect(later > end).toBe(true);
        expect(later).toBe(addWorkingDays(calendar, end, 1));
      }),
    );
  });

  it('counting them gives what was added, both ways', () => {
    fc.assert(
      fc.property(day, length, (from, n) => {
        const end = addWorkingDays(calendar, from, n);
        expect(workingDaysBetween(calendar, from, end)).toBe(n);
        expect(workingDaysBetween(calendar, end, from)).toBe(-n);
      }),
    );
  });

  it('add up: first some, then the rest', () => {
    fc.assert(
      fc.property(day, length, length, (from, a, b) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, a), b)).toBe(
          addWorkingDays(calendar, from, a + b),
        );
      }),
    );
  });
});

describe('a pause', () => {
  it('of no days changes nothing, in no unit', () => {
    fc.assert(
      fc.property(day, length, fc.constantFrom('working_days', 'days', 'months', 'years'), (from, n, unit) => {
        const due = endOfPeriod(calendar, from, { n, unit });
        expect(endAfterPause(calendar, due, unit, { from, to: from })).toBe(due);
      }),
    );
  });

  it('leaves as many working days to go as there were when it began', () => {
    fc.assert(
      fc.property(day, length, fc.nat(40), fc.nat(60), (from, n, before, stood) => {
        const due = addWorkingDays(calendar, from, n);
        const paused = { from: addWorkingDays(calendar, from, Math.min(before, n)), to: '' };
        paused.to = addWorkingDays(calendar, paused.from, stood);
        const end = endAfterPause(calendar, due, 'working_days', paused);
        expect(workingDaysBetween(calendar, paused.to, end)).toBe(workingDaysBetween(calendar, paused.from, due));
      }),
    );
  });

  test.each([
    ['working_days', '2026-02-10', { from: '2026-02-09', to: '2026-02-23' }, '2026-02-24'],
    ['days', '2026-02-10', { from: '2026-02-09', to: '2026-02-23' }, '2026-02-24'],
    ['months', '2026-12-31', { from: '2026-02-01', to: '2026-03-01' }, '2027-01-28'],
  ] as const)('moves a clock in %s from %s', (unit, due, paused, end) => {
    expect(endAfterPause(calendar, due, unit, paused)).toBe(end);
  });
});

test.each([
  [{ n: 90, unit: 'days' }, '2026-11-10', '2027-02-08'],
  [{ n: 12, unit: 'months' }, '2024-02-29', '2025-02-28'],
  [{ n: 12, unit: 'months' }, '2025-11-10', '2026-11-10'],
  [{ n: 5, unit: 'years' }, '2021-11-10', '2026-11-10'],
  [{ n: 0, unit: 'working_days' }, '2026-11-14', '2026-11-14'],
] as const)('a period of %j from %s ends on %s', (period, from, end) => {
  expect(endOfPeriod(calendar, from, period)).toBe(end);
});

test.each([
  ['2025-01-01', '2028-12-31', true],
  ['2024-12-31', '2025-01-10', false],
  ['2028-12-20', '2029-01-04', false],
])('the table knows %s to %s: %s', (from, to, known) => {
  expect(calendarCovers(calendar, from, to)).toBe(known);
});

test.each([
  ['2026-12-10', [90, 60, 30, 15, 7], '2026-09-10', false],
  ['2026-12-10', [90, 60, 30, 15, 7], '2026-09-11', true],
  ['2026-12-10', [90, 60, 30, 15, 7], '2026-11-10', true],
  ['2026-12-10', [90, 60, 30, 15, 7], '2026-12-20', true],
  ['2026-12-10', [7, 15], '2026-11-24', false],
  ['2026-12-10', [7, 15], '2026-11-25', true],
  ['2026-12-10', [], '2026-12-10', false],
])('the end on %s with reminders %j is told on %s: %s', (due, before, today, told) => {
  expect(due <= (toldUntil(before, today) ?? '')).toBe(told);
});
