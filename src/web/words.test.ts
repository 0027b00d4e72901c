import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages, setLanguage } from './language.ts';
import ar from './words.ar.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import { loadWords, rich, setTerms, t } from './words.ts';
import vi from './words.vi.json' with { type: 'json' };

const words: Record<Language, Record<string, string>> = { vi, en, ar };
const FSI = '\u2068';
const PDI = '\u2069';

beforeAll(() => Promise.all(languages.map((language) => loadWords(language, ['web']))));
afterEach(() => {
  setLanguage('vi');
  setTerms({});
});

describe('the shell’s words', () => {
  it('have the same keys in the three languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    expect(Object.keys(ar)).toEqual(Object.keys(vi));
  });

  it('take the same parameters in the three languages, apart from the organization’s nouns', () => {
    const own = (text: string) =>
      [...parameters(text)]
        .filter((name) => !/_(one|many|the|the_many|dual|counted|of_many|of_the_many)$/.test(name))
        .sort();
    for (const [key, text] of Object.entries(vi)) {
      expect(own(words.en[key] ?? ''), key).toEqual(own(text));
      expect(own(words.ar[key] ?? ''), key).toEqual(own(text));
    }
  });

  it('count in Arabic with all six forms', () => {
    const counted = Object.entries(ar).filter(([, text]) => text.includes(', plural,'));
    expect(counted.length).toBeGreaterThan(5);
    for (const [key, text] of counted) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(text, key).toContain(` ${form} {`);
    }
  });
});

describe('values in a text', () => {
  it('are isolated in Arabic, so that a Vietnamese name does not turn the sentence around', () => {
    setLanguage('ar');
    expect(t('web.search.empty', { words: 'Lò Văn Ẩn' })).toContain(`${FSI}Lò Văn Ẩn${PDI}`);
  });

  it('that are themselves put together of values alone are read from the right', () => {
    setLanguage('ar');
    const whole = `${FSI}الأعضاء${PDI} (${FSI}الجنس${PDI}: ${FSI}أنثى${PDI})`;
    expect(t('web.search.empty', { words: whole })).toContain(`\u2067${whole}${PDI}`);
    const named = `${FSI}Lò Văn Ẩn${PDI}: فترة الاختبار`;
    expect(t('web.search.empty', { words: named })).toContain(`${FSI}${named}${PDI}`);
  });

  it('stay as they are in Vietnamese', () => {
    expect(t('web.search.empty', { words: 'Ẩn' })).toBe('Không tìm thấy “Ẩn”');
  });

  it('that choose a variant are not wrapped', () => {
    setLanguage('ar');
    expect(t('web.form.number', { kind: 'whole' })).toBe('اكتب عددًا صحيحًا.');
  });

  it('take the organization’s nouns from the rulebook', () => {
    setTerms({ vi: { Member_one: 'Đoàn viên công đoàn' } });
    expect(t('web.nav.members')).toBe('Đoàn viên công đoàn');
  });

  it('may be more than text: rich gives the parts', () => {
    const node = { an: 'element' };
    expect(rich('web.search.empty', { words: node })).toEqual(['Không tìm thấy “', node, '”']);
  });
});

it('a missing key fails where it can be seen', () => {
  expect(() => t('web.no.such')).toThrow('web.no.such');
});

it('a missing words file fails where it can be seen', async () => {
  await expect(loadWords('vi', ['nowhere'])).rejects.toThrow('nowhere');
});

type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }>; children?: Part[] };

/** Names of all parameters of a message (types 0 and 7 are literal text and #). */
function parameters(text: string, found = new Set<string>(), parts?: Part[]): Set<string> {
  for (const part of parts ?? (new IntlMessageFormat(text, 'en').getAst() as Part[])) {
    if (part.type !== 0 && part.type !== 7) found.add(String(part.value));
    for (const option of Object.values(part.options ?? {})) parameters(text, found, option.value);
    if (part.children) parameters(text, found, part.children);
  }
  return found;
}
