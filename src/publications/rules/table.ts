/** What stands against publishing a table: counts and shares that cannot be, by the one arithmetic of the report check. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { commonBases, type Printed, partsFor, printed } from '../../reportCheck/rules/arithmetic.ts';
import { aboveWhole, judgeParts } from '../../reportCheck/rules/judgeParts.ts';
import { type Judged, judgeShare } from '../../reportCheck/rules/judgeShare.ts';
import { judgeSum } from '../../reportCheck/rules/judgeSum.ts';
import type { Quantity } from '../../reportCheck/rules/quantities.ts';
import type { LineInput, PartOf, RegisterNumber } from '../publication.ts';
import { dividedShares, wholesOf } from './shares.ts';

/** The rule that the rulebook cites for published tables. */
const rule = 'publication.counts';

/** `share`: per cent as somebody printed it, with its digits. */
export type Line = {
  label: string;
  n: number | null;
  share: string | null;
  partOf: PartOf;
  parent: number | null;
  indicator: string | null;
  dimension: string | null;
  code: string | null;
};
export type Table = {
  whole: {
    name: string | null;
    n: number | null;
    people: boolean;
    indicator: string | null;
    outOf: number | null;
    leftOut: string | null;
  };
  divides: boolean;
  lines: readonly Line[];
};

/** A line as it is written: what is left out is null. */
export function lineOf(line: LineInput): Line {
  const {
    label,
    n = null,
    share = null,
    partOf,
    parent = null,
    indicator = null,
    dimension = null,
    code = null,
  } = line;
  return { label, n, share, partOf, parent, indicator, dimension, code };
}

/** The numbers of the register that the table names, and the least people of a published group (0: any). */
export type Known = { registered: readonly RegisterNumber[]; smallest: number };

/** How far a base is looked for that would fit a share without one. */
const BASES = 400;

/**
 * Every reason against a table, each naming its field and the rule. Refuses publication.no_lines, base_unnamed, base_missing, base_zero,
 * rated_above, left_out_unnamed, count_missing, part_above_whole, parts_do_not_add_up, shares_do_not_add_up, wrong_share,
 * impossible_share, not_a_whole_person, cut_not_rounded, differs_from_register, not_in_register, small_group.
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

function lineReasons(table: Table, known: Known): Reason[] {
  const { lines, whole } = table;
  const wholes = wholesOf(lines, whole.n);
  const counted = countedShares(table);
  return lines.flatMap((line, i): Reason[] => {
    const { label, n } = line;
    const of = wholes[i] ?? null;
    const field = `lines.${i}`;
    const out: Reason[] = [];
    const above = n !== null && of !== null && n > of;
    if (n === null)
      out.push({
        code: 'publication.count_missing',
        field: `${field}.n`,
        values: { label, ...possibleCounts(line, of) },
        rule,
      });
    if (above) {
      const { given, computed } = aboveWhole(n, of);
      out.push({
        code: 'publication.part_above_whole',
        field: `${field}.n`,
        values: { label, part: given, whole: computed ?? of },
        rule,
      });
    }
    if (line.share !== null && !counted.has(i))
      out.push(
        ...shareReasons(line, of, above, whole.people && line.partOf !== 'nothing').map((reason) => ({
          ...reason,
          field: `${field}.share`,
          rule,
        })),
      );
    if (line.indicator !== null) out.push(...registerReasons(line, label, `${field}.n`, known, false));
    return out;
  });
}

/** Lines whose printed share is the one this house prints for their counts: by the largest remainder it may be one unit beside the rounded one. */
function countedShares({ lines, divides, whole }: Table): ReadonlySet<number> {
  const out = new Set<number>();
  if (!divides) return out;
  lines.forEach(({ share, partOf }, i) => {
    if (share === null || partOf !== 'whole') return;
    const { printed: p } = readShare(share);
    if (dividedShares(lines, whole.n, p.decimals)?.get(i) === p.units) out.add(i);
  });
  return out;
}

function shareReasons(
  { label, n, share, partOf }: Line,
  of: number | null,
  above: boolean,
  people: boolean,
): Omit<Reason, 'field' | 'rule'>[] {
  const { value, decimals, printed: p } = readShare(share ?? '0');
  const out: Omit<Reason, 'field' | 'rule'>[] = [];
  const values = { label, share: value };
  if (of === null) {
    const [base = 0] = commonBases([p], 2, BASES, 1);
    out.push({
      code: 'publication.base_missing',
      values: { ...values, of: partOf, base, based: base > 0 ? 'yes' : 'no' },
    });
  }
  if (of === 0) return [{ code: 'publication.base_zero', values }];
  // a part above its whole has no share to be judged
  if (above) return out;
  const cell = (count: number) => ({ value: count, sense: 'exact' as const, at: quantity('count', count, 0, people) });
  const verdict = judgeShare({
    share: quantity('share', value, decimals, people),
    part: n === null ? null : cell(n),
    whole: of === null ? null : cell(of),
    others: [],
    plan: false,
    change: false,
    ofAll: false,
  });
  if (verdict !== null && verdict.kind !== null)
    out.push({ code: `publication.${verdict.kind}`, values: { ...values, ...told(verdict, n, of) } });
  return out;
}

/** The numbers of a judgement as its text takes them: what it would be, and the possible values next below and next above. */
function told({ computed, nearest }: Judged, n: number | null, of: number | null): Record<string, string | number> {
  const parts = nearest.filter(({ what }) => what === 'part');
  const wholes = nearest.filter(({ what }) => what === 'whole');
  const near = parts.length > 0 && of !== null ? parts : wholes;
  const [below, above = below] = near;
  return {
    known: n === null ? 'whole' : of === null ? 'part' : 'both',
    part: n ?? 0,
    whole: of ?? 0,
    computed: computed ?? 0,
    below: below?.value ?? 0,
    belowGives: below?.gives ?? 0,
    above: above?.value ?? 0,
    aboveGives: above?.gives ?? 0,
  };
}

/** Which counts would give the share that is printed; none where the base is not known or there is none. */
function possibleCounts({ share }: Line, of: number | null): { possible: string; from: number; to: number } {
  const found = share === null || of === null ? null : partsFor(of, readShare(share).printed, 'rounded');
  if (!found) return { possible: 'unknown', from: 0, to: 0 };
  return { possible: found.from === found.to ? 'one' : 'several', ...found };
}

type Named = { n: number | null; indicator: string | null; dimension: string | null; code: string | null };

/** A count that names a number of the register is that number. */
function registerReasons(
  named: Named,
  label: string,
  field: string,
  { registered, smallest }: Known,
  whole: boolean,
): Reason[] {
  const found = registerOf(registered, named);
  const n = found && (whole ? (found.of ?? found.n) : found.n);
  if (!found || n === null) return [{ code: 'publication.not_in_register', field, values: { label }, rule }];
  const out: Reason[] = [];
  if (named.n !== null && named.n !== n)
    out.push({
      code: 'publication.differs_from_register',
      field,
      values: { label, n: named.n, registered: n, state: found.state },
      rule,
    });
  if (found.personal && !whole && n > 0 && n < smallest)
    out.push({ code: 'publication.small_group', field, values: { label, smallest }, rule });
  return out;
}

/** The number of the register that a line or the whole names. */
export function registerOf<T extends RegisterNumber>(
  registered: readonly T[],
  { indicator, dimension, code }: Pick<Line, 'indicator' | 'dimension' | 'code'>,
): T | null {
  const same = (each: T) => each.indicator === indicator && each.dimension === dimension && each.code === code;
  return registered.find(same) ?? null;
}

type Share = { value: number; decimals: number; printed: Printed };

/** A decimal text as a share: "69.90" is 69.9 with two digits. */
export function readShare(text: string): Share {
  const decimals = text.split('.')[1]?.length ?? 0;
  const value = Number(text);
  return { value, decimals, printed: printed(value, decimals) };
}

/** A number of a table as the report check judges it. */
function quantity(kind: 'count' | 'share', value: number, decimals: number, people: boolean): Quantity {
  const place = { start: 0, end: 0, nounEnd: 0, from: 0, to: 0, nounTo: 0 };
  const noun = people ? ({ key: 'member', noun: 'person' } as const) : ({ key: 'unit', noun: 'organization' } as const);
  return { kind, value, decimals, of: 0, sense: 'exact', noun, ...place };
}
