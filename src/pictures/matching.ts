/** Which place of a boundary file is which unit. Pure. */
import { ancestorsOf } from '../platform/access.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Place } from './geo.ts';

export type Matchable = { id: string; code: string | null; name: string; path: string };
export type Matched = { found: { unitId: string; place: Place }[]; unmatched: string[]; twice: string[] };
type Pair = { place: Place; unit: Matchable };

/**
 * By the column of the file in which most units stand, by code or by name; a name counts without what the kind is called ("Đảng bộ xã Biển Hồ", "Xã Biển Hồ",
 * "Biển Hồ"), the fuller first. Files name the province of each place as well: of several of one name it tells which is meant. A unit that two places name,
 * and a place that names two units, are told and left out.
 */
export function matchPlaces(
  places: readonly Place[],
  units: readonly Matchable[],
  kindWords: readonly string[],
): Matched {
  const bare = bareNames(kindWords);
  const byCode = Map.groupBy(
    units.filter(({ code }) => code !== null),
    ({ code }) => code ?? '',
  );
  const byName = Map.groupBy(units, ({ name }) => bare(name));
  const coded = (text: string) => byCode.get(text) ?? [];
  const named = (text: string) => fullest(text, bare(text) === '' ? [] : (byName.get(bare(text)) ?? []));
  const [codes, names] = [bestColumn(places, coded), bestColumn(places, named)];
  // a column that names fewer units than another is of something else: the province of each place
  const [column, unitsOf] = isBetter(names, codes)
    ? ([names?.column, named] as const)
    : ([codes?.column, coded] as const);
  const pairs = places.flatMap((place): Pair[] =>
    column === undefined ? [] : unitsOf(place.texts[column] ?? '').map((unit) => ({ place, unit })),
  );
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  const isIn = ({ place, unit }: Pair) => {
    const above = ancestorsOf(unit.path).flatMap((path) => byPath.get(path) ?? []);
    return Object.values(place.texts).some((text) =>
      above.some(({ code, name }) => text === code || bare(text) === bare(name)),
    );
  };
  const kept = likelier(
    likelier(pairs, ({ place }) => place, isIn),
    ({ unit }) => unit,
    isIn,
  );
  const [ofPlace, ofUnit] = [Map.groupBy(kept, ({ place }) => place), Map.groupBy(kept, ({ unit }) => unit)];
  const label = ({ texts }: Place) =>
    (names && texts[names.column]) ??
    Object.values(texts).find((text) => /\p{L}/u.test(text)) ??
    Object.values(texts)[0] ??
    '';
  const isOne = ({ place, unit }: Pair) => ofPlace.get(place)?.length === 1 && ofUnit.get(unit)?.length === 1;
  const doubled = [...ofUnit.entries()].filter(([, all]) => all.length > 1).map(([{ name }]) => name);
  return {
    found: kept.filter(isOne).map(({ place, unit }) => ({ unitId: unit.id, place })),
    unmatched: places.filter((place) => !pairs.some((pair) => pair.place === place)).map(label),
    twice: [...[...ofPlace].filter(([, all]) => all.length > 1).map(([place]) => label(place)), ...doubled],
  };
}

/** Where the same thing has several pairs and one of them is confirmed, only the confirmed are kept. */
function likelier<T>(pairs: readonly Pair[], of: (pair: Pair) => T, isConfirmed: (pair: Pair) => boolean): Pair[] {
  return [...Map.groupBy(pairs, of).values()].flatMap((all) => {
    const confirmed = all.length === 1 ? all : all.filter(isConfirmed);
    return confirmed.length > 0 ? confirmed : all;
  });
}

type Column = { column: string; alone: number; all: number };

function isBetter(one: Column | undefined, other: Column | undefined): boolean {
  if (!one || !other) return one !== undefined;
  return one.alone === other.alone ? one.all > other.all : one.alone > other.alone;
}

/** The column that names the most units, each by itself; undefined where none names any. */
function bestColumn(places: readonly Place[], unitsOf: (text: string) => readonly Matchable[]): Column | undefined {
  const known = new Map<string, { alone: Set<string>; all: Set<string> }>();
  for (const { texts } of places)
    for (const [column, text] of Object.entries(texts)) {
      const named = known.get(column) ?? { alone: new Set(), all: new Set() };
      const units = unitsOf(text);
      for (const { id } of units) named.all.add(id);
      if (units.length === 1) named.alone.add(units[0]?.id ?? '');
      known.set(column, named);
    }
  let best: Column | undefined;
  for (const [column, { alone, all }] of known) {
    const one = { column, alone: alone.size, all: all.size };
    if (one.all > 0 && isBetter(one, best)) best = one;
  }
  return best;
}

/** "Phường Tuyên Quang" is the ward and not the province, where both are there. */
function fullest(text: string, units: readonly Matchable[]): readonly Matchable[] {
  if (units.length < 2) return units;
  const full = units.filter(({ name }) => fold(name).endsWith(fold(text)));
  return full.length > 0 ? full : units;
}

/** Names folded, without the words of kinds that stand before them. */
export function bareNames(kindWords: readonly string[]): (name: string) => string {
  const words = kindWords.map((word) => `${fold(word)} `).toSorted((a, b) => b.length - a.length);
  const known = new Map<string, string>();
  const bareOf = (name: string): string => {
    let bare = fold(name);
    for (
      let word = words.find((each) => bare.startsWith(each));
      word;
      word = words.find((each) => bare.startsWith(each))
    )
      bare = bare.slice(word.length).trim();
    return bare;
  };
  return (name) => {
    const bare = known.get(name) ?? bareOf(name);
    known.set(name, bare);
    return bare;
  };
}
