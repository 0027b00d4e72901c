/** What stands against publishing a table: counts and shares that cannot be, by the one arithmetic of the report check. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { partsFor } from '../../reportCheck/rules/arithmetic.ts';
import { judgeParts } from '../../reportCheck/rules/judgeParts.ts';
import type { Judged } from '../../reportCheck/rules/judgeShare.ts';
import { judgeSum } from '../../reportCheck/rules/judgeSum.ts';
import { lineReasons, registerReasons } from './lines.ts';
import { type Known, quantity, readShare, rule, type Share, type Table } from './table.ts';

/**
 * Every reason against a table, each naming its field and the rule. Refuses publication.no_lines, base_unnamed, base_missing, base_zero,
 * rated_above, left_out_unnamed, count_missing, part_above_whole, parts_do_not_add_up, shares_do_not_add_up, wrong_share,
 * impossible_share, not_a_whole_person, cut_not_rounded, differs_from_register, not_in_register, small_group, small_rest.
 */
export function reasonsAgainst(table: Table, known: Known): Reason[] {
  const none: Reason[] = table.lines.length === 0 ? [{ code: 'publication.no_lines', field: 'lines', rule }] : [];
  return [...none, ...wholeReasons(table, known), ...sumReasons(table), ...lineReasons(table, known)];
}

function wholeReasons({ whole, divides, lines }: Table, known: Known): Reason[] {
  const out: Reason[] = [];
  const { name, n, outOf, leftOut } = whole;
  const parts = lines.filter(({ partOf }) => partOf === 'whole');
  const shared = parts.some(({ share }) => share !== null);
  if (name === null && (n !== null || shared || (divides && parts.length > 0)))
    out.push({ code: 'publication.base_unnamed', field: 'whole.name', rule });
  if (n === null && divides && parts.length > 0 && !shared)
    out.push({ code: 'publication.whole_missing', field: 'whole.n', rule });
  if (n !== null && outOf !== null && n > outOf)
    out.push({ code: 'publication.rated_above', field: 'whole.outOf', values: { n, of: outOf }, rule });
  if (n !== null && outOf !== null && n < outOf && leftOut === null)
    out.push({ code: 'publication.left_out_unnamed', field: 'whole.leftOut', values: { n: outOf - n }, rule });
  if (whole.indicator !== null)
    out.push(...registerReasons({ ...whole, dimension: null, code: null }, name ?? '', 'whole.n', known, true));
  return out;
}

/** Lines that divide the whole: their counts make it, their shares make 100 %. */
function sumReasons({ whole, divides, lines }: Table): Reason[] {
  const parts = lines.filter(({ partOf }) => partOf === 'whole');
  if (!divides || parts.length === 0) return [];
  const counts = parts.flatMap(({ n }) => (n === null ? [] : [n]));
  const complete = counts.length === parts.length;
  const sum = counts.reduce((all, n) => all + n, 0);
  if (complete && whole.n !== null) {
    const list = counts.map((n) => quantity('count', n, 0, whole.people));
    const [part] = list;
    const judged =
      part &&
      judgeParts(
        { how: 'division', part, wholes: [quantity('count', whole.n, 0, whole.people)], list, complete: true },
        false,
      );
    // one line alone is the whole, and a line above the whole is told at its place
    const wrong = judged?.judged?.kind === 'parts_do_not_add_up' || (list.length === 1 && sum !== whole.n);
    if (wrong && counts.every((n) => n <= (whole.n ?? 0)))
      return [
        {
          code: 'publication.parts_do_not_add_up',
          field: 'whole.n',
          values: { sum, whole: whole.n, lines: counts.length },
          rule,
        },
      ];
  }
  const shares = parts.flatMap(({ share }) => (share === null ? [] : [readShare(share)]));
  if (shares.length < parts.length) return [];
  const row = shares.map(({ value, decimals }) => quantity('share', value, decimals, whole.people));
  const judged = judgeSum(row, true, whole.n, true);
  const together = whole.n === null || judged !== null || complete || possibleTogether(shares, whole.n);
  if (judged === null && together) return [];
  return [
    { code: 'publication.shares_do_not_add_up', field: 'lines', values: sumValues(judged, shares, whole.n), rule },
  ];
}

/** What the text says of shares that make no whole: their sum, whether the base allows any of them, and the smallest base that allows all but one. */
function sumValues(
  judged: Judged | null,
  shares: readonly Share[],
  whole: number | null,
): Record<string, string | number> {
  const why = (code: string) => judged?.why.find((each) => each.code === code)?.values;
  const one = why('base_but_one');
  const said = (value: number | number[] | undefined) => (typeof value === 'number' ? value : 0);
  return {
    lines: shares.length,
    sum: judged?.given ?? 100,
    possible: whole === null ? 'unknown' : why('none_of_base') ? 'none' : judged ? 'some' : 'apart',
    whole: whole ?? 0,
    repair: one ? 'yes' : 'no',
    base: said(one?.whole),
    share: said(one?.share),
    computed: said(one?.computed),
  };
}

/** Whether whole numbers that give these shares can add up to the base. */
function possibleTogether(shares: readonly Share[], base: number): boolean {
  const bounds = shares.map((share) => partsFor(base, share.printed, 'rounded'));
  // a share that none gives is told at its line
  if (bounds.some((each) => each === null)) return true;
  const sum = (end: 'from' | 'to') => bounds.reduce((all, each) => all + (each?.[end] ?? 0), 0);
  return sum('from') <= base && base <= sum('to');
}
