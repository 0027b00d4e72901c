import { beforeAll, expect, test } from 'vitest';
import { loadRulebook } from './load.ts';
import { publicRulebook } from './publicRulebook.ts';
import type { Rulebook } from './rulebook.ts';
import { UNION, VIETNAM } from './testRulebook.ts';
import { capitalized, termValues, termValuesOf } from './words.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

test('a noun gives its forms in each language', () => {
  expect(termValues(rulebook, 'en')).toMatchObject({
    cell_one: 'cell',
    cell_many: 'cells',
    cell_the: 'the cell',
    Cell_the_many: 'The cells',
  });
  expect(termValues(rulebook, 'ar')).toMatchObject({
    cell_the: 'خلية الحزب',
    cell_the_many: 'خلايا الحزب',
    cell_gender: 'f',
    Secretary_the: 'الأمين',
    meeting_dual: 'اجتماعان',
    meeting_gender: 'm',
  });
});

test('a language without articles and plurals falls back to the one form', () => {
  expect(termValues(rulebook, 'vi')).toMatchObject({
    cell_one: 'chi bộ',
    cell_many: 'chi bộ',
    cell_the: 'chi bộ',
    cell_dual: 'chi bộ',
    Cell_one: 'Chi bộ',
    cell_gender: 'other',
    Member_the: 'Đảng viên',
  });
});

test('Arabic counts and declines the nouns of every rulebook', async () => {
  expect(termValues(rulebook, 'ar')).toMatchObject({
    member_counted: 'عضوًا',
    cell_counted: 'خلية حزب',
    official_member_of_many: 'أعضاء رسميين',
    official_member_of_the_many: 'الأعضاء الرسميين',
    cell_of_many: 'خلايا حزب',
    cell_of_the_many: 'خلايا الحزب',
  });
  for (const each of [rulebook, await loadRulebook(UNION)]) {
    for (const [name, { ar }] of Object.entries(each.nouns)) {
      // a masculine noun that stands alone (its dual keeps the nun) takes the ending of 11 to 99
      const [dual = ''] = (ar.dual ?? '').split(' ');
      if (ar.gender === 'm' && dual.endsWith('ان'))
        expect([name, ar.counted]).toEqual([name, expect.stringContaining('ًا')]);
      // a sound plural says its case
      for (const [form, oblique] of [
        [ar.many, ar.of_many],
        [ar.the_many, ar.of_the_many],
      ])
        if (/ون( |$)/.test(form ?? '')) expect([name, oblique]).toEqual([name, expect.stringMatching(/ين( |$)/)]);
    }
  }
});

test('only the first letter becomes a capital, and Arabic stays as it is', () => {
  expect(capitalized('đảng viên', 'vi')).toBe('Đảng viên');
  expect(capitalized('ủy viên', 'vi')).toBe('Ủy viên');
  expect(capitalized('خلية', 'ar')).toBe('خلية');
  expect(capitalized('', 'en')).toBe('');
});

test('every language has the same parameters', () => {
  const names = Object.keys(termValues(rulebook, 'vi'));
  for (const language of ['en', 'ar'] as const) expect(Object.keys(termValues(rulebook, language))).toEqual(names);
});

test('the part for the first screen is small, in one language, and gives the same words', () => {
  for (const language of ['vi', 'en', 'ar'] as const) {
    const small = publicRulebook(rulebook, language);
    expect(JSON.stringify(small).length).toBeLessThan(32_000);
    expect(termValuesOf(small.nouns, language)).toEqual(termValues(rulebook, language));
    expect(small.posts.find((post) => post.id === 'secretary')?.label.one).toBe(
      { vi: 'bí thư chi bộ', en: 'cell secretary', ar: 'أمين خلية' }[language],
    );
  }
  expect(JSON.stringify(publicRulebook(rulebook, 'en'))).not.toContain('capabilities');
});
