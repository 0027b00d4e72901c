/** The module's texts as the server writes them on paper: in the language of the document, with the rulebook's nouns. */
import type { DocumentLanguage } from '../platform/document.ts';
import { loadMessages, type Messages } from '../platform/i18n/messages.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { termValues } from '../rulebook/words.ts';
import type { Say } from './minutesFacts.ts';

const loaded = new Map<string, Messages>();

/** Texts in a language of the rulebook; read once a rulebook. */
export function sayIn(rulebook: Rulebook, language: DocumentLanguage): Say {
  const messages =
    loaded.get(rulebook.hash) ?? loadMessages(Object.fromEntries(LANGUAGES.map((l) => [l, termValues(rulebook, l)])));
  loaded.set(rulebook.hash, messages);
  return (key, values) => messages.text(language, key, values);
}

/** The language that the organization writes its documents in. */
export function documentLanguage(rulebook: Pick<Rulebook, 'about'>): DocumentLanguage {
  return rulebook.about.defaultLanguage;
}
