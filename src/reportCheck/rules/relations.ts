/** Which count of a sentence is a part of which: "K of N", "N, of which K", "among these, K". Pure. */
import type { Reading } from './lexicon.ts';
import { comparable, listFrom, listUpTo } from './lists.ts';
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
      // "25 pupils/1 teacher" is no part of anything: only with a share of its own
      const slashed = words.endsWith(' / ') && all[i + 2]?.kind !== 'share';
      const barely = link.barelyOf.test(q.noun ? spoken(tokens, q.nounTo + 1, next.from) : words);
      if ((link.of.test(words) && !slashed) || (barely && (!q.noun || q.noun.key === next.noun?.key))) {
        one('of', q, [next]);
        return;
      }
      const apart =
        /[,،]| (?:có|have|has|had|there) /.test(words) || (shareOf(clause, next, language) && !/[;؛]/.test(words));
      if (opensWhole(q, said) && !partOf(next) && apart) {
        one('of', next, [q]);
        return;
      }
    }
    // "of 312 members under 30, 145 …": an age says more of the whole
    const later = next?.aside ? all.slice(i + 1).find(({ aside }) => !aside) : undefined;
    const behindAside = later?.kind === 'count' && comparable(q, later) && !partOf(later);
    if (later && behindAside && opensWhole(q, said) && shareOf(clause, later, language)) {
      one('of', later, [q]);
      return;
    }
    if (previous?.kind === 'count' && link.total.test(said) && !partOf(previous)) {
      const list = listUpTo(clause, i - 1, language);
      if (list.length > 1 && list.every((part) => comparable(part, q)))
        out.push({ how: 'division', part: list[0] ?? previous, wholes: [q], list, complete: false });
      return;
    }
    const alike = (other: Quantity) => q.noun === null && q.word !== '' && other.word === q.word;
    const named = (q.noun !== null || all.slice(0, i).some(alike)) && link.partsNamed.test(said);
    // "half of them over 60": the share is of them, the number is an age
    if (previous?.kind === 'share' && link.ofThem.test(said)) return;
    const how = link.division.test(said) ? 'division' : link.parts.test(said) || named ? 'parts' : null;
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
    const pair = apposedList(clause, i, language);
    if (pair && previous) {
      out.push({ how: 'parts', part: q, wholes: [previous], list: pair, complete: false });
      return;
    }
    const after = spoken(tokens, q.to + 1, next ? next.from : tokens.length);
    if (link.ofThem.test(after) && previous && previous.kind === 'count' && !partOfOther(q)) {
      const inBracket = / \( $/.test(said);
      one('parts', q, inBracket ? [previous].filter((whole) => comparable(whole, q)) : wholesFor(clause, i, []));
      return;
    }
    const first = !all.slice(0, i).some(({ kind }) => kind === 'count');
    // "in 1,904 of them": of what the sentence before counted
    if (first && link.ofThem.test(after)) {
      one('parts', q, ranked(countsOf(earlier), q));
      return;
    }
    if (first && link.backward.test(spoken(tokens, 0, q.from))) one('parts', q, ranked(countsOf(earlier), q));
  });
  return withFollowing(clause, out, language);

  /** "Of 312 members"; in "in 2 sittings, 12 delegates" what is in front is counted, too. */
  function opensWhole(q: Quantity, said: string): boolean {
    return link.wholeFirst.test(said) && (q.noun !== null || !said.endsWith(' trong '));
  }

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
  return ranked(counts.length > 0 || shared ? counts : countsOf(earlier), q);
}

function countsOf(quantities: readonly Quantity[]): Quantity[] {
  return quantities.filter(({ kind }) => kind === 'count');
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

/** "150 members (92 men and 60 women)", "47 organizations: 15 committees and 32 cells": nouns that divide the whole right before them. */
function apposedList(clause: Clause, at: number, language: Reading): Quantity[] | null {
  const { quantities: all } = clause;
  const [whole, q] = [all[at - 1], all[at]];
  if (whole?.kind !== 'count' || !q || !language.link.apposed.test(between(clause, whole, q))) return null;
  const list = listFrom(clause, at, language);
  return list.length === 2 && dividedBy(whole, list) ? list : null;
}

/** Whether the nouns say that the parts are all there are: committees and cells, women and men, official and on probation. */
export function dividedBy(whole: Quantity, list: readonly Quantity[]): boolean {
  const pair = list
    .map(({ noun }) => noun?.role)
    .sort()
    .join(' ');
  if (pair === 'cell committee') return whole.noun?.role === 'organization';
  return ['female male', 'official probationary'].includes(pair) && whole.noun?.noun === 'person';
}

/** Whether a share of its own follows the count. */
function shareOf(clause: Clause, q: Quantity, language: Reading): boolean {
  const { quantities: all } = clause;
  const next = all.slice(all.indexOf(q) + 1).find(({ aside }) => !aside);
  return next?.kind === 'share' && language.link.shareAlone.test(between(clause, q, next));
}

/**
 * "Of 212 members, 39 (18.4 %) did this and 172 (61.4 %) that": a later count with a share of its own belongs to the same whole
 * as the first one.
 */
function withFollowing(clause: Clause, found: readonly Relation[], language: Reading): Relation[] {
  const { quantities: all } = clause;
  const shared = (q: Quantity) => shareOf(clause, q, language);
  const taken = new Set(found.flatMap(({ list, wholes }) => [...list, ...wholes]));
  return found.flatMap((relation) => {
    if (!relation.list.some(shared)) return [relation];
    const last = Math.max(...relation.list.map((part) => all.indexOf(part)));
    const more = all
      .slice(last + 1)
      .filter(
        (q) =>
          q.kind === 'count' &&
          !q.aside &&
          !taken.has(q) &&
          shared(q) &&
          relation.wholes.some((whole) => comparable(whole, q)),
      );
    return [relation, ...more.map((part) => ({ ...relation, part, list: [part], complete: false }))];
  });
}
