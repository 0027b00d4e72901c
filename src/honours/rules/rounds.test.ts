import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn, partyAge } from '../../members/rules.ts';
import { addTo } from '../../platform/clock.ts';
import { admittedRange, roundFor, roundsAhead, roundsBetween, windowOf } from './badges.ts';
import { anyDay, book } from './scene.ts';

describe('Party age', () => {
  it.each([
    ['1996-12-01', '2026-11-30', 29],
    ['1996-12-01', '2026-12-01', 30],
    // 29 February is full on the 28th of a short year, and on the 29th of a long one
    ['1996-02-29', '2026-02-27', 29],
    ['1996-02-29', '2026-02-28', 30],
    ['1996-02-29', '2028-02-28', 31],
    ['1996-02-29', '2028-02-29', 32],
    ['1995-02-28', '2024-02-28', 29],
    ['1996-08-31', '2026-08-30', 29],
    ['1996-12-31', '2027-01-01', 30],
    ['2026-11-10', '2026-11-10', 0],
    ['2026-11-10', '2025-01-01', 0],
  ])('from %s is on %s: %i years', (admitted, on, years) => {
    expect(partyAge(admitted, on)).toBe(years);
  });

  it('has as many full years as anniversaries have come', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 36_000 }), (admitted, days) => {
        const on = addTo(admitted, { days });
        const years = partyAge(admitted, on);
        expect(dueOn(admitted, years) <= on).toBe(true);
        expect(dueOn(admitted, years + 1) > on).toBe(true);
      }),
    );
  });
});

describe('rounds', () => {
  it('stand four times a year; the first on or after the day is one’s own', () => {
    expect(roundsBetween(book.days, '2026-09-02', '2027-05-19')).toEqual([
      '2026-09-02',
      '2026-11-07',
      '2027-02-03',
      '2027-05-19',
    ]);
    expect(roundFor(book.days, '2026-11-07')).toBe('2026-11-07');
    expect(roundFor(book.days, '2026-11-08')).toBe('2027-02-03');
    expect(windowOf(book.days, '2027-02-03')).toEqual({ from: '2026-11-08', to: '2027-02-03' });
  });

  it('ahead: those of the quarter, and at least the next one', () => {
    expect(roundsAhead(book, '2026-11-10')).toEqual(['2027-02-03']);
    expect(roundsAhead(book, '2026-09-01')).toEqual(['2026-09-02', '2026-11-07']);
    expect(roundsAhead(book, '2026-02-10')).toEqual(['2026-05-19']);
  });

  it('take each badge of each person exactly once, whoever is admitted when', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...book.steps), (admitted, years) => {
        const due = dueOn(admitted, years);
        const rounds = roundsBetween(book.days, addTo(due, { years: -2 }), addTo(due, { years: 2 }));
        const taking = rounds.filter((round) => {
          const { from, to } = windowOf(book.days, round);
          return from <= due && due <= to;
        });
        expect(taking).toEqual([roundFor(book.days, due)]);
      }),
    );
  });

  it('are found by a range of admission days that misses nobody and takes at most a day too much at each side', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...book.steps),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -410, max: 410 }),
        (from, years, length, shift) => {
          const to = addTo(from, { days: length });
          const admitted = addTo(addTo(from, { years: -years }), { days: shift });
          const { lo, hi } = admittedRange(years, from, to);
          const due = dueOn(admitted, years);
          if (due >= from && due <= to) expect(admitted >= lo && admitted <= hi).toBe(true);
          if (admitted >= lo && admitted <= hi)
            expect(due >= addTo(from, { days: -2 }) && due <= addTo(to, { days: 2 })).toBe(true);
        },
      ),
    );
  });
});
