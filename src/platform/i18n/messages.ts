import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

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
  const compiled = new Map<string, IntlMessageFormat>();
  return {
    has: (key) => words.get('en')?.[key] !== undefined,
    text(language, key, values = {}) {
      const source = words.get(language)?.[key];
      if (source === undefined) return key;
      const id = `${language} ${key}`;
      const message = compiled.get(id) ?? new IntlMessageFormat(source, language === 'ar' ? 'ar-u-nu-latn' : language, undefined, { ignoreTag: true });
      compiled.set(id, message);
      const isolated = language === 'ar' ? Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === 'string' ? `\u2068${v}\u2069` : v])) : values;
      return String(message.format({ ...terms[language], ...isolated }));
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
