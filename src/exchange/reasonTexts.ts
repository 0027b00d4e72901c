import { loadMessages } from '../platform/i18n/messages.ts';
import type { Reason } from '../platform/refusal.ts';
import type { Language } from '../rulebook/schemaBase.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { termValues } from '../rulebook/words.ts';

/** Reasons as sentences in a language, with the organization's own words: for files and the command line. */
export function reasonTexts(rulebook: Rulebook, language: Language): (reason: Reason) => string {
  const messages = loadMessages({ [language]: termValues(rulebook, language) });
  return (reason) => messages.text(language, `refusal.${reason.code}`, labelled(rulebook, language, reason.values));
}

/** Values that are codes of the rulebook are shown by their label. */
function labelled(rulebook: Rulebook, language: Language, values: Reason['values'] = {}): Record<string, string | number> {
  const lists = { kind: rulebook.unitKinds, parent: rulebook.unitKinds, post: rulebook.posts };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, lists[key as keyof typeof lists]?.find((entry) => entry.id === value)?.label[language].one ?? value]));
}
