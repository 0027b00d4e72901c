/** Decisions on units and posts: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../platform/refusal.ts';

export type KindFacts = { code: string; parents: string[]; known: boolean };

/** May a unit of this kind stand under that parent (null: the top)? Source: ORG-03, ORG-04 through the rulebook's unit kinds. */
export function reasonsNotToFound(
  kind: KindFacts,
  parentKind: string | null,
  foundedOn: string | null,
  today: string,
): Reason[] {
  const reasons: Reason[] = [];
  if (!kind.known) return [{ code: 'unit.kind_unknown', field: 'kind', values: { kind: kind.code } }];
  if (parentKind !== null && !kind.parents.includes(parentKind)) {
    reasons.push({
      code: 'unit.wrong_parent',
      field: 'parentId',
      values: { kind: kind.code, parent: parentKind },
      rule: 'unit.kinds',
    });
  }
  if (foundedOn !== null && foundedOn > today)
    reasons.push({ code: 'date.future', field: 'foundedOn', values: { date: foundedOn } });
  return reasons;
}

export type PostFacts = {
  post: string;
  known: boolean;
  /** kinds of unit the post may exist at; empty = everywhere */
  at: string[];
  single: boolean;
};

export type PostHolding = { post: string; holder: string; from: string; to: string | null };

/**
 * May the post begin at this unit on that day? A single post has one holder at a time; the same holder does not hold
 * the same post twice at once; a period does not end before it begins.
 */
export function reasonsNotToBeginPost(
  facts: PostFacts,
  unitKind: string,
  present: PostHolding[],
  next: { holder: string; from: string; termEnds: string | null },
): Reason[] {
  if (!facts.known) return [{ code: 'post.unknown', field: 'post', values: { post: facts.post } }];
  const reasons: Reason[] = [];
  if (facts.at.length > 0 && !facts.at.includes(unitKind))
    reasons.push({ code: 'post.wrong_unit', field: 'post', values: { post: facts.post, kind: unitKind } });
  if (next.termEnds !== null && next.termEnds <= next.from)
    reasons.push({ code: 'date.order', field: 'termEnds', values: { earlier: next.from, later: next.termEnds } });
  const open = present.filter((p) => p.post === facts.post && (p.to === null || p.to > next.from));
  const same = open.find((p) => p.holder === next.holder);
  if (same) reasons.push({ code: 'post.held_already', field: 'personId', values: { name: same.holder } });
  else if (facts.single && open[0])
    reasons.push({ code: 'post.taken', field: 'post', values: { name: open[0].holder } });
  return reasons;
}

/** A period may end after it began, and not in the future. */
export function reasonsNotToEnd(from: string, on: string, today: string): Reason[] {
  if (on <= from) return [{ code: 'date.order', field: 'on', values: { earlier: from, later: on } }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  return [];
}

export type PlainPost = { post: string; holderKey: string; isMember: boolean };
export type DutyNames = { secretary: string; head: string; front: string };

/** What the posts of one unit say for the counts of dual posts (M07, M08, M60): a member of the roster is told by id, others by name. */
export function dualPosts(
  posts: PlainPost[],
  names: DutyNames,
): { secretary: boolean; headKnown: boolean; headIsMember: boolean; dualHead: boolean; dualFront: boolean } {
  const holders = (post: string) => posts.filter((p) => p.post === post);
  const secretaries = holders(names.secretary).map((p) => p.holderKey);
  const heads = holders(names.head);
  return {
    secretary: secretaries.length > 0,
    headKnown: heads.length > 0,
    headIsMember: heads.some((h) => h.isMember),
    dualHead: heads.some((h) => secretaries.includes(h.holderKey)),
    dualFront: holders(names.front).some((f) => secretaries.includes(f.holderKey)),
  };
}
