import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsAgainst } from './reasons.ts';
import { restOf, unitLines } from './unitLines.ts';

describe('lines by units', () => {
  test('of a plain number: one for each unit, and one for what is the unit’s own', () => {
    const units = [
      { code: 'a', n: 3, of: null },
      { code: 'b', n: 0, of: null },
      { code: '', n: 2, of: null },
    ];
    expect(unitLines(units, false).map(({ code, n, partOf }) => [code, n, partOf])).toEqual([
      ['a', 3, 'whole'],
      ['b', 0, 'whole'],
      ['', 2, 'whole'],
    ]);
    expect(unitLines(units.with(2, { code: '', n: 0, of: null }), false)).toHaveLength(2);
  });

  test('of a share: the base of each unit, and within it what the share is of', () => {
    const lines = unitLines(
      [
        { code: 'a', n: 1, of: 4 },
        { code: '', n: 0, of: 1 },
      ],
      true,
    );
    expect(lines.map(({ code, dimension, n, partOf, parent }) => [code, dimension, n, partOf, parent])).toEqual([
      ['a', 'below_base', 4, 'whole', null],
      ['a', 'below', 1, 'line', 0],
      ['', 'below_base', 1, 'whole', null],
      ['', 'below', 0, 'line', 2],
    ]);
  });

  test.each([
    [10, [3, 4], 3],
    [7, [3, 4], 0],
    [6, [3, 4], null],
    [null, [3], null],
    [5, [3, null], null],
  ])('of %s the parts %j leave %s', (whole, parts, rest) => {
    expect(restOf(whole, parts)).toBe(rest);
  });

  test('whatever the units count, their lines make the whole and nothing stands against the table', () => {
    const counted = fc.record({ of: fc.nat(500), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 40 }), fc.boolean(), (all, share) => {
        const units = all.map(({ of, part }, i) => ({ code: String(i), n: share ? Math.floor(of * part) : of, of }));
        const whole = all.reduce((sum, { of }) => sum + of, 0);
        const lines = unitLines(units, share).map((line) => ({
          ...line,
          ...{ label: line.code, share: null, indicator: null, dimension: null, code: null },
        }));
        const named = { name: 'đảng viên', n: whole, people: true, indicator: null, outOf: null, leftOut: null };
        expect(reasonsAgainst({ whole: named, divides: true, lines }, { registered: [], smallest: 0 })).toEqual([]);
      }),
    );
  });
});
