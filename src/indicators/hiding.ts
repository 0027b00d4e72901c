/** Small groups hidden from whoever may see counts but not records (STA-02). Pure. */

/** The least that a hidden part is known to be: a part of nobody is not listed among reasons and ethnic groups, but is among two sexes. */
const LEAST = 1;

/**
 * In: the parts of a whole whose sum the reader may know, and the smallest group shown (0: nothing is hidden). Out: each part, or null
 * where it is hidden. Every part smaller than `smallest` is hidden; then the next smallest one, until the hidden ones cannot be worked
 * out: at least two of them, and between all of them at least `smallest` people more than the one that each must have.
 */
export function hideSmall(parts: readonly number[], smallest: number): (number | null)[] {
  const bySize = parts.map((n, at) => ({ n, at })).toSorted((a, b) => a.n - b.n || a.at - b.at);
  let hidden = bySize.filter(({ n }) => n < smallest).length;
  if (hidden === 0) return [...parts];
  const slack = (count: number) => bySize.slice(0, count).reduce((sum, { n }) => sum + n, 0) - count * LEAST;
  while (hidden < parts.length && (hidden < 2 || slack(hidden) < smallest)) hidden += 1;
  const gone = new Set(bySize.slice(0, hidden).map(({ at }) => at));
  return parts.map((n, at) => (gone.has(at) ? null : n));
}

/** A unit with the parts of its whole (each category in the same place for all units). */
export type Parted = { id: string; parts: readonly number[] };

/**
 * Which of the units directly below one unit may show their parts, when the unit above shows its own: those without a small part;
 * and so many others stay hidden that together the hidden ones have no small part either, so that the sum above minus the shown ones
 * tells nothing. In: all of them, the smallest group shown. Out: ids of those that are hidden, the smallest first.
 */
export function hiddenUnits(units: readonly Parted[], smallest: number): ReadonlySet<string> {
  const size = (unit: Parted) => unit.parts.reduce((sum, n) => sum + n, 0);
  const small = (parts: readonly number[]) => parts.some((n) => n < smallest);
  const filled = units.filter((unit) => size(unit) > 0);
  const hidden = filled.filter((unit) => small(unit.parts));
  const rest = filled
    .filter((unit) => !small(unit.parts))
    .toSorted((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1));
  const together = () =>
    hidden[0]?.parts.map((_, i) => hidden.reduce((sum, unit) => sum + (unit.parts[i] ?? 0), 0)) ?? [];
  while (rest.length > 0 && hidden.length > 0 && (hidden.length < 2 || small(together())))
    hidden.push(rest.shift() as Parted);
  return new Set(hidden.map(({ id }) => id));
}
