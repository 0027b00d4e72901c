/** Understanding the words of an office's own files: without tones, capitals, signs and extra spaces, but never by guessing. */
import { fold as foldLetters } from '../platform/i18n/names.ts';
import type { Rulebook } from './rulebook.ts';
import type { Column, Sheet, Workbook } from './schema.ts';

/** A word as it is compared. Text in any Unicode form; `H'Mông` and `Hmong`, `thôn/làng` and `Thon  lang` are the same. */
export function fold(word: string): string {
  return foldLetters(word)
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The id of the entry that knows the word, or undefined. */
export function recognize(
  list: readonly { id: string; recognizes: readonly string[] }[],
  word: string,
): string | undefined {
  const wanted = fold(word);
  return list.find((entry) => entry.recognizes.some((known) => fold(known) === wanted))?.id;
}

/** The post a word means at a kind of unit; `Bí thư` is one post at a cell and another at a committee. */
export function recognizePost(
  rulebook: Pick<Rulebook, 'posts'>,
  word: string,
  unitKind: string,
  kinds: readonly ('party' | 'civil' | 'staff')[] = ['party', 'civil'],
): string | undefined {
  return recognize(
    rulebook.posts.filter((post) => kinds.some((kind) => kind === post.kind) && post.at.includes(unitKind)),
    word,
  );
}

/**
 * The kind of unit a word means, which depends on what the unit stands under.
 * In: the word of the file, the kind of the parent (null: none), the unit's own name. Undefined: not understood.
 */
export function recognizeUnitKind(
  rulebook: Pick<Rulebook, 'import' | 'unitKinds'>,
  unit: { word: string; parentKind: string | null; name: string },
): string | undefined {
  const word = fold(unit.word);
  const name = fold(unit.name);
  const line = rulebook.import.kindWords.find(
    (each) =>
      each.under.includes(unit.parentKind ?? 'top') &&
      each.words.some((known) => fold(known) === word) &&
      (each.nameBegins === undefined || each.nameBegins.some((start) => name.startsWith(fold(start)))),
  );
  return line?.kind ?? recognize(rulebook.unitKinds, unit.word);
}

/** The sheet of a workbook with this name. */
export function recognizeSheet(workbook: Workbook, name: string): Sheet | undefined {
  const wanted = fold(name);
  return workbook.sheets.find((sheet) => sheet.names.some((known) => fold(known) === wanted));
}

/** The column of a sheet with this heading. */
export function recognizeColumn(sheet: Sheet, heading: string): Column | undefined {
  const wanted = fold(heading);
  return sheet.columns.find((column) => column.headings.some((known) => fold(known) === wanted));
}
