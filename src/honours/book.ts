/** What the rulebook says of honours on a day, as the rules ask for it. */
import { found } from '../platform/refusal.ts';
import { findNumber, findRuleOn, numbersValue, type Rulebook, ruleOn } from '../rulebook/rulebook.ts';
import type { BadgeBook, BonusBook } from './rules/badges.ts';
import type { CardBook } from './rules/cards.ts';

/** The badges of this organization on a day (BAD-01); null: it gives none. */
export function badgeBook(rulebook: Rulebook, on: string): BadgeBook | null {
  const { badges } = rulebook.honours;
  if (!badges) return null;
  return {
    rule: badges.rule,
    discipline: badges.discipline,
    steps: numbersValue(ruleOn(rulebook, badges.rule, on)).toSorted((a, b) => a - b),
    days: badges.rounds.days,
    aheadMonths: badges.aheadMonths,
    backMonths: badges.backMonths,
    statuses: badges.statuses,
    decidedBy: badges.decidedBy,
    early: badges.early.map(({ id, months, rule, posthumous }) => ({
      id,
      months,
      rule,
      posthumous: posthumous !== undefined,
      endings: posthumous?.endings ?? [],
    })),
    skipReasons: badges.skipReasons.map(({ id }) => id),
  };
}

/** The same, where a command needs them. An organization without badges knows no such thing: 404. */
export function badgesOf(rulebook: Rulebook, on: string): BadgeBook {
  return found(badgeBook(rulebook, on));
}

/** The money with a badge on a day (BAD-02 and the base salary of that day); null where the rulebook says nothing for it. */
export function bonusBook(rulebook: Rulebook, on: string): BonusBook | null {
  const bonus = rulebook.honours.badges?.bonus;
  const factors = bonus && findRuleOn(rulebook, bonus.factors, on);
  const paid = bonus && findRuleOn(rulebook, bonus.salary, on);
  const salary = paid && findNumber(paid);
  if (!factors || salary === undefined) return null;
  const { value } = factors;
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  const numbers = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return { rule: factors.id, factors: Object.fromEntries(numbers), salary };
}

/** The cards of this organization. One whose members carry none knows no such thing: 404. */
export function cardBook(rulebook: Rulebook): CardBook {
  const cards = found(rulebook.honours.cards);
  return {
    rule: cards.rule,
    statuses: cards.statuses,
    kinds: cards.kinds.map(({ id }) => id),
    issueReasons: cards.issueReasons.map(({ id, after, rule }) => ({ id, after, rule })),
    returnReasons: cards.returnReasons.map(({ id }) => id),
  };
}
