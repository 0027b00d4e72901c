/** The shares of a sentence with the counts they are tied to. Pure. */
import { basesFor, partsFor, printed } from './arithmetic.ts';
import type { Reading } from './lexicon.ts';
import { comparable, depthAt, outside } from './lists.ts';
import type { Clause, Quantity } from './quantities.ts';
import { between, type Relation } from './relations.ts';
import { spoken } from './tokens.ts';

export type Claim = {
  share: Quantity;
  /** K and N as far as they are printed */
  part: { value: number; sense: Quantity['sense']; at: Quantity } | null;
  whole: { value: number; sense: Quantity['sense']; at: Quantity } | null;
  /** the count in front with a few words between: the part only if the other numbers say so */
  farPart: Claim['part'];
  /** what else the part may be of: a share that holds for one of them is not wrong */
  others: number[];
  /** the sentence speaks of a plan or of a limit: no share of anything counted */
  plan: boolean;
  /** no base is printed and the words do not say for sure that the share is of a whole: a rise of so much is possible, too */
  change: boolean;
  /** every one there is: the base may be printed elsewhere */
  ofAll: boolean;
};

/** Each share of the sentence, in order. */
export function claimsOf(clause: Clause, relations: readonly Relation[], language: Reading): Claim[] {
  const { quantities: all, tokens } = clause;
  const { link } = language;
  const said = spoken(tokens, 0, tokens.length);
  const [change, plan] = [link.change.test(said), link.plan.test(said)];
  return all.flatMap((share, i): Claim[] => {
    if (share.kind !== 'share') return [];
    const next = all[i + 1];
    const behind = next ? between(clause, share, next) : ' ';
    const ofAll = link.allOf.test(spoken(tokens, share.to + 1, share.to + 8));
    const claim = (part: Quantity | null, whole: Quantity | null, others: Quantity[] = []): Claim => ({
      share,
      part: part && countOf(part),
      whole: whole && (whole.kind === 'ratio' ? { value: whole.of, sense: 'exact', at: whole } : countOf(whole)),
      farPart: null,
      others: others.map(({ value }) => value),
      change,
      plan,
      ofAll,
    });
    // 69.99 % (1,125/1,731), 69.99 % of villages (1,125 of 1,731 villages), two thirds of them, that is 20 of 30; 19.04 % (12 households)
    const explained = next && (/^ (?:[^\d,،;؛():]{0,60} )?\( $/.test(behind) || isSame(share, next));
    const bracket = /^ \( $/.test(behind);
    if (next && explained) {
      if (next.kind === 'ratio') return [claim(next, next)];
      const told = relations.find(({ how, part }) => part === next && (bracket || how === 'of'));
      if (next.kind === 'count' && told) return [claim(next, told.wholes[0] ?? null, told.wholes)];
      if (next.kind === 'count' && next.noun && bracket && closes(clause, next)) return [claim(next, null)];
    }
    const base =
      next?.kind === 'count' &&
      (link.barelyOf.test(behind) || link.of.test(behind) || /^ \) (?:of|من|trên|trong) /.test(behind))
        ? next
        : null;
    const previous = countBefore(clause, i);
    if (previous) {
      const skipped = all.slice(all.indexOf(previous) + 1, i);
      const words = (skipped.every(({ aside }) => aside) ? between : outside)(clause, previous, share);
      // "8 of 11 villages reached 100 %", "… 95 % of the households": of each village, not of the villages
      const ofOther = share.noun !== null && share.noun.noun !== previous.noun?.noun;
      if (link.reached.test(words) && (share.value === 100 || ofOther)) return [claim(null, null)];
      if (!/[;؛]/.test(words) && !link.parts.test(words) && link.share.test(words)) {
        if (previous.kind === 'ratio') return [claim(previous, previous)];
        const told = relations.find(({ part, list }) => part === previous || list.includes(previous));
        if (told) return [claim(previous, told.wholes[0] ?? null, told.wholes)];
        const turned = relations.find(({ how, wholes }) => how === 'of' && wholes[0] === previous);
        if (turned) return [claim(turned.part, previous)];
        if (base && comparable(previous, base)) return [claim(previous, base)];
        const alone = link.shareAlone.test(words) || / \( $/.test(words);
        if (alone && previous.noun && !base && directly(words, previous))
          return [standing(claim(previous, null), wholesBefore(previous))];
        if (alone && previous.noun && !base) return [{ ...claim(null, null), farPart: countOf(previous) }];
      }
      if (previous.kind === 'count' && link.parts.test(words)) return [claim(null, previous)];
      // "97, 9.74 % of all 1,024 members": no number of members is 9.74 %, so it is the 97 that are meant
      if (base && /^ [,،] $/.test(words) && comparable(previous, base) && !hasPart(share, base))
        return [claim(previous, base)];
    }
    // 38.31 % of the 1,189 members, or 402 members
    const after = base && all[i + 2];
    if (base && after?.kind === 'count' && link.same.test(between(clause, base, after)) && comparable(base, after))
      return [claim(after, base)];
    return [claim(null, base)];
  });

  /** Whether the count is said to be the share over again: "70 % of the villages, that is 1,125 of 1,731". */
  function isSame(share: Quantity, next: Quantity): boolean {
    const words = spoken(tokens, share.nounTo + 1, next.from);
    return /^ [,،] $/.test(words) ? share.noun !== null : link.same.test(words);
  }

  /** Counts of the sentence that this one may be a part of, without a word that says so: the same things, more of them. */
  function wholesBefore(part: Quantity): Quantity[] {
    const before = all.slice(0, all.indexOf(part)).filter(({ kind }) => kind === 'count');
    const same = before.filter(
      ({ noun, value, sense }) => sense === 'exact' && value > part.value && noun && isOf(part, noun),
    );
    return same.reverse();
  }

  function countOf(q: Quantity) {
    return { value: q.value, sense: q.sense, at: q };
  }
}

/** The same things, or what they divide: women are members. */
function isOf({ noun }: Quantity, whole: NonNullable<Quantity['noun']>): boolean {
  if (!noun) return false;
  return noun.key === whole.key || (noun.role !== undefined && noun.noun === whole.noun && whole.role === undefined);
}

/** A count with a share that some whole number gives may be of anything; one that none gives is of the one whole that the sentence names. */
function standing(claim: Claim, wholes: readonly Quantity[]): Claim {
  const [whole, another] = wholes;
  const { share, part } = claim;
  if (!whole || another || !part || share.sense !== 'exact' || part.sense !== 'exact') return claim;
  const p = printed(share.value, share.decimals);
  const divided = part.at.noun?.role !== undefined && whole.noun?.role === undefined;
  const free = basesFor(part.value, p, 'rounded') !== null || basesFor(part.value, p, 'cut') !== null;
  if (free && !divided) return claim;
  return { ...claim, whole: { value: whole.value, sense: whole.sense, at: whole } };
}

function hasPart(share: Quantity, base: Quantity): boolean {
  return partsFor(base.value, printed(share.value, share.decimals), 'rounded') !== null;
}

/** The count or ratio before a share: the last one, unless it stands in a bracket that closed since. */
function countBefore(clause: Clause, at: number): Quantity | null {
  const { quantities: all } = clause;
  const depth = depthAt(clause, all[at]?.from ?? 0);
  // "97 members under 30 (9.47 %)", "1,125 villages in 2024 (64.99 %)"
  const last = all.slice(0, at).findLast((q) => !q.aside);
  const counts = (q: Quantity | undefined) => (q?.kind === 'count' || q?.kind === 'ratio' ? q : null);
  if (!last || depthAt(clause, last.from) <= depth) return counts(last);
  return counts(all.slice(0, at).findLast((q) => depthAt(clause, q.from) <= depth));
}

/** Whether the bracket closes behind the count and its noun. */
function closes({ tokens }: Clause, q: Quantity): boolean {
  return spoken(tokens, q.nounTo + 1, q.nounTo + 3).includes(' ) ');
}

/** With a bracket the share belongs to the count right before it, not to one far away. */
function directly(words: string, previous: Quantity): boolean {
  return !words.endsWith(' ( ') || words.trim().split(' ').length <= previous.nounTo - previous.to + 4;
}
