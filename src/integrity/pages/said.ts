/** What a check and its findings say, in the reader's words. */
import { date, month, number } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { State } from '../../web/ui/stateBadge.tsx';
import { lacking } from '../../web/words.ts';
import type { Finding } from '../finding.ts';

/** Facts that hold a code of the rulebook, by the list it stands in. */
const CODES: Readonly<Record<string, string>> = {
  kind: 'unitKinds',
  parent: 'unitKinds',
  post: 'posts',
  other: 'posts',
};

/** Stands for a value that a finding does not have. */
const UNKNOWN = '—';

export const STATES: Readonly<Record<string, State>> = { error: 'overdue', warning: 'due', note: 'information' };

export function useSaid() {
  const { t, lang } = useText();
  const shown = (key: string, value: string | number): string => {
    const group = CODES[key];
    if (group !== undefined) return labelOf(group, String(value), lang);
    if (typeof value === 'number') return key === 'year' ? String(value) : number(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
    return /^\d{4}-\d{2}$/.test(value) ? month(value) : value;
  };
  return {
    title: (check: string) => t(`integrity.check.${check}.title`),
    remedy: (check: string) => t(`integrity.check.${check}.remedy`),
    why: ({ check, facts }: Pick<Finding, 'check' | 'facts'>) => {
      const key = `integrity.check.${check}.why`;
      const values: Record<string, string> = Object.fromEntries(
        facts.map((fact) => [fact.key, shown(fact.key, fact.value)]),
      );
      // found by an older wording of the check, or of a record that lacks it: the rest is told all the same
      for (const name of lacking(key, values)) values[name] = UNKNOWN;
      return t(key, values);
    },
    /** the name of a record; an election is called by its post */
    name: (name: string) => labelOf('posts', name, lang),
  };
}
