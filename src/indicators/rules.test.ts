import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, reasonsNotToCompare } from './accounting.ts';
import { bandOf, bandsOf } from './ages.ts';
import { hiddenUnits, hideSmall } from './hiding.ts';
import { type MonthRow, monthEnds, seriesOf } from './series.ts';

describe('small groups', () => {
  test.each([
    ['nothing is small', [13, 9], 5, [13, 9]],
    ['the rest would tell the one', [3, 13], 5, [null, null]],
    ['the next smallest goes with it', [3, 40, 12, 9], 5, [null, 40, 12, null]],
    ['two ones are still worked out from their sum', [1, 1, 20, 30], 5, [null, null, null, 30]],
    ['nobody is a small group, too', [0, 12], 5, [null, null]],
    ['whoever may read the records sees all', [1, 2], 0, [1, 2]],
    ['no parts', [], 5, []],
  ] as const)('%s', (_why, parts, smallest, shown) => {
    expect(hideSmall(parts, smallest)).toEqual(shown);
  });

  const partsArb = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  test('a small part is never shown, and a total minus the shown parts never tells a hidden one', () => {
    fc.assert(
      fc.property(partsArb, fc.integer({ min: 2, max: 10 }), (parts, smallest) => {
        const shown = hideSmall(parts, smallest);
        const hidden = parts.filter((_, i) => shown[i] === null);
        expect(shown.every((n, i) => n === null || n === parts[i])).toBe(true);
        expect(shown.every((n) => n === null || n >= smallest)).toBe(true);
        if (hidden.length === 0) return;
        const sum = hidden.reduce((all, n) => all + n, 0);
        // what a reader can say of a hidden part: from 1 up to the sum without the one of each other part
        const most = sum - (hidden.length - 1);
        if (hidden.length < parts.length) {
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          expect(most - 1).toBeGreaterThanOrEqual(smallest);
        }
      }),
    );
  });

  test.each([
    [
      'all large',
      [
        [20, 30],
        [9, 8],
      ],
      [],
    ],
    [
      'one small takes the smallest other with it',
      [
        [3, 30],
        [9, 8],
        [20, 20],
      ],
      [0, 1],
    ],
    [
      'and more, until together they are no small group',
      [
        [0, 30],
        [0, 8],
        [0, 40],
        [9, 9],
      ],
      [0, 1, 2, 3],
    ],
    [
      'a unit without members tells nothing',
      [
        [0, 0],
        [9, 9],
      ],
      [],
    ],
  ] as const)('neighbours: %s', (_why, units, hidden) => {
    const named = units.map((parts, i) => ({ id: String(i), parts: [...parts] }));
    expect([...hiddenUnits(named, 5)].sort()).toEqual(hidden.map(String));
  });

  const unitsArb = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 10 });
  test('the sum above minus the units shown is never a small group, unless nothing is shown', () => {
    fc.assert(
      fc.property(unitsArb, fc.integer({ min: 2, max: 10 }), (parts, smallest) => {
        const units = parts.map((each, i) => ({ id: `u${i}`, parts: [...each] }));
        const hidden = hiddenUnits(units, smallest);
        const filled = units.filter((unit) => unit.parts.some((n) => n > 0));
        for (const unit of filled) if (!hidden.has(unit.id)) expect(unit.parts.every((n) => n >= smallest)).toBe(true);
        if (hidden.size === 0 || hidden.size === filled.length) return;
        expect(hidden.size).toBeGreaterThanOrEqual(2);
        for (const i of [0, 1]) {
          const left = units.filter((unit) => hidden.has(unit.id)).reduce((sum, unit) => sum + (unit.parts[i] ?? 0), 0);
          expect(left).toBeGreaterThanOrEqual(smallest);
        }
      }),
    );
  });
});

describe('the account', () => {
  const given = {
    from: '2026-02-01',
    since: '2026-01-01',
    beginnings: ['admitted', 'roster'],
    endings: ['died', 'left'],
  };
  const crossings = {
    before: 20,
    after: 22,
    in: [
      { code: 'unit', n: 6 },
      { code: 'admitted', n: 7 },
    ],
    out: [
      { code: 'odd', n: 1 },
      { code: 'left', n: 4 },
      { code: 'died', n: 6 },
    ],
  };
  test('stands in the rulebook’s order, what it does not list last', () => {
    expect(accountOf(crossings, given, 0)).toEqual({
      before: 20,
      after: 22,
      entered: 13,
      left: 11,
      in: [
        { code: 'admitted', n: 7 },
        { code: 'unit', n: 6 },
      ],
      out: [
        { code: 'died', n: 6 },
        { code: 'left', n: 4 },
        { code: 'odd', n: 1 },
      ],
    });
  });
  test('claims no sum from a day before the records, nor anything where there are none', () => {
    expect(accountOf(crossings, { ...given, from: '2025-12-31' }, 0).before).toBe(null);
    expect(accountOf(null, given, 0)).toEqual({
      before: null,
      after: null,
      entered: null,
      left: null,
      in: [],
      out: [],
    });
  });
  test('hides reasons of a few from whoever sees counts only, and keeps the sums', () => {
    const shown = accountOf(crossings, given, 5);
    expect([shown.entered, shown.left]).toEqual([13, 11]);
    expect(shown.in.map(({ n }) => n)).toEqual([7, 6]);
    expect(shown.out.map(({ n }) => n)).toEqual([null, null, null]);
  });
  test.each([
    ['2026-01-01', '2026-02-01', []],
    ['2026-02-01', '2026-02-01', ['date.order']],
    ['2026-03-01', '2026-02-01', ['date.order']],
    ['2026-01-01', '2026-11-11', ['date.future']],
  ])('from %s to %s', (from, to, codes) => {
    expect(reasonsNotToCompare(from, to, '2026-11-10').map(({ code }) => code)).toEqual(codes);
  });
});

describe('months', () => {
  test('end on their last day, this one today', () => {
    expect(monthEnds('2026-03-15', 3)).toEqual([
      { month: '2026-01', on: '2026-01-31' },
      { month: '2026-02', on: '2026-02-28' },
      { month: '2026-03', on: '2026-03-15' },
    ]);
    expect(monthEnds('2026-03-31', 24)[0]).toEqual({ month: '2024-04', on: '2024-04-30' });
  });
  const row = (members: number) => ({ members, female: 4, cells: 3, held: 2 }) as MonthRow;
  test('before the first record have no number', () => {
    const ends = monthEnds('2026-03-15', 3);
    const [members] = seriesOf([row(0), row(16), row(17)], ends, '2026-02-10', false);
    expect(members?.points.map(({ n }) => n)).toEqual([null, 16, 17]);
  });
  test('show no parts of the members to whoever is kept from small groups', () => {
    const keys = (kept: boolean) =>
      seriesOf([row(16)], monthEnds('2026-03-15', 1), '2020-01-01', kept).map(({ key }) => key);
    expect(keys(false)).toContain('female');
    expect(keys(true)).not.toContain('female');
    expect(keys(true)).toEqual(
      keys(false).filter((key) => !['official', 'probationary', 'female', 'minority'].includes(key)),
    );
  });
});

test('age bands by year of birth leave no gap and nobody out', () => {
  const bands = bandsOf([18, 31, 61], 2026);
  expect(bands).toEqual([
    { code: '18-30', bornFrom: 1996, bornTo: 2008 },
    { code: '31-60', bornFrom: 1966, bornTo: 1995 },
    { code: '61-', bornFrom: null, bornTo: 1965 },
  ]);
  expect(['2008', '1996', '1995', '1966', '1965', '1920', '2010', ''].map((year) => bandOf(year, bands))).toEqual([
    '18-30',
    '18-30',
    '31-60',
    '31-60',
    '61-',
    '61-',
    '2010',
    '',
  ]);
});
