/** The yearly round of remarks at a cell: when it opens, by when remarks are due, when it may be closed (RES-01). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ResidenceBook } from '../book.ts';

/** The first day of the round of a year, and the day by which its remarks are due. */
export function seasonOf(book: Pick<ResidenceBook, 'fromMonth' | 'due'>, year: number): { from: string; due: string } {
  return { from: `${year}-${String(book.fromMonth).padStart(2, '0')}-01`, due: `${year}-${book.due}` };
}

/** The year whose round is the latest that may be open on a day. */
export function yearOn(book: Pick<ResidenceBook, 'fromMonth' | 'due'>, today: string): number {
  const year = Number(today.slice(0, 4));
  return today >= seasonOf(book, year).from ? year : year - 1;
}

/** May the round of a year be opened, with remarks due on a day? Not before its month, and the day is not over. */
export function reasonsNotToOpen(
  book: Pick<ResidenceBook, 'fromMonth' | 'due' | 'rule'>,
  asked: { year: number; due: string },
  today: string,
): Reason[] {
  const { from } = seasonOf(book, asked.year);
  const { rule } = book;
  if (today < from) return [{ code: 'round.too_early', field: 'year', values: { from }, rule }];
  if (asked.due < today) return [{ code: 'round.due_past', field: 'due', values: { date: asked.due } }];
  return [];
}

/** May it be closed? It is open, and nothing in it waits. `waiting`: lines not sent whose contact goes on. */
export function reasonsNotToClose(round: { closedOn: string | null; waiting: number }): Reason[] {
  if (round.closedOn !== null) return [{ code: 'round.closed', values: { on: round.closedOn } }];
  return round.waiting > 0 ? [{ code: 'round.waiting', values: { count: round.waiting } }] : [];
}
