/** The shares of a sentence with the counts they are tied to. Pure. */
import type { Reading } from './lexicon.ts';
import type { Clause, Quantity } from './quantities.ts';
import { between, comparable, type Relation } from './relations.ts';
import { spoken } from './tokens.ts';

export type Claim = {
  share: Quantity;
  /** K and N as far as they are printed */
  part: { value: number; sense: Quantity['sense']; at: Quantity } | null;
  whole: { value: number; sense: Quantity['sense']; at: Quantity } | null;
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
    const [previous, next] = [all[i - 1], all[i + 1]];
    const behind = next ? between(clause, share, next) : ' ';
    const ofAll = link.allOf.test(spoken(tokens, share.to + 1, share.to + 8));
    const claim = (part: Quantity | null, whole: Quantity | null, others: Quantity[] = []): Claim => ({
      share,
      part: part && countOf(part),
      whole: whole && (whole.kind === 'ratio' ? { value: whole.of, sense: 'exact', at: whole } : countOf(whole)),
      others: others.map(({ value }) => value),
      change,
      plan,
      ofAll,
    });
    // 69.99 % (1,125/1,731), 69.99 % (1,125 of 1,731 villages), 19.04 % (12 households)
    if (next && /^ \( $/.test(behind)) {
      if (next.kind === 'ratio') return [claim(next, next)];
      const told = relations.find(({ part }) => part === next);
      if (next.kind === 'count' && told) return [claim(next, told.wholes[0] ?? null, told.wholes)];
      if (next.kind === 'count' && next.noun && closes(clause, next)) return [claim(next, null)];
    }
    const base =
      next?.kind === 'count' &&
      (link.barelyOf.test(behind) || link.of.test(behind) || /^ \) (?:of|من|trên|trong) /.test(behind))
        ? next
        : null;
    if (previous && (previous.kind === 'count' || previous.kind === 'ratio')) {
      const words = between(clause, previous, share);
      if (!/[;؛]/.test(words) && !link.parts.test(words) && link.share.test(words)) {
        if (previous.kind === 'ratio') return [claim(previous, previous)];
        const told = relations.find(({ part, list }) => part === previous || list.includes(previous));
        if (told) return [claim(previous, told.wholes[0] ?? null, told.wholes)];
        const turned = relations.find(({ how, wholes }) => how === 'of' && wholes[0] === previous);
        if (turned) return [claim(turned.part, previous)];
        if (base && comparable(previous, base)) return [claim(previous, base)];
        const alone = link.shareAlone.test(words) || / \( $/.test(words);
        if (alone && previous.noun && !base && directly(words, previous)) return [claim(previous, null)];
      }
      if (previous.kind === 'count' && link.parts.test(words)) return [claim(null, previous)];
    }
    return [claim(null, base)];
  });

  function countOf(q: Quantity) {
    return { value: q.value, sense: q.sense, at: q };
  }
}

/** Whether the bracket closes behind the count and its noun. */
function closes({ tokens }: Clause, q: Quantity): boolean {
  return spoken(tokens, q.nounTo + 1, q.nounTo + 3).includes(' ) ');
}

/** With a bracket the share belongs to the count right before it, not to one far away. */
function directly(words: string, previous: Quantity): boolean {
  return !words.endsWith(' ( ') || words.trim().split(' ').length <= previous.nounTo - previous.to + 4;
}
