/** A map of places by their shape, drawn with Observable Plot. */
import { number } from '../../web/format.ts';
import { NOTHING, QUIET, TONES } from './drawings.ts';
import type { Plot, Room } from './figure.tsx';

export type Area = {
  type: 'Feature';
  properties: { name: string; value: number | null; words: string };
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] };
};

/** Places by their shape with their numbers on them: the darker, the more; with a broken edge where nothing is known. */
export function map(areas: readonly Area[]) {
  const most = Math.max(1, ...areas.map(({ properties }) => properties.value ?? 0));
  const whole = { type: 'FeatureCollection', features: [...areas] } as const;
  const bounds = boundsOf(areas);
  const high = bounds.width > 0 ? Math.max(0.1, bounds.height / bounds.width) : 1;
  return (plot: Plot, { width }: Room): Element => {
    const height = Math.min(640, Math.ceil(width * high));
    // what each has on the average has to hold its number
    const numbered = (width * height) / Math.max(1, areas.length) > ROOM;
    const scale = Math.min(width / (bounds.width || 1), height / (bounds.height || 1));
    const label = (area: Area) => {
      const value = number(area.properties.value ?? 0);
      return isNamed(area, scale) ? `${area.properties.name}\n${value}` : value;
    };
    return plot.plot({
      className: 'plot',
      width,
      height,
      margin: 2,
      projection: { type: 'reflect-y', domain: whole as never },
      color: { type: 'linear', domain: [0, most], range: TONES },
      marks: [
        plot.geo(
          areas.filter(({ properties }) => properties.value !== null) as never,
          {
            fill: (area: Area) => area.properties.value ?? 0,
            stroke: 'var(--paper)',
            title: (area: Area) => area.properties.words,
            ariaLabel: (area: Area) => area.properties.words,
          } as never,
        ),
        plot.geo(
          areas.filter(({ properties }) => properties.value === null) as never,
          {
            fill: NOTHING,
            stroke: QUIET,
            strokeDasharray: '3 3',
            title: (area: Area) => area.properties.words,
            ariaLabel: (area: Area) => area.properties.words,
          } as never,
        ),
        ...[ON_LIGHT, ON_DARK].map((fill) =>
          plot.text(
            areas.filter(
              ({ properties: { value } }) =>
                numbered && value !== null && (value > most * DARK ? fill === ON_DARK : fill === ON_LIGHT),
            ) as never,
            plot.centroid({
              text: label,
              lineHeight: 1.4,
              fill,
              pointerEvents: 'none',
            } as never),
          ),
        ),
      ],
    });
  };
}

/** What is written on light and on dark tones. */
const ON_LIGHT = '#16181a';
const ON_DARK = '#ffffff';
/** How many square points a number on a place needs, with the edges of the place around it. */
const ROOM = 2400;
/** From this part of the most on, light letters read better than dark ones. */
const DARK = 0.72;

/** How wide a letter is on the average, and how high two lines are, in points of the screen. */
const LETTER = { width: 7, lines: 44 };

/** Whether the place is wide and high enough, at so many points a degree, to bear its name over its number. */
export function isNamed(area: Area, scale: number): boolean {
  const { width, height } = boundsOf([area]);
  return width * scale * FILLED > area.properties.name.length * LETTER.width && height * scale > LETTER.lines;
}

/** How much of the width between its edges a place has about its middle, for most. */
const FILLED = 0.75;

/** How many degrees the whole is wide and high. */
function boundsOf(areas: readonly Area[]): { width: number; height: number } {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const { geometry } of areas)
    for (const [x, y] of geometry.coordinates.flat(2)) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return { width: Math.max(0, east - west), height: Math.max(0, north - south) };
}
