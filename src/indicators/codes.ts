import type { Rulebook } from '../rulebook/rulebook.ts';

/** The codes a count asks by: the rulebook's female sex and majority people. */
export function codesOf({ membership }: Rulebook): { female: string; majority: string } {
  return { female: membership.counting.female, majority: membership.counting.majority };
}

/** What the rulebook's members are not told apart by: with one status for all there is nothing to count by status. */
export function withoutMeaning({ membership }: Pick<Rulebook, 'membership'>): ReadonlySet<string> {
  return new Set(membership.statuses.length > 1 ? [] : ['official', 'probationary']);
}
