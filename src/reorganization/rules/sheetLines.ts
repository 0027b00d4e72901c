/** The filled rows of a file under the headings that are known. Pure. */
import { clean } from '../../platform/schema.ts';
import { fold } from '../../rulebook/recognize.ts';
import { SHEET_COLUMNS, type SheetColumn } from '../sheet.ts';

/** `row` as the sheet itself counts it. */
export type SheetLine = { sheet: string; row: number; cells: Record<SheetColumn, string> };
type Read = { name: string; rows: readonly { no: number; cells: readonly string[] }[] };

/** Offices write a title above their headings. */
const LOOKED_AT = 20;

/** In: the sheets and what each column may be called. Out: the rows below the headings, of every sheet that has them; null where none has. */
export function linesOf(
  sheets: readonly Read[],
  headings: Readonly<Record<SheetColumn, readonly string[]>>,
): SheetLine[] | null {
  const known = new Map(SHEET_COLUMNS.flatMap((column) => headings[column].map((word) => [fold(word), column])));
  const headed = sheets.flatMap((sheet) => {
    const at = sheet.rows.slice(0, LOOKED_AT).findIndex(({ cells }) => {
      const columns = cells.map((cell) => known.get(fold(cell)));
      return columns.includes('old') && columns.filter((column) => column !== undefined).length > 1;
    });
    return at < 0 ? [] : [{ ...sheet, at }];
  });
  if (headed.length === 0) return null;
  return headed.flatMap(({ name, rows, at }) => {
    const places = new Map<SheetColumn, number>();
    for (const [i, cell] of (rows[at]?.cells ?? []).entries()) {
      const column = known.get(fold(cell));
      if (column && !places.has(column)) places.set(column, i);
    }
    return rows.slice(at + 1).flatMap(({ no, cells }): SheetLine[] => {
      const said = (column: SheetColumn) => clean(cells[places.get(column) ?? -1] ?? '');
      const line = { sheet: name, row: no, cells: Object.fromEntries(SHEET_COLUMNS.map((c) => [c, said(c)])) };
      return SHEET_COLUMNS.some((column) => said(column) !== '') ? [line as SheetLine] : [];
    });
  });
}
