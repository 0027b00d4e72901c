/** Over random numbers: what is true is never found wrong, what is planted is always found, and Arabic digits say what Latin ones say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basesFor, gives, partsFor, printed, unitsOf } from './rules/arithmetic.ts';
import { checkReport } from './rules/report.ts';
import { lexicon, say, toIndic, WAYS } from './testing.ts';

const found = (text: string) => checkReport(text, lexicon).findings.map(({ kind }) => kind);
const way = fc.constantFrom(...WAYS);
const decimals = fc.integer({ min: 1, max: 2 });
const whole = fc.integer({ min: 2, max: 60_000 });
const pair = whole.chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 1, max: n }) }));
const share = (k: number, n: number, d: number, how: 'rounded' | 'cut' = 'rounded') => ({
  share: unitsOf(k, n, d, how) / 10 ** d,
  decimals: d,
});
const three = fc.tuple(
  fc.integer({ min: 1, max: 400 }),
  fc.integer({ min: 1, max: 400 }),
  fc.integer({ min: 1, max: 400 }),
);
const STATED = ['of', 'ratio', 'among'] as const;

describe('a true statement gives no finding', () => {
  it('k of n is its share', () => {
    fc.assert(
      fc.property(pair, decimals, way, fc.constantFrom(...STATED), ({ n, k }, d, how, kind) => {
        expect(found(say(kind, { k, n, p: share(k, n, d) }, how))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('a part of a whole; committees and cells that add up', () => {
    fc.assert(
      fc.property(pair, way, ({ n, k }, how) => {
        expect(found(say('which', { n, k }, how))).toEqual([]);
        expect(found(say('division', { n: n + k, a: n, b: k }, how))).toEqual([]);
      }),
    );
  });

  it('the shares of a division, rounded', () => {
    fc.assert(
      fc.property(three, decimals, way, ([a, b, c], d, how) => {
        const n = a + b + c;
        expect(found(say('shares', { p: share(a, n, d), q: share(b, n, d), r: share(c, n, d) }, how))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('a share of a base, and a count with its share, where a whole number gives them', () => {
    fc.assert(
      fc.property(pair, decimals, way, ({ n, k }, d, how) => {
        expect(found(say('base', { n, p: share(k, n, d) }, how))).toEqual([]);
        expect(found(say('alone', { k, p: share(k, n, d) }, how))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a planted fault is found', () => {
  it('a share that its counts do not give', () => {
    fc.assert(
      fc.property(
        pair,
        decimals,
        way,
        fc.constantFrom(...STATED),
        fc.integer({ min: 2, max: 900 }),
        ({ n, k }, d, how, kind, off) => {
          const wrong = (unitsOf(k, n, d, 'rounded') + off) / 10 ** d;
          fc.pre(wrong < 100);
          expect(found(say(kind, { k, n, p: { share: wrong, decimals: d } }, how))).toEqual(['wrong_share']);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a share that was cut', () => {
    fc.assert(
      fc.property(pair, decimals, way, fc.constantFrom(...STATED), ({ n, k }, d, how, kind) => {
        fc.pre(unitsOf(k, n, d, 'cut') !== unitsOf(k, n, d, 'rounded') && unitsOf(k, n, d, 'cut') > 0);
        expect(found(say(kind, { k, n, p: share(k, n, d, 'cut') }, how))).toEqual(['cut_not_rounded']);
      }),
      { numRuns: 200 },
    );
  });

  it('a part above its whole, parts that do not add up', () => {
    fc.assert(
      fc.property(pair, way, fc.integer({ min: 1, max: 50 }), ({ n, k }, how, off) => {
        expect(found(say('which', { n, k: n + off }, how))).toEqual(['part_above_whole']);
        expect(found(say('division', { n: n + k + off, a: n, b: k }, how))).toEqual(['parts_do_not_add_up']);
      }),
    );
  });

  it('shares of one whole above it', () => {
    fc.assert(
      fc.property(three, decimals, way, fc.integer({ min: 4, max: 40 }), ([a, b, c], d, how, off) => {
        const n = a + b + c;
        const q = share(b, n, d);
        const wrong = { ...q, share: Math.round((q.share + off / 10) * 10 ** d) / 10 ** d };
        fc.pre(wrong.share < 100);
        expect(found(say('shares', { p: share(a, n, d), q: wrong, r: share(c, n, d) }, how))).toEqual([
          'shares_do_not_add_up',
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('a share of people that no whole number gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4000 }),
        fc.integer({ min: 1, max: 9999 }),
        decimals,
        way,
        (n, units, d, how) => {
          const value = { share: (units % (100 * 10 ** d)) / 10 ** d, decimals: d };
          const p = printed(value.share, d);
          fc.pre(p.units > 0 && !partsFor(n, p, 'rounded') && !partsFor(n, p, 'cut'));
          expect(found(say('base', { n, p: value }, how))).toEqual(['not_a_whole_person']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a count with a share that no base gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9999 }), way, (k, units, how) => {
        const p = printed(units / 100, 2);
        fc.pre(!basesFor(k, p, 'rounded'));
        const expected = basesFor(k, p, 'cut') ? 'cut_not_rounded' : 'impossible_share';
        expect(found(say('alone', { k, p: { share: units / 100, decimals: 2 } }, how))).toEqual([expected]);
      }),
      { numRuns: 200 },
    );
  });
});

it('Arabic digits say what Latin ones say', () => {
  fc.assert(
    fc.property(pair, decimals, fc.integer({ min: 0, max: 50 }), ({ n, k }, d, off) => {
      const text = say(
        'among',
        { k, n, p: { share: Math.min(99, unitsOf(k, n, d, 'rounded') / 10 ** d + off), decimals: d } },
        {
          language: 'ar',
          digits: 'latin',
        },
      );
      const plain = (each: ReturnType<typeof checkReport>) =>
        each.findings.map(({ quote, ...rest }) => ({ ...rest, quote: toIndic(quote) }));
      expect(plain(checkReport(toIndic(text), lexicon))).toEqual(plain(checkReport(text, lexicon)));
    }),
  );
});

it('bases and parts are exactly those that print the share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('rounded' as const, 'cut' as const),
      (k, units, how) => {
        const p = printed(units / 10, 1);
        const all = (test: (i: number) => boolean, to: number) => [...Array(to + 1).keys()].filter(test);
        const bounds = basesFor(k, p, how);
        const bases = all((n) => n > 0 && gives(k, n, p, how), 1500);
        expect(bases).toEqual(bounds ? all((n) => n >= bounds.from && n <= bounds.to, 1500) : []);
        const parts = partsFor(k, p, how);
        expect(all((i) => gives(i, k, p, how), k)).toEqual(
          parts ? all((i) => i >= parts.from && i <= parts.to, k) : [],
        );
      },
    ),
    { numRuns: 200 },
  );
});
