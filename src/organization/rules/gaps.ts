/** Decisions on the reasons for a missing dual post (M62). Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** May the reason be recorded? Only for a village without a dual post, by a reason of the rulebook, not before the present one. */
export function reasonsNotToExplainGap(
  facts: { gap: boolean; reasons: readonly string[]; presentFrom: string | null },
  next: { reason: string; on: string },
  today: string,
): Reason[] {
  if (!facts.gap) return [{ code: 'gap.none' }];
  const reasons: Reason[] = [];
  if (!facts.reasons.includes(next.reason)) reasons.push({ code: 'choice.unknown', field: 'reason' });
  if (next.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: next.on } });
  if (facts.presentFrom !== null && next.on < facts.presentFrom)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: facts.presentFrom, later: next.on } });
  return reasons;
}
