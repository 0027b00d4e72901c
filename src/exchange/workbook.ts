/** Reads the sheets of an .xlsx as rows of text, streaming and bounded. Nothing in a workbook is ever computed or followed. */

import { readXml } from './xml.ts';
import { type Archive, LIMITS, type Limits, openArchive, wrongFile } from './zip.ts';

/** A row as it stands in the sheet: `no` is the sheet's own number; cells from column A on, '' where empty. */
export type SheetRow = { no: number; cells: string[] };
export type Sheet = { name: string; rows: SheetRow[] };

/** A province has up to two hundred communes, a sheet each. */
const MOST_SHEETS = 300;

type Read = { rows: number; cells: number };
type Styles = { dates: Set<number>; from1904: boolean };

/**
 * The visible sheets with their filled rows. Dates come as YYYY-MM-DD, numbers as written, everything else as its text.
 * Refuses what openArchive refuses, and file.formulas, file.too_many_rows, file.no_sheet.
 */
export async function readWorkbook(body: Buffer, limits: Limits = LIMITS): Promise<Sheet[]> {
  const archive = await openArchive(body, limits);
  try {
    const { sheets, from1904 } = await sheetList(archive);
    const places = await targets(archive);
    const styles = { dates: await dateStyles(archive), from1904 };
    const strings = await sharedStrings(archive, limits);
    const read: Read = { rows: 0, cells: 0 };
    const out: Sheet[] = [];
    for (const { name, relation } of sheets) {
      const part = places.get(relation);
      if (part === undefined || !archive.names.includes(part)) continue;
      out.push({ name, rows: await rowsOf(archive, part, { name, strings, styles, limits, read }) });
    }
    if (out.length === 0) wrongFile('no_sheet');
    return out;
  } finally {
    archive.close();
  }
}

async function sheetList(archive: Archive) {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  await readXml(archive, 'xl/workbook.xml', {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (tag !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      if (relation !== undefined && sheets.length < MOST_SHEETS)
        sheets.push({ name: (attributes.name ?? '').slice(0, 100), relation });
    },
  });
  return { sheets, from1904 };
}

async function targets(archive: Archive): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  const rels = 'xl/_rels/workbook.xml.rels';
  if (!archive.names.includes(rels)) return places;
  await readXml(archive, rels, {
    open: (tag, { Id, Target }) => {
      if (tag === 'Relationship' && Id && Target)
        places.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return places;
}

/** The cell styles that show a number as a date. */
async function dateStyles(archive: Archive): Promise<Set<number>> {
  const dates = new Set<number>();
  if (!archive.names.includes('xl/styles.xml')) return dates;
  const formats = new Map<number, string>();
  let inStyles = false;
  let index = 0;
  await readXml(archive, 'xl/styles.xml', {
    open: (tag, attributes) => {
      if (tag === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (tag === 'cellXfs') inStyles = true;
      else if (tag === 'xf' && inStyles) {
        if (isDateFormat(Number(attributes.numFmtId), formats)) dates.add(index);
        index++;
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inStyles = false;
    },
  });
  return dates;
}

function isDateFormat(id: number, formats: Map<number, string>): boolean {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return true;
  return /[dmy]/i.test((formats.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

async function sharedStrings(archive: Archive, limits: Limits): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.names.includes('xl/sharedStrings.xml')) return strings;
  let text = '';
  let phonetic = false;
  let inText = false;
  await readXml(archive, 'xl/sharedStrings.xml', {
    open: (tag) => {
      if (tag === 'rPh') phonetic = true;
      inText = tag === 't' && !phonetic;
    },
    text: (piece) => {
      if (inText) text = added(text, piece, limits);
    },
    close: (tag) => {
      if (tag === 'rPh') phonetic = false;
      if (tag === 't') inText = false;
      if (tag !== 'si') return;
      if (strings.push(text) > limits.cells) wrongFile('bomb');
      text = '';
    },
  });
  return strings;
}

type Reading = { name: string; strings: string[]; styles: Styles; limits: Limits; read: Read };

async function rowsOf(
  archive: Archive,
  part: string,
  { name, strings, styles, limits, read }: Reading,
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let row: SheetRow = { no: 0, cells: [] };
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let takes = false;
  const endCell = () => {
    if (value === '' || column < 0 || column >= limits.columns) return;
    if (++read.cells > limits.cells) wrongFile('bomb');
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] =
      type === 's' ? (strings[Number(value)] ?? '') : written(value, type, styles.dates.has(style), styles.from1904);
  };
  await readXml(archive, part, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = { no: Number(attributes.r) || row.no + 1, cells: [] };
        column = -1;
      } else if (tag === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s) || 0;
        value = '';
      } else if (tag === 'f') wrongFile('formulas', { sheet: name, cell: `${letters(column)}${row.no}` });
      takes = tag === 'v' || tag === 't';
    },
    text: (piece) => {
      if (takes) value = added(value, piece, limits);
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') takes = false;
      else if (tag === 'c') endCell();
      else if (tag === 'row' && row.cells.some((cell) => cell.trim() !== '')) {
        if (++read.rows > limits.rows) wrongFile('too_many_rows', { max: limits.rows });
        rows.push(row);
      }
    },
  });
  return rows;
}

function added(text: string, piece: string, limits: Limits): string {
  if (text.length + piece.length > limits.cellLength) wrongFile('bomb');
  return text + piece;
}

/** A cell's value as text: `e` (an error) is empty, a date style turns a number into a date. */
function written(value: string, type: string, isDate: boolean, from1904: boolean): string {
  if (type === 'e') return '';
  if (type === 'd') return value.slice(0, 10);
  if (type !== 'n' || value.trim() === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDate) return dateOfSerial(number + (from1904 ? 1462 : 0)) ?? value;
  return Number.isInteger(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : value.trim();
}

const DAY = 86_400_000;

/** The date of a day number as spreadsheets count them (1 January 1900 is 1, and 1900 wrongly had a 29 February). */
export function dateOfSerial(serial: number): string | null {
  const day = Math.floor(serial);
  if (day < 1 || day > 109_574) return null;
  return new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY).toISOString().slice(0, 10);
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  return column - 1;
}

/** The letters of a column: 0 is A, 26 is AA. */
export function letters(column: number): string {
  return column < 0 ? '' : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
