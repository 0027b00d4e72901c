/** The pictures themselves, drawn with Observable Plot in ink, greys and one tone; each reads in print without colour. */
import type { Plot, Room } from './figure.tsx';

export const INK = 'var(--ink)';
export const QUIET = 'var(--quiet)';
const TONE = 'var(--information)';
export const NOTHING = 'var(--soft)';

/** `says`: what is read of it, name and number. */
export type Bar = { name: string; value: number; words: string; says: string };

export function barOf(name: string, value: number, words: string): Bar {
  return { name, value, words, says: `${name}: ${words}` };
}

/** Parts of a whole as bars, as long as they are, with their numbers at the end; where there is little room each has its name above it, whole. */
export function bars(data: readonly Bar[]) {
  return (plot: Plot, { width, rtl }: Room): Element => {
    const above = width < NARROW;
    const written = ({ words }: Bar) => inOrder(words, rtl);
    const room = above ? 0 : nameRoom(data, width, rtl);
    const end = Math.max(24, ...data.map(({ words }) => words.length * letter(rtl) + 12));
    const inset = above ? { insetTop: 22, insetBottom: 8 } : { insetTop: 4, insetBottom: 4 };
    return plot.plot({
      className: 'plot',
      width,
      height: data.length * (above ? 48 : 30) + 20,
      marginLeft: rtl ? end : room,
      marginRight: rtl ? room : end,
      x: { axis: null, reverse: rtl, domain: [0, Math.max(1, ...data.map(({ value }) => value))] },
      y: {
        label: null,
        domain: data.map(({ name }) => name),
        axis: above ? null : rtl ? 'right' : 'left',
        tickSize: 0,
        tickFormat: (name: string) => shortened(name, room, rtl),
      },
      marks: [
        plot.barX(data, { x: 'value', y: 'name', fill: TONE, ariaLabel: 'says', ...inset }),
        plot.text(data, {
          x: 'value',
          y: 'name',
          text: written,
          textAnchor: rtl ? 'end' : 'start',
          dx: rtl ? -6 : 6,
          dy: above ? 7 : 0,
          fill: INK,
        }),
        ...(above
          ? [
              plot.text(data, {
                y: 'name',
                text: ({ name }: Bar) => shortened(name, width, rtl),
                frameAnchor: rtl ? 'right' : 'left',
                textAnchor: rtl ? 'end' : 'start',
                dy: -12,
                fill: INK,
              }),
            ]
          : []),
      ],
    });
  };
}

/** Numbers and words in the order of the page, in a picture that is drawn from the left. */
export function inOrder(words: string, rtl: boolean): string {
  return rtl ? `\u2067${words}\u2069` : words;
}

/** About how wide a letter is in a picture; Arabic pages are set one step larger. */
function letter(rtl: boolean): number {
  return rtl ? 8.5 : 7.5;
}

/** How many usual letters a text is as wide as: capitals and a few others are wider. */
export function lettersIn(text: string): number {
  return [...text].reduce((sum, each) => sum + (/\p{M}/u.test(each) ? 0 : /[\p{Lu}mw&%@…]/u.test(each) ? WIDER : 1), 0);
}

const WIDER = 1.3;

function nameRoom(data: readonly { name: string }[], width: number, rtl: boolean): number {
  const longest = Math.max(0, ...data.map(({ name }) => lettersIn(name)));
  return Math.min(width * 0.6, longest * letter(rtl) + 12);
}

/** A name as far as there is room for it; the table below has it whole. */
function shortened(name: string, room: number, rtl: boolean): string {
  const most = (room - 12) / letter(rtl);
  if (lettersIn(name) <= most) return name;
  let kept = name;
  while (kept !== '' && lettersIn(kept) > most - WIDER) kept = kept.slice(0, -1);
  // the dots stand where the name goes on, also in a picture that is drawn from the left
  return `\u2068${kept.trimEnd()}…\u2069`;
}

/** How long the words are with which every name begins ("Chi bộ "): where there is little room they only hide what differs. */
function sharedStart(names: readonly string[]): number {
  const [first = ''] = names;
  for (let end = first.lastIndexOf(' '); end > 0; end = first.lastIndexOf(' ', end - 1))
    if (names.every((name) => name.startsWith(first.slice(0, end + 1)) && name.length > end + 1)) return end + 1;
  return 0;
}

/** What the names of units beside the squares have at most, and the least a square is wide. */
const NAMES = 190;
const SQUARE = 16;
/** What the last period, set aslant, needs beyond its square. */
const END = 30;
/** Below this the names of periods stand so close that they are set steeper. */
export const NARROW = 600;
/** From nothing to the most: the same in the light and the dark scheme. */
export const TONES: [string, string] = ['#e8eef3', '#1d5479'];

export type Square = { unit: string; period: string; value: number | null; words: string };

/** Units by periods: the darker, the more; what has nothing recorded is crossed out, and none is left blank. */
export function squares(data: readonly Square[], units: readonly string[], periods: readonly string[]) {
  const most = Math.max(1, ...data.map(({ value }) => value ?? 0));
  // set aslant, the names of the periods reach up as far as they are long
  const longest = Math.max(0, ...periods.map((name) => name.length));
  return (plot: Plot, { width, rtl }: Room): Element => {
    const top = 24 + longest * (width < NARROW ? letter(rtl) : 5);
    const names = Math.min(NAMES, width * 0.36);
    const shared = names < NAMES ? sharedStart(units) : 0;
    return plot.plot({
      className: 'plot',
      width: Math.max(width, periods.length * SQUARE + names + END),
      height: units.length * 22 + top + 10,
      marginTop: top,
      marginLeft: rtl ? END : names,
      marginRight: rtl ? names : END,
      x: {
        label: null,
        domain: [...periods],
        axis: 'top',
        reverse: rtl,
        tickSize: 0,
        tickRotate: periods.length > 6 ? (width < NARROW ? -65 : -45) : 0,
      },
      y: {
        label: null,
        domain: [...units],
        axis: rtl ? 'right' : 'left',
        tickSize: 0,
        tickFormat: (name: string) => shortened(name.slice(shared), names, rtl),
      },
      color: { type: 'linear', domain: [0, most], range: TONES },
      marks: [
        plot.cell(
          data.filter(({ value }) => value !== null && value > 0),
          {
            x: 'period',
            y: 'unit',
            fill: 'value',
            inset: 1,
            title: 'words',
            ariaLabel: 'words',
          },
        ),
        plot.cell(
          data.filter(({ value }) => value === 0),
          {
            x: 'period',
            y: 'unit',
            fill: NOTHING,
            stroke: 'var(--overdue)',
            inset: 2,
            title: 'words',
            ariaLabel: 'words',
          },
        ),
        plot.text(
          data.filter(({ value }) => value === 0),
          { x: 'period', y: 'unit', text: () => '0', fill: 'var(--overdue)', pointerEvents: 'none' },
        ),
        plot.text(
          data.filter(({ value }) => value === null),
          { x: 'period', y: 'unit', text: () => '·', fill: QUIET, ariaLabel: 'words' },
        ),
      ],
    });
  };
}

export type Step = { at: number; value: number | null; says: string };

/** A small line of its own for one unit; all of them share one scale. */
export function line(data: readonly Step[], most: number) {
  return (plot: Plot, { width, rtl }: Room): Element => {
    const known = data.filter(({ value }) => value !== null);
    const last = known.at(-1);
    return plot.plot({
      className: 'plot',
      width,
      height: 70,
      margin: 6,
      x: { axis: null, reverse: rtl, domain: [0, Math.max(1, data.length - 1)] },
      y: { axis: null, domain: [0, Math.max(1, most)] },
      marks: [
        plot.ruleY([0], { stroke: 'var(--line)' }),
        plot.line(data, { x: 'at', y: 'value', stroke: INK, strokeWidth: 1.5 }),
        ...(last ? [plot.dot([last], { x: 'at', y: 'value', fill: INK, r: 2.5 })] : []),
        // not seen until somebody walks to it
        plot.dot(known, { x: 'at', y: 'value', fill: INK, fillOpacity: 0, r: 4, ariaLabel: 'says' }),
      ],
    });
  };
}
