/** Whether several shares can be the shares of one whole. Pure. */
import { commonBases, type Printed, partsFor, printed, shareOf } from './arithmetic.ts';
import type { Claim } from './claims.ts';
import type { Nearest, Why } from './finding.ts';
import type { Judged } from './judgeShare.ts';
import type { Quantity } from './quantities.ts';

/** Shares that overlap by chance come to anything; those that divide a whole and are misprinted stay near it. */
const NEAR = 5;
/** How far a base is looked for. */
const BASES = 200;

/** The rows of shares of a sentence that name one thing or go on without naming any. */
export function rowsOf(claims: readonly Claim[], apart: (a: Quantity, b: Quantity) => boolean): Quantity[][] {
  const rows: Quantity[][] = [];
  for (const { share } of claims) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const named = row?.findLast(({ noun }) => noun)?.noun;
    const same = !share.noun || (named && share.noun.key === named.key);
    if (row && last && same && !apart(last, share)) row.push(share);
    else rows.push([share]);
  }
  return rows;
}

/**
 * In: a row of shares; `complete`: a word says that the last is the rest; `base`: the one count of the same thing that the text
 * prints; `declared`: whoever wrote them says that they divide one whole, so that none of them comes to its sum by chance. Out: what
 * is wrong with their sum; null when it holds or when they need not be a whole.
 */
export function judgeSum(
  row: readonly Quantity[],
  complete: boolean,
  base: number | null,
  declared = false,
): Judged | null {
  const shares = row.map(({ value, decimals }) => printed(value, decimals));
  if (row.length < (complete ? 2 : 3) || row.some(({ sense }) => sense !== 'exact')) return null;
  if (!declared && row.some(({ value }) => value >= 100)) return null;
  const decimals = Math.max(...row.map((one) => one.decimals));
  const sum = Math.round(row.reduce((all, { value }) => all + value, 0) * 10 ** decimals) / 10 ** decimals;
  const half = row.reduce((all, one) => all + 10 ** -one.decimals / 2, 0) + 1e-9;
  if (sum <= 100 + half && (sum >= 100 - 2 * half || !complete)) return null;
  if (!declared && (sum > 100 + NEAR || sum < 100 - NEAR)) return null;
  const why: Why[] = [{ code: 'shares_sum', values: { shares: row.map(({ value }) => value), sum } }];
  if (base !== null && shares.every((share) => !partsFor(base, share, 'rounded')))
    why.push({ code: 'none_of_base', values: { whole: base } });
  const nearest: Nearest[] = [{ what: 'sum', value: 100, gives: null }];
  const repaired = repair(shares, sum - 100);
  if (repaired) {
    why.push({
      code: 'base_but_one',
      values: {
        whole: repaired.base,
        share: row[repaired.index]?.value ?? 0,
        computed: repaired.share,
        parts: repaired.parts,
      },
    });
    nearest.push(
      { what: 'whole', value: repaired.base, gives: null },
      { what: 'share', value: repaired.share, gives: null },
    );
  }
  return { kind: 'shares_do_not_add_up', given: sum, computed: 100, why, nearest };
}

/** The smallest base for which all shares but one are possible, and what the other one is then. */
function repair(shares: readonly Printed[], over: number) {
  const found = shares.flatMap((share, index) => {
    const others = shares.filter((_, i) => i !== index);
    return commonBases(others, shares.length, BASES, 20).flatMap((base) => {
      const parts = others.map((other) => partsFor(base, other, 'rounded')?.from ?? 0);
      const rest = base - parts.reduce((all, k) => all + k, 0);
      const value = shareOf(rest, base, share.decimals);
      const away = Math.abs(value - share.units / 10 ** share.decimals);
      if (rest < 0 || away > Math.abs(over) + 0.5) return [];
      return [{ base, index, share: value, parts: parts.toSpliced(index, 0, rest) }];
    });
  });
  return found.sort((a, b) => a.base - b.base)[0] ?? null;
}
