/** What stands against one line of a table: its count and its printed share beside what it is a part of. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { commonBases, partsFor } from '../../reportCheck/rules/arithmetic.ts';
import { aboveWhole } from '../../reportCheck/rules/judgeParts.ts';
import { type Judged, judgeShare } from '../../reportCheck/rules/judgeShare.ts';
import { dividedShares, wholesOf } from './shares.ts';
import { type Known, type Line, quantity, readShare, registerOf, rule, type Table } from './table.ts';

/** How far a base is looked for that would fit a share without one. */
const BASES = 400;

export function lineReasons(table: Table, known: Known): Reason[] {
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
    farPart: null,
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
export function registerReasons(
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
  // a part and its whole tell of the others
  const rest = found.of === null ? 0 : found.of - n;
  if (found.personal && !whole && rest > 0 && rest < smallest)
    out.push({ code: 'publication.small_rest', field, values: { label, smallest }, rule });
  return out;
}
