/** What the server needs to write a document: the modules' texts with the organization's nouns, its language, and its forms. */
import type { DocumentLanguage } from '../platform/document.ts';
import { loadMessages, type Messages } from '../platform/i18n/messages.ts';
import { found } from '../platform/refusal.ts';
import type { Rulebook } from './rulebook.ts';
import type { DocumentForm } from './schema.ts';
import { LANGUAGES } from './schemaBase.ts';
import { termValues } from './words.ts';

/** Gives a text of the modules in the document's language; names and numbers from outside are isolated in Arabic. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

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

/** The form of this id. An organization whose rulebook has none writes no such paper: 404. */
export function formOf(rulebook: Pick<Rulebook, 'documents'>, id: string): DocumentForm {
  return found(rulebook.documents.forms.find((f) => f.id === id));
}
