import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareParagraphs, paragraphsOf, reasonsNotToAdopt, reasonsNotToDraft } from './regulations.ts';

test('regulations are drafted for a running term, one draft at a time', () => {
  expect(reasonsNotToDraft({ termRuns: true, draftExists: false, rule: 'REG-01' })).toEqual([]);
  expect(reasonsNotToDraft({ termRuns: false, draftExists: false, rule: 'REG-01' })).toEqual([
    { code: 'regulation.no_term', rule: 'REG-01' },
  ]);
  expect(reasonsNotToDraft({ termRuns: true, draftExists: true, rule: 'REG-01' })[0]?.code).toBe(
    'regulation.draft_exists',
  );
});

test.each([
  ['first of the term, on its first day', 'draft', '2025-07-01', null, undefined],
  ['before the term', 'draft', '2025-06-30', null, 'date.order'],
  ['after the version before', 'draft', '2026-02-02', '2026-02-01', undefined],
  ['on the day of the version before', 'draft', '2026-02-01', '2026-02-01', 'date.order'],
  ['in the future', 'draft', '2027-01-01', null, 'date.future'],
  ['adopted already', 'adopted', '2026-02-01', null, 'regulation.not_draft'],
] as const)('adopting: %s', (_name, state, on, presentAdoptedOn, code) => {
  const facts = { state, termStartsOn: '2025-07-01', presentAdoptedOn };
  expect(reasonsNotToAdopt(facts, on, '2026-11-10')[0]?.code).toBe(code);
});

test('the comparison of two versions reads in their order', () => {
  expect(compareParagraphs('Điều 1\n\nĐiều 2\nĐiều 3', 'Điều 1\nĐiều 2 mới\nĐiều 3\nĐiều 4')).toEqual([
    { kind: 'same', text: 'Điều 1' },
    { kind: 'removed', text: 'Điều 2' },
    { kind: 'inserted', text: 'Điều 2 mới' },
    { kind: 'same', text: 'Điều 3' },
    { kind: 'inserted', text: 'Điều 4' },
  ]);
});

test('both versions can be read out of the comparison', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ' d '), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const found = compareParagraphs(older, newer);
      const without = (kind: string) => found.filter((one) => one.kind !== kind).map((one) => one.text);
      expect(without('inserted')).toEqual(paragraphsOf(older));
      expect(without('removed')).toEqual(paragraphsOf(newer));
    }),
  );
});
