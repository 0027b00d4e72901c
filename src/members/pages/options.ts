import { capitalized } from '../../rulebook/words.ts';
import type { Language } from '../../web/language.ts';
import { session } from '../../web/session.ts';

/** The entries of a list of the rulebook, for a choice; `only` keeps some of them, in their order. */
export function optionsOf(
  group: string,
  language: Language,
  only?: readonly string[],
): { value: string; label: string }[] {
  const labels = session().labels?.[group] ?? {};
  return (only ?? Object.keys(labels).sort()).flatMap((value) =>
    labels[value] ? [{ value, label: capitalized(labels[value][language] ?? value, language) }] : [],
  );
}
