/** Whether a share can be what its counts make of it. Pure. */
import {
  basesFor,
  gives,
  nearestBases,
  nearestParts,
  type Printed,
  partsFor,
  possibleWithin,
  printed,
  shareOf,
  spread,
} from './arithmetic.ts';
import type { Claim } from './claims.ts';
import type { FindingKind, Nearest, Why } from './finding.ts';
import type { Quantity } from './quantities.ts';

export type Judged = {
  kind: FindingKind;
  given: number;
  computed: number | null;
  why: Why[];
  nearest: Nearest[];
};
/** Holds: the smallest bases when none is printed. */
export type Verdict = Judged | { kind: null; bases: number[] };
const holds = (bases: number[] = []): Verdict => ({ kind: null, bases });

/** In: a share, K and N as far as they are known. Out: what is wrong with it, or that it holds; null when nothing can be said. */
export function judgeShare({ share, part, whole, others, change, plan }: Claim): Verdict | null {
  const p = printed(share.value, share.decimals);
  if (part && whole) {
    if (whole.value === 0) return null;
    const other = others.some((n) => n > 0 && gives(part.value, n, p, 'rounded'));
    return other ? holds() : judgeThree(share, p, part, whole);
  }
  if (plan) return null;
  if (whole) return judgeBase(share, p, whole);
  if (part) return judgePart(share, p, part, change);
  return null;
}

type Count = NonNullable<Claim['part']>;

/** All three are printed. */
function judgeThree(share: Quantity, p: Printed, part: Count, whole: Count): Verdict {
  const [k, n] = [part.value, whole.value];
  const computed = shareOf(k, n, p.decimals);
  const exact = part.sense === 'exact' && whole.sense === 'exact';
  const values = { part: k, whole: n, share: share.value, computed };
  if (share.sense !== 'exact' || !exact) {
    const [ks, ns, ps] = [spread(k, part.sense), spread(n, whole.sense), reach(share)];
    const low = (ks.from * 100) / Math.max(1, ns.to);
    const high = (ks.to * 100) / Math.max(1, ns.from);
    if (high >= ps.from && low <= ps.to) return holds();
    return wrong([{ code: 'beyond', values }]);
  }
  if (gives(k, n, p, 'rounded')) return holds();
  if (gives(k, n, p, 'cut'))
    return {
      kind: 'cut_not_rounded',
      given: share.value,
      computed,
      why: [{ code: 'cut', values }],
      nearest: [{ what: 'share', value: computed, gives: null }],
    };
  const why: Why[] = [{ code: 'share', values }];
  if (n <= 10 ** (p.decimals + 3) && !partsFor(n, p, 'rounded'))
    why.push({ code: 'no_part', values: { whole: n, share: share.value } });
  if (k > 0 && !basesFor(k, p, 'rounded')) why.push({ code: 'no_base', values: { part: k, share: share.value } });
  return wrong(why);

  function wrong(reasons: Why[]): Judged {
    return {
      kind: 'wrong_share',
      given: share.value,
      computed,
      why: reasons,
      nearest: [
        { what: 'share', value: computed, gives: null },
        ...nearestParts(n, p).map((each): Nearest => ({ what: 'part', ...each })),
        ...nearestBases(k, p).map((each): Nearest => ({ what: 'whole', ...each })),
      ],
    };
  }
}

/** The share of a printed base: some whole number must give it. */
function judgeBase(share: Quantity, p: Printed, whole: Count): Verdict | null {
  if (share.sense !== 'exact' || whole.value === 0) return share.sense === 'exact' ? null : holds();
  const bases = spread(whole.value, whole.sense);
  if (possibleWithin(bases, p, 'rounded')) return holds();
  const n = whole.value;
  const amount = Math.round(share.value * n) / 100;
  const persons = whole.at.noun?.noun === 'person';
  const cut = possibleWithin(bases, p, 'cut') ? partsFor(n, p, 'cut') : null;
  const parts = nearestParts(n, p);
  const nearest = parts.map((each): Nearest => ({ what: 'part', ...each }));
  const values = { whole: n, share: share.value, amount };
  // less than one is no person, however it was cut
  if (cut && amount >= 1)
    return {
      kind: 'cut_not_rounded',
      given: share.value,
      computed: shareOf(cut.from, n, p.decimals),
      why: [{ code: 'cut', values: { ...values, part: cut.from, computed: shareOf(cut.from, n, p.decimals) } }],
      nearest,
    };
  const one = persons ? basesFor(Math.max(1, Math.round(amount)), p, 'rounded') : null;
  const why: Why[] = [{ code: persons ? 'not_a_person' : 'no_part', values }];
  if (one && Number.isSafeInteger(one.to) && one.to < Number.MAX_SAFE_INTEGER)
    why.push({ code: 'base_needed', values: { part: Math.max(1, Math.round(amount)), from: one.from, to: one.to } });
  return {
    kind: persons ? 'not_a_whole_person' : 'impossible_share',
    given: share.value,
    computed: persons ? amount : closestTo(share.value, parts),
    why,
    nearest,
  };
}

/** A count that is said to be the share, of a base that is not printed: it must be a whole number. */
function judgePart(share: Quantity, p: Printed, part: Count, change: boolean): Verdict | null {
  const k = part.value;
  if (share.sense !== 'exact' || part.sense !== 'exact' || p.units === 0 || k === 0) return null;
  const found = basesFor(k, p, 'rounded');
  if (found) return holds([...Array(Math.min(3, found.to - found.from + 1)).keys()].map((i) => found.from + i));
  // no part is more than its whole: what is above all of it is a plan, or what there was before
  if (change && (share.value > 100 || risesTo(k, p))) return null;
  const nearest = nearestBases(k, p);
  const cut = basesFor(k, p, 'cut');
  const values = { part: k, share: share.value };
  if (cut)
    return {
      kind: 'cut_not_rounded',
      given: share.value,
      computed: shareOf(k, cut.from, p.decimals),
      why: [{ code: 'cut_base', values: { ...values, whole: cut.from, computed: shareOf(k, cut.from, p.decimals) } }],
      nearest: [
        { what: 'whole', value: cut.from, gives: shareOf(k, cut.from, p.decimals) },
        { what: 'share', value: shareOf(k, cut.from, p.decimals), gives: null },
      ],
    };
  return {
    kind: 'impossible_share',
    given: share.value,
    computed: closestTo(share.value, nearest),
    why: [{ code: 'no_base', values }],
    nearest: nearest.map((each): Nearest => ({ what: 'whole', ...each })),
  };
}

/** The possible share that lies nearest to the printed one. */
function closestTo(share: number, possible: readonly { gives: number }[]): number | null {
  const [closest] = possible.map(({ gives }) => gives).sort((a, b) => Math.abs(a - share) - Math.abs(b - share));
  return closest ?? null;
}

/** Whether k may be what something fell or rose to, by the share: then the base is what it was before. */
function risesTo(k: number, p: Printed): boolean {
  const all = 100 * 10 ** p.decimals;
  const before = [(k * all) / (all + p.units), (k * all) / Math.max(1, all - p.units)];
  return before.some((exact) =>
    [Math.floor(exact), Math.ceil(exact)].some(
      (n) => n > 0 && (['rounded', 'cut'] as const).some((way) => gives(Math.abs(k - n), n, p, way)),
    ),
  );
}

/** What a share with "about", "nearly", "over" may be: about 65 % is 60 to 70. */
function reach({ value, decimals, sense }: Quantity): { from: number; to: number } {
  const unit = 10 ** -decimals;
  if (sense === 'exact') return { from: value - unit / 2, to: value + unit / 2 };
  const grain = decimals > 0 ? unit * 5 : value % 10 === 0 ? 5 : 2;
  return {
    from: sense === 'above' ? value - unit / 2 : value - (sense === 'below' ? 2 * grain : grain),
    to: sense === 'below' ? value + unit / 2 : sense === 'above' ? Number.POSITIVE_INFINITY : value + grain,
  };
}
