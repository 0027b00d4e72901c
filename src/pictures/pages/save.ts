/** Taking a picture away: SVG and PNG. */
import { saveFile } from '../../web/saveTable.ts';
import { lettersOf } from './letters.ts';

const SCALE = 2;
/** Room for each line under a picture, its letters, and how far they stand from the edge. */
const NOTE = { line: 16, size: 11, edge: 4 };

/** What stands under a picture that is taken away: what it is of, and which state of the numbers it shows. */
export type Note = { lines: readonly string[]; rtl: boolean };

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

/** Makes the picture higher by its lines and writes them there, at the side where one begins to read; behind all of it lies the page's paper. */
function writeUnder(picture: SVGElement, { lines, rtl }: Note): void {
  const [x = 0, y = 0, width = 0, height = 0] = (picture.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  if (!(width > 0 && height > 0)) return;
  const whole = height + lines.length * NOTE.line + NOTE.edge;
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${whole}`);
  const shown = Number(picture.getAttribute('height'));
  if (shown > 0) picture.setAttribute('height', String((shown * whole) / height));
  const paper = document.createElementNS(SVG, 'rect');
  written(paper, { x, y, width, height: whole, fill: paperColour(), stroke: 'none' });
  picture.prepend(paper);
  for (const [i, text] of lines.entries()) {
    const line = document.createElementNS(SVG, 'text');
    written(line, {
      x: rtl ? x + width - NOTE.edge : x + NOTE.edge,
      y: y + height + (i + 1) * NOTE.line - NOTE.edge,
      direction: rtl ? 'rtl' : 'ltr',
      // a drawing by Plot has its texts about their middle
      'text-anchor': 'start',
      fill: picture.getAttribute('color') ?? 'currentColor',
      'font-size': NOTE.size,
    });
    line.textContent = text;
    picture.append(line);
  }
}

/** What the page is drawn on: a picture without it is black where a viewer has no paper of its own. */
function paperColour(): string {
  const { backgroundColor } = getComputedStyle(document.body);
  return /^rgba\(.*, 0\)$|^transparent$|^$/.test(backgroundColor) ? '#ffffff' : backgroundColor;
}

/** The picture as the text of a file, with what it is under it and the letters it is written in. */
async function fileText(picture: SVGElement, note: Note): Promise<string> {
  writeUnder(picture, note);
  const style = document.createElementNS(SVG, 'style');
  style.textContent = await lettersOf(picture);
  if (style.textContent) picture.prepend(style);
  return new XMLSerializer().serializeToString(picture);
}

export async function saveSvg(name: string, picture: SVGElement, note: Note): Promise<void> {
  saveFile(`${name}.svg`, new Blob([await fileText(picture, note)], { type: 'image/svg+xml' }));
}

export async function savePng(name: string, picture: SVGElement, note: Note): Promise<void> {
  saveFile(`${name}.png`, (await pngOf(picture, note)).blob);
}

/** The picture as points, twice as many as on the page. */
export async function pngOf(picture: SVGElement, note: Note): Promise<{ blob: Blob; width: number; height: number }> {
  const text = await fileText(picture, note);
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser draws no pictures.');
  await drawnWithLetters(pen, image, NOTE.line * note.lines.length * SCALE);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The picture could not be written.');
  return { blob, width, height };
}

/** How many frames at most are waited for the letters that lie in the file, and for how many a picture stays the same once they have come. */
const FRAMES = { most: 30, still: 3 };

/**
 * Draws the picture, and again until the letters within it have come: no browser says when. They change the lines at the foot; a browser that has the same
 * letters itself changes nothing, and is waited for no longer than for the others.
 */
async function drawnWithLetters(pen: CanvasRenderingContext2D, image: HTMLImageElement, foot: number): Promise<void> {
  const { width, height } = pen.canvas;
  const draw = () => {
    pen.drawImage(image, 0, 0, width, height);
    return sumOf(pen.getImageData(0, height - foot, width, foot).data);
  };
  let before = draw();
  for (
    let frame = 0, changed = false, still = 0;
    frame < FRAMES.most && !(changed && still >= FRAMES.still);
    frame += 1
  ) {
    await new Promise(requestAnimationFrame);
    const now = draw();
    still = now === before ? still + 1 : 0;
    changed ||= now !== before;
    before = now;
  }
}

function sumOf(points: Uint8ClampedArray): number {
  return points.reduce((sum, point, at) => (sum * 31 + point * (at + 1)) % 1_000_000_007, 0);
}
