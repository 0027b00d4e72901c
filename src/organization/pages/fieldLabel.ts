import { capitalized } from '../../rulebook/words.ts';
import type { Language } from '../../web/language.ts';
import { labelOf } from '../../web/session.ts';

/** A field of work as a reader reads it: the rulebook's words for its code, or the committee's own words. */
export function fieldLabel(line: { field: string; ownField: boolean }, language: Language): string {
  return line.ownField ? line.field : capitalized(labelOf('workFields', line.field, language), language);
}
