import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTo, dateOf, daysBetween, momentAt, monthOf, setClock, systemClock, today, yearsBetween } from './clock.ts';

const HANOI = 'Asia/Ho_Chi_Minh';

describe('the legal day', () => {
  it('changes at midnight in the organization’s zone, wherever the machine stands', () => {
    const clock = setClock(HANOI, '2026-11-09T16:59:59Z');
    expect(today(clock)).toBe('2026-11-09');
    clock.set('2026-11-09T17:00:00Z');
    expect(today(clock)).toBe('2026-11-10');
    expect(today({ ...clock, timeZone: 'America/Lima' })).toBe('2026-11-09');
    expect(today({ ...clock, timeZone: 'Pacific/Kiritimati' })).toBe('2026-11-10');
  });
  it('is that of the machine’s clock when nobody set it', () => {
    const clock = systemClock('UTC');
    const before = new Date().toISOString().slice(0, 10);
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(today(clock));
  });
  it('is the same whatever was asked before, also where the day that clocks are put forward begins at one', () => {
    // 28 March 2026: Beirut has no midnight on the 29th
    const around = fc.integer({ min: -50 * 3_600_000, max: 50 * 3_600_000 }).map((by) => 1_774_735_200_000 + by);
    fc.assert(
      fc.property(fc.array(around, { minLength: 2, maxLength: 6 }), (moments) => {
        for (const zone of ['Asia/Beirut', HANOI]) {
          for (const moment of moments) {
            const iso = new Date(moment).toISOString();
            expect(today(setClock(zone, iso))).toBe(dateOf(iso, zone));
          }
        }
      }),
    );
  });
  it('of a moment and the moment of a local time are two ways of one road', () => {
    expect(momentAt('2026-11-05', '19:30', HANOI)).toBe('2026-11-05T12:30:00Z');
    expect(dateOf('2026-11-04T18:00:00Z', HANOI)).toBe('2026-11-05');
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(HANOI, 'UTC', 'Asia/Kathmandu', 'America/Lima'), (date, zone) => {
        expect(dateOf(momentAt(date, '12:00', zone), zone)).toBe(date);
      }),
    );
  });
});

describe('reckoning with dates', () => {
  it('keeps the last day of a month inside the month', () => {
    expect(addTo('2026-01-31', { months: 1 })).toBe('2026-02-28');
    expect(addTo('2024-02-29', { years: 1 })).toBe('2025-02-28');
    expect(addTo('2026-11-30', { days: 1 })).toBe('2026-12-01');
    expect(addTo('2026-03-31', { months: -1 })).toBe('2026-02-28');
  });
  it('counts days forwards and backwards, over the days that clocks were put forward', () => {
    expect(daysBetween('2026-11-01', '2026-12-01')).toBe(30);
    expect(daysBetween('2026-12-01', '2026-11-01')).toBe(-30);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    const day = fc.integer({ min: 0, max: 80_000 }).map((n) => addTo('1900-01-01', { days: n }));
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        expect(daysBetween(date, addTo(date, { days: n }))).toBe(n);
      }),
    );
  });
  it('counts years by the birthday', () => {
    expect(yearsBetween('2008-11-10', '2026-11-09')).toBe(17);
    expect(yearsBetween('2008-11-10', '2026-11-10')).toBe(18);
    expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17);
    expect(yearsBetween('2008-02-29', '2026-03-01')).toBe(18);
  });
  it('knows the month of a date', () => expect(monthOf('2026-11-10')).toBe('2026-11'));
});
