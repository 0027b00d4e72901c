/** What may be done with a decision as it stands. Pure. */
import type { Reason } from '../../platform/refusal.ts';

type Facts = {
  state: string;
  number: string | null;
  decidedOn: string | null;
  signerName: string | null;
  effectiveOn: string;
};

/** Only a draft may change. */
export function reasonsNotToChange(state: string): Reason[] {
  return state === 'draft' ? [] : [{ code: 'reorganization.not_draft' }];
}

/** A draft is dropped; a decision is taken back for as long as it has not taken effect, be it before its day or refused on it. */
export function reasonsNotToDrop(state: string): Reason[] {
  return state === 'decided' ? [] : reasonsNotToChange(state);
}

/** Decided once, with the number, the day and the signature by which it is a document. */
export function reasonsNotToDecide(facts: Facts, today: string): Reason[] {
  const reasons = reasonsNotToChange(facts.state);
  for (const [field, value] of [
    ['number', facts.number],
    ['decidedOn', facts.decidedOn],
    ['signerName', facts.signerName],
  ] as const)
    if (value === null) reasons.push({ code: 'reorganization.unsigned', field });
  if (facts.decidedOn !== null && facts.decidedOn > today)
    reasons.push({ code: 'date.future', field: 'decidedOn', values: { date: facts.decidedOn } });
  if (facts.decidedOn !== null && facts.effectiveOn < facts.decidedOn)
    reasons.push({
      code: 'date.order',
      field: 'effectiveOn',
      values: { earlier: facts.decidedOn, later: facts.effectiveOn },
    });
  return reasons;
}

/** Carried out once, not before its day. */
export function reasonsNotToApply(facts: Pick<Facts, 'state' | 'effectiveOn'>, today: string): Reason[] {
  if (facts.state !== 'decided') return [{ code: 'reorganization.not_decided' }];
  return facts.effectiveOn > today
    ? [{ code: 'reorganization.not_yet', field: 'effectiveOn', values: { date: facts.effectiveOn } }]
    : [];
}

/** A fact that came after: what, where, when. */
export type Later = { command: string; unit: string; on: string };

/** Annulled while nothing depends on it: neither a fact at a unit it touched nor a later change of the tree there. */
export function reasonsNotToAnnul(state: string, moved: readonly string[], later: readonly Later[]): Reason[] {
  if (state !== 'applied') return [{ code: 'reorganization.not_applied' }];
  return [
    ...moved.map((name) => ({ code: 'reorganization.moved_since', values: { name } })),
    ...later.map(({ command, unit, on }) => ({ code: 'reorganization.facts_since', values: { command, unit, on } })),
  ];
}
