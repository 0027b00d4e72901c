import { capitalized } from '../../rulebook/words.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';

/** How the pages name codes of the rulebook, and offer them as choices. */
export function useResidenceWords() {
  const { lang } = useText();
  const { labels } = useSession();
  const named = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const codes = (group: string) => Object.keys(labels?.[group] ?? {});
  return {
    named,
    /** whether a code stands in a group */
    has: (group: string, code: string | undefined) => code !== undefined && codes(group).includes(code),
    /** the codes of a group as choices, in the rulebook's order */
    choices: (group: string) => codes(group).map((value) => ({ value, label: named(group, value) })),
    /** why a line was taken out: a code of the rulebook, or what somebody wrote */
    why: (reason: string) => (codes('contactEndings').includes(reason) ? named('contactEndings', reason) : reason),
  };
}

/** Whether the reader may do this at the unit. */
export function mayAt(may: readonly string[], capability: string): boolean {
  return may.includes(capability) || may.includes('*');
}
