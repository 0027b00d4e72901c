/** The account of a head count between two days: before + came - went = after. Pure. */
import type { Reason } from '../platform/refusal.ts';
import { hideSmall } from './hiding.ts';
import type { Account, Change } from './report.ts';

type Counted = { code: string; n: number };
export type Crossings = { before: number; after: number; in: Counted[]; out: Counted[] };

/** The first day before the second, neither in the future. */
export function reasonsNotToCompare(from: string, to: string, today: string): Reason[] {
  if (to > today) return [{ code: 'date.future', field: 'to', values: { date: to } }];
  if (from >= to) return [{ code: 'date.order', field: 'to', values: { earlier: from, later: to } }];
  return [];
}

/**
 * In: what was counted (null: nothing was recorded up to the second day), the first day and the first recorded one, the codes of the
 * rulebook in its order, the smallest group this reader sees. Out: the account in that order. On a day before anything was recorded
 * the head count is unknown (D16): then everybody came after it, and no sum is claimed.
 */
export function accountOf(
  crossings: Crossings | null,
  { from, since, beginnings, endings }: { from: string; since: string | null; beginnings: string[]; endings: string[] },
  smallest: number,
): Account {
  if (crossings === null) return { before: null, after: null, entered: null, left: null, in: [], out: [] };
  const sum = (lines: Counted[]) => lines.reduce((all, { n }) => all + n, 0);
  return {
    before: since !== null && from < since ? null : crossings.before,
    after: crossings.after,
    entered: sum(crossings.in),
    left: sum(crossings.out),
    in: shown(crossings.in, beginnings, smallest),
    out: shown(crossings.out, endings, smallest),
  };
}

/** Codes the rulebook does not list (a unit that moved, an unknown reason) stand behind those it lists. */
function shown(lines: Counted[], order: string[], smallest: number): Change[] {
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  const sorted = lines.toSorted((a, b) => place(a.code) - place(b.code) || (a.code < b.code ? -1 : 1));
  const numbers = hideSmall(
    sorted.map(({ n }) => n),
    smallest,
  );
  return sorted.map(({ code }, i) => ({ code, n: numbers[i] ?? null }));
}
