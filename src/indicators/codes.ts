import type { Rulebook } from '../rulebook/rulebook.ts';

/** The codes a count asks by: the rulebook's female sex and majority people. */
export function codesOf({ membership }: Rulebook): { female: string; majority: string } {
  return { female: membership.counting.female, majority: membership.counting.majority };
}
