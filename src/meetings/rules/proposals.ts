/** Decisions on proposals (M20, M21, M30): who may make one, who answers, where it may be passed on, when it is late. Pure. */
import { daysBetween } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { RollRole } from '../meeting.ts';

/** May this person propose at the meeting? */
export function reasonsNotToPropose(
  speaker: RollRole | undefined,
  addressed: { known: boolean },
  subject: { taskKnown: boolean; targetKnown: boolean } = { taskKnown: true, targetKnown: true },
): Reason[] {
  return [
    ...(speaker === undefined || speaker === 'overseer' ? [{ code: 'proposal.not_member', field: 'personId' }] : []),
    ...(addressed.known ? [] : [{ code: 'proposal.wrong_level', field: 'addressedUnitId' }]),
    ...(subject.taskKnown ? [] : [{ code: 'proposal.task_unknown', field: 'taskId' }]),
    ...(subject.targetKnown ? [] : [{ code: 'proposal.target_unknown', field: 'targetId' }]),
  ];
}

type Standing = { state: string; addressedHere: boolean };

/** May a proposal be answered? Once, by the level it is addressed to. */
export function reasonsNotToAnswer(facts: Standing): Reason[] {
  if (facts.state === 'answered') return [{ code: 'proposal.answered' }];
  return facts.addressedHere ? [] : [{ code: 'proposal.other_level' }];
}

/** May it be passed on to that level? By the level it is addressed to, to another one on the way from the unit to the top. */
export function reasonsNotToForward(
  facts: Standing & { to: string; from: string; levels: readonly string[] },
): Reason[] {
  const reasons = reasonsNotToAnswer(facts);
  if (reasons.length > 0) return reasons;
  if (!facts.levels.includes(facts.to)) return [{ code: 'proposal.wrong_level', field: 'toUnitId' }];
  return facts.to === facts.from ? [{ code: 'proposal.forward_same', field: 'toUnitId' }] : [];
}

/** Calendar days past the day the answer was due: until it came, or until today. Never below 0. */
export function daysLate(replyDue: string, answeredOn: string | null, today: string): number {
  return Math.max(0, daysBetween(replyDue, answeredOn ?? today));
}
