/** The words of the modules that this one stands under by name: every refusal they throw, every text in three languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const MODULES = ['platform', 'organization', 'accounts', 'exchange', 'indicators', 'rulebook'];
const LANGUAGES = ['vi', 'en', 'ar'] as const;
type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }> };

const wordsOf = (module: string, language: string) =>
  JSON.parse(readFileSync(join(SOURCE, module, `words.${language}.json`), 'utf8')) as Record<string, string>;

/** Arguments of a message apart from the organization's nouns, which each language takes in its own form. */
function parameters(text: string): string[] {
  const names = new Set<string>();
  const walk = (parts: readonly Part[]) => {
    for (const part of parts) {
      if (
        part.type >= 1 &&
        part.type <= 6 &&
        !/_(one|many|the|the_many|dual|counted|of_many|of_the_many|gender)$/.test(String(part.value))
      )
        names.add(String(part.value));
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst() as Part[]);
  return [...names].sort();
}

describe.each(MODULES)('the words of %s', (module) => {
  const [vi, en, ar] = LANGUAGES.map((language) => wordsOf(module, language)) as [
    Record<string, string>,
    Record<string, string>,
    Record<string, string>,
  ];

  test('have the same keys and parameters in three languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    expect(Object.keys(ar)).toEqual(Object.keys(vi));
    for (const [key, text] of Object.entries(vi)) {
      expect([key, parameters(en[key] ?? '')]).toEqual([key, parameters(text)]);
      expect([key, parameters(ar[key] ?? '')]).toEqual([key, parameters(text)]);
    }
  });

  test('count in Arabic with all six forms', () => {
    for (const [key, text] of Object.entries(ar)) {
      if (!text.includes(', plural,')) continue;
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(text, key).toContain(` ${form} {`);
    }
  });
});

test('a noun of the organization is counted in Arabic in the form its number wants', () => {
  const wrong: string[] = [];
  for (const module of readdirSync(SOURCE, { withFileTypes: true })) {
    if (!existsSync(join(SOURCE, module.name, 'words.ar.json'))) continue;
    for (const [key, text] of Object.entries(wordsOf(module.name, 'ar'))) {
      for (const [, form = '', noun = ''] of text.matchAll(/ (few|many|other) \{[^{}#]*#\s\{(\w+)\}/g))
        if (!noun.endsWith({ few: '_of_many', many: '_counted', other: '_one' }[form] ?? ''))
          wrong.push(`${key} ${form} ${noun}`);
      for (const [, noun] of text.matchAll(/(?:^|[\s(«])(?:من|على|عدد|جميع|قائمة|عرض) \{(\w+_the_many)\}/g))
        if (!noun?.endsWith('_of_the_many')) wrong.push(`${key} ${noun}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every refusal of the platform, the door, the organization and the accounts has its text', () => {
  // the door also says what the module behind it refuses
  const known = new Set([...MODULES, 'reportCheck'].flatMap((module) => Object.keys(wordsOf(module, 'en'))));
  const folders = ['platform', 'http', 'organization', 'accounts'].map((folder) => join(SOURCE, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => join(folder, name)),
  );
  const found = (pattern: RegExp) =>
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] as string));
  const codes = found(/(?:code: |refuse\(|refuseWith\(|\? |: )'([a-z_]+\.[a-z_]+)'/g);
  // what a command or query is called, and the capability it asks for, is written the same way
  const declared = new Set(found(/(?:name|capability|id|measure): '([a-z_.]+)'/g));
  const spoken = [...new Set(codes)].filter((code) => !declared.has(code));
  expect(spoken.filter((code) => !known.has(`refusal.${code}`) && !/\.(ts|json|id|path|name)$/.test(code))).toEqual([]);
});
