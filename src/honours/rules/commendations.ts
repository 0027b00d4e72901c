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

/** What is commended: by which form, for the merit of which year. */
export type Merit = { form: string; forYear: number; reason: string };
/** What was given on a day, or is proposed (null). */
export type Earlier = Merit & { on: string | null };

/** The same form for the same reason of the same year is given once, and proposed once at a time; reasons are compared without capitals and spaces. */
export function reasonsAgainstSecond(merit: Merit, earlier: readonly Earlier[], rule: string | undefined): Reason[] {
  const same = earlier.filter(
    (each) =>
      each.form === merit.form && each.forYear === merit.forYear && compared(each.reason) === compared(merit.reason),
  );
  const cited = rule === undefined ? {} : { rule };
  const given = same.find((each) => each.on !== null);
  if (given?.on) return [{ code: 'commendation.given_already', field: 'reason', values: { on: given.on }, ...cited }];
  return same.length > 0 ? [{ code: 'commendation.proposed_already', field: 'reason', ...cited }] : [];
}

function compared(reason: string): string {
  return reason
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll(/[\s.,;:]+/g, ' ')
    .trim();
}

/** May it be proposed? The form is one of the rulebook and is given to each of those who are named; the year is not ahead; somebody is named. */
export function reasonsNotToProposeCommendation(
  form: FormFacts | undefined,
  asked: { people: number; units: number; year: number },
  today: string,
): Reason[] {
  if (!form) return [{ code: 'commendation.form_unknown', field: 'form' }];
  const reasons: Reason[] = [];
  if (asked.people + asked.units === 0) reasons.push({ code: 'commendation.nobody', field: 'people' });
  for (const [to, n] of [
    ['member', asked.people],
    ['unit', asked.units],
  ] as const)
    if (n > 0 && !form.to.includes(to))
      reasons.push({ code: `commendation.not_to_${to}`, field: 'form', values: { form: form.id } });
  if (asked.year > Number(today.slice(0, 4)))
    reasons.push({ code: 'commendation.year_ahead', field: 'year', values: { year: String(asked.year) } });
  return reasons;
}

/** Whose commendation a form is: the nearest of these places (from the top down) that gives it; else the topmost, which passes it on to a level outside. */
export function placeThatGives<P extends { kind: string }>(
  form: Pick<FormFacts, 'givenBy'>,
  places: readonly P[],
): P | undefined {
  return places.findLast((place) => form.givenBy.includes(place.kind)) ?? places[0];
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
