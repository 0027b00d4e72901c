import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byHand, percent } from './formPaper.ts';

describe('a share on paper', () => {
  test.each([
    [7, 18, 38.9],
    [13, 18, 72.2],
    [1, 8, 12.5],
    [1, 16, 6.3],
    [2, 3, 66.7],
    [0, 5, 0],
    [5, 5, 100],
    [0, 0, 0],
  ])('%i of %i is %d %%', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected);
  });

  test('is never further than half a tenth from the truth, and grows with the part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (whole, some) => {
        const part = Math.min(some, whole);
        expect(Math.abs(percent(part, whole) - (part * 100) / whole)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(percent(part, whole)).toBeLessThanOrEqual(percent(Math.min(part + 1, whole), whole));
      }),
    );
  });
});

test('room for the hand is lines of the mark alone', () => {
  expect(byHand('…', 2)).toEqual([
    { kind: 'paragraph', text: '…'.repeat(7) },
    { kind: 'paragraph', text: '…'.repeat(7) },
  ]);
});
