/** Taking a picture and its table away: SVG, PNG, .xlsx, .docx. The libraries are fetched when somebody does. */
import { saveFile } from '../../web/saveTable.ts';

export type PictureTable = { columns: string[]; rows: (string | number | null)[][] };

const SCALE = 2;

/** The picture as a file of its own: with its colours and type written in. */
export function svgText(drawn: Element): string {
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
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(name: string, drawn: Element): void {
  saveFile(`${name}.svg`, new Blob([svgText(drawn)], { type: 'image/svg+xml' }));
}

export async function savePng(name: string, drawn: Element): Promise<void> {
  saveFile(`${name}.png`, (await pngOf(drawn)).blob);
}

async function pngOf(drawn: Element): Promise<{ blob: Blob; width: number; height: number }> {
  const { width, height } = drawn.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawn))}`;
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

export async function saveXlsx(name: string, { columns, rows }: PictureTable): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const head = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((cells) =>
    cells.map((value) => (typeof value === 'number' ? { value, type: Number } : { value: value ?? '', type: String })),
  );
  saveFile(`${name}.xlsx`, await writeXlsxFile([head, ...body]).toBlob());
}

/** The picture and its table on paper; `describe` stands under the picture. */
export async function saveDocx(
  name: string,
  title: string,
  drawn: Element,
  table: PictureTable,
  { describe, rtl }: { describe: string; rtl: boolean },
): Promise<void> {
  const [docx, png] = await Promise.all([import('docx'), pngOf(drawn)]);
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
