/** Exact sums in whole units of the currency. Shares are computed in whole numbers and rounded in one place. Pure; for server and browser. */
import type { Fraction } from '../rulebook/fraction.ts';

/** The most one amount may be: far below what a number holds exactly, far above what anybody pays. */
export const MOST = 1_000_000_000_000;

/** A share of an amount, rounded half up to the whole unit: the only place where money is rounded. Amounts are not negative. */
export function shareOf(amount: number, share: Fraction): number {
  const [whole, numerator, denominator] = [exact(amount), BigInt(share.numerator), BigInt(share.denominator)];
  return Number((2n * whole * numerator + denominator) / (2n * denominator));
}

/** What came together, divided: the kept share is rounded, the rest goes up, so that nothing is lost or made. */
export function divided(total: number, keep: Fraction): { kept: number; remitted: number } {
  const kept = shareOf(total, keep);
  return { kept, remitted: total - kept };
}

/** The sum of amounts, each of them whole. */
export function sumOf(amounts: readonly number[]): number {
  const sum = amounts.reduce((soFar, amount) => soFar + BigInt(amount), 0n);
  if (sum > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('A sum of money is too large to be exact.');
  return Number(sum);
}

/** A share in per cent, as people say it: 0.9 is 90, 0.005 is 0.5. */
export function percentOf({ numerator, denominator }: Fraction): number {
  return (numerator * 100) / denominator;
}

/** Compares two shares: negative where the first is the smaller. */
export function compareShares(a: Fraction, b: Fraction): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

function exact(amount: number): bigint {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('An amount is a whole number, not negative.');
  return BigInt(amount);
}
