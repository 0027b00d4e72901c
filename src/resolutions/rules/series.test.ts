import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RHYTHMS } from '../series.ts';
import { isNextDue, nextAfter, occurrence, occurrences, reasonsNotToRepeat, reasonsNotToStop } from './series.ts';

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const anyRhythm = fc.constantFrom(...RHYTHMS);

test.each([
  ['month', 1, '2026-02-28'],
  ['month', 2, '2026-03-31'],
  ['quarter', 1, '2026-04-30'],
  ['year', 1, '2027-01-31'],
] as const)('the 31st comes each %s: number %i is on %s', (every, n, day) => {
  expect(occurrence('2026-01-31', every, n)).toBe(day);
});

test.each([
  ['the next one', '2026-01-31', '2026-02-28'],
  ['not the same day again', '2026-02-28', '2026-03-31'],
  ['days gone by are passed over', '2026-06-15', '2026-06-30'],
  ['before the first, the first', '2025-01-01', '2026-01-31'],
  ['behind the end there is none', '2026-12-31', null],
])('after a day: %s', (_name, day, next) => {
  expect(nextAfter('2026-01-31', 'month', '2026-12-31', day)).toBe(next);
});

test('occurrences rise, and the next after one is the one that follows it', () => {
  fc.assert(
    fc.property(anyDay, anyRhythm, fc.integer({ min: 0, max: 60 }), (first, every, n) => {
      const [one, two] = [occurrence(first, every, n), occurrence(first, every, n + 1)];
      expect(two > one).toBe(true);
      expect(nextAfter(first, every, two, one)).toBe(two);
      expect(nextAfter(first, every, one, one)).toBeNull();
      expect(occurrences(first, every, two)).toBe(n + 2);
    }),
  );
});

test.each([
  ['ends before it begins', '2026-05-01', 'date.order'],
  ['comes once', '2026-06-09', 'series.once'],
  ['comes too often', '2026-10-10', 'series.too_many'],
  ['comes twice', '2026-07-09', undefined],
])('it is refused when it %s', (_name, endsOn, code) => {
  expect(reasonsNotToRepeat('2026-05-10', 'month', endsOn, 4)[0]?.code).toBe(code);
});

describe('the next one is made', () => {
  const series = { stoppedOn: null, nextDue: '2026-02-28' };
  test.each([
    ['when none was given yet', series, null, true],
    ['when the one before is done', series, { state: 'done', due: '2026-03-01' }, true],
    ['when the one before was carried over', series, { state: 'carried', due: '2026-03-01' }, true],
    ['not while it is in hand', series, { state: 'reported', due: '2026-02-10' }, false],
    ['once its day has passed', series, { state: 'open', due: '2026-02-09' }, true],
    ['not when it was stopped', { ...series, stoppedOn: '2026-02-01' }, { state: 'done', due: '2026-01-31' }, false],
    ['not when it is over', { ...series, nextDue: null }, { state: 'done', due: '2026-01-31' }, false],
  ] as const)('%s', (_name, given, latest, out) => {
    expect(isNextDue(given, latest, '2026-02-10')).toBe(out);
  });
});

test('what was stopped or is over is not stopped again', () => {
  expect(reasonsNotToStop({ stoppedOn: '2026-01-01', nextDue: null })[0]?.code).toBe('series.stopped');
  expect(reasonsNotToStop({ stoppedOn: null, nextDue: null })[0]?.code).toBe('series.ended');
  expect(reasonsNotToStop({ stoppedOn: null, nextDue: '2026-02-01' })).toEqual([]);
});
