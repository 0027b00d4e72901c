/** The way of a number over time, with its scale and what is to be reached. */
import { INK, inOrder, NARROW, QUIET } from './drawings.ts';
import type { Plot, Room } from './figure.tsx';

/** `words`: how the value is written at the line's end; `says`: what is read of it, period and value. */
export type Moment = { label: string; value: number | null; words: string; says: string };
export type Scale = {
  from: number;
  to: number;
  write: (value: number) => string;
  goal?: { value: number; label: string };
};

const HEIGHT = { least: 200, most: 340 };
/** About how wide a letter or digit is at the edges. */
const LETTER = 7.5;
/** So much room the name of a period needs below the line. */
const NAME = 90;

export function way(moments: readonly Moment[], { from, to, write, goal }: Scale) {
  return (plot: Plot, { width, rtl }: Room): Element => {
    const known = moments.filter(({ value }) => value !== null);
    const last = known.at(-1);
    const start = Math.max(write(from).length, write(to).length) * LETTER + 16;
    // where there is little room the last value stands over its dot, not beside it
    const over = width < NARROW;
    const end = over ? 44 : (last?.words.length ?? 0) * LETTER + 16;
    const x = { x: 'label', y: 'value' } as const;
    const beginning = rtl ? ('end' as const) : ('start' as const);
    return plot.plot({
      className: 'plot',
      width,
      height: Math.min(HEIGHT.most, Math.max(HEIGHT.least, width * 0.4)),
      marginTop: 24,
      marginBottom: 40,
      marginLeft: rtl ? end : start,
      marginRight: rtl ? start : end,
      x: {
        type: 'point',
        domain: moments.map(({ label }) => label),
        reverse: rtl,
        label: null,
        tickSize: 0,
        tickPadding: 14,
        ticks: named(moments, (width - start - end) / NAME),
      },
      y: {
        domain: [from, to],
        axis: rtl ? 'right' : 'left',
        label: null,
        ticks: [from, to],
        tickSize: 0,
        tickFormat: write,
      },
      marks: [
        plot.ruleY([from, to], { stroke: 'var(--line)' }),
        ...(goal
          ? [
              plot.ruleY([goal.value], { stroke: QUIET, strokeDasharray: '5 4' }),
              plot.text([goal], {
                y: 'value',
                text: ({ label }) => inOrder(label, rtl),
                frameAnchor: rtl ? 'right' : 'left',
                textAnchor: beginning,
                dy: -8,
                fill: QUIET,
              }),
            ]
          : []),
        plot.line(moments, { ...x, stroke: INK, strokeWidth: 1.75 }),
        plot.dot(known, { ...x, fill: INK, r: 3.5, ariaLabel: 'says', title: 'says' }),
        ...(last
          ? [
              plot.text([last], {
                ...x,
                text: ({ words }) => inOrder(words, rtl),
                textAnchor: over === rtl ? 'start' : 'end',
                ...(over ? { dx: rtl ? -4 : 4, dy: -14 } : { dx: rtl ? -8 : 8 }),
                fill: INK,
                fontWeight: 600,
              }),
            ]
          : []),
      ],
    });
  };
}

/** The periods that are named below the line: the last, and as many before it, evenly, as there is room for. */
function named(moments: readonly Moment[], most: number): string[] {
  const step = Math.max(1, Math.ceil((moments.length - 1) / Math.max(1, Math.floor(most) - 1)));
  return moments.flatMap(({ label }, i) => ((moments.length - 1 - i) % step === 0 ? [label] : []));
}
