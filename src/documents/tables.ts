/** Tables of a .docx: columns without lines for letterhead and signatures, and tables with lines. Mirrored in documents read from the right. */
import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DocumentTable } from '../platform/document.ts';
import type { Pen } from './pen.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Columns beside each other, without lines; the first is at the start side, the shares are parts of the width. */
export function columns(cells: { content: Paragraph[]; share: number }[], pen: Pen): Table {
  const widths = widthsOf(
    cells.map((cell) => cell.share),
    pen.textWidth,
  );
  return new Table({
    width: { size: pen.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(pen.rtl && { visuallyRightToLeft: true }),
    borders: { ...around(NONE), insideHorizontal: NONE, insideVertical: NONE },
    columnWidths: widths,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (cell, at) =>
            new TableCell({
              children: cell.content,
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              borders: around(NONE),
            }),
        ),
      }),
    ],
  });
}

/** From so many columns on the letters are smaller by these points and closer to the lines, or dates and words would break inside. */
const CROWDED = { columns: 10, smallerBy: 3, side: 40 };
const SIDE = 80;

/** A table with a heading row that comes again on every page; `keep`: its last row stays with what follows. */
export function grid(table: DocumentTable, pen: Pen, keep: boolean): Table {
  const widths = widthsOf(
    table.head.map((_, at) => table.columns?.[at]?.wide ?? 1),
    pen.textWidth,
  );
  const crowded = table.head.length >= CROWDED.columns;
  const size = crowded ? pen.notePt - CROWDED.smallerBy : pen.notePt;
  const side = crowded ? CROWDED.side : SIDE;
  const cell = (text: string, at: number, head: boolean, kept: boolean) =>
    new TableCell({
      children: [
        pen.line({
          text,
          bold: head,
          size,
          align: head ? 'center' : (table.columns?.[at]?.align ?? 'start'),
          keep: kept,
          tight: true,
        }),
      ],
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: side, right: side },
      ...(head && { verticalAlign: VerticalAlignTable.CENTER }),
    });
  return new Table({
    width: { size: pen.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(pen.rtl && { visuallyRightToLeft: true }),
    borders: { ...around(THIN), insideHorizontal: THIN, insideVertical: THIN },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.head.map((text, at) => cell(text, at, true, true)),
      }),
      ...table.rows.map(
        (row, place) =>
          new TableRow({
            cantSplit: true,
            children: table.head.map((_, at) =>
              cell(row[at] ?? '', at, false, keep && place === table.rows.length - 1),
            ),
          }),
      ),
    ],
  });
}

/** The whole width shared out; what rounding leaves over goes to the last. */
function widthsOf(shares: number[], whole: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((share / sum) * whole));
  const rest = whole - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}

function around(border: typeof NONE | typeof THIN) {
  return { top: border, bottom: border, left: border, right: border };
}
