/** Which kinds of units have a place on the map, and what the rulebook calls them. Pure. */
import { LANGUAGES } from '../rulebook/schemaBase.ts';

type Kinds = readonly {
  id: string;
  isCommittee: boolean;
  label: Record<string, { one: string }>;
  recognizes: readonly string[];
}[];

/** Shapes are of places that a committee leads; cells have none. */
export function committeeKinds(kinds: Kinds): string[] {
  return kinds.filter(({ isCommittee }) => isCommittee).map(({ id }) => id);
}

/** What may stand before a place's name: what the rulebook calls the kind, each of its words alone as well ("đảng bộ xã": "đảng bộ", "xã"). */
export function wordsOfKinds(kinds: Kinds): string[] {
  const called = kinds.flatMap(({ label, recognizes }) => [
    ...LANGUAGES.flatMap((language) => label[language]?.one ?? []),
    ...recognizes,
  ]);
  const ends = called.flatMap((each) => {
    const words = each.split(' ');
    return words.map((_, i) => words.slice(i).join(' ')).concat(words.slice(0, 2).join(' '));
  });
  return [...new Set(ends)];
}
