/** Reads a text file of separated values as one sheet. Encoding and separator are found out, never asked for. Pure. */

import type { Sheet, SheetRow } from './workbook.ts';
import { LIMITS, type Limits, wrongFile } from './zip.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const QUOTE = '"';
const LOOKED_AT = 20;

/**
 * The rows with a filled cell; `no` is the line of the file on which the row begins, so that an office finds it in its editor.
 * UTF-8 with and without a mark, UTF-16 of either order; separated by comma, semicolon or tab; quoted cells may hold
 * separators, quotes and line breaks. Refuses file.too_large, file.not_text, file.quote_open and file.quote_inside (with the line), file.too_many_rows, file.bomb, file.no_sheet.
 */
export function readCsv(name: string, body: Buffer, limits: Limits = LIMITS): Sheet {
  if (body.length > limits.fileBytes) wrongFile('too_large', { max: Math.round(limits.fileBytes / 1024 / 1024) });
  const text = textOf(body);
  const rows = rowsOf(text, separatorOf(text), limits);
  if (rows.length === 0) wrongFile('no_sheet');
  return { name: name.replace(/\.[^.]*$/, '').slice(0, 100) || 'csv', rows };
}

/** The text of the file. Excel's "Unicode text" is UTF-16; a byte that is no UTF-8 means an older code page, which nobody can tell from another. */
function textOf(body: Buffer): string {
  const mark = body.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(body);
    if (text.includes('\u0000')) wrongFile('not_text');
    return text;
  } catch (error) {
    if (error instanceof TypeError) wrongFile('not_text');
    throw error;
  }
}

/** The sign that stands most often, outside quotes, in the first lines; a first line `sep=;` says it outright. */
function separatorOf(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined && said !== QUOTE) return said;
  const head = text
    .split(/\r\n?|\n/, LOOKED_AT)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((sign) => ({ sign, n: head.split(sign).length }));
  return counted.toSorted((a, b) => b.n - a.n)[0]?.sign ?? ',';
}

function rowsOf(text: string, separator: string, limits: Limits): SheetRow[] {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let count = 0;
  let line = /^sep=.\r?\n/i.test(text) ? 2 : 1;
  let begun = line;
  let at = line === 2 ? text.indexOf('\n') + 1 : 0;
  const endRow = () => {
    if (cells.some((cell) => cell.trim() !== '')) {
      if (rows.length === limits.rows) wrongFile('too_many_rows', { max: limits.rows });
      rows.push({ no: begun, cells });
    }
    cells = [];
  };
  const endCell = (cell: string) => {
    if (cell.length > limits.cellLength || ++count > limits.cells) wrongFile('bomb');
    if (cells.length < limits.columns) cells.push(cell);
  };
  while (at < text.length) {
    if (text[at] === QUOTE) {
      const { cell, end, lines } = quoted(text, at, line);
      endCell(cell);
      line += lines;
      at = end;
    } else {
      const end = endOf(text, at, separator);
      endCell(text.slice(at, end));
      at = end;
    }
    const sign = text[at];
    if (sign === separator) {
      at++;
      // a separator at the very end leaves an empty cell behind it, which says nothing
      continue;
    }
    if (sign !== undefined && sign !== '\n' && sign !== '\r') wrongFile('quote_inside', { line });
    at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line++;
    endRow();
    begun = line;
  }
  endRow();
  return rows;
}

/** Where a plain cell ends: before the separator or the line's end. */
function endOf(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** A quoted cell: two quotes inside are one. Refuses one that never ends, naming the line where it begins. */
function quoted(text: string, from: number, line: number): { cell: string; end: number; lines: number } {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf(QUOTE, at);
    if (end < 0) wrongFile('quote_open', { line });
    cell += text.slice(at, end);
    if (text[end + 1] !== QUOTE) return { cell, end: end + 1, lines: cell.split(/\r\n?|\n/).length - 1 };
    cell += QUOTE;
    at = end + 2;
  }
}
