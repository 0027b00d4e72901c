/** Decisions on how a post begins and ends: appointment, dismissal, end of term, resignation; terms one after another. Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** A decision of another body: its day lies between what it decides about and today, and the unit that took it stands above. */
export type Decision = { decidedOn: string; byPath: string };

/** Who decides on a post stands above the unit; at the top of the register there is nobody above, so the unit itself does. */
export function reasonsAgainstDecision(
  decision: Decision,
  facts: { unitPath: string; topPath: string; notBefore: string | null; today: string },
): Reason[] {
  const { decidedOn, byPath } = decision;
  const reasons: Reason[] = [];
  const above = facts.unitPath.startsWith(byPath) && byPath.length < facts.unitPath.length;
  if (!above && !(facts.unitPath === facts.topPath && byPath === facts.unitPath))
    reasons.push({ code: 'decision.not_above', field: 'byUnitId' });
  if (decidedOn > facts.today) reasons.push({ code: 'date.future', field: 'decidedOn', values: { date: decidedOn } });
  if (facts.notBefore !== null && decidedOn < facts.notBefore)
    reasons.push({ code: 'date.order', field: 'decidedOn', values: { earlier: facts.notBefore, later: decidedOn } });
  return reasons;
}

export type AppointFacts = {
  /** party, civil or staff; only an office of the organization is given by appointment */
  side: string | null;
  reasons: readonly { id: string; afterBallots?: boolean | undefined }[];
  rule: string | null;
};

/** May the level above give the post itself, for that reason? A reason that follows a failed election is given by that election alone. */
export function reasonsNotToAppoint(facts: AppointFacts, next: { reason: string; ofElection: boolean }): Reason[] {
  if (facts.side !== null && facts.side !== 'party') return [{ code: 'post.not_appointed', field: 'post' }];
  const reason = facts.reasons.find((each) => each.id === next.reason);
  if (!reason) return [{ code: 'choice.unknown', field: 'reason' }];
  if ((reason.afterBallots ?? false) === next.ofElection) return [];
  return [{ code: 'post.ballots_first', field: 'reason', ...(facts.rule !== null && { rule: facts.rule }) }];
}

export const WAYS = ['term', 'resignation', 'dismissal'] as const;
/** How a post of the organization ends, beside the end of the membership it stands on. */
export type Way = (typeof WAYS)[number];

export type EndingFacts = {
  side: string;
  from: string;
  /** the reasons of the rulebook that end a post this way */
  reasons: readonly string[];
  /** the day its own or the unit's term ends; null: nowhere written down */
  termEnds: string | null;
  today: string;
};

/** May the post end this way on that day? Once its term is over before it ends so; for a reason of the rulebook; not before it began, not in the future. */
export function reasonsNotToEndBy(facts: EndingFacts, way: Way, next: { on: string; reason: string }): Reason[] {
  const reasons: Reason[] = [];
  if (facts.side === 'staff') reasons.push({ code: 'post.of_staff' });
  if (!facts.reasons.includes(next.reason)) reasons.push({ code: 'choice.unknown', field: 'reason' });
  if (next.on <= facts.from)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: facts.from, later: next.on } });
  if (next.on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: next.on } });
  if (way === 'term' && facts.termEnds !== null && next.on < facts.termEnds)
    reasons.push({ code: 'post.term_not_over', field: 'on', values: { date: facts.termEnds } });
  return reasons;
}

/** May the holder ask to be relieved? Of an open office of the organization, for a reason of the rulebook, once at a time. */
export function reasonsNotToAsk(
  facts: { side: string; from: string; reasons: readonly string[]; asked: boolean; today: string },
  next: { on: string; reason: string },
): Reason[] {
  const reasons: Reason[] = [];
  if (facts.side !== 'party') reasons.push({ code: 'post.not_appointed' });
  if (facts.asked) reasons.push({ code: 'resignation.asked' });
  if (!facts.reasons.includes(next.reason)) reasons.push({ code: 'choice.unknown', field: 'reason' });
  if (next.on < facts.from)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: facts.from, later: next.on } });
  if (next.on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: next.on } });
  return reasons;
}

/** May a resignation still be answered or taken back? Once. */
export function reasonsNotToAnswer(state: string): Reason[] {
  return state === 'asked' ? [] : [{ code: 'resignation.answered', values: { state } }];
}

/** A post somebody held: the same post at the same unit, from a day to a day (null: still). */
export type Held = { id: string; post: string; unitId: string; from: string; to: string | null };

/**
 * Which of the person's terms at one post of one unit each holding is: 1 for the first, 2 for one that follows it without a gap, and
 * so on; a gap of a day or more begins to count anew.
 */
export function consecutiveTerms(held: readonly Held[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const same of Map.groupBy(held, (each) => `${each.unitId} ${each.post}`).values()) {
    let before: { to: string | null; n: number } | null = null;
    for (const each of same.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))) {
      const n: number = before !== null && (before.to === null || before.to >= each.from) ? before.n + 1 : 1;
      counted.set(each.id, n);
      before = { to: each.to, n };
    }
  }
  return counted;
}
