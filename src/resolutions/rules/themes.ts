/** Decisions on the theme of a year (M53). Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** May it be set? For a year that is not over and not too far ahead to be known; in words that are new. */
export function reasonsNotToSetTheme(
  theme: { year: number; text: string },
  facts: { thisYear: number; present: string | null },
): Reason[] {
  const reasons: Reason[] = [];
  if (theme.year < facts.thisYear)
    reasons.push({ code: 'theme.year_over', field: 'year', values: { year: String(theme.year) } });
  if (theme.year > facts.thisYear + 1)
    reasons.push({ code: 'theme.year_far', field: 'year', values: { year: String(facts.thisYear + 1) } });
  if (facts.present === theme.text) reasons.push({ code: 'theme.same', field: 'text' });
  return reasons;
}
