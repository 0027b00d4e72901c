/** Cards: when one is issued and for which reason, when it is reported lost or damaged, when it is taken back. Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type CardState = 'valid' | 'lost' | 'damaged' | 'returned' | 'replaced';

export type CardBook = {
  rule: string | undefined;
  statuses: readonly string[];
  kinds: readonly string[];
  issueReasons: readonly { id: string; after: readonly string[]; rule?: string | undefined }[];
  returnReasons: readonly string[];
};

/** The last card of a person: none, or what became of it. */
export type LastCard = { state: CardState; issuedOn: string | null; stateOn: string | null } | null;
export type CardHolder = { status: string; ended: { on: string } | null; last: LastCard };

/**
 * May a card be issued? To an official member whose membership is open; the reason fits what became of the card before (lost, damaged, valid when cards
 * are exchanged, none); not ahead of today, and not before the card it follows.
 */
export function reasonsNotToIssue(
  book: CardBook,
  who: CardHolder,
  card: { kind: string; reason: string; on: string },
  today: string,
): Reason[] {
  const rule = book.rule === undefined ? {} : { rule: book.rule };
  const reason = book.issueReasons.find((each) => each.id === card.reason);
  const reasons: Reason[] = [];
  if (!book.kinds.includes(card.kind)) reasons.push({ code: 'card.kind_unknown', field: 'kind' });
  if (!reason) reasons.push({ code: 'card.reason_unknown', field: 'reason' });
  else if (!reason.after.includes(standing(who.last)))
    reasons.push({
      code: `card.after_${standing(who.last)}`,
      field: 'reason',
      ...(reason.rule === undefined ? {} : { rule: reason.rule }),
    });
  if (who.ended !== null) reasons.push({ code: 'card.not_member', field: 'personId', values: { on: who.ended.on } });
  else if (!book.statuses.includes(who.status)) reasons.push({ code: 'card.not_official', field: 'personId', ...rule });
  return [...reasons, ...outsideDays('issuedOn', card.on, who.last?.stateOn ?? who.last?.issuedOn ?? null, today)];
}

/** May the card be reported lost or damaged? There is a valid one, and the day lies between its issue and today. */
export function reasonsNotToReport(last: LastCard, on: string, today: string): Reason[] {
  if (last === null || last.state !== 'valid') return [{ code: 'card.none_valid', values: { state: standing(last) } }];
  return outsideDays('on', on, last.issuedOn, today);
}

/** May the card be taken back? There is one that is valid or damaged, for a reason of the rulebook. */
export function reasonsNotToReturn(
  book: CardBook,
  last: LastCard,
  given: { reason: string; on: string },
  today: string,
): Reason[] {
  const reasons: Reason[] = book.returnReasons.includes(given.reason)
    ? []
    : [{ code: 'card.reason_unknown', field: 'reason' }];
  if (last === null || !['valid', 'damaged', 'lost'].includes(last.state))
    return [...reasons, { code: 'card.none_valid', values: { state: standing(last) } }];
  return [...reasons, ...outsideDays('on', given.on, last.stateOn ?? last.issuedOn, today)];
}

/** The reasons of the rulebook that fit what became of the card before. */
export function fittingReasons(book: Pick<CardBook, 'issueReasons'>, last: LastCard): string[] {
  return book.issueReasons.filter((each) => each.after.includes(standing(last))).map((each) => each.id);
}

/** A card that was replaced is followed by a newer one, so it is never the last. */
function standing(last: LastCard): string {
  return last === null ? 'none' : last.state;
}

function outsideDays(field: string, on: string, earliest: string | null, today: string): Reason[] {
  if (on > today) return [{ code: 'date.future', field, values: { date: on } }];
  if (earliest !== null && on < earliest)
    return [{ code: 'date.order', field, values: { earlier: earliest, later: on } }];
  return [];
}
