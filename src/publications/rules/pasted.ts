/** Rows pasted from a spreadsheet or a text, as lines of a table: a label, a count, a share. Pure. */
import { readNumber } from '../../reportCheck/rules/numbers.ts';
import { DECIMAL, plainDigits } from '../../reportCheck/rules/tokens.ts';

export type PastedLine = { label: string; n: number | null; share: string | null };

const PERCENT = /%/;
const NUMBER = /^[+-]?[\d.,\u00a0\u2009\u202f\ue000 ]*\d[\d.,\u00a0\u2009\u202f\ue000 ]*$/;

/**
 * In: rows, their cells apart by tabs, semicolons or bars; a row of plain text ends with its numbers ("Tốt 36 76,6 %"). Out: a line for each row
 * that has a label or a number; the first whole number is the count, what has a percent sign or decimals the share.
 */
export function pastedLines(text: string): PastedLine[] {
  return text.split(/\r\n?|\n/).flatMap((row) => {
    const cells = cellsOf(row);
    const line: PastedLine = { label: '', n: null, share: null };
    for (const cell of cells) {
      const read = numberIn(cell);
      if (read === null) line.label = line.label === '' ? cell.trim() : line.label;
      else if (read.percent) line.share ??= read.text;
      else if (line.n === null && read.whole) line.n = Number(read.text);
      else line.share ??= read.text;
    }
    return line.label === '' && line.n === null && line.share === null ? [] : [line];
  });
}

/** A share as it is typed in any of the three languages, as a decimal text with its digits; null where it is no number. */
export function typedShare(text: string): string | null {
  return numberIn(text.includes('%') || text.includes('٪') ? text : `${text}%`)?.text ?? null;
}

function cellsOf(row: string): string[] {
  const cells = row.split(/[\t;|؛]/).map((cell) => cell.trim());
  if (cells.length > 1) return cells.filter((cell) => cell !== '');
  // the numbers at the end of a line of text
  const found = /^(.*?)[\s:–—-]*((?:(?:^|\s|\()[\d٠-٩][\d٠-٩.,٬٫]*\s*[%٪]?\)?,?)+)\s*$/u.exec(row);
  if (!found) return cells.filter((cell) => cell !== '');
  const numbers = (found[2] ?? '').match(/[\d٠-٩][\d٠-٩.,٬٫]*(?:\s*[%٪])?/gu) ?? [];
  return [found[1]?.trim() ?? '', ...numbers.map((each) => each.replace(/[.,]$/, ''))].filter((cell) => cell !== '');
}

function numberIn(cell: string): { text: string; percent: boolean; whole: boolean } | null {
  const plain = plainDigits(cell).trim();
  const percent = PERCENT.test(plain);
  const digits = plain.replace(PERCENT, '').replace(/[()]/g, '').trim();
  if (!NUMBER.test(digits)) return null;
  const read = readNumber(digits.replace(/ /g, '\u202f'), percent);
  if (read === null || !Number.isFinite(read.value) || read.value < 0 || read.decimals > 6) return null;
  return { text: read.value.toFixed(read.decimals), percent, whole: read.decimals === 0 && !digits.includes(DECIMAL) };
}
