/** Decisions on marks of ownership (M85). Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** May the unit carry these marks from that day? A flag of foreign capital needs an enterprise; an ownership is one of the rulebook's. */
export function reasonsNotToMark(
  ownerships: readonly string[],
  next: { ownership: string | null; foreignInvested: boolean },
  presentFrom: string | null,
  on: string,
): Reason[] {
  const reasons: Reason[] = [];
  if (next.ownership !== null && !ownerships.includes(next.ownership))
    reasons.push({ code: 'choice.unknown', field: 'ownership' });
  if (next.ownership === null && next.foreignInvested)
    reasons.push({ code: 'mark.no_ownership', field: 'foreignInvested' });
  if (presentFrom !== null && on < presentFrom)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: presentFrom, later: on } });
  return reasons;
}
