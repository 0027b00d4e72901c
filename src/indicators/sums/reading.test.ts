import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesAmong } from './reading.ts';

/** A top unit, two provinces and communes below them, in the order of their paths. */
const PARTS = [
  '0001',
  '00010001',
  '000100010001',
  '000100010002',
  '000100010003',
  '00010002',
  '000100020001',
  '000100020002',
];
const paths = PARTS.flatMap((part) => (part.length === 12 ? [part, `${part}0001`, `${part}zzzz0002`] : [part]));
const among = (stale: readonly string[]) =>
  stretchesAmong(PARTS.map((part) => ({ part, holds: !stale.includes(part) })));

test('parts that do not hold and stand side by side are one stretch', () => {
  expect(among([])).toEqual([]);
  expect(among(['0001'])).toEqual([{ lo: '0001', hi: '0001!' }]);
  expect(among(['000100010001', '000100010002', '000100020001'])).toEqual([
    { lo: '000100010001', hi: '000100010002{' },
    { lo: '000100020001', hi: '000100020001{' },
  ]);
  expect(among(PARTS)).toEqual([{ lo: '0001', hi: '000100020002{' }]);
});

test('a path lies in a stretch exactly where its part does not hold, and in one only', () => {
  fc.assert(
    fc.property(fc.subarray(PARTS), (stale) => {
      const stretches = among(stale);
      for (const path of paths)
        expect(stretches.filter(({ lo, hi }) => path >= lo && path < hi)).toHaveLength(
          stale.includes(path.slice(0, 12)) ? 1 : 0,
        );
    }),
  );
});
