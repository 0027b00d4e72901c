/** May a case stand still, go on, get more time: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';

type Standing = { state: string };

export function reasonsNotToPause(row: Standing, pauses: readonly { id: string }[], reason: string): Reason[] {
  if (row.state === 'ended') return [{ code: 'case.ended' }];
  if (row.state === 'paused') return [{ code: 'case.paused' }];
  return pauses.some((each) => each.id === reason) ? [] : [{ code: 'pause.unknown', field: 'reason' }];
}

export function reasonsNotToResume(row: Standing): Reason[] {
  return row.state === 'paused' ? [] : [{ code: 'case.not_paused' }];
}

/** Only a clock that runs, and only where the procedure names who consents. */
export function reasonsNotToExtend(
  row: Standing,
  clock: Standing & { rule_id: string },
  by: string | undefined,
): Reason[] {
  if (row.state === 'ended') return [{ code: 'case.ended' }];
  if (clock.state !== 'running') return [{ code: 'clock.not_running', field: 'clock' }];
  return by === undefined ? [{ code: 'clock.fixed', field: 'clock', rule: clock.rule_id }] : [];
}

/** Another one may be brought into the affair of a case that goes on, where the procedure knows joint cases. */
export function reasonsNotToJoin(row: Standing, procedure: { joint?: boolean | undefined }): Reason[] {
  if (row.state === 'ended') return [{ code: 'case.ended' }];
  return procedure.joint ? [] : [{ code: 'case.not_joint' }];
}

/** A reason of the procedure, at a step where it holds, on a day of the case's life. */
export function reasonsNotToDrop(
  row: Standing & { step: string; opened_on: string },
  drops: readonly { id: string; steps?: readonly string[] | undefined }[],
  end: { reason: string; on: string; today: string },
): Reason[] {
  if (row.state === 'ended') return [{ code: 'case.ended' }];
  const drop = drops.find((each) => each.id === end.reason);
  const reasons: Reason[] = [];
  if (!drop) reasons.push({ code: 'drop.unknown', field: 'reason' });
  else if (!dropsAt(drop, row.step)) reasons.push({ code: 'drop.other_step', field: 'reason' });
  if (end.on > end.today) reasons.push({ code: 'date.future', field: 'on', values: { date: end.on } });
  if (end.on < row.opened_on)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: row.opened_on, later: end.on } });
  return reasons;
}

/** Whether a case may be dropped for this reason at that step. */
export function dropsAt(drop: { steps?: readonly string[] | undefined }, step: string): boolean {
  return drop.steps?.includes(step) ?? true;
}

/** A committee's vote is entered where the step asks for one, once the case stands there. */
export function reasonsNotToEnterVote(
  row: Standing & { step: string },
  step: { id: string; body: 'members' | 'committee' | null },
  count: { eligible: number; present: number },
): Reason[] {
  if (row.state === 'ended') return [{ code: 'case.ended' }];
  if (row.state === 'paused') return [{ code: 'case.paused' }];
  if (row.step !== step.id) return [{ code: 'case.other_step', field: 'step' }];
  if (step.body === null) return [{ code: 'case.no_vote', field: 'step' }];
  if (step.body === 'members') return [{ code: 'case.vote_in_meeting', field: 'step' }];
  if (count.present > count.eligible)
    return [
      { code: 'case.more_present', field: 'present', values: { present: count.present, eligible: count.eligible } },
    ];
  return [];
}
