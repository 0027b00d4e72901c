/** Decisions in procedures about a member: facts in, reasons why not out (empty = allowed). Pure. */
import { addTo } from '../../platform/clock.ts';
import type { Reason } from '../../platform/refusal.ts';

/** Only a living cell receives, and not the one he is in. */
export function reasonsAgainstReceiving(unit: { isCell: boolean; closedOn: string | null; same: boolean }): Reason[] {
  if (!unit.isCell) return [{ code: 'unit.not_cell', field: 'to' }];
  if (unit.closedOn !== null) return [{ code: 'unit.closed', field: 'to', values: { on: unit.closedOn } }];
  return unit.same ? [{ code: 'transfer.same_unit', field: 'to' }] : [];
}

/** A stay lasts at least the first number of months and at most the second; `open`: it must be shorter than the second (an absence "under one year"). */
export function reasonsAgainstStay(stay: {
  from: string;
  until: string;
  months: readonly number[];
  open: boolean;
}): Reason[] {
  const { from, until } = stay;
  if (from === '' || until === '') return [];
  if (until <= from) return [{ code: 'date.order', field: 'until', values: { earlier: from, later: until } }];
  const [least = 0, most] = stay.months;
  if (until < addTo(from, { months: least }))
    return [{ code: 'stay.too_short', field: 'until', values: { months: least } }];
  if (most === undefined) return [];
  const end = addTo(from, { months: most });
  return until > end || (stay.open && until === end)
    ? [{ code: 'stay.too_long', field: 'until', values: { months: most } }]
    : [];
}

export function reasonsAgainstSelfReview(review: { requests: number; given: boolean; least: number }): Reason[] {
  if (review.given || review.requests >= review.least) return [];
  return [
    {
      code: 'self_review.asked_too_seldom',
      field: 'requests',
      values: { requests: review.requests, least: review.least },
    },
  ];
}

/**
 * Years after which a violation is not disciplined any more: the first figure for what calls for a reprimand, the second for a warning or
 * dismissal; none for what calls for expulsion.
 */
export function reasonsAgainstLimitation(violation: {
  violatedOn: string;
  level: string;
  on: string;
  years: readonly number[];
}): Reason[] {
  const years = violation.level === 'expulsion' ? undefined : violation.years[violation.level === 'reprimand' ? 0 : 1];
  if (years === undefined || violation.violatedOn === '') return [];
  return violation.on > addTo(violation.violatedOn, { years })
    ? [{ code: 'discipline.too_late', field: 'violated_on', values: { years, on: violation.violatedOn } }]
    : [];
}

/** Dismissal needs a post to be dismissed from; a probationer is reprimanded or warned. */
export function reasonsAgainstForm(form: string, member: { official: boolean; holdsPost: boolean }): Reason[] {
  if (!member.official && (form === 'dismissal' || form === 'expulsion'))
    return [{ code: 'discipline.form_for_probationer', field: 'form' }];
  if (form === 'dismissal' && !member.holdsPost) return [{ code: 'discipline.no_post', field: 'form' }];
  return [];
}
