import { describe, expect, test } from 'vitest';
import { type Draft, reasonsNotToDefine, reasonsNotToSave } from './rules.ts';

const declared = new Map([
  ['member.head', new Map([['sex', ['male', 'female']]])],
  ['honour.badge', new Map([['years', []]])],
]);
const draft: Draft = {
  form: 'share',
  numerator: { measure: 'member.head', filters: [{ dimension: 'sex', codes: ['female'] }] },
  denominator: { measure: 'member.head' },
  target: null,
  targetSource: null,
};
const codes = (more: Partial<Draft>) =>
  reasonsNotToDefine(declared, { ...draft, ...more }).map(({ code, field }) => `${code} ${field}`);

describe('an indicator of a committee', () => {
  test.each([
    ['women of all members', {}, []],
    ['a number with two parts', { form: 'number' as const }, ['indicator.one_part denominator']],
    ['a share of nothing', { denominator: null }, ['indicator.two_parts denominator']],
    ['an unknown measure', { numerator: { measure: 'member.rich' } }, ['choice.unknown numerator.measure']],
    [
      'an unknown dimension',
      { numerator: { measure: 'member.head', filters: [{ dimension: 'height', codes: ['x'] }] } },
      ['choice.unknown numerator.filters.0.dimension'],
    ],
    [
      'an unknown code',
      { numerator: { measure: 'member.head', filters: [{ dimension: 'sex', codes: ['x'] }] } },
      ['choice.unknown numerator.filters.0.codes'],
    ],
    [
      'whose sex nobody wrote down',
      { numerator: { measure: 'member.head', filters: [{ dimension: 'sex', codes: [''] }] } },
      [],
    ],
    [
      'codes nobody listed',
      { numerator: { measure: 'honour.badge', filters: [{ dimension: 'years', codes: ['30'] }] } },
      [],
    ],
    [
      'one dimension twice',
      {
        numerator: {
          measure: 'member.head',
          filters: [
            { dimension: 'sex', codes: ['male'] },
            { dimension: 'sex', codes: ['female'] },
          ],
        },
      },
      ['choice.unknown numerator.filters.1.dimension'],
    ],
    ['a target that nobody set', { target: '30' }, ['indicator.target_source targetSource']],
    ['more than all of them', { target: '130', targetSource: 'NQ 01' }, ['number.range target']],
  ])('%s', (_what, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });
});

test('a dashboard shows what there is', () => {
  const reasons = reasonsNotToSave(new Set(['member.head']), new Set(['u']), [
    { indicator: 'member.head', form: 'number', unit: 'u' },
    { indicator: 'member.head', form: 'trend' },
    { indicator: 'none', form: 'number', unit: 'v' },
  ]);
  expect(reasons.map(({ field }) => field)).toEqual(['tiles.2.indicator', 'tiles.2.unit']);
});
