import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { day, label, noun, partialDay, ruleId, sinceDay } from './schemaBase.ts';
import { rule } from './schemaRules.ts';

const accepts = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;

test.each([
  ['2025-07-01', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-7-1', false],
  ['01/07/2025', false],
  ['2025-13-01', false],
])('%s as a day: %s', (value, good) => {
  expect(accepts(day, value)).toBe(good);
});

test.each([
  ['2025', true],
  ['2011-01', true],
  ['2010-12-28', true],
  ['2011-13', false],
  ['11', false],
])('%s as a day of which not all is known: %s', (value, good) => {
  expect(accepts(partialDay, value)).toBe(good);
});

test('since when is a day or unknown, never empty', () => {
  expect(accepts(sinceDay, 'unknown')).toBe(true);
  expect(accepts(sinceDay, '2025-07-01')).toBe(true);
  expect(accepts(sinceDay, '')).toBe(false);
  expect(accepts(sinceDay, undefined)).toBe(false);
});

test('a label has every language, and no empty one', () => {
  expect(accepts(label, { vi: 'thôn', en: 'village', ar: 'قرية' })).toBe(true);
  expect(accepts(label, { vi: 'thôn', en: 'village' })).toBe(false);
  expect(accepts(label, { vi: 'thôn', en: ' ', ar: 'قرية' })).toBe(false);
  expect(accepts(label, { vi: 'thôn', en: 'village', ar: 'قرية', fr: 'village' })).toBe(false);
});

test('a noun needs one form only, and a gender is m or f', () => {
  const one = { one: 'x' };
  expect(accepts(noun, { vi: one, en: one, ar: one })).toBe(true);
  expect(accepts(noun, { vi: one, en: one, ar: { one: 'x', gender: 'n' } })).toBe(false);
});

test('a rule needs a source, a mark and a since', () => {
  const whole = {
    id: 'ABC-01',
    topic: 'size',
    text: { vi: 'a', en: 'b', ar: 'ج' },
    source: [{ other: 'press' }],
    confidence: 'P',
    inForceSince: 'unknown',
  };
  expect(accepts(rule, whole)).toBe(true);
  for (const key of ['source', 'confidence', 'inForceSince', 'text']) {
    expect(accepts(rule, { ...whole, [key]: undefined })).toBe(false);
  }
  expect(accepts(rule, { ...whole, source: [] })).toBe(false);
  expect(accepts(rule, { ...whole, value: { min: 9, list: [1, 2], share: '2/3' } })).toBe(true);
  expect(accepts(ruleId, 'abc-1')).toBe(false);
});
