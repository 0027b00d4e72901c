/** Walking through a picture by keyboard: rows of values, one of which is read aloud. Pure. */

/** A value of a picture: what is said of it, and the page it opens. */
export type Stop = { words: string; to?: string };
/** As the values lie in the picture: along a row by the arrows to the sides, from row to row by those up and down. */
export type Walk = readonly (readonly Stop[])[];
export type Place = { row: number; at: number };

const ALONG: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const ACROSS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where a key leads from here; from nowhere any of them leads to the first value. Undefined: the key means nothing in a picture. */
export function placeAfter(walk: Walk, from: Place | undefined, key: string, rtl: boolean): Place | undefined {
  const [along, across] = [(ALONG[key] ?? 0) * (rtl ? -1 : 1), ACROSS[key] ?? 0];
  const end = key === 'End' ? Number.POSITIVE_INFINITY : key === 'Home' ? Number.NEGATIVE_INFINITY : 0;
  if (along === 0 && across === 0 && end === 0) return undefined;
  if (!from) return inside(walk, { row: 0, at: end > 0 ? end : 0 });
  // one value in each row: there is no way to the sides, so all arrows lead from row to row
  const single = walk.every((row) => row.length < 2);
  if (single) return inside(walk, { row: from.row + along + across + end, at: 0 });
  return inside(walk, { row: from.row + across, at: from.at + along + end });
}

/** The value there; past the edges the last one before them. */
function inside(walk: Walk, { row, at }: Place): Place | undefined {
  const here = Math.min(Math.max(row, 0), walk.length - 1);
  const length = walk[here]?.length ?? 0;
  return length === 0 ? undefined : { row: here, at: Math.min(Math.max(at, 0), length - 1) };
}

export function stopAt(walk: Walk, place: Place | undefined): Stop | undefined {
  return place && walk[place.row]?.[place.at];
}

/** Where these words stand in the picture. */
export function placeOf(walk: Walk, words: string): Place | undefined {
  for (const [row, stops] of walk.entries()) {
    const at = stops.findIndex((stop) => stop.words === words);
    if (at >= 0) return { row, at };
  }
  return undefined;
}
