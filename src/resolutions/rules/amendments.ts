/** Decisions on amending what was issued (D21): by a later, dated act that says what changes. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { AmendmentChange, TargetText } from '../amendment.ts';
import type { TargetInput } from '../resolution.ts';
import { type Measures, reasonsAgainstTarget } from './resolutions.ts';

export type AmendFacts = {
  resolution: { state: string; kind: string; issuedOn: string | null };
  /** the targets in force, as they stand */
  targets: ReadonlyMap<string, TargetText>;
  /** the day of the latest amendment so far */
  lastOn: string | null;
  on: string;
  today: string;
  measures: Measures;
};

/** May it be amended so? Issued, after its last amendment, each target once, something really different, something left. */
export function reasonsNotToAmend(changes: AmendmentChange[], facts: AmendFacts): Reason[] {
  const { resolution, on, today } = facts;
  const standing = reasonsNotAmendable(resolution);
  if (standing.length > 0) return standing;
  const reasons: Reason[] = [];
  const since = facts.lastOn ?? resolution.issuedOn;
  if (on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: on } });
  if (since !== null && on < since)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: since, later: on } });
  if (changes.length === 0) reasons.push({ code: 'amendment.empty', field: 'changes' });
  const seen = new Set<string>();
  changes.forEach((change, i) => {
    const field = `changes.${i}`;
    const before = change.targetId ? facts.targets.get(change.targetId) : undefined;
    if (change.kind === 'add') {
      if (change.targetId) reasons.push({ code: 'amendment.target_named', field: `${field}.targetId` });
    } else if (!before) reasons.push({ code: 'amendment.target_unknown', field: `${field}.targetId` });
    else if (seen.has(change.targetId ?? '')) reasons.push({ code: 'amendment.twice', field: `${field}.targetId` });
    if (change.targetId) seen.add(change.targetId);
    if (change.kind === 'drop') {
      if (change.target) reasons.push({ code: 'amendment.dropped_text', field: `${field}.target` });
      return;
    }
    if (!change.target) reasons.push({ code: 'text.required', field: `${field}.target` });
    else reasons.push(...reasonsOfText(change.target, before, `${field}.target`, facts));
  });
  const dropped = changes.filter((c) => c.kind === 'drop' && facts.targets.has(c.targetId ?? '')).length;
  if (dropped > 0 && dropped === facts.targets.size && !changes.some((c) => c.kind === 'add'))
    reasons.push({ code: 'amendment.nothing_left', field: 'changes' });
  return reasons;
}

/** Whether it can be amended at all: what a page shows beside the button. */
export function reasonsNotAmendable(resolution: { state: string; kind: string }): Reason[] {
  if (resolution.state === 'draft') return [{ code: 'record.draft', field: 'id' }];
  if (resolution.state === 'annulled') return [{ code: 'record.annulled', field: 'id' }];
  return resolution.kind === 'month' ? [{ code: 'amendment.month', field: 'id' }] : [];
}

function reasonsOfText(
  target: TargetInput,
  before: TargetText | undefined,
  field: string,
  facts: AmendFacts,
): Reason[] {
  const reasons = reasonsAgainstTarget(target, (name) => `${field}.${name}`, facts.measures);
  if (target.deadline <= facts.on)
    reasons.push({
      code: 'date.order',
      field: `${field}.deadline`,
      values: { earlier: facts.on, later: target.deadline },
    });
  if (before && isSame(before, target)) reasons.push({ code: 'amendment.same', field });
  return reasons;
}

function isSame(before: TargetText, after: TargetInput): boolean {
  const number = (value: string | null | undefined) => (value == null ? null : Number(value));
  return (
    before.indicator === after.indicator &&
    before.measure === after.measure &&
    (before.baseText ?? '') === (after.baseText ?? '') &&
    number(before.baseValue) === number(after.baseValue) &&
    number(before.goalMin) === number(after.goalMin) &&
    number(before.goalMax) === number(after.goalMax) &&
    before.deadline === after.deadline
  );
}

/**
 * The text in force on a day, out of what stands now and the amendments, newest first: what came later is taken back.
 * A target that was dropped later comes back, one that was added later is not there yet.
 */
export function textOn(
  now: ReadonlyMap<string, TargetText>,
  amendments: { on: string; changes: { targetId: string; before: TargetText | null }[] }[],
  day: string,
): Map<string, TargetText> {
  const text = new Map(now);
  for (const amendment of amendments.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))) {
    if (amendment.on <= day) break;
    for (const change of amendment.changes.toReversed()) {
      if (change.before === null) text.delete(change.targetId);
      else text.set(change.targetId, change.before);
    }
  }
  return text;
}
