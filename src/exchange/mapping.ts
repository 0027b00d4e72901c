/** Which column of a sheet holds what: guessed from the rulebook's synonyms, then the clerk's to change. Pure. */
import type { Reason } from '../platform/refusal.ts';
import { recognizeColumn, recognizeSheet } from '../rulebook/recognize.ts';
import type { Sheet as GuideSheet, ImportGuide } from '../rulebook/schema.ts';
import type { ColumnMapping, Mapping, SheetMapping } from './import.ts';
import type { Sheet, SheetRow } from './workbook.ts';

/** A title and a few empty lines often stand above the headings. */
const SEARCHED = 20;

/** The sheets of the rulebook's roster workbook. */
export const UNITS = 'units';
export const MEMBERS = 'members';

/** The field that says to which commune of a province's workbook a row belongs. */
const COMMUNE = 'commune';

/** The rulebook's description of the workbook that a mapping follows. */
export function workbookOf(guide: ImportGuide, id: string) {
  return guide.workbooks.find((book) => book.id === id) ?? guide.workbooks[0];
}

/** Guesses, for each sheet, what it is (by its name, else by its headings), where the headings stand and what each column holds. */
export function guessMapping(guide: ImportGuide, sheets: Sheet[]): Mapping {
  const book = guide.workbooks[0];
  const taken = new Set<string>();
  const mapped = sheets.map((sheet): SheetMapping => {
    const named = book ? recognizeSheet(book, sheet.name) : undefined;
    const candidates = (named && !taken.has(named.id) ? [named] : (book?.sheets ?? [])).map((s) => ({
      guide: s,
      ...headingOf(s, sheet.rows),
    }));
    const best = candidates.toSorted((a, b) => b.score - a.score)[0];
    // a second sheet of a kind is a commune's: it has to have every column that must be
    const another = best !== undefined && taken.has(best.guide.id);
    if (!best || best.score === 0 || (!named && best.score < 3) || (another && !isWhole(best.guide, best.row)))
      return { sheet: null, name: sheet.name, headingRow: sheet.rows[0]?.no ?? 1, columns: [] };
    taken.add(best.guide.id);
    return {
      sheet: best.guide.id,
      name: sheet.name,
      headingRow: best.row.no,
      columns: columnsOf(best.guide, best.row),
    };
  });
  return { workbook: book?.id ?? '', sheets: mapped };
}

function isWhole(guide: GuideSheet, row: SheetRow): boolean {
  const fields = row.cells.map((cell) => recognizeColumn(guide, cell)?.field);
  return guide.columns.every((column) => !column.required || fields.includes(column.field));
}

/** The communes of sheets that hold the same: where a province's workbook has a sheet a commune, the sheet is called like it. */
function communesOf(sheets: SheetMapping[]): Map<string, string> {
  const read = sheets.filter((sheet) => sheet.sheet !== null);
  return new Map(
    read
      .filter((sheet) => read.some((other) => other !== sheet && other.sheet === sheet.sheet))
      .filter((sheet) => !sheet.columns.some((column) => column.field === COMMUNE))
      .map((sheet) => [sheet.name, sheet.name.replace(/\([^)]*\)\s*$/, '').trim()]),
  );
}

/** The row with the most known headings near the top. */
function headingOf(guide: GuideSheet, rows: SheetRow[]): { row: SheetRow; score: number } {
  const scored = rows.slice(0, SEARCHED).map((row) => ({
    row,
    score: new Set(row.cells.map((cell) => recognizeColumn(guide, cell)?.field).filter((f) => f !== undefined)).size,
  }));
  return scored.toSorted((a, b) => b.score - a.score)[0] ?? { row: { no: 1, cells: [] }, score: 0 };
}

function columnsOf(guide: GuideSheet, row: SheetRow): ColumnMapping[] {
  const taken = new Set<string>();
  return row.cells
    .map((cell, column) => {
      const field = cell.trim() === '' ? undefined : recognizeColumn(guide, cell)?.field;
      const free = field !== undefined && !taken.has(field) ? field : null;
      if (free !== null) taken.add(free);
      return { column, heading: cell.trim().slice(0, 200), field: free };
    })
    .filter((column) => column.heading !== '');
}

/** What keeps a mapping from being read: no sheet known, a required column without its place, a field or a sheet named twice, one nobody knows. */
export function reasonsAgainstMapping(guide: ImportGuide, mapping: Mapping): Reason[] {
  const book = workbookOf(guide, mapping.workbook);
  const used = mapping.sheets.filter((sheet) => sheet.sheet !== null);
  if (used.length === 0)
    return [
      {
        code: 'import.no_sheet',
        field: 'mapping',
        values: { sheets: (book?.sheets ?? []).map((s) => s.names[0]).join(', ') },
      },
    ];
  return used.flatMap((sheet, index) => {
    const known = book?.sheets.find((s) => s.id === sheet.sheet);
    if (!known) return [{ code: 'import.sheet_unknown', field: 'mapping', values: { sheet: sheet.name } }];
    const twice =
      used.findIndex((other) => other.name === sheet.name) !== index
        ? [{ code: 'import.sheet_twice', field: 'mapping', values: { sheet: sheet.name } }]
        : [];
    const fields = sheet.columns.flatMap((column) => (column.field === null ? [] : [column.field]));
    return [
      ...twice,
      ...known.columns
        .filter((column) => column.required && !fields.includes(column.field))
        .map((column) => ({
          code: 'import.column_missing',
          field: 'mapping',
          values: { sheet: sheet.name, column: column.headings[0] ?? column.field },
        })),
      ...fields
        .filter((field, i) => fields.indexOf(field) !== i)
        .map((field) => ({
          code: 'import.field_twice',
          field: 'mapping',
          values: { sheet: sheet.name, column: known.columns.find((c) => c.field === field)?.headings[0] ?? field },
        })),
      ...fields
        .filter((field) => !known.columns.some((column) => column.field === field))
        .map((field) => ({
          code: 'import.field_unknown',
          field: 'mapping',
          values: { sheet: sheet.name, column: field },
        })),
    ];
  });
}

/** A row by its fields, as the mapping reads it. */
export type SourceRow = {
  sheet: string;
  sheetName: string;
  no: number;
  values: Record<string, string>;
  /** what the clerk decided: this is the known person, or nobody who is known */
  decision?: { as: 'same' | 'other'; personId: string | null } | undefined;
};

/** The rows below the headings, by field; rows without a filled field are left out. */
export function rowsOf(mapping: Mapping, sheets: Sheet[]): SourceRow[] {
  const communes = communesOf(mapping.sheets);
  return mapping.sheets.flatMap(({ sheet: id, name, headingRow, columns }) => {
    const commune = communes.get(name);
    const rows = id === null ? [] : (sheets.find((sheet) => sheet.name === name)?.rows ?? []);
    const fields = columns.filter((column) => column.field !== null);
    return rows
      .filter((row) => row.no > headingRow)
      .flatMap((row): SourceRow[] => {
        const values: Record<string, string> = {};
        for (const { column, field } of fields) {
          const cell = (row.cells[column] ?? '').trim();
          if (cell !== '' && field !== null) values[field] = cell;
        }
        // a line that holds nothing but its running number is no record
        const isRecord = Object.keys(values).some((field) => field !== 'number');
        if (isRecord && commune !== undefined) values[COMMUNE] = commune;
        return isRecord ? [{ sheet: id ?? '', sheetName: name, no: row.no, values }] : [];
      });
  });
}
