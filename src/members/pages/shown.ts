import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { MergeField } from '../merge.ts';

const GROUPS: Partial<Record<MergeField, string>> = {
  sex: 'sexes',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
};

/** A fact in the reader's words: codes by their label, dates as they are written. */
export function useShown(): (field: string, value: string | null) => string {
  const { t, lang } = useText();
  return (field, value) => {
    if (value === null) return t('members.fact.unknown');
    const group = GROUPS[field as MergeField];
    if (group) return capitalized(labelOf(group, value, lang), lang);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? date(value) : value;
  };
}
