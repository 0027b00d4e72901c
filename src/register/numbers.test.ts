import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import { numberLine, numberText, termStart } from './numbers.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam'));

test('a number reads as the organization writes it, from 01 (DOC-02)', () => {
  expect(numberText(rulebook, 'resolution', 'ĐU', 5)).toBe('05-NQ/ĐU');
  expect(numberText(rulebook, 'minutes', 'CB', 123)).toBe('123-BB/CB');
  expect(numberLine(rulebook, '05-NQ/ĐU')).toBe('Số 05-NQ/ĐU');
});

test('two numbers of one series never read the same', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(5000),
      (a, b) => (a === b) === (numberText(rulebook, 'plan', 'CB', a) === numberText(rulebook, 'plan', 'CB', b)),
    ),
  );
});

test.each([
  ['without a head, the year of the founding', [], '2026-03-01', '2019-01-01'],
  ['the head in office', [{ from: '2025-08-10', termEnds: '2030-08-10' }], '2026-03-01', '2025-08-10'],
  [
    'a head replaced in mid-term goes on',
    [
      { from: '2025-08-10', termEnds: '2030-08-10' },
      { from: '2026-01-05', termEnds: '2030-08-10' },
    ],
    '2026-03-01',
    '2025-08-10',
  ],
  [
    'a new term begins anew',
    [
      { from: '2020-06-01', termEnds: '2025-06-01' },
      { from: '2025-08-10', termEnds: '2030-08-10' },
    ],
    '2026-03-01',
    '2025-08-10',
  ],
  [
    'a term that is not known to end is one',
    [
      { from: '2020-06-01', termEnds: null },
      { from: '2024-08-10', termEnds: null },
    ],
    '2026-03-01',
    '2020-06-01',
  ],
  [
    'a head who comes later does not count yet',
    [
      { from: '2020-06-01', termEnds: null },
      { from: '2027-01-01', termEnds: '2030-01-01' },
    ],
    '2026-03-01',
    '2020-06-01',
  ],
] as const)('the term: %s', (_name, heads, on, start) => {
  expect(termStart([...heads], '2019-05-19', on)).toBe(start);
});
