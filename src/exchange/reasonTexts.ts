import { loadMessages } from '../platform/i18n/messages.ts';
import type { Reason } from '../platform/refusal.ts';
import { readable } from '../rulebook/readable.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Language } from '../rulebook/schemaBase.ts';
import { termValues } from '../rulebook/words.ts';

type Texts = (reason: Reason) => string;
const made = new WeakMap<Rulebook, Map<Language, Texts>>();

/** Reasons as sentences in a language, with the organization's own words: for files and the command line. */
export function reasonTexts(rulebook: Rulebook, language: Language): Texts {
  const known = made.get(rulebook) ?? new Map<Language, Texts>();
  made.set(rulebook, known);
  const messages = known.has(language) ? null : loadMessages({ [language]: termValues(rulebook, language) });
  if (messages)
    known.set(language, (reason) =>
      messages.text(language, `refusal.${reason.code}`, readable(rulebook, language, reason.values)),
    );
  return known.get(language) as Texts;
}
