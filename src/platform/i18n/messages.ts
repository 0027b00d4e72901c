import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compiled, compile, isolated } from './icu.ts';
import { numberLocale } from './numbers.ts';

const SOURCE = join(import.meta.dirname, '../..');
const LANGUAGES = ['vi', 'en', 'ar'];

export type Messages = {
  /** The text of a key in a language; names and numbers inside Arabic are isolated. Unknown keys come back as themselves. */
  text(language: string, key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

/** Loads the words of all modules for the server's own texts (refusals, documents), with the rulebook's nouns as parameters. */
export function loadMessages(terms: Record<string, Record<string, string>>): Messages {
  const words = new Map(LANGUAGES.map((language) => [language, wordsOf(language)]));
  const compiled = new Map<string, Compiled>();
  return {
    has: (key) => words.get('en')?.[key] !== undefined,
    text(language, key, values = {}) {
      const source = words.get(language)?.[key];
      if (source === undefined) return key;
      const id = `${language} ${key}`;
      const made = compiled.get(id) ?? compile(source, numberLocale(language));
      compiled.set(id, made);
      // the nouns are inherited: copying hundreds of them was half of what writing minutes cost
      const given = Object.assign(Object.create(terms[language] ?? null), isolated(values, made.chosenBy, language));
      return String(made.message.format(given as never));
    },
  };
}

function wordsOf(language: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const folder of readdirSync(SOURCE, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    try {
      Object.assign(all, JSON.parse(readFileSync(join(SOURCE, folder.name, `words.${language}.json`), 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return all;
}
