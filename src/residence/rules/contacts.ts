/** Contact with the cell where one lives: who is introduced where, and how the contact ends (RES-01). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { Category, ResidenceBook } from '../book.ts';
import type { ContactState } from '../residence.ts';

/** The cell somebody is introduced to. */
export type Residence = { id: string; kind: string; setting: string | null; closed: boolean };

export type Introduction = {
  category: string;
  from: string;
  reason: string | undefined;
  letterOn: string | undefined;
  residence: Residence | null;
};

/** The one who is introduced: his home cell, the status of his own membership there (null: none), and since when a contact of his is open (null: none is). */
export type Introduced = { homeId: string; status: string | null; openSince: string | null };

/**
 * May somebody be introduced so? He is a member with a status of the rulebook, no contact of his is open, a category that needs a cell names one where people
 * live (not his own, not a closed one), one that needs none names none; no day is ahead of today.
 */
export function reasonsNotToIntroduce(
  book: ResidenceBook,
  who: Introduced,
  given: Introduction,
  today: string,
): Reason[] {
  const category = book.categories.find((each) => each.id === given.category);
  if (!category) return [{ code: 'contact.category_unknown', field: 'category' }];
  const { rule } = book;
  return [
    ...(who.status !== null && book.statuses.includes(who.status) ? [] : [{ code: 'contact.not_a_member', rule }]),
    ...(who.openSince === null ? [] : [{ code: 'contact.open', values: { since: who.openSince } }]),
    ...placeOf(book, category, who.homeId, given.residence),
    ...(category.reason && !given.reason
      ? [{ code: 'contact.reason_missing', field: 'reason', values: { contactCategory: category.id }, rule }]
      : []),
    ...notAhead('from', given.from, today),
    ...notAhead('letterOn', given.letterOn, today),
  ];
}

function placeOf(book: ResidenceBook, category: Category, homeId: string, cell: Residence | null): Reason[] {
  const field = 'residence';
  const { rule } = book;
  if (!category.cell)
    return cell === null ? [] : [{ code: 'contact.no_cell', field, values: { contactCategory: category.id }, rule }];
  if (cell === null) return [{ code: 'contact.cell_missing', field, values: { contactCategory: category.id }, rule }];
  if (cell.closed) return [{ code: 'contact.cell_closed', field }];
  if (cell.id === homeId) return [{ code: 'contact.own_cell', field, rule }];
  const livesHere = book.cellKinds.has(cell.kind) && cell.setting !== null && book.residences.includes(cell.setting);
  return livesHere ? [] : [{ code: 'contact.not_residential', field, rule }];
}

export type ContactFacts = { state: ContactState; from: string; to: string | null };

/** May the cell answer the introduction? It waits, the day lies between the introduction and today; whoever refuses says why. */
export function reasonsNotToAnswer(
  contact: ContactFacts,
  answer: { accept: boolean; on: string; note: string | undefined },
  today: string,
): Reason[] {
  if (contact.to !== null) return [{ code: 'contact.ended', values: { on: contact.to } }];
  if (contact.state !== 'waiting') return [{ code: 'contact.answered' }];
  return [
    ...(answer.accept || answer.note ? [] : [{ code: 'contact.why_refused', field: 'note' }]),
    ...between('on', contact.from, answer.on, today),
  ];
}

/** May the contact end? It is open, the reason is one that people choose, the day lies between its beginning and today. */
export function reasonsNotToEnd(
  book: Pick<ResidenceBook, 'endings'>,
  contact: ContactFacts,
  end: { on: string; reason: string },
  today: string,
): Reason[] {
  if (contact.to !== null) return [{ code: 'contact.ended', values: { on: contact.to } }];
  return [
    ...(book.endings.includes(end.reason) ? [] : [{ code: 'contact.ending_unknown', field: 'reason' }]),
    ...between('on', contact.from, end.on, today),
  ];
}

export function notAhead(field: string, date: string | undefined, today: string): Reason[] {
  return date !== undefined && date > today ? [{ code: 'date.future', field, values: { date } }] : [];
}

export function between(field: string, earlier: string, date: string, today: string): Reason[] {
  if (date < earlier) return [{ code: 'date.order', field, values: { earlier, later: date } }];
  return notAhead(field, date, today);
}
