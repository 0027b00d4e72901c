import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import { percentOf } from './money.ts';
import { categoriesOn, categoryOn, collectsAt, dueOf, keepOn, signalOn } from './terms.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam'));
const union = await loadRulebook(join(import.meta.dirname, '../../rulebooks/union-example'));
const ON = '2026-11-01';
const due = (category: string, base: number) => {
  const terms = categoryOn(rulebook, category, ON);
  if (!terms) throw new Error(category);
  return dueOf(terms, base);
};

test.each([
  ['1 % of a salary', 'salary', 8_765_400, 87_654],
  ['half a đồng goes up', 'salary', 8_765_450, 87_655],
  ['less than half goes down', 'salary', 8_765_449, 87_654],
  ['0.5 % of a pension', 'pension', 5_432_100, 27_161],
  ['0.5 % of a pension, rounded down', 'pension', 5_432_099, 27_160],
  ['a fixed amount', 'fixed', 10_000, 10_000],
  ['half of it beyond working age', 'fixed_over_age', 5_000, 2_500],
  ['half of an odd amount is rounded up', 'fixed_over_age', 2_001, 1_001],
])('DUE-01: %s', (_name, category, base, expected) => {
  expect(due(category, base)).toBe(expected);
});

test('an organization with other rules pays by them', () => {
  const terms = categoriesOn(union, ON);
  expect(terms.map(({ id }) => id)).toEqual(['wage']);
  expect(terms[0] && dueOf(terms[0], 7_000_050)).toBe(70_001);
  expect(collectsAt(union, 'branch')).toBe(true);
  expect(signalOn(union, ON)?.months).toBe(6);
});

test('before a rule was in force nothing is due by it', () => {
  expect(categoryOn(rulebook, 'salary', '2011-03-31')).toBeNull();
  expect(categoryOn(rulebook, 'salary', '2011-04-01')).not.toBeNull();
  expect(categoryOn(rulebook, 'tea', ON)).toBeNull();
});

test.each([
  ['subordinate_cell', 'residential', 30, 50],
  ['grassroots_cell', 'residential', 90, 90],
  ['grassroots_cell', 'school', 70, 70],
  ['grassroots_committee', 'agency', 70, 70],
  ['commune_committee', null, 50, 50],
  ['province_committee', null, 50, 50],
])('DUE-02: what a %s (%s) keeps', (kind, setting, least, most) => {
  const terms = keepOn(rulebook, { kind, setting }, ON);
  expect(terms && [percentOf(terms.least), percentOf(terms.most)]).toEqual([least, most]);
});

test('the top keeps all of it', () => {
  expect(keepOn(rulebook, { kind: 'central_committee', setting: null }, ON)).toBeNull();
});

test('three months of a year are told (LEA-01)', () => {
  expect(signalOn(rulebook, ON)).toEqual({ months: 3, rule: 'LEA-01' });
});
