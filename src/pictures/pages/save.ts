/** Taking a picture and its table away: SVG, PNG, .xlsx, .docx. The libraries are fetched when somebody does. */
import { saveFile } from '../../web/saveTable.ts';

export type PictureTable = { columns: string[]; rows: (string | number | null)[][] };

const SCALE = 2;
/** What a sheet of A4 has room for under the title. */
const PAPER = { width: 600, height: 820 };
/** Room for the line under a picture, and its letters. */
const NOTE = { height: 24, size: 11 };

/** What stands under a picture that is taken away: which state of the numbers it shows. */
export type Note = { text: string; rtl: boolean };

/** A picture apart from the page: its colours and type are written in. */
export function apart(drawn: Element): SVGElement {
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
  copy.setAttribute('xmlns', SVG);
  copy.removeAttribute('aria-hidden');
  return copy;
}

/** A small picture among others: what it is of, and what is written below it. */
export type Small = { title: string; words: string; drawn: Element };

/** Small pictures side by side as one, each between its name and its words. */
export function sideBySide(smalls: readonly Small[], rtl: boolean): SVGElement {
  const sheet = document.createElementNS(SVG, 'svg');
  const [first] = smalls;
  const { color, fontFamily } = getComputedStyle(first?.drawn ?? document.body);
  const { width, height, gap, line, size } = GRID;
  const rows = Math.ceil(smalls.length / GRID.columns);
  const whole = { width: GRID.columns * (width + gap) - gap, height: rows * (height + 2 * line + gap) };
  written(sheet, {
    xmlns: SVG,
    viewBox: `0 0 ${whole.width} ${whole.height}`,
    ...whole,
    fill: color,
    color,
    'font-family': fontFamily,
    'font-size': size,
  });
  for (const [i, { title, words, drawn }] of smalls.entries()) {
    const column = rtl ? GRID.columns - 1 - (i % GRID.columns) : i % GRID.columns;
    const [x, y] = [column * (width + gap), Math.floor(i / GRID.columns) * (height + 2 * line + gap)];
    const text = (words: string, at: number) => {
      const element = document.createElementNS(SVG, 'text');
      written(element, { x: rtl ? x + width : x, y: at, direction: rtl ? 'rtl' : 'ltr' });
      const most = Math.floor(width / (size * 0.55));
      element.textContent = words.length > most ? `\u2068${words.slice(0, most - 1)}…\u2069` : `\u2068${words}\u2069`;
      sheet.append(element);
    };
    text(title, y + size);
    const picture = apart(drawn);
    written(picture, { x, y: y + line, width, height });
    sheet.append(picture);
    text(words, y + line + height + size);
  }
  return sheet;
}

const SVG = 'http://www.w3.org/2000/svg';
const GRID = { columns: 4, width: 170, height: 70, gap: 20, line: 20, size: 12 };

function written(element: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Makes the picture higher by a line and writes it there, at the side where one begins to read. */
function writeUnder(picture: SVGElement, { text, rtl }: Note): void {
  const [x = 0, y = 0, width = 0, height = 0] = (picture.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  if (!(width > 0 && height > 0)) return;
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${height + NOTE.height}`);
  const shown = Number(picture.getAttribute('height'));
  if (shown > 0) picture.setAttribute('height', String(shown * (1 + NOTE.height / height)));
  const line = document.createElementNS(SVG, 'text');
  written(line, {
    x: rtl ? x + width : x,
    y: y + height + NOTE.size + 4,
    direction: rtl ? 'rtl' : 'ltr',
    // a drawing by Plot has its texts about their middle
    'text-anchor': 'start',
    fill: picture.getAttribute('color') ?? 'currentColor',
    'font-size': NOTE.size,
  });
  line.textContent = text;
  picture.append(line);
}

/** The picture as the text of a file, with the note under it. */
function fileText(picture: SVGElement, note: Note): string {
  writeUnder(picture, note);
  return new XMLSerializer().serializeToString(picture);
}

export function saveSvg(name: string, picture: SVGElement, note: Note): void {
  saveFile(`${name}.svg`, new Blob([fileText(picture, note)], { type: 'image/svg+xml' }));
}

export async function savePng(name: string, picture: SVGElement, note: Note): Promise<void> {
  saveFile(`${name}.png`, (await pngOf(picture, note)).blob);
}

async function pngOf(picture: SVGElement, note: Note): Promise<{ blob: Blob; width: number; height: number }> {
  const text = fileText(picture, note);
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
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
  picture: SVGElement,
  table: PictureTable,
  { describe, note }: { describe: string; note: Note },
): Promise<void> {
  const { rtl } = note;
  const [docx, png] = await Promise.all([import('docx'), pngOf(picture, note)]);
  const { Document, Packer, Paragraph, HeadingLevel, ImageRun, Table, TableRow, TableCell, TextRun, WidthType } = docx;
  const scale = Math.min(1, PAPER.width / png.width, PAPER.height / png.height);
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
                transformation: { width: png.width * scale, height: png.height * scale },
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
