import { capitalized } from '../../rulebook/words.ts';
import { number } from '../../web/format.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';

/** How the pages of honours name codes, choices and money. */
export function useHonourWords() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const named = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  return {
    named,
    /** the codes of a group as choices, in the rulebook's order */
    choices: (group: string, only?: readonly string[]) =>
      Object.keys(labels?.[group] ?? {})
        .filter((code) => only === undefined || only.includes(code))
        .map((value) => ({ value, label: named(group, value) })),
    /** an amount in the organization's money; nothing where the rules name none */
    money: (amount: number | null) => (amount === null ? null : t('honours.money', { amount: number(amount) })),
    years: (count: number) => t('honours.years', { count }),
  };
}

/** Whether the reader may do this at the unit. */
export function mayAt(may: readonly string[], capability: string): boolean {
  return may.includes(capability) || may.includes('*');
}

/** A year and those before it, the latest first, to choose from. */
export function yearsUpTo(last: number, count: number): { value: string; label: string }[] {
  return Array.from({ length: count }, (_, i) => String(last - i)).map((value) => ({ value, label: value }));
}
