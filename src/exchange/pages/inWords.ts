import { date } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import type { Text } from '../../web/text.tsx';

/** The group of labels of a field whose value is a code of the rulebook. */
const GROUPS: Readonly<Record<string, string>> = {
  sex: 'sexes',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
  setting: 'settings',
  party_post: 'posts',
  civil_post: 'posts',
  ownership: 'ownerships',
};

/** A mark that is set or is not, whatever column it came from. */
const ANSWERS: Readonly<Record<string, string>> = { true: 'exchange.rows.yes', false: 'exchange.rows.no' };

/** A value of the register as one reads it: a date in the reader's order, a code in his words, yes or no. What the sheet says stays as it is. */
export function inWords(field: string, value: string, { t, lang }: Pick<Text, 't' | 'lang'>): string {
  const answer = ANSWERS[value];
  if (answer !== undefined) return t(answer);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  const group = GROUPS[field];
  return group === undefined ? value : labelOf(group, value, lang);
}
