/** Shares of a whole, counted in whole numbers. Pure; for server and browser. */

/** A share of a whole. `strict`: more than it, not merely as much. */
export type Fraction = { numerator: number; denominator: number; strict: boolean };

/** Reads `"2/3"`, `"> 1/2"`, `"> 0.85"` or `0.2`; undefined for anything else. */
export function fractionOf(value: unknown): Fraction | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const found = /^(>\s*)?(\d+)(?:\/([1-9]\d*)|\.(\d+))?$/.exec(String(value).trim());
  if (found === null) return undefined;
  const [, more, whole = '', below, decimals = ''] = found;
  const denominator = decimals === '' ? Number(below ?? 1) : 10 ** decimals.length;
  return { numerator: Number(whole + decimals), denominator, strict: more !== undefined };
}

/** Whether a part of a whole reaches a share. Counted in whole numbers: 2/3 of 18 is 12, never 11.999. An empty whole reaches nothing. */
export function reaches(fraction: Fraction, count: number, whole: number): boolean {
  if (whole <= 0) return false;
  const left = count * fraction.denominator;
  const right = whole * fraction.numerator;
  return fraction.strict ? left > right : left >= right;
}

/** The smallest count that reaches a share of a whole. */
export function needed(fraction: Fraction, whole: number): number {
  const right = whole * fraction.numerator;
  return fraction.strict ? Math.floor(right / fraction.denominator) + 1 : Math.ceil(right / fraction.denominator);
}
