/** Another organization's rulebook puts its own words into every text of the interface: none of the Party's is left (D20). */
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { labelsOf } from '../src/http/labels.ts';
import { modulesOf } from '../src/modules.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { usesOf } from '../src/rulebook/shown.ts';
import { termValues } from '../src/rulebook/words.ts';
import { LANGUAGES, messageOf, wordsFiles } from './house/words.ts';

const folder = (name: string) => join(import.meta.dirname, '../rulebooks', name);
const party = await loadRulebook(folder('vietnam'));
const union = await loadRulebook(folder('union-example'));

/** Words of the Party in each language. */
const PARTY = {
  vi: /đảng|chi bộ|bí thư|cấp ủy|chi ủy/i,
  en: /\bpart(?:y|ies)\b|\bcells?\b|\bsecretar(?:y|ies)\b|\bcomrades?\b/i,
  ar: /حزب|خلية|خلايا|الخليت|أمين|أمناء|رفيق|رفاق/,
} as const;
/** Texts in which such a word means something else: the cell of a worksheet. */
const ELSEWHERE = new Set(['refusal.cell.required', 'refusal.cell.not_understood', 'refusal.file.formulas']);

const terms = Object.fromEntries(LANGUAGES.map((language) => [language, termValues(union, language)]));
/** Something for every parameter that is not a noun: a name for texts, a number for what is counted. */
function rendered(text: string, language: (typeof LANGUAGES)[number]): string {
  const nouns = terms[language] ?? {};
  const values = Object.fromEntries([...messageOf(text, language).arguments].map((name) => [name, nouns[name] ?? 3]));
  return String(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(values));
}

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = wordsFiles()
    .filter((file) => file.language === language)
    .flatMap((file) => Object.entries(file.words).map(([key, text]) => ({ key, text })));

  it('no text says a word of the Party', () => {
    expect(texts.length).toBeGreaterThan(500);
    const leaks = texts
      .filter(({ key }) => !ELSEWHERE.has(key) && !key.startsWith('rulebook.chapter.'))
      .map(({ key, text }) => ({ key, text: rendered(text, language) }))
      .filter(({ text }) => PARTY[language].test(text))
      .map(({ key, text }) => `${key}: ${text}`);
    expect(leaks).toEqual([]);
  });

  it('the pages say branch and chair', () => {
    const said = { vi: ['công đoàn bộ phận', 'chủ tịch'], en: ['branch', 'chair'], ar: ['فرع', 'رئيس'] }[language];
    const all = texts.map(({ text }) => rendered(text, language)).join('\n');
    for (const word of said) expect(all).toContain(word);
  });

  it('no label of a code says a word of the Party', () => {
    const labels = Object.values(labelsOf(union).labels).flatMap((group) => Object.values(group));
    expect(labels.length).toBeGreaterThan(100);
    expect(labels.map((label) => label[language] ?? '').filter((label) => PARTY[language].test(label))).toEqual([]);
  });

  it('the check finds them where they are', () => {
    const own = wordsFiles().filter((file) => file.language === language);
    const withParty = termValues(party, language);
    const text = Object.values(own.find((file) => file.module === 'meetings')?.words ?? {}).find((one) =>
      /\{(secretary|cell)_/.test(one),
    );
    const values = Object.fromEntries(
      [...messageOf(text ?? '', language).arguments].map((name) => [name, withParty[name] ?? 3]),
    );
    expect(String(new IntlMessageFormat(text ?? '', language, undefined, { ignoreTag: true }).format(values))).toMatch(
      PARTY[language],
    );
  });
});

it('nothing of the example’s rulebook itself is the Party’s', () => {
  const { instruments: _documents, ...rest } = union;
  const text = JSON.stringify(rest);
  for (const words of [/đảng viên|chi bộ|bí thư|cấp ủy|chi ủy|Đảng/, /\bParty\b|\bparty member/, /حزب|خلية|خلايا/])
    expect(text.match(words)?.[0]).toBeUndefined();
});

it('the same modules stand for both, and its rules bite, too', () => {
  expect(modulesOf(union).map((module) => module.name)).toEqual(modulesOf(party).map((module) => module.name));
  expect(usesOf(union, 'VOT-01')).toContainEqual(expect.objectContaining({ use: 'majority', bites: 'decides' }));
  expect(usesOf(union, 'VOT-02')).toContainEqual(expect.objectContaining({ use: 'quorum', bites: 'decides' }));
});
