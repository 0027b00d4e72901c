/** Posts that are meant to be in one hand (M08): who holds both, and what ending one of them does. Pure. */
import type { PostLine } from '../unit.ts';

export type Pair = { id: string; posts: string[] };
export type DualHolding = { pair: string; name: string; first: PostLine; second: PostLine };

/** The pairs held by one person at the unit today. */
export function dualHoldings(open: readonly PostLine[], pairs: readonly Pair[]): DualHolding[] {
  return pairs.flatMap(({ id, posts: [a, b] }) =>
    open
      .filter((post) => post.post === a)
      .flatMap((first) => {
        const second = open.find((post) => post.post === b && holderOf(post) === holderOf(first));
        return second ? [{ pair: id, name: first.name, first, second }] : [];
      }),
  );
}

/** Those of them whose two terms do not end on one day: when one ends, the other goes on alone. */
export function termsApart(holdings: readonly DualHolding[]): DualHolding[] {
  return holdings.filter(({ first, second }) => first.termEnds !== second.termEnds);
}

/** The posts that somebody would go on holding without this one, out of a pair. */
export function leftAlone(post: PostLine, holdings: readonly DualHolding[]): PostLine[] {
  return holdings.flatMap(({ first, second }) =>
    first.id === post.id ? [second] : second.id === post.id ? [first] : [],
  );
}

/** Told by person, else by name, as the count does. */
function holderOf(post: PostLine): string {
  return post.personId ?? post.name;
}
