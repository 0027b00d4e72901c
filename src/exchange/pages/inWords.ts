import { date } from '../../web/format.ts';
import type { Language } from '../../web/language.ts';
import { labelOf } from '../../web/session.ts';

/** The group of labels of a field whose value is a code of the rulebook. */
const GROUPS: Readonly<Record<string, string>> = {
  sex: 'sexes',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
  setting: 'settings',
  party_post: 'posts',
  civil_post: 'posts',
};

/** A value of the register as one reads it: a date in the reader's order, a code in his words. What the sheet says stays as it is. */
export function inWords(field: string, value: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  const group = GROUPS[field];
  return group === undefined ? value : labelOf(group, value, language);
}
