/** Decisions on overseers' visits (M27). Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type VisitFacts = {
  /** kinds of visit the rulebook knows */
  kinds: readonly string[];
  /** the kind that a closed meeting enters by itself */
  meetingKind: string;
  /** whether the person was in charge of the unit on that day */
  inCharge: boolean;
  /** whether a meeting of that day already entered this person's visit */
  entered: boolean;
  today: string;
};
export type VisitDraft = {
  kind: string;
  on: string;
  followUp: string | null;
  followUpDue: string | null;
};

/** May the visit be recorded? By somebody in charge on that day, not in the future, not a second time beside its meeting; what follows has a day. */
export function reasonsNotToRecordVisit(facts: VisitFacts, visit: VisitDraft): Reason[] {
  const reasons: Reason[] = [];
  if (!facts.kinds.includes(visit.kind)) reasons.push({ code: 'choice.unknown', field: 'kind' });
  if (visit.on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: visit.on } });
  else if (!facts.inCharge)
    reasons.push({ code: 'visit.not_in_charge', field: 'personId', values: { date: visit.on } });
  if (facts.entered && visit.kind === facts.meetingKind)
    reasons.push({ code: 'visit.entered', field: 'kind', values: { date: visit.on } });
  if (visit.followUp !== null && visit.followUpDue === null)
    reasons.push({ code: 'visit.follow_up_due', field: 'followUpDue' });
  if (visit.followUp === null && visit.followUpDue !== null)
    reasons.push({ code: 'visit.follow_up_what', field: 'followUp' });
  if (visit.followUpDue !== null && visit.followUpDue < visit.on)
    reasons.push({
      code: 'date.order',
      field: 'followUpDue',
      values: { earlier: visit.on, later: visit.followUpDue },
    });
  return reasons;
}

/** May what was to follow be called done on that day? */
export function reasonsNotToFollowUp(
  visit: { on: string; followUp: string | null; followUpDone: string | null },
  on: string,
  today: string,
): Reason[] {
  if (visit.followUp === null) return [{ code: 'visit.no_follow_up' }];
  if (visit.followUpDone !== null) return [{ code: 'visit.followed_up', values: { date: visit.followUpDone } }];
  if (on < visit.on) return [{ code: 'date.order', field: 'on', values: { earlier: visit.on, later: on } }];
  return on > today ? [{ code: 'date.future', field: 'on', values: { date: on } }] : [];
}
