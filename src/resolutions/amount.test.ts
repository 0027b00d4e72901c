import { describe, expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import { UNION, VIETNAM } from '../rulebook/testRulebook.ts';
import { sayIn } from '../rulebook/texts.ts';
import { amountOf } from './amount.ts';
import { goalText } from './documents/lines.ts';

const households = { one: 'أسرة', many: 'أسر', dual: 'أسرتان', counted: 'أسرة', gender: 'f' as const };
const houses = { one: 'منزل', many: 'منازل', dual: 'منزلان', counted: 'منزلًا', gender: 'm' as const };

describe('a number of a noun', () => {
  test.each([
    [0, 'other', 'منزل'],
    [1, 'one', 'منزل'],
    [2, 'two', 'منزلان'],
    [3, 'other', 'منازل'],
    [10, 'other', 'منازل'],
    [11, 'other', 'منزلًا'],
    [99, 'other', 'منزلًا'],
    [100, 'other', 'منزل'],
    [102, 'other', 'منزل'],
    [103, 'other', 'منازل'],
    [12.5, 'other', 'منزل'],
  ])('in Arabic: %d', (n, form, noun) => {
    expect(amountOf(n, n, houses, 'ar')).toEqual({ form, noun });
  });
  test('one of a feminine noun is said so; a range keeps its numbers and goes by its end', () => {
    expect(amountOf(1, 1, households, 'ar').form).toBe('one_f');
    expect(amountOf(1, 2, houses, 'ar')).toEqual({ form: 'other', noun: 'منازل' });
    expect(amountOf(10, 12, houses, 'ar')).toEqual({ form: 'other', noun: 'منزلًا' });
    expect(amountOf(0, 1, houses, 'ar')).toEqual({ form: 'other', noun: 'منزل' });
  });
  test('in English one is one; in Vietnamese a noun is what it is', () => {
    const noun = { one: 'household', many: 'households' };
    expect([0, 1, 2].map((n) => amountOf(n, n, noun, 'en').noun)).toEqual(['households', 'household', 'households']);
    expect([0, 1, 2].map((n) => amountOf(n, n, { one: 'hộ' }, 'vi').noun)).toEqual(['hộ', 'hộ', 'hộ']);
  });
});

describe('a goal on paper', async () => {
  const rulebook = await loadRulebook(VIETNAM);
  const goal = (measure: string, goalMin: string, goalMax: string, language: 'vi' | 'en' | 'ar') =>
    goalText({ measure, goalMin, goalMax }, rulebook, language, sayIn(rulebook, language))
      .replaceAll('\u00A0', ' ')
      .replaceAll(/[\u2068\u2069]/g, '');
  test('counts its measure', () => {
    expect(goal('houses', '2', '2', 'ar')).toBe('منزلان');
    expect(goal('households', '1', '1', 'ar')).toBe('أسرة واحدة');
    expect(goal('houses', '10', '12', 'ar')).toBe('من 10 إلى 12 منزلًا');
    expect(goal('houses', '1', '1', 'en')).toBe('1 house');
    expect(goal('households', '10', '12', 'vi')).toBe('10 đến 12 hộ');
    expect(goal('kilometres', '2.5', '2.5', 'ar')).toBe('2.5 كم');
  });
  test('whatever is counted in whole numbers has its forms in every rulebook', async () => {
    for (const { targets } of [rulebook, await loadRulebook(UNION)])
      for (const { id, kind, noun } of targets.measures) {
        if (kind !== 'count') continue;
        const { one, many, dual, counted, gender } = noun?.ar ?? { one: '' };
        expect([id, one, many, dual, counted, gender].map(Boolean), id).toEqual(Array(6).fill(true));
        expect([id, noun?.en.many, noun?.vi.one].map(Boolean), id).toEqual([true, true, true]);
      }
  });
});
