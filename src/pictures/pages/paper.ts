/** A picture and its table on paper: .docx, written when somebody asks for it. */
import { stretchesOf } from '../../documents/bidi.ts';
import { number } from '../../web/format.ts';
import { saveFile } from '../../web/saveTable.ts';
import { type Note, pngOf } from './save.ts';

export type PictureTable = { columns: string[]; rows: (string | number | null)[][] };

/** What a sheet of A4 has room for between its margins under the title, upright and on its side, in points of a screen. */
const ROOM = { upright: { width: 600, height: 760 }, aside: { width: 900, height: 460 } };
/** Between the margins, in twentieths of a point; the names in the first column have so many parts of it. */
const TEXT = { upright: 9638, aside: 14_570 };
const NAME = 3;
/** From so many columns on a table needs small letters, and the sheet on its side. */
const WIDE = 7;
/** Letters that every writing program has for Vietnamese and Arabic, and their sizes in half points. */
const FONT = 'Times New Roman';
const SIZE = { title: 30, body: 24, cell: 22, narrow: 16 };

type Paper = {
  /** what it is called, and of which unit it is */
  title: string;
  of: string;
  table: PictureTable;
  /** what stands under the picture, which bears the note itself */
  describe: string;
  note: Note;
};

export async function saveDocx(
  name: string,
  picture: SVGElement,
  { title, of, table, describe, note }: Paper,
): Promise<void> {
  const { rtl } = note;
  const [docx, png] = await Promise.all([import('docx'), pngOf(picture, note)]);
  const { AlignmentType, Document, HeadingLevel, ImageRun, Packer, PageOrientation, Paragraph } = docx;
  const { Table, TableRow, TableCell, TextRun, WidthType } = docx;
  const wide = table.columns.length > WIDE;
  // a high picture would be small on its side
  const aside = wide && png.width > png.height;
  const room = aside ? ROOM.aside : ROOM.upright;
  const part = Math.floor((aside ? TEXT.aside : TEXT.upright) / (table.columns.length - 1 + NAME));
  const widths = table.columns.map((_, at) => (at === 0 ? NAME * part : part));
  const scale = Math.min(1, room.width / png.width, room.height / png.height);
  const runs = (text: string, more: { bold?: boolean; size?: number } = {}) =>
    (rtl ? stretchesOf(text) : [{ text: text.replace(/[\u2066-\u2069]/g, ''), rtl: false }]).map(
      (stretch) => new TextRun({ text: stretch.text, rightToLeft: stretch.rtl, ...more }),
    );
  const line = (text: string, more: { bold?: boolean; size?: number } = {}) =>
    new Paragraph({ bidirectional: rtl, spacing: { after: 80 }, children: runs(text, more) });
  const size = wide ? SIZE.narrow : SIZE.cell;
  // a column of numbers stands at the end of its cells, its head as well
  const isNumeric = table.columns.map((_, at) => table.rows.some((row) => typeof row[at] === 'number'));
  const cell = (value: string | number | null, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? part, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          bidirectional: rtl,
          // in a paragraph from the right "right" is where it begins
          ...(isNumeric[at] && { alignment: rtl ? AlignmentType.LEFT : AlignmentType.RIGHT }),
          children: runs(typeof value === 'number' ? number(value) : (value ?? ''), { bold, size }),
        }),
      ],
    });
  const rowOf = (cells: (string | number | null)[], head = false) =>
    new TableRow({ tableHeader: head, cantSplit: true, children: cells.map((each, at) => cell(each, at, head)) });
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT }, size: SIZE.body } },
        heading1: { run: { size: SIZE.title, bold: true, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // A4, in twentieths of a point
            size: {
              width: 11_906,
              height: 16_838,
              orientation: aside ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, bidirectional: rtl, children: runs(title) }),
          line(of),
          new Paragraph({
            bidirectional: rtl,
            children: [
              new ImageRun({
                type: 'png',
                data: await png.blob.arrayBuffer(),
                transformation: { width: png.width * scale, height: png.height * scale },
                altText: { name: title, title, description: describe },
              }),
            ],
          }),
          line(describe),
          new Table({
            visuallyRightToLeft: rtl,
            columnWidths: widths,
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [rowOf(table.columns, true), ...table.rows.map((cells) => rowOf(cells))],
          }),
          ...note.lines.slice(1).map((text) => line(text, { size: SIZE.cell })),
        ],
      },
    ],
  });
  saveFile(`${name}.docx`, await Packer.toBlob(document));
}
