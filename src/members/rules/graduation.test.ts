import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTo } from '../../platform/clock.ts';
import { graduationState, periodsAhead, SPANS } from './graduation.ts';

describe('periods ahead', () => {
  test('halves of the year, the running one from today on', () => {
    expect(periodsAhead('2026-11-10', 'half', 12)).toEqual([
      { from: '2026-11-10', to: '2026-12-31', year: 2026, part: 2 },
      { from: '2027-01-01', to: '2027-06-30', year: 2027, part: 1 },
      { from: '2027-07-01', to: '2027-12-31', year: 2027, part: 2 },
    ]);
  });

  test('quarters of the year', () => {
    expect(periodsAhead('2026-01-01', 'quarter', 6).map(({ from, part }) => [from, part])).toEqual([
      ['2026-01-01', 1],
      ['2026-04-01', 2],
      ['2026-07-01', 3],
    ]);
  });

  test('follow each other without a gap, hold today first and the last day asked for', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom('quarter', 'half'), fc.integer({ min: 1, max: 60 }), (today, span, months) => {
        const periods = periodsAhead(today, span as keyof typeof SPANS, months);
        expect(periods[0]?.from).toBe(today);
        periods.forEach((period, i) => {
          const next = periods[i + 1];
          if (next) expect(addTo(period.to, { days: 1 })).toBe(next.from);
          expect(period.part).toBeLessThanOrEqual(12 / SPANS[span as keyof typeof SPANS]);
        });
        const last = addTo(today, { months });
        expect(periods.at(-1)?.to.localeCompare(last)).toBeGreaterThanOrEqual(0);
        expect(periods.at(-1)?.from.localeCompare(last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test.each([
  ['2026-11-09', 'overdue'],
  ['2026-11-10', 'due'],
  ['2027-01-09', 'due'],
  ['2027-01-10', 'later'],
])('whoever graduates on %s is %s on 10 November 2026 with 60 days', (on, state) => {
  expect(graduationState(on, '2026-11-10', 60)).toBe(state);
});
