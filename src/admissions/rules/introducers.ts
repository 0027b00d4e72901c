/** Decisions on who helps and introduces a candidate (ADM-04). Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';

/** A member as a helper: how he stood in the candidate's cell on the day. */
export type HelperFacts = {
  /** an official member of the cell on that day */
  official: boolean;
  togetherSince: string;
  from: string;
  to: string | null;
};

/** Assigned: an official member of the cell, once, from a day that is not to come; they know each other no later than that day. */
export function reasonsNotToAssign(
  helper: HelperFacts & { already: boolean },
  today: string,
  rule: string | undefined,
): Reason[] {
  const reasons: Reason[] = [];
  if (!helper.official)
    reasons.push({ code: 'helper.not_official', field: 'person', ...(rule !== undefined && { rule }) });
  if (helper.already) reasons.push({ code: 'helper.already', field: 'person' });
  if (helper.from > today) reasons.push({ code: 'date.future', field: 'from', values: { date: helper.from } });
  if (helper.togetherSince > helper.from)
    reasons.push({
      code: 'date.order',
      field: 'togetherSince',
      values: { earlier: helper.togetherSince, later: helper.from },
    });
  return reasons;
}

export function reasonsNotToEndHelp(helper: { from: string; to: string | null }, on: string, today: string): Reason[] {
  if (helper.to !== null) return [{ code: 'helper.ended', values: { on: helper.to } }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  return on <= helper.from ? [{ code: 'date.order', field: 'on', values: { earlier: helper.from, later: on } }] : [];
}

/** What the rulebook asks of introducers: months of working together, how many, and how many beside a union's resolution. */
export type IntroducerRule = { months: number; introducers: number; withUnion: number; rule: string };

/** Members who on that day may introduce him: official, helping now, and known to him long enough. */
export function introducersOn(
  helpers: readonly HelperFacts[],
  on: string,
  { months }: Pick<IntroducerRule, 'months'>,
): number {
  return helpers.filter(
    (helper) =>
      helper.official &&
      helper.from <= on &&
      (helper.to === null || helper.to > on) &&
      addTo(helper.togetherSince, { months }) <= on,
  ).length;
}

/** Enough introducers: two, or one beside the resolution of his union (ADM-04). */
export function reasonsAgainstIntroducers(
  helpers: readonly HelperFacts[],
  unionResolution: boolean,
  on: string,
  rule: IntroducerRule,
): Reason[] {
  const needed = unionResolution ? rule.withUnion : rule.introducers;
  const there = introducersOn(helpers, on, rule);
  return there >= needed
    ? []
    : [{ code: 'candidate.introducers', values: { there, needed, months: rule.months }, rule: rule.rule }];
}
