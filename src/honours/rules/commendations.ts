/** Commendations: who may give which form to whom, and when one may be annulled. Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type FormFacts = {
  id: string;
  to: readonly ('member' | 'unit')[];
  givenBy: readonly string[];
  rule?: string | undefined;
};

/**
 * May this commendation be recorded? The form is one of the rulebook, it is given to members (or units), the one who gives it is of a level that may,
 * and the decision is not ahead of today.
 */
export function reasonsNotToCommend(
  form: FormFacts | undefined,
  given: { to: 'member' | 'unit'; byKind: string; decidedOn: string },
  today: string,
): Reason[] {
  if (!form) return [{ code: 'commendation.form_unknown', field: 'form' }];
  const rule = form.rule === undefined ? {} : { rule: form.rule };
  const reasons: Reason[] = [];
  if (!form.to.includes(given.to))
    reasons.push({ code: `commendation.not_to_${given.to}`, field: 'form', values: { form: form.id }, ...rule });
  if (!form.givenBy.includes(given.byKind))
    reasons.push({
      code: 'commendation.wrong_level',
      field: 'byUnitId',
      values: { form: form.id, kind: given.byKind },
      ...rule,
    });
  if (given.decidedOn > today)
    reasons.push({ code: 'date.future', field: 'decidedOn', values: { date: given.decidedOn } });
  return reasons;
}

/** May it be annulled by a dated decision (D21)? Once, not ahead of today and not before it was given. */
export function reasonsNotToAnnul(
  commendation: { decidedOn: string; annulledOn: string | null },
  on: string,
  today: string,
): Reason[] {
  if (commendation.annulledOn !== null)
    return [{ code: 'commendation.annulled', values: { on: commendation.annulledOn } }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  if (on < commendation.decidedOn)
    return [{ code: 'date.order', field: 'on', values: { earlier: commendation.decidedOn, later: on } }];
  return [];
}
