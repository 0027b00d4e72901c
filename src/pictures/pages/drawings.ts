/** The pictures themselves, drawn with Observable Plot in ink, greys and one tone; each reads in print without colour. */
import type { Plot, Room } from './figure.tsx';

const INK = 'var(--ink)';
const QUIET = 'var(--quiet)';
const TONE = 'var(--information)';
const NOTHING = 'var(--soft)';

export type Bar = { name: string; value: number; words: string };

/** Parts of a whole as bars, as long as they are, with their numbers at the end. */
export function bars(data: readonly Bar[]) {
  return (plot: Plot, { width, rtl }: Room): Element =>
    plot.plot({
      className: 'plot',
      width,
      height: data.length * 30 + 20,
      marginLeft: rtl ? 90 : nameRoom(data, width),
      marginRight: rtl ? nameRoom(data, width) : 90,
      x: { axis: null, reverse: rtl, domain: [0, Math.max(1, ...data.map(({ value }) => value))] },
      y: { label: null, domain: data.map(({ name }) => name), axis: rtl ? 'right' : 'left', tickSize: 0 },
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
}

function nameRoom(data: readonly { name: string }[], width: number): number {
  const longest = Math.max(0, ...data.map(({ name }) => name.length));
  return Math.min(width * 0.45, longest * 7 + 12);
}

export type Square = { unit: string; period: string; value: number | null; words: string };

/** Units by periods: the darker, the more; what has nothing recorded is crossed out, and none is left blank. */
export function squares(data: readonly Square[], units: readonly string[], periods: readonly string[]) {
  const most = Math.max(1, ...data.map(({ value }) => value ?? 0));
  return (plot: Plot, { width, rtl }: Room): Element =>
    plot.plot({
      className: 'plot',
      width: Math.max(width, periods.length * 22 + 210),
      height: units.length * 22 + 74,
      marginTop: 64,
      marginLeft: rtl ? 30 : 190,
      marginRight: rtl ? 190 : 30,
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
        tickFormat: (name: string) => shortened(name),
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

function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
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
