/** Which whole numbers give a printed share. All in whole numbers: a share with d decimals is counted in units of 10^-d percent. Pure. */

/** A share as it is printed: 69.99 % is 6999 units of a hundredth. */
export type Printed = { units: number; decimals: number };
export type Way = 'rounded' | 'cut';
export type Bounds = { from: number; to: number };

export function printed(value: number, decimals: number): Printed {
  return { units: Math.round(value * 10 ** decimals), decimals };
}

/** Units of a whole: 100 % with two decimals is 10,000. */
function full({ decimals }: Printed): number {
  return 100 * 10 ** decimals;
}

/** The units that k of n prints as: half rounds up, or whatever follows is cut off. */
export function unitsOf(k: number, n: number, decimals: number, way: Way): number {
  const scaled = k * 100 * 10 ** decimals;
  return way === 'cut' ? Math.floor(scaled / n) : Math.floor((2 * scaled + n) / (2 * n));
}

/** k of n as a number with these decimals. */
export function shareOf(k: number, n: number, decimals: number): number {
  return unitsOf(k, n, decimals, 'rounded') / 10 ** decimals;
}

export function gives(k: number, n: number, share: Printed, way: Way): boolean {
  return unitsOf(k, n, share.decimals, way) === share.units;
}

/** The whole k of which n prints the share; null when there is none. */
export function partsFor(n: number, share: Printed, way: Way): Bounds | null {
  const [low, high] = edges(share, way);
  // low <= k * full * 2 / n < high, in halves of a unit
  const from = Math.ceil((low * n) / (2 * full(share)) - EPSILON);
  const to = Math.ceil((high * n) / (2 * full(share)) - EPSILON) - 1;
  return from <= to ? { from, to } : null;
}

/** The whole n of which k prints the share (at least k where the share is at most all); null when there is none. */
export function basesFor(k: number, share: Printed, way: Way): Bounds | null {
  const [low, high] = edges(share, way);
  if (k === 0) return share.units === 0 ? { from: 1, to: Number.MAX_SAFE_INTEGER } : null;
  const from = Math.floor((2 * k * full(share)) / high + EPSILON) + 1;
  const to = low <= 0 ? Number.MAX_SAFE_INTEGER : Math.floor((2 * k * full(share)) / low + EPSILON);
  return from <= to ? { from, to } : null;
}

/** Against what is lost by dividing; far below the distance between two fractions of counts. */
const EPSILON = 1e-9;

/** The true value lies from the first to below the second, in halves of a unit. */
function edges({ units }: Printed, way: Way): [number, number] {
  return way === 'cut' ? [2 * units, 2 * units + 2] : [2 * units - 1, 2 * units + 1];
}

/** Bases from `least` to `most` for which every one of the shares is possible by rounding, smallest first, at most `limit`. */
export function commonBases(shares: readonly Printed[], least: number, most: number, limit: number): number[] {
  const found: number[] = [];
  for (let n = least; n <= most && found.length < limit; n++)
    if (shares.every((share) => partsFor(n, share, 'rounded') !== null)) found.push(n);
  return found;
}

/**
 * What a number that is said with "about", "nearly" or "over" may stand for. Its grain is that of its last digits that are not
 * zero: about 3,900 is 3,800 to 4,000. Exact numbers stand for themselves.
 */
export function spread(value: number, sense: 'exact' | 'about' | 'below' | 'above'): Bounds {
  if (sense === 'exact') return { from: value, to: value };
  let grain = 1;
  while (value !== 0 && value % (grain * 10) === 0) grain *= 10;
  return {
    from: sense === 'above' ? value : Math.max(0, value - grain),
    to: sense === 'below' ? value : value + grain,
  };
}

/** Whether some base in the bounds has a whole part that prints the share. A base at least as fine as the share always has one. */
export function possibleWithin(bases: Bounds, share: Printed, way: Way): boolean {
  const fine = full(share) * 2;
  if (bases.to >= fine && share.units <= full(share)) return true;
  for (let n = Math.max(1, bases.from); n <= Math.min(bases.to, fine); n++) if (partsFor(n, share, way)) return true;
  return false;
}

/** The counts of n that print next below and next above the share, with what they print. */
export function nearestParts(n: number, share: Printed): { value: number; gives: number }[] {
  const exact = (share.units * n) / full(share);
  const whole = [...new Set([Math.floor(exact), Math.ceil(exact)])].filter((k) => k >= 0);
  return whole.map((k) => ({ value: k, gives: shareOf(k, n, share.decimals) }));
}

/** The bases next to what would give the share of k, with what they print. */
export function nearestBases(k: number, share: Printed): { value: number; gives: number }[] {
  if (share.units <= 0) return [];
  const exact = (k * full(share)) / share.units;
  const whole = [...new Set([Math.floor(exact), Math.ceil(exact)])].filter((n) => n > 0);
  return whole.map((n) => ({ value: n, gives: shareOf(k, n, share.decimals) }));
}
