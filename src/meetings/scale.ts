/** Reads the scale of a meeting's score out of the rulebook of a case. */
import type { CaseRules } from '../rulebook/cases.ts';
import { numbersValue, numberValue, ruleOn } from '../rulebook/rulebook.ts';
import type { QualityScale } from './quality.ts';

/** The scale of the case, or null where meetings are not scored. A local rule goes before the national one. Throws a RulebookError where rule and criteria do not fit. */
export function scaleOf({ rulebook, on, overlays }: CaseRules): QualityScale | null {
  const { quality } = rulebook.meetings;
  if (!quality) return null;
  const rule = ruleOn(rulebook, quality.rule, on, overlays);
  const maxima = numbersValue(rule, quality.maxima);
  const bounds = numbersValue(rule, quality.levels);
  return {
    rule: rule.id,
    confidence: rule.confidence,
    criteria: quality.criteria.map(({ id }, i) => ({ id, maximum: maxima[i] ?? 0 })),
    levels: quality.levelNames.map(({ id }, i) => ({ id, least: bounds[i] ?? 0 })),
    voted: quality.matter !== undefined,
    confirmWithin: quality.confirmWithin,
    remarkWhenDifferent: quality.remarkWhenDifferent,
    year: quality.year
      ? { every: quality.year.every, most: quality.year.most, least: numberValue(rule, quality.year.key) }
      : null,
  };
}

/** Codes of the kinds of meetings that are scored. */
export function scoredKinds(rulebook: CaseRules['rulebook']): string[] {
  const duty = rulebook.meetings.quality?.duty;
  return duty === undefined ? [] : rulebook.meetings.kinds.filter((k) => k.fulfils.includes(duty)).map((k) => k.id);
}
