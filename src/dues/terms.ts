/** What the rulebook says of dues on a day at a place: what a category owes, what a unit keeps, how many months are told. */
import { type Fraction, fractionOf } from '../rulebook/fraction.ts';
import {
  findRuleOn,
  fractionValue,
  numbersValue,
  numberValue,
  type Rulebook,
  type RuleInForce,
} from '../rulebook/rulebook.ts';
import type { DuesCategory } from '../rulebook/schema.ts';
import { shareOf } from './money.ts';

/** A category with its figures as they hold on a day. */
export type CategoryTerms = { id: string; rule: string } & (
  | { kind: 'share'; share: Fraction }
  | { kind: 'amount'; least: number; most: number; factor: Fraction | null }
);

/** What a unit keeps: one share, or whatever its upper unit sets between two. */
export type KeepTerms = { id: string; rule: string; least: Fraction; most: Fraction };

/** The category's figures on a day, or null where the rulebook has no such category or no rule for that day. */
export function categoryOn(
  rulebook: Rulebook,
  id: string,
  on: string,
  overlays: readonly string[] = [],
): CategoryTerms | null {
  const category = rulebook.dues.categories.find((each) => each.id === id);
  const rule = category && ruleOf(rulebook, category, on, overlays);
  if (!category || !rule) return null;
  if (category.kind === 'share')
    return { id, rule: rule.id, kind: 'share', share: fractionValue(rule, category.share.key) };
  const [least = 0, most = 0] = numbersValue(rule, category.range.key);
  return { id, rule: rule.id, kind: 'amount', least, most, factor: factorOn(rulebook, category, on, overlays) };
}

/** Every category with its figures on a day, in the rulebook's order. */
export function categoriesOn(rulebook: Rulebook, on: string, overlays: readonly string[] = []): CategoryTerms[] {
  return rulebook.dues.categories.flatMap(({ id }) => categoryOn(rulebook, id, on, overlays) ?? []);
}

/** What is due a month in a category for what it is based on. */
export function dueOf(terms: CategoryTerms, base: number): number {
  if (terms.kind === 'share') return shareOf(base, terms.share);
  return terms.factor ? shareOf(base, terms.factor) : base;
}

/** What a unit of this kind and setting keeps on a day; null: the rulebook says nothing, so all of it stays. */
export function keepOn(
  rulebook: Rulebook,
  unit: { kind: string; setting: string | null },
  on: string,
  overlays: readonly string[] = [],
): KeepTerms | null {
  const line = rulebook.dues.remittance.keeps.find(
    ({ at, settings }) => at.includes(unit.kind) && (!settings || settings.includes(unit.setting ?? '')),
  );
  const rule = line && findRuleOn(rulebook, line.share.rule, on, overlays);
  if (!line || !rule) return null;
  const { key } = line.share;
  const value = key === undefined ? rule.value : (rule.value as Record<string, unknown>)[key];
  const [least, most] = Array.isArray(value)
    ? [fractionOf(value[0]), fractionOf(value[1])]
    : [fractionValue(rule, key), fractionValue(rule, key)];
  return least && most ? { id: line.id, rule: rule.id, least, most } : null;
}

/** So many months of a year unpaid are told, and the rule that says so. */
export function signalOn(
  rulebook: Rulebook,
  on: string,
  overlays: readonly string[] = [],
): { months: number; rule: string } | null {
  const { rule: id, key } = rulebook.dues.arrears;
  const rule = findRuleOn(rulebook, id, on, overlays);
  return rule ? { months: numberValue(rule, key), rule: rule.id } : null;
}

/** Whether members of units of this kind pay there. */
export function collectsAt(rulebook: Pick<Rulebook, 'dues'>, kind: string): boolean {
  return rulebook.dues.collects.at.includes(kind);
}

function ruleOf(
  rulebook: Rulebook,
  category: DuesCategory,
  on: string,
  overlays: readonly string[],
): RuleInForce | undefined {
  const id = category.kind === 'share' ? category.share.rule : category.range.rule;
  return findRuleOn(rulebook, id, on, overlays);
}

function factorOn(
  rulebook: Rulebook,
  category: DuesCategory & { kind: 'amount' },
  on: string,
  overlays: readonly string[],
): Fraction | null {
  if (!category.factor) return null;
  const rule = findRuleOn(rulebook, category.factor.rule, on, overlays);
  return rule ? fractionValue(rule, category.factor.key) : null;
}
