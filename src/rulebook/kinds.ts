/** Questions about kinds of units, posts, votes and overlays. Pure; for server and browser. */
import { known, type Rulebook } from './rulebook.ts';
import type { Post, TaskSlot, UnitKind, VoteBase, VoteMatter } from './schema.ts';

/** The kind of unit with this id. Throws a RulebookError if there is none. */
export function unitKind(rulebook: Pick<Rulebook, 'unitKinds'>, id: string): UnitKind {
  return known(rulebook.unitKinds, id, 'unit kind');
}

/** The post with this id. Throws a RulebookError if there is none. */
export function post(rulebook: Pick<Rulebook, 'posts'>, id: string): Post {
  return known(rulebook.posts, id, 'post');
}

/** The vote matter, for example `admission`. Throws a RulebookError if there is none. */
export function voteMatter(rulebook: Pick<Rulebook, 'votes'>, id: string): VoteMatter {
  return known(rulebook.votes.matters, id, 'matter of a vote');
}

/** The base of a vote. Throws a RulebookError if there is none. */
export function voteBase(rulebook: Pick<Rulebook, 'votes'>, id: string): VoteBase {
  return known(rulebook.votes.bases, id, 'base of a vote');
}

/** Whether those counted by a base are a committee, not all members; a base the rulebook no longer has is not. */
export function isOfCommittee(rulebook: Pick<Rulebook, 'votes'>, base: string): boolean {
  return rulebook.votes.bases.some((each) => each.id === base && each.ofCommittee === true);
}

/** Whether a unit of a kind may stand under a unit of another kind (null: at the top) on a day. */
export function mayStandUnder(
  rulebook: Pick<Rulebook, 'unitKinds'>,
  kind: string,
  parentKind: string | null,
  on: string,
): boolean {
  const child = unitKind(rulebook, kind);
  if (!holdsOn(child, on)) return false;
  // any kind may be the top of a database: a commune alone is a complete installation
  if (parentKind === null) return true;
  return child.parents.some((parent) => parent.kind === parentKind && holdsOn(parent, on));
}

/** The kinds that may be founded under a kind on a day, in the rulebook's order. */
export function kindsUnder(rulebook: Pick<Rulebook, 'unitKinds'>, parentKind: string | null, on: string): UnitKind[] {
  return rulebook.unitKinds.filter((kind) => mayStandUnder(rulebook, kind.id, parentKind, on));
}

/** The posts that exist at a kind of unit and can be given to somebody (no pseudo-posts, no duties). */
export function postsAt(rulebook: Pick<Rulebook, 'posts'>, kind: string): Post[] {
  return rulebook.posts.filter((each) => each.kind !== 'pseudo' && each.kind !== 'duty' && each.at.includes(kind));
}

/** The clear slots of a task, as the nearest overlay words them (D19). */
export function taskSlots(
  rulebook: Pick<Rulebook, 'tasks' | 'overlays'>,
  overlays: readonly string[] = [],
): TaskSlot[] {
  return clearSlots(rulebook, overlays).slots;
}

/** The same, with the rule that a refusal names: the overlay's own where the slots are the overlay's (`TAS-01@gia-lai`). */
export function clearSlots(
  rulebook: Pick<Rulebook, 'tasks' | 'overlays'>,
  overlays: readonly string[],
): { slots: TaskSlot[]; rule: string } {
  const { slots, rule } = rulebook.tasks;
  const local = overlays.findLast((id) => known(rulebook.overlays, id, 'overlay').tasks !== undefined);
  const own = local === undefined ? undefined : known(rulebook.overlays, local, 'overlay').tasks?.slots;
  return own === undefined ? { slots, rule } : { slots: own, rule: `${rule}@${local}` };
}

/**
 * The overlays that hold for a unit, the widest first, as `ruleOn` and `taskSlots` want them.
 * In: the codes of the unit and of the units above it, the top first.
 */
export function overlaysFor(rulebook: Pick<Rulebook, 'overlays'>, unitCodes: readonly string[]): string[] {
  const found = rulebook.overlays
    .map((overlay) => ({ id: overlay.id, depth: unitCodes.findIndex((code) => overlay.units.includes(code)) }))
    .filter(({ depth }) => depth >= 0);
  const nested = (id: string): number => {
    const { within } = known(rulebook.overlays, id, 'overlay');
    return within === undefined ? 0 : 1 + nested(within);
  };
  return found.sort((a, b) => a.depth - b.depth || nested(a.id) - nested(b.id)).map(({ id }) => id);
}

/** Whether a period with an open start or end holds on a day; `until` is the first day it no longer holds. */
export function holdsOn(period: { since?: string | undefined; until?: string | undefined }, on: string): boolean {
  return (period.since === undefined || period.since <= on) && (period.until === undefined || on < period.until);
}
