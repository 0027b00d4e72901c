/** Villages and institutions of a commune as cells of a roster. */
import { type Random, seededBy } from '../random.ts';
import type { Mixture } from './names.ts';
import type { CellLine } from './roster.ts';

export const VILLAGE = 'thôn/làng';
/** The words for the settings in which a commune has cells, beside villages. */
export type Institution = [name: string, setting: string];

/** `sizes`: how many members each cell has, villages first. `each`: what is different about one cell. */
export type Places = {
  code: string;
  villages: readonly string[];
  institutions: readonly Institution[];
  sizes: readonly number[];
  villagers: Mixture;
  staff: Mixture;
  kind?: string;
  under?: string;
  each?: (index: number) => Partial<CellLine>;
};

/** The code of a commune's cell by its place in the roster. */
export function codeOf(commune: string, index: number): string {
  return `${commune}-${String(index + 1).padStart(3, '0')}`;
}

/** The cells of a commune in the order of its roster: villages, then institutions. */
export function cellsOf(places: Places): CellLine[] {
  const random = seededBy(`places of ${places.code}`);
  const named = [...places.villages.map((name): Institution => [name, VILLAGE]), ...places.institutions];
  return named.map(([name, setting], i): CellLine => {
    const village = setting === VILLAGE;
    return {
      code: codeOf(places.code, i),
      name: `Chi bộ ${name}`,
      kind: places.kind ?? 'chi bộ',
      under: places.under ?? places.code,
      setting,
      founded: `${random.whole(10, 28)}/0${random.whole(1, 9)}/${random.whole(1996, 2019)}`,
      ...(village && householdsOf(random)),
      members: places.sizes[i] ?? 0,
      mixture: village ? places.villagers : places.staff,
      ...(village && { head: 'secretary' as const }),
      ...places.each?.(i),
    };
  });
}

function householdsOf(random: Random): { households: number; poor: number; temporary: number } {
  return { households: random.whole(60, 260), poor: random.whole(2, 24), temporary: random.whole(0, 5) };
}
