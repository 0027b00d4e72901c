/** The shares that a table prints, made of its counts: rounded, and where lines divide the whole so that they add up to 100 %. Pure. */
import { unitsOf } from '../../reportCheck/rules/arithmetic.ts';
import type { PartOf } from '../publication.ts';

/** What a share is made of. */
export type Counted = { n: number | null; partOf: PartOf; parent: number | null };
/** A share as it is printed: per cent in units of its last digit, and of how many it is. */
export type PrintedShare = { units: number; of: number };

/**
 * Shares of one whole in units of their last digit, by the largest remainder: each is cut, and the units that are missing to 100 % go
 * to those that lost most, of equals to the first. In: counts that add up to `whole`, which is above 0. Out: units that add up to 100 %.
 */
export function largestRemainders(counts: readonly number[], whole: number, decimals: number): number[] {
  const full = 100 * 10 ** decimals;
  const cut = counts.map((n) => Math.floor((n * full) / whole));
  const lost = counts.map((n, i) => ({ i, rest: n * full - (cut[i] ?? 0) * whole }));
  const missing = full - cut.reduce((sum, units) => sum + units, 0);
  const up = new Set(
    lost
      .toSorted((a, b) => b.rest - a.rest || a.i - b.i)
      .slice(0, missing)
      .map(({ i }) => i),
  );
  return cut.map((units, i) => units + (up.has(i) ? 1 : 0));
}

/** Of how many each line is a part: the whole, the line above it, or null where it is of nothing or that count is missing. */
export function wholesOf(lines: readonly Counted[], whole: number | null): (number | null)[] {
  return lines.map(({ partOf, parent }) => {
    if (partOf === 'nothing') return null;
    return partOf === 'whole' ? whole : (lines[parent ?? -1]?.n ?? null);
  });
}

/** The share of each line; null where a count is missing, or where there is nothing to have a share of. */
export function sharesOf(
  lines: readonly Counted[],
  { whole, divides, decimals }: { whole: number | null; divides: boolean; decimals: number },
): (PrintedShare | null)[] {
  const wholes = wholesOf(lines, whole);
  const adjusted = divides ? dividedShares(lines, whole, decimals) : null;
  return lines.map(({ n }, i) => {
    const of = wholes[i] ?? null;
    if (n === null || of === null || of === 0) return null;
    return { units: adjusted?.get(i) ?? unitsOf(n, of, decimals, 'rounded'), of };
  });
}

/** The lines that divide the whole by the largest remainder, by their place; null where they do not make it. */
export function dividedShares(
  lines: readonly Counted[],
  whole: number | null,
  decimals: number,
): ReadonlyMap<number, number> | null {
  const parts = lines.flatMap(({ n, partOf }, i) => (partOf === 'whole' ? [{ n, i }] : []));
  const counts = parts.map(({ n }) => n ?? -1);
  if (whole === null || whole === 0 || counts.some((n) => n < 0)) return null;
  if (counts.reduce((sum, n) => sum + n, 0) !== whole) return null;
  const units = largestRemainders(counts, whole, decimals);
  return new Map(parts.map(({ i }, at) => [i, units[at] ?? 0]));
}

/** How deep each line stands under the lines it is a part of. */
export function levelsOf(lines: readonly Counted[]): number[] {
  const levels: number[] = [];
  for (const { partOf, parent } of lines) levels.push(partOf === 'line' ? (levels[parent ?? -1] ?? 0) + 1 : 0);
  return levels;
}
