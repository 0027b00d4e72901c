import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf, replayedAsOf } from './position.ts';

describe('a place in the log', () => {
  it.each([
    ['0/0', 0n],
    ['0/16B3748', 0x16b3748n],
    ['1/0', 1n << 32n],
    ['A/FF', (10n << 32n) | 255n],
    ['FFFFFFFF/FFFFFFFF', (1n << 64n) - 1n],
  ])('%s is read', (text, position) => expect(positionOf(text)).toBe(position));

  it.each(['', '0', '/', '0/', '/0', 'x/0', '0/0/0', '0/0 ', '1/123456789', "0/0'; drop table unit"])(
    '"%s" is none',
    (text) => expect(positionOf(text)).toBeNull(),
  );

  it('keeps the order of the log', () => {
    const part = fc.nat(0xffffffff);
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const text = (high: number, low: number) => `${high.toString(16).toUpperCase()}/${low.toString(16)}`;
        const [one, other] = [positionOf(text(a, b)) as bigint, positionOf(text(c, d)) as bigint];
        expect(one < other).toBe(a < c || (a === c && b < d));
      }),
    );
  });
});

describe('the age of a standby', () => {
  const samples = [
    { at: 1000, position: 10n },
    { at: 2000, position: 20n },
    { at: 3000, position: 20n },
    { at: 4000, position: 35n },
  ];
  it.each([
    [9n, null],
    [10n, 1000],
    [19n, 1000],
    // nothing was written in between: as new as the later look
    [20n, 3000],
    [34n, 3000],
    [35n, 4000],
    [99n, 4000],
  ])('that has replayed up to %s', (replayed, asOf) => expect(replayedAsOf(samples, replayed)).toBe(asOf));

  it('of which nothing is known is not made up', () => expect(replayedAsOf([], 99n)).toBeNull());
});
