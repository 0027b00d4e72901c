import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsNotToEnter, type SeriesFacts } from './rules.ts';

const facts: SeriesFacts = { village: true, known: true, share: true, whole: true, taken: false, today: '2026-11-20' };
const draft = { on: '2026-11-19', value: '12', base: '63' };
const codes = (more: Partial<SeriesFacts>, value: Partial<typeof draft | { base: null }> = {}) =>
  reasonsNotToEnter({ ...facts, ...more }, { ...draft, ...value }).map(({ code, field }) => `${code} ${field ?? ''}`);

describe('a value of a village', () => {
  test.each([
    ['12 poor households of 63', {}, {}, []],
    ['not a village', { village: false }, {}, ['village.not_here ']],
    ['an unknown series', { known: false }, {}, ['choice.unknown series']],
    ['tomorrow', {}, { on: '2026-11-21' }, ['date.future on']],
    ['a second one of that day', { taken: true }, {}, ['village.entered on']],
    ['a share without a base', {}, { base: null }, ['village.base_missing base']],
    ['of none', {}, { base: '0', value: '0' }, ['village.base_missing base']],
    ['more than its base', {}, { value: '64' }, ['village.above_base value']],
    ['half a household', {}, { value: '1.5' }, ['number.not_whole value']],
    ['below none', {}, { value: '-1' }, ['village.below_none value']],
    ['houses with a base', { share: false }, {}, ['village.base_without_share base']],
    ['two houses', { share: false }, { value: '2', base: null }, []],
  ])('%s', (_what, more, value, expected) => {
    expect(codes(more, value)).toEqual(expected);
  });

  test('whatever is entered as a share is a part of its base', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 50 }), fc.integer({ min: 0, max: 50 }), (value, base) => {
        const refused = codes({}, { value: String(value), base: String(base) }).length > 0;
        expect(refused).toBe(value < 0 || base === 0 || value > base);
      }),
    );
  });
});
