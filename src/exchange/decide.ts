/** What the clerk's word does to a row that might mean somebody known (D15). Pure. */

import type { Reason } from '../platform/refusal.ts';
import type { Action, Candidate, Verdict } from './import.ts';
import type { KeptRow } from './store/blocks.ts';
import { type Change, verdictOf } from './verdict.ts';

export type Decision = { as: 'same' | 'other'; personId: string | null };
export type Effect = { action: Action; reasons: Reason[]; changes: Change[]; verdict: Verdict };

const NAMESAKE = 'person.namesake';

/** Only a row with candidates is decided about; the same person is one of them, in the cell that the row names. Refuses nobody's decision of a refused row. */
export function reasonsNotToDecide(
  kept: Pick<KeptRow, 'reasons' | 'match' | 'action'>,
  decision: Decision | null,
): Reason[] {
  const candidates = kept.match?.candidates ?? [];
  if (kept.action === 'refused' || !kept.reasons.some((reason) => reason.code === NAMESAKE))
    return [{ code: 'decision.none_open', field: 'row' }];
  if (decision?.as !== 'same') return [];
  const meant = candidates.find((candidate) => candidate.personId === decision.personId);
  if (!meant) return [{ code: 'decision.not_candidate', field: 'personId' }];
  return meant.here ? [] : [{ code: 'member.elsewhere', field: 'personId' }];
}

/** The row as it will be applied: another person is simply new; the same person is changed where the file differs. */
export function effectOf(
  kept: Pick<KeptRow, 'action' | 'reasons' | 'changes' | 'match'>,
  decision: Decision | null,
): Effect {
  const candidates = kept.match?.candidates ?? [];
  const reasons = decision === null ? kept.reasons : kept.reasons.filter((reason) => reason.code !== NAMESAKE);
  const meant = decision?.as === 'same' ? candidates.find((each) => each.personId === decision.personId) : undefined;
  const action = meant ? actionFor(meant) : kept.action;
  const changes = meant ? meant.differences : kept.changes;
  return { action, reasons, changes, verdict: verdictOf({ action, reasons }) };
}

function actionFor(meant: Candidate): Action {
  return meant.differences.length > 0 ? 'changed' : 'same';
}
