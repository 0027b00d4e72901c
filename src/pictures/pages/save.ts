/** Taking a picture and its table away: SVG, PNG, .xlsx, .docx. The libraries are fetched when somebody does. */
import { saveFile } from '../../web/saveTable.ts';

export type PictureTable = { columns: string[]; rows: (string | number | null)[][] };

const SCALE = 2;
/** Room for the line under a picture, and its letters. */
const NOTE = { height: 24, size: 11 };

/** What stands under a picture that is taken away: which state of the numbers it shows. */
export type Note = { text: string; rtl: boolean };

/** The picture as a file of its own: with its colours and type written in, and the note under it. */
export function svgText(drawn: Element, note: Note): string {
  const copy = drawn.cloneNode(true) as SVGElement;
  const originals = [drawn, ...drawn.querySelectorAll('*')];
  for (const [i, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const original = originals[i];
    if (!original) continue;
    const { fill, stroke, color, fontFamily, fontSize } = getComputedStyle(original);
    for (const [name, value] of Object.entries({
      fill,
      stroke,
      color,
      'font-family': fontFamily,
      'font-size': fontSize,
    }))
      if (value) element.setAttribute(name, value);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('aria-hidden');
  writeUnder(copy, note, getComputedStyle(drawn));
  return new XMLSerializer().serializeToString(copy);
}

/** Makes the picture higher by a line and writes it there, at the side where one begins to read. */
function writeUnder(picture: SVGElement, { text, rtl }: Note, { color, fontFamily }: CSSStyleDeclaration): void {
  const [x = 0, y = 0, width = 0, height = 0] = (picture.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  if (!(width > 0 && height > 0)) return;
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${height + NOTE.height}`);
  const shown = Number(picture.getAttribute('height'));
  if (shown > 0) picture.setAttribute('height', String(shown * (1 + NOTE.height / height)));
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  for (const [key, value] of Object.entries({
    x: rtl ? x + width : x,
    y: y + height + NOTE.size + 4,
    direction: rtl ? 'rtl' : 'ltr',
    fill: color,
    'font-family': fontFamily,
    'font-size': NOTE.size,
  }))
    line.setAttribute(key, String(value));
  line.textContent = text;
  picture.append(line);
}

export function saveSvg(name: string, drawn: Element, note: Note): void {
  saveFile(`${name}.svg`, new Blob([svgText(drawn, note)], { type: 'image/svg+xml' }));
}

export async function savePng(name: string, drawn: Element, note: Note): Promise<void> {
  saveFile(`${name}.png`, (await pngOf(drawn, note)).blob);
}

async function pngOf(drawn: Element, note: Note): Promise<{ blob: Blob; width: number; height: number }> {
  const { width, height: high } = drawn.getBoundingClientRect();
  const height = high + NOTE.height;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawn, note))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('background-color') || '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The picture could not be written.');
  return { blob, width, height };
}

/** The picture and its table on paper; `describe` stands under the picture, which bears the note itself. */
export async function saveDocx(
  name: string,
  title: string,
  drawn: Element,
  table: PictureTable,
  { describe, note }: { describe: string; note: Note },
): Promise<void> {
  const { rtl } = note;
  const [docx, png] = await Promise.all([import('docx'), pngOf(drawn, note)]);
  const { Document, Packer, Paragraph, HeadingLevel, ImageRun, Table, TableRow, TableCell, TextRun, WidthType } = docx;
  const width = Math.min(600, png.width);
  const line = (text: string, bold = false) =>
    new Paragraph({ bidirectional: rtl, children: [new TextRun({ text, bold, rightToLeft: rtl })] });
  const rowOf = (cells: (string | number | null)[], bold = false) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [line(String(cell ?? ''), bold)] })) });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, bidirectional: rtl }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: await png.blob.arrayBuffer(),
                transformation: { width, height: (png.height * width) / png.width },
                altText: { name: title, title, description: describe },
              }),
            ],
          }),
          line(describe),
          new Table({
            visuallyRightToLeft: rtl,
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [rowOf(table.columns, true), ...table.rows.map((cells) => rowOf(cells))],
          }),
        ],
      },
    ],
  });
  saveFile(`${name}.docx`, await Packer.toBlob(document));
}
