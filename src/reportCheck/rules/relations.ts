/** Which count of a sentence is a part of which: "K of N", "N, of which K", "among these, K". Pure. */
import type { Reading } from './lexicon.ts';
import type { Clause, Quantity } from './quantities.ts';
import { spoken } from './tokens.ts';

export type Relation = {
  how: 'of' | 'parts' | 'division';
  part: Quantity;
  /** what it may be a part of, the likeliest first */
  wholes: Quantity[];
  /** the parts named in one breath with it; only the first of a list carries them */
  list: Quantity[];
  /** a word says that the last of them is the rest */
  complete: boolean;
};

export function between(clause: Clause, a: Quantity, b: Quantity): string {
  return spoken(clause.tokens, a.to + 1, b.from);
}

/** What is said between the quantity before and this one. */
export function beforeOf(clause: Clause, at: number): string {
  const { quantities, tokens } = clause;
  const [q, previous] = [quantities[at], quantities[at - 1]];
  return q ? spoken(tokens, previous ? previous.to + 1 : 0, q.from) : ' ';
}

/** Whether one may be a part of the other: of the same kind of thing, as far as both are known. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return !a.noun || !b.noun || a.noun.noun === b.noun.noun;
}

/** In: a sentence's quantities, and those of the sentence before it. Out: the parts and their wholes. */
export function relationsOf(clause: Clause, earlier: readonly Quantity[], language: Reading): Relation[] {
  const { quantities: all, tokens } = clause;
  const out: Relation[] = [];
  const { link } = language;
  const partOf = (part: Quantity) => out.some((each) => each.part === part || each.list.includes(part));
  all.forEach((q, i) => {
    if (q.kind !== 'count' || partOf(q)) return;
    const [previous, next] = [all[i - 1], all[i + 1]];
    const said = beforeOf(clause, i);
    const one = (how: Relation['how'], part: Quantity, wholes: Quantity[]) =>
      wholes.length > 0 && out.push({ how, part, wholes, list: [part], complete: false });

    if (next?.kind === 'count' && comparable(q, next)) {
      const words = between(clause, q, next);
      if (link.of.test(words) || (link.barelyOf.test(words) && q.noun === null)) {
        one('of', q, [next]);
        return;
      }
      if (link.wholeFirst.test(said) && !partOf(next) && /[,،]| (?:có|have|has|had|there) /.test(words)) {
        one('of', next, [q]);
        return;
      }
    }
    const how = link.division.test(said) ? 'division' : link.parts.test(said) ? 'parts' : null;
    if (how) {
      const wholes = wholesFor(clause, i, earlier);
      const list = listFrom(clause, i, language);
      if (wholes.length > 0) {
        const last = list.at(-1) ?? q;
        const lastAt = all.indexOf(last);
        const around = list.length > 1 ? `${beforeOf(clause, lastAt)}${spoken(tokens, last.to + 1, last.to + 6)}` : ' ';
        out.push({ how, part: q, wholes, list, complete: link.rest.test(around) });
      }
      return;
    }
    const after = spoken(tokens, q.to + 1, next ? next.from : tokens.length);
    if (link.ofThem.test(after) && previous && previous.kind === 'count' && !partOfOther(q)) {
      const inBracket = / \( $/.test(said);
      one('parts', q, inBracket ? [previous].filter((whole) => comparable(whole, q)) : wholesFor(clause, i, []));
      return;
    }
    if (!all.slice(0, i).some(({ kind }) => kind === 'count') && link.backward.test(spoken(tokens, 0, q.from)))
      one(
        'parts',
        q,
        ranked(
          earlier.filter(({ kind }) => kind === 'count'),
          q,
        ),
      );
  });
  return withFollowing(clause, out, language);

  function partOfOther(q: Quantity): boolean {
    return out.some((each) => each.wholes.includes(q));
  }
}

/** The counts before it in the sentence; right behind a bracket only the one it explains; none there: those of the sentence before. */
function wholesFor(clause: Clause, at: number, earlier: readonly Quantity[]): Quantity[] {
  const { quantities: all } = clause;
  const q = all[at] as Quantity;
  const previous = all[at - 1];
  const counts = all.slice(0, at).filter(({ kind }) => kind === 'count');
  if (previous?.kind === 'count' && beforeOf(clause, at).includes(' ( '))
    return comparable(previous, q) ? [previous] : [];
  const shared = all.slice(0, at).some(({ kind }) => kind === 'share');
  return ranked(counts.length > 0 || shared ? counts : earlier.filter(({ kind }) => kind === 'count'), q);
}

/** Those that count the same first, then the nearest. */
function ranked(candidates: readonly Quantity[], part: Quantity): Quantity[] {
  const fitting = candidates.filter((whole) => comparable(whole, part)).reverse();
  const known = fitting.filter((whole) => whole.noun && part.noun);
  if (part.noun && known.length > 0) {
    const same = known.filter((whole) => whole.noun?.key === part.noun?.key);
    return [...same, ...known.filter((whole) => !same.includes(whole))];
  }
  return fitting;
}

/** The parts that follow in one breath: "15 committees and 32 cells". What stands in a bracket belongs to the one before it. */
function listFrom(clause: Clause, at: number, language: Reading): Quantity[] {
  const { quantities: all } = clause;
  const list = [all[at] as Quantity];
  for (let i = at + 1; i < all.length; i++) {
    const [last, next] = [list.at(-1) as Quantity, all[i] as Quantity];
    if (depthAt(clause, next.from) > depthAt(clause, last.from)) continue;
    const words = outside(clause, last, next);
    if (next.kind !== 'count' || !language.link.listed.test(words) || !comparable(last, next)) break;
    list.push(next);
  }
  return list;
}

/** How many brackets are open at a token. */
function depthAt({ tokens }: Clause, at: number): number {
  let depth = 0;
  for (const { text } of tokens.slice(0, at)) depth += text === '(' ? 1 : text === ')' ? -1 : 0;
  return depth;
}

/** What is said between two quantities, without what stands in brackets. */
function outside(clause: Clause, a: Quantity, b: Quantity): string {
  let depth = 0;
  const kept = clause.tokens.slice(a.to + 1, b.from).filter(({ text }) => {
    if (text === '(') depth++;
    const out = depth === 0;
    if (text === ')' && depth > 0) depth--;
    return out;
  });
  return spoken(kept, 0, kept.length);
}

/**
 * "Of 212 members, 39 (18.4 %) did this and 172 (61.4 %) that": a later count with a share of its own belongs to the same whole
 * as the first one.
 */
function withFollowing(clause: Clause, found: readonly Relation[], language: Reading): Relation[] {
  const { quantities: all } = clause;
  const shared = (q: Quantity) => {
    const next = all[all.indexOf(q) + 1];
    return next?.kind === 'share' && language.link.shareAlone.test(between(clause, q, next));
  };
  const taken = new Set(found.flatMap(({ list, wholes }) => [...list, ...wholes]));
  return found.flatMap((relation) => {
    if (!relation.list.some(shared)) return [relation];
    const last = Math.max(...relation.list.map((part) => all.indexOf(part)));
    const more = all
      .slice(last + 1)
      .filter(
        (q) =>
          q.kind === 'count' && !taken.has(q) && shared(q) && relation.wholes.some((whole) => comparable(whole, q)),
      );
    return [relation, ...more.map((part) => ({ ...relation, part, list: [part], complete: false }))];
  });
}
