/** Posts out of the columns of the members' sheet: `Bí thư chi bộ`, `Trưởng thôn`. Pure. */
import type { Reason } from '../platform/refusal.ts';
import { wordsIn } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { Judging, UnitPlan } from './units.ts';

/** A post that the row says the person holds and that nobody has written down yet; `field` is the sheet's column. */
export type HeldPost = { post: string; unit: UnitPlan; field: 'party_post' | 'civil_post' };
type Holder = { key: string; name: string };

const COLUMNS = [
  ['party_post', 'party'],
  ['civil_post', 'civil'],
] as const;

/**
 * Reads the post columns row by row and remembers who holds what, so that a single post is not given twice.
 * A word that nobody knows, or a post that somebody else holds, is a warning: the person is taken, the post is not.
 */
export function postJudge(units: UnitPlan[], { rulebook, words, present }: Judging) {
  const byId = new Map(units.flatMap((plan) => (plan.existing ? [[plan.existing.id, plan] as const] : [])));
  const parentOf = (plan: UnitPlan) =>
    plan.parent ?? (plan.existing?.parentId ? (byId.get(plan.existing.parentId) ?? null) : null);
  const rules = new Map(rulebook.posts.map((post) => [post.id, post]));
  const held = new Map<string, Holder[]>();
  for (const post of present.posts) {
    const plan = byId.get(post.unitId);
    if (plan) hold(held, plan, post.post, { key: post.personId ?? post.name, name: post.name });
  }
  // the units' sheet stands above: whom it names holds the post already
  for (const plan of units) for (const { post, name } of plan.heads) hold(held, plan, post, { key: name, name });
  return (row: SourceRow, unit: UnitPlan, person: Holder): { begun: HeldPost[]; warnings: Reason[] } => {
    const begun: HeldPost[] = [];
    const warnings: Reason[] = [];
    for (const [field, kind] of COLUMNS) {
      for (const word of wordsIn(row.values[field] ?? '')) {
        const found = placeOf(unit, (at) => words.post(kind, at.kind, word), parentOf);
        if (!found) {
          warnings.push({ code: 'post.not_understood', field, values: { value: word.slice(0, 60) } });
          continue;
        }
        const holders = held.get(keyOf(found.at, found.post)) ?? [];
        if (holders.some((holder) => holder.key === person.key)) continue;
        const other = rules.get(found.post)?.single ? holders[0] : undefined;
        if (other) warnings.push({ code: 'post.taken', field, values: { post: found.post, name: other.name } });
        else {
          hold(held, found.at, found.post, person);
          begun.push({ post: found.post, unit: found.at, field });
        }
      }
    }
    return { begun, warnings };
  };
}

/** The post at the person's cell, else at the nearest unit above that has it. */
function placeOf(
  unit: UnitPlan,
  post: (at: UnitPlan) => string | undefined,
  parentOf: (plan: UnitPlan) => UnitPlan | null,
): { post: string; at: UnitPlan } | undefined {
  for (let at: UnitPlan | null = unit; at !== null; at = parentOf(at)) {
    const found = post(at);
    if (found !== undefined) return { post: found, at };
  }
  return undefined;
}

function hold(held: Map<string, Holder[]>, unit: UnitPlan, post: string, holder: Holder): void {
  const key = keyOf(unit, post);
  held.set(key, [...(held.get(key) ?? []), holder]);
}

function keyOf(unit: UnitPlan, post: string): string {
  return `${unit.key} ${post}`;
}
