/** Counts named in one breath, and what stands in brackets between them. Pure. */
import type { Reading } from './lexicon.ts';
import type { Clause, Quantity } from './quantities.ts';
import { spoken } from './tokens.ts';

/** The parts that follow in one breath: "15 committees and 32 cells". What stands in a bracket belongs to the one before it. */
export function listFrom(clause: Clause, at: number, language: Reading): Quantity[] {
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

/** The counts that lead in one breath up to this one: "12 cells and 5 committees". */
export function listUpTo(clause: Clause, at: number, language: Reading): Quantity[] {
  const { quantities: all } = clause;
  const begins = [...Array(at + 1).keys()].find((i) => {
    const list = all[i]?.kind === 'count' ? listFrom(clause, i, language) : [];
    return list.includes(all[at] as Quantity);
  });
  if (begins === undefined) return [];
  const list = listFrom(clause, begins, language);
  return list.slice(0, list.indexOf(all[at] as Quantity) + 1);
}

/** Whether one may be a part of the other: of the same kind of thing, as far as both are known. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return !a.noun || !b.noun || a.noun.noun === b.noun.noun;
}

/** How many brackets are open at a token. */
export function depthAt({ tokens }: Clause, at: number): number {
  let depth = 0;
  for (const { text } of tokens.slice(0, at)) depth += text === '(' ? 1 : text === ')' ? -1 : 0;
  return depth;
}

/** What is said between two quantities, without what stands in brackets. */
export function outside(clause: Clause, a: Quantity, b: Quantity): string {
  let depth = depthAt(clause, a.to + 1);
  const own = depth;
  const kept = clause.tokens.slice(a.to + 1, b.from).filter(({ text }) => {
    if (text === '(') depth++;
    const out = depth <= own;
    if (text === ')' && depth > own) depth--;
    return out;
  });
  return spoken(kept, 0, kept.length);
}
