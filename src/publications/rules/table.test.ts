import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsFor, printed } from '../../reportCheck/rules/arithmetic.ts';
import type { RegisterNumber } from '../publication.ts';
import { reasonsAgainst } from './reasons.ts';
import { dividedShares, largestRemainders, levelsOf, sharesOf } from './shares.ts';
import type { Known, Line, Table } from './table.ts';

const ALONE: Known = { registered: [], smallest: 0 };
const line = (label: string, n: number | null, more: Partial<Line> = {}): Line => ({
  ...{ label, n, share: null, partOf: 'whole', parent: null, indicator: null, dimension: null, code: null },
  ...more,
});
const table = (whole: Partial<Table['whole']>, lines: Line[], divides = false): Table => ({
  whole: { name: 'tổ chức', n: null, people: false, indicator: null, outOf: null, leftOut: null, ...whole },
  divides,
  lines,
});
const codes = (one: Table, known = ALONE) =>
  reasonsAgainst(one, known).map(({ code }) => code.replace('publication.', ''));
const first = (one: Table, code: string, known = ALONE) =>
  reasonsAgainst(one, known).find((reason) => reason.code === `publication.${code}`);

describe('the figures of the sources', () => {
  test('32, of which 119: a part above its whole', () => {
    const lines = [line('chi bộ', 32), line('trực thuộc', 119, { partOf: 'line', parent: 0 })];
    expect(codes(table({ n: 47 }, lines))).toEqual(['part_above_whole']);
    expect(first(table({ n: 47 }, lines), 'part_above_whole')).toMatchObject({
      field: 'lines.1.n',
      values: { label: 'trực thuộc', part: 119, whole: 32 },
      rule: 'publication.counts',
    });
  });

  test('19.2 + 77.6 + 4.1 % do not add up, and none of them is possible for 47', () => {
    const lines = [
      line('xuất sắc', null, { share: '19.2' }),
      line('tốt', null, { share: '77.6' }),
      line('hoàn thành', null, { share: '4.1' }),
    ];
    const one = table({ n: 47 }, lines, true);
    expect(first(one, 'shares_do_not_add_up')?.values).toMatchObject({
      sum: 100.9,
      possible: 'none',
      whole: 47,
      lines: 3,
    });
    expect(codes(one).filter((code) => code === 'impossible_share')).toHaveLength(3);
    expect(codes(table({ n: 47 }, [line('a', 9), line('b', 36), line('c', 2)], true))).toEqual([]);
  });

  test('0.02 % of 3,900 is no whole person; 93.5 % without a base asks for it', () => {
    const found = first(
      table({ n: 3900, people: true }, [line('không hoàn thành', null, { share: '0.02' })]),
      'not_a_whole_person',
    );
    expect(found?.values).toMatchObject({
      share: 0.02,
      computed: 0.78,
      below: 0,
      belowGives: 0,
      above: 1,
      aboveGives: 0.03,
    });
    const asks = first(
      table({ name: null, people: true }, [line('tốt trở lên', null, { share: '93.5' })]),
      'base_missing',
    );
    expect(asks?.values).toMatchObject({ share: 93.5, base: 31 });
    expect(codes(table({ name: null }, [line('tốt', null, { share: '93.5' })]))).toContain('base_unnamed');
  });

  test('1,125 of 1,731 is 64.99 %, not 69.99 %, which no whole number gives', () => {
    const one = (share: string) => table({ n: 1731 }, [line('kiêm nhiệm', 1125, { share })]);
    expect(first(one('69.99'), 'wrong_share')?.values).toMatchObject({
      part: 1125,
      whole: 1731,
      computed: 64.99,
      below: 1211,
      belowGives: 69.96,
      above: 1212,
      aboveGives: 70.02,
    });
    expect(codes(one('64.99'))).toEqual([]);
  });

  test('12 of 63 is 19.05 %: 19.04 % was cut, with the base or without', () => {
    expect(codes(table({ n: 63 }, [line('nghèo', 12, { share: '19.04' })]))).toEqual(['cut_not_rounded']);
    expect(codes(table({ n: null }, [line('nghèo', 12, { share: '19.04' })]))).toEqual([
      'base_missing',
      'cut_not_rounded',
    ]);
    expect(codes(table({ n: 63 }, [line('nghèo', 12, { share: '19.05' })]))).toEqual([]);
  });
});

describe('what a table must say', () => {
  test.each<[string, Table, string[]]>([
    ['no lines', table({}, []), ['no_lines']],
    ['a count without its base is a plain count', table({ name: null }, [line('a', 5, { partOf: 'nothing' })]), []],
    ['a share of nothing', table({ name: null }, [line('a', 5, { partOf: 'nothing', share: '50' })]), ['base_missing']],
    ['a share of none', table({ n: 0 }, [line('a', 0, { share: '0' })]), ['base_zero']],
    ['a base without a name', table({ name: null, n: 10 }, [line('a', 5)]), ['base_unnamed']],
    ['parts of a whole that is not said', table({}, [line('a', 5), line('b', 6)], true), ['whole_missing']],
    ['parts that do not make it', table({ n: 10 }, [line('a', 5), line('b', 6)], true), ['parts_do_not_add_up']],
    ['one part alone that is not the whole', table({ n: 10 }, [line('a', 5)], true), ['parts_do_not_add_up']],
    [
      'a part above the whole is told once',
      table({ n: 10 }, [line('a', 11), line('b', 0)], true),
      ['part_above_whole'],
    ],
    ['a count that is missing', table({ n: 10 }, [line('a', null)]), ['count_missing']],
    ['more rated than there are', table({ n: 10, outOf: 9 }, [line('a', 1)]), ['rated_above']],
    ['who is left out', table({ n: 9, outOf: 10 }, [line('a', 1)]), ['left_out_unnamed']],
    [
      'lines beside a division',
      table({ n: 3 }, [line('a', 1), line('b', 2), line('c', 9, { partOf: 'nothing' })], true),
      [],
    ],
    [
      'one hundred and something',
      table({ n: 3 }, [line('a', 3, { share: '100' }), line('b', 0, { share: '0' })], true),
      [],
    ],
    [
      'shares far from the whole',
      table({ n: null }, [line('a', 3, { share: '60' }), line('b', 3, { share: '60' })], true),
      ['shares_do_not_add_up', 'base_missing', 'base_missing'],
    ],
    // each is possible of 10, and together they are not
    [
      'thirds of ten',
      table(
        { n: 10 },
        [line('a', null, { share: '33' }), line('b', null, { share: '33' }), line('c', null, { share: '34' })],
        true,
      ),
      ['count_missing', 'impossible_share', 'count_missing', 'impossible_share', 'count_missing', 'impossible_share'],
    ],
  ])('%s', (_name, one, expected) => {
    expect(codes(one)).toEqual(expected);
  });

  test('a missing count is told where only one gives the share', () => {
    expect(first(table({ n: 47 }, [line('a', null, { share: '19.1' })]), 'count_missing')?.values).toMatchObject({
      possible: 'one',
      from: 9,
      to: 9,
    });
    expect(first(table({ n: 4000 }, [line('a', null, { share: '50' })]), 'count_missing')?.values).toMatchObject({
      possible: 'several',
      from: 1980,
      to: 2019,
    });
  });
});

describe('numbers of the register', () => {
  const number = (n: number | null, more: Partial<RegisterNumber> = {}): RegisterNumber => ({
    ...{
      indicator: 'unit.dual',
      dimension: null,
      code: null,
      n,
      of: 1731,
      people: false,
      personal: false,
      state: 'live',
    },
    ...more,
  });
  const named = { indicator: 'unit.dual' };

  test('a count that names an indicator is that number, and so is its whole', () => {
    const one = table({ n: 1731, ...named }, [line('kiêm nhiệm', 1125, named)]);
    expect(codes(one, { registered: [number(1125)], smallest: 0 })).toEqual([]);
    const differs = first(one, 'differs_from_register', {
      registered: [number(1126, { state: 'frozen' })],
      smallest: 0,
    });
    expect(differs).toMatchObject({ field: 'lines.0.n', values: { n: 1125, registered: 1126, state: 'frozen' } });
    expect(codes(one, { registered: [number(1125, { of: 1730 })], smallest: 0 })).toEqual(['differs_from_register']);
    expect(codes(one)).toEqual(['not_in_register', 'not_in_register']);
  });

  test('a group too small to be shown is not published (STA-02)', () => {
    const known = (n: number) => ({ registered: [number(n, { personal: true })], smallest: 5 });
    const of = (n: number) => table({ n: 100, people: true }, [line('nhóm', n, named)]);
    expect(codes(of(3), known(3))).toEqual(['small_group']);
    expect(codes(of(0), known(0))).toEqual([]);
    expect(codes(of(5), known(5))).toEqual([]);
  });
});

describe('printed shares', () => {
  test('thirds add up to 100 %, the first takes what is missing', () => {
    expect(largestRemainders([1, 1, 1], 3, 1)).toEqual([334, 333, 333]);
    expect(largestRemainders([9, 36, 2], 47, 1)).toEqual([191, 766, 43]);
    expect(largestRemainders([0, 5], 5, 2)).toEqual([0, 10_000]);
  });

  test('levels follow the line above', () => {
    const lines = [
      line('a', 5),
      line('b', 2, { partOf: 'line', parent: 0 }),
      line('c', 1, { partOf: 'line', parent: 1 }),
    ];
    expect(levelsOf(lines)).toEqual([0, 1, 2]);
    expect(sharesOf(lines, { whole: 10, divides: false, decimals: 0 })).toEqual([
      { units: 50, of: 10 },
      { units: 40, of: 5 },
      { units: 50, of: 2 },
    ]);
  });
});

/** A table of true counts: parts that make their whole, of some of them a part. */
const truth = fc
  .record({
    parts: fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 12 }),
    decimals: fc.integer({ min: 0, max: 3 }),
    divides: fc.boolean(),
    people: fc.boolean(),
    within: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
  })
  .filter(({ parts }) => parts.some((n) => n > 0));

type Truth = typeof truth extends fc.Arbitrary<infer T> ? T : never;

/** Its shares printed as this house prints them. */
function tableOf({ parts, decimals, divides, people, within }: Truth): Table {
  const whole = parts.reduce((sum, n) => sum + n, 0);
  const lines = [
    ...parts.map((n, i) => line(`dòng ${i}`, n)),
    ...within.map((part, i) =>
      line(`trong đó ${i}`, Math.floor((parts[0] ?? 0) * part), { partOf: 'line', parent: 0 }),
    ),
  ];
  const shares = sharesOf(lines, { whole, divides, decimals });
  return {
    ...table({ n: whole, people }, []),
    divides,
    lines: lines.map((each, i) => {
      const share = shares[i];
      return { ...each, share: share ? (share.units / 10 ** decimals).toFixed(decimals) : null };
    }),
  };
}

describe('properties', () => {
  test('a table made of true counts, with the shares that are printed of them, is never refused', () => {
    fc.assert(
      fc.property(truth, (facts) => {
        expect(codes(tableOf(facts))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('shares that divide a whole are printed so that they add up to 100 %, none a whole unit away from the true one', () => {
    fc.assert(
      fc.property(truth, ({ parts, decimals }) => {
        const whole = parts.reduce((sum, n) => sum + n, 0);
        const lines = parts.map((n, i) => line(`dòng ${i}`, n));
        const units = [...(dividedShares(lines, whole, decimals)?.values() ?? [])];
        expect(units.reduce((sum, each) => sum + each, 0)).toBe(100 * 10 ** decimals);
        for (const [i, each] of units.entries())
          expect(Math.abs(each - ((parts[i] ?? 0) * 100 * 10 ** decimals) / whole)).toBeLessThan(1);
      }),
    );
  });

  test('one share moved to where no whole number gives it is always refused, and named at its line', () => {
    const moved = fc.tuple(truth, fc.nat(), fc.integer({ min: 1, max: 400 }), fc.boolean());
    fc.assert(
      fc.property(moved, ([facts, at, by, down]) => {
        const decimals = 3;
        const one = tableOf({ ...facts, decimals });
        const place = at % facts.parts.length;
        const was = printed(Number(one.lines[place]?.share ?? 0), decimals);
        const units = was.units + (down ? -by : by);
        const whole = one.whole.n ?? 0;
        fc.pre(units >= 0 && partsFor(whole, { units, decimals }, 'rounded') === null);
        // a unit beside the rounded one may be what the largest remainder prints
        fc.pre(dividedShares(one.lines, whole, decimals)?.get(place) !== units);
        const lines = one.lines.with(place, {
          ...(one.lines[place] as Line),
          share: (units / 10 ** decimals).toFixed(decimals),
        });
        const reasons = reasonsAgainst({ ...one, lines }, ALONE);
        expect(reasons.map(({ field }) => field)).toContain(`lines.${place}.share`);
      }),
      { numRuns: 500 },
    );
  });

  test('a count moved off its place is always refused where the lines divide the whole', () => {
    fc.assert(
      fc.property(truth, fc.nat(), fc.integer({ min: 1, max: 50 }), (facts, at, by) => {
        const one = tableOf({ ...facts, divides: true, within: [] });
        const place = at % one.lines.length;
        const lines = one.lines.map((each, i) => ({ ...each, share: null, n: (each.n ?? 0) + (i === place ? by : 0) }));
        expect(codes({ ...one, lines })).toContain(
          lines.some(({ n }) => (n ?? 0) > (one.whole.n ?? 0)) ? 'part_above_whole' : 'parts_do_not_add_up',
        );
      }),
    );
  });
});
