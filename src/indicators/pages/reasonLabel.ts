import { capitalized } from '../../rulebook/words.ts';
import type { Language } from '../../web/language.ts';
import { labelOf } from '../../web/session.ts';
import type { Translate } from '../../web/words.ts';

/** Why somebody came or went, in the rulebook's words; what only the program tells, in its own. */
export function reasonLabel(way: 'in' | 'out', code: string, t: Translate, lang: Language): string {
  if (code === 'unit') return t(way === 'in' ? 'indicators.compare.unit_in' : 'indicators.compare.unit_out');
  if (code === 'status') return t('indicators.compare.status');
  if (code === 'unknown') return t('indicators.compare.unknown');
  return capitalized(labelOf(way === 'in' ? 'beginnings' : 'endings', code, lang), lang);
}
