/** Lines of a table by units: the units directly below one, and the unit itself where something is its own. Pure. */
import { BELOW, BELOW_BASE, type PartOf } from '../publication.ts';

/** What one unit counts, and of a share what that is a part of. `code`: the unit; empty for what lies under none of them. */
export type UnitNumber = { code: string; n: number | null; of: number | null };
/** `dimension` and `code` name the number of the register that the line is; `parent`: the place of the line it is a part of. */
export type UnitLine = {
  code: string;
  dimension: typeof BELOW | typeof BELOW_BASE;
  n: number | null;
  partOf: PartOf;
  parent: number | null;
};

/**
 * In: the units' numbers in the order they are shown and whether the indicator is a share. Out: of a plain number a
 * line for each unit; of a share two, because each unit's share is of its own base: the base as a part of the whole, and within it the number. A unit that
 * counts nothing stays in, what lies under none of the units only where there is something.
 */
export function unitLines(units: readonly UnitNumber[], share: boolean): UnitLine[] {
  const shown = units.filter(({ code, n, of }) => code !== '' || (n ?? 0) > 0 || (of ?? 0) > 0);
  return shown.flatMap(({ code, n, of }, i): UnitLine[] => {
    if (!share) return [{ code, dimension: BELOW, n, partOf: 'whole', parent: null }];
    return [
      { code, dimension: BELOW_BASE, n: of, partOf: 'whole', parent: null },
      { code, dimension: BELOW, n, partOf: 'line', parent: 2 * i },
    ];
  });
}

/** What lies under none of the units: what is missing from them to the whole. Null where a number is missing, or they make more than the whole. */
export function restOf(whole: number | null, parts: readonly (number | null)[]): number | null {
  if (whole === null || parts.some((n) => n === null)) return null;
  const rest = whole - parts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  return rest < 0 ? null : rest;
}
