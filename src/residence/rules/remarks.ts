/** What is written of somebody: kept as a draft, sent after the cell discussed it, put right by a dated line (RES-01). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ResidenceBook } from '../book.ts';
import type { RemarkState } from '../residence.ts';
import { between } from './contacts.ts';

export type Texts = readonly { part: string; text: string }[];
export type Wording = { level: string | null; texts: Texts };
type Book = Pick<ResidenceBook, 'levels' | 'parts' | 'rule'>;

/** What stands against a draft: a level or part that the rulebook does not know, a part written twice or too long. What is missing may be. */
export function reasonsAgainstDraft(book: Book, { level, texts }: Wording): Reason[] {
  return [
    ...(level === null || book.levels.includes(level) ? [] : [{ code: 'remark.level_unknown', field: 'level' }]),
    ...texts.flatMap(({ part, text }, at): Reason[] => {
      const field = `texts.${at}.text`;
      const known = book.parts.find((each) => each.id === part);
      if (!known) return [{ code: 'remark.part_unknown', field }];
      if (texts.findIndex((each) => each.part === part) < at)
        return [{ code: 'remark.part_twice', field, values: { remarkPart: part } }];
      return text.length > known.most ? [{ code: 'text.too_long', field, values: { max: known.most } }] : [];
    }),
  ];
}

/** What stands against a remark that leaves the cell: besides, a level and every part that the rulebook requires. */
export function reasonsAgainstWording(book: Book, wording: Wording): Reason[] {
  const { rule } = book;
  return [
    ...reasonsAgainstDraft(book, wording),
    ...(wording.level === null ? [{ code: 'remark.level_missing', field: 'level', rule }] : []),
    ...book.parts
      .filter(({ id, required }) => required && !wording.texts.some((each) => each.part === id && each.text !== ''))
      .map(({ id }) => ({
        code: 'remark.part_missing',
        field: `texts.${book.parts.findIndex((each) => each.id === id)}.text`,
        values: { remarkPart: id },
        rule,
      })),
  ];
}

/** May a line still be written? */
export function reasonsNotToWrite(state: RemarkState): Reason[] {
  if (state === 'sent') return [{ code: 'remark.sent' }];
  return state === 'dropped' ? [{ code: 'remark.dropped' }] : [];
}

/** May it be sent, as discussed on a day between the opening of the round and today? */
export function reasonsNotToSend(
  book: Book,
  line: { state: RemarkState; openedOn: string },
  wording: Wording,
  discussedOn: string,
  today: string,
): Reason[] {
  const closed = reasonsNotToWrite(line.state);
  if (closed.length > 0) return closed;
  return [...reasonsAgainstWording(book, wording), ...between('discussedOn', line.openedOn, discussedOn, today)];
}

/** May a sent remark be put right, as discussed on a day since what holds was discussed? Something must be different. */
export function reasonsNotToCorrect(
  book: Book,
  line: { state: RemarkState; discussedOn: string | null; holds: Wording },
  wording: Wording,
  discussedOn: string,
  today: string,
): Reason[] {
  if (line.state !== 'sent' || line.discussedOn === null) return [{ code: 'remark.not_sent' }];
  return [
    ...reasonsAgainstWording(book, wording),
    ...between('discussedOn', line.discussedOn, discussedOn, today),
    ...(sameWording(line.holds, wording) ? [{ code: 'remark.same' }] : []),
  ];
}

/** The same level and the same texts, parts left empty aside. */
export function sameWording(a: Wording, b: Wording): boolean {
  const told = ({ level, texts }: Wording) =>
    JSON.stringify([
      level,
      texts
        .filter(({ text }) => text !== '')
        .map(({ part, text }) => [part, text])
        .sort(),
    ]);
  return told(a) === told(b);
}
