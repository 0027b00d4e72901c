/** The pictures themselves, drawn with Observable Plot in ink, greys and one tone; each reads in print without colour. */
import type { Plot, Room } from './figure.tsx';

const INK = 'var(--ink)';
const QUIET = 'var(--quiet)';
const TONE = 'var(--information)';
const NOTHING = 'var(--soft)';

export type Bar = { name: string; value: number; words: string };

/** Parts of a whole as bars, as long as they are, with their numbers at the end. */
export function bars(data: readonly Bar[]) {
  return (plot: Plot, { width, rtl }: Room): Element => {
    const room = nameRoom(data, width);
    const end = Math.max(24, ...data.map(({ words }) => words.length * LETTER + 12));
    return plot.plot({
      className: 'plot',
      width,
      height: data.length * 30 + 20,
      marginLeft: rtl ? end : room,
      marginRight: rtl ? room : end,
      x: { axis: null, reverse: rtl, domain: [0, Math.max(1, ...data.map(({ value }) => value))] },
      y: {
        label: null,
        domain: data.map(({ name }) => name),
        axis: rtl ? 'right' : 'left',
        tickSize: 0,
        tickFormat: (name: string) => shortened(name, room),
      },
      marks: [
        plot.barX(data, { x: 'value', y: 'name', fill: TONE, insetTop: 4, insetBottom: 4 }),
        plot.text(data, {
          x: 'value',
          y: 'name',
          text: 'words',
          textAnchor: rtl ? 'end' : 'start',
          dx: rtl ? -6 : 6,
          fill: INK,
        }),
      ],
    });
  };
}

/** About how wide a letter is in a picture. */
const LETTER = 7.5;

function nameRoom(data: readonly { name: string }[], width: number): number {
  const longest = Math.max(0, ...data.map(({ name }) => name.length));
  return Math.min(width * 0.6, longest * LETTER + 12);
}

/** A name as far as there is room for it; the table below has it whole. */
function shortened(name: string, room: number): string {
  const most = Math.floor((room - 12) / LETTER);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** What the names of units beside the squares have. */
const NAMES = 190;

export type Square = { unit: string; period: string; value: number | null; words: string };

/** Units by periods: the darker, the more; what has nothing recorded is crossed out, and none is left blank. */
export function squares(data: readonly Square[], units: readonly string[], periods: readonly string[]) {
  const most = Math.max(1, ...data.map(({ value }) => value ?? 0));
  // set aslant, the names of the periods reach up as far as they are long
  const top = 24 + Math.max(0, ...periods.map((name) => name.length)) * 5;
  return (plot: Plot, { width, rtl }: Room): Element =>
    plot.plot({
      className: 'plot',
      width: Math.max(width, periods.length * 22 + NAMES + 30),
      height: units.length * 22 + top + 10,
      marginTop: top,
      marginLeft: rtl ? 30 : NAMES,
      marginRight: rtl ? NAMES : 30,
      x: {
        label: null,
        domain: [...periods],
        axis: 'top',
        reverse: rtl,
        tickSize: 0,
        tickRotate: periods.length > 6 ? -45 : 0,
      },
      y: {
        label: null,
        domain: [...units],
        axis: rtl ? 'right' : 'left',
        tickSize: 0,
        tickFormat: (name: string) => shortened(name, NAMES),
      },
      color: { type: 'linear', domain: [0, most], range: ['#e8eef3', '#1d5479'] },
      marks: [
        plot.cell(
          data.filter(({ value }) => value !== null && value > 0),
          {
            x: 'period',
            y: 'unit',
            fill: 'value',
            inset: 1,
            title: 'words',
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
          },
        ),
        plot.text(
          data.filter(({ value }) => value === 0),
          { x: 'period', y: 'unit', text: () => '0', fill: 'var(--overdue)' },
        ),
        plot.text(
          data.filter(({ value }) => value === null),
          { x: 'period', y: 'unit', text: () => '·', fill: QUIET },
        ),
      ],
    });
}

export type Step = { at: number; value: number | null };

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
      ],
    });
  };
}

export type Area = {
  type: 'Feature';
  properties: { name: string; value: number | null; words: string };
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
};

/** Places by their shape: the darker, the more; hatched by a broken edge where nothing is known. */
export function map(areas: readonly Area[]) {
  const most = Math.max(1, ...areas.map(({ properties }) => properties.value ?? 0));
  const whole = { type: 'FeatureCollection', features: [...areas] } as const;
  return (plot: Plot, { width }: Room): Element =>
    plot.plot({
      className: 'plot',
      width,
      height: Math.min(640, width),
      projection: { type: 'reflect-y', domain: whole as never },
      color: { type: 'linear', domain: [0, most], range: ['#e8eef3', '#1d5479'] },
      marks: [
        plot.geo(
          areas.filter(({ properties }) => properties.value !== null) as never,
          {
            fill: (area: Area) => area.properties.value ?? 0,
            stroke: 'var(--paper)',
            title: (area: Area) => area.properties.words,
          } as never,
        ),
        plot.geo(
          areas.filter(({ properties }) => properties.value === null) as never,
          {
            fill: NOTHING,
            stroke: QUIET,
            strokeDasharray: '3 3',
            title: (area: Area) => area.properties.words,
          } as never,
        ),
      ],
    });
}
