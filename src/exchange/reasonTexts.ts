import { loadMessages } from '../platform/i18n/messages.ts';
import type { Reason } from '../platform/refusal.ts';
import type { Language } from '../rulebook/schemaBase.ts';
import { readable } from '../rulebook/readable.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { termValues } from '../rulebook/words.ts';

/** Reasons as sentences in a language, with the organization's own words: for files and the command line. */
export function reasonTexts(rulebook: Rulebook, language: Language): (reason: Reason) => string {
  const messages = loadMessages({ [language]: termValues(rulebook, language) });
  return (reason) => messages.text(language, `refusal.${reason.code}`, readable(rulebook, language, reason.values));
}
