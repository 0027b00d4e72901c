/** Tables of a .docx: columns without lines for letterhead and signatures, and tables with lines. Mirrored in documents read from the right. */
import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Pen } from './pen.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Columns beside each other, without lines; the first is at the start side. */
export function columns(cells: { content: Paragraph[]; share: number }[], pen: Pen): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    ...(pen.rtl && { visuallyRightToLeft: true }),
    borders: { ...around(NONE), insideHorizontal: NONE, insideVertical: NONE },
    columnWidths: cells.map((cell) => cell.share * 94),
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (cell) =>
            new TableCell({
              children: cell.content,
              width: { size: cell.share, type: WidthType.PERCENTAGE },
              borders: around(NONE),
            }),
        ),
      }),
    ],
  });
}

/** A table with a heading row that comes again on every page. */
export function grid(table: { head: string[]; rows: string[][] }, pen: Pen): Table {
  const share = Math.floor(100 / Math.max(1, table.head.length));
  const cell = (text: string, bold: boolean) =>
    new TableCell({
      children: [pen.line({ text, bold, size: pen.notePt, align: bold ? 'center' : 'start' })],
      width: { size: share, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    ...(pen.rtl && { visuallyRightToLeft: true }),
    borders: { ...around(THIN), insideHorizontal: THIN, insideVertical: THIN },
    columnWidths: table.head.map(() => share * 94),
    rows: [
      new TableRow({ tableHeader: true, children: table.head.map((text) => cell(text, true)) }),
      ...table.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) })),
    ],
  });
}

function around(border: typeof NONE | typeof THIN) {
  return { top: border, bottom: border, left: border, right: border };
}
