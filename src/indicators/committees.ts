import { organizationNames } from '../organization/names.ts';
import type { Context } from '../platform/bus/command.ts';
import { findNumber, findRuleOn } from '../rulebook/rulebook.ts';

/** From how many official members on a cell elects a committee, by the rule its committee's post stands on (ELE-01); 0 where nothing is set today. */
export function committeeFrom(ctx: Context): { least: number; rule: string | null } {
  const { rulebook } = ctx.services;
  const { committeeMember } = organizationNames(rulebook);
  const id = rulebook.posts.find((post) => post.id === committeeMember)?.rule;
  const rule = id === undefined ? undefined : findRuleOn(rulebook, id, ctx.today);
  return { least: (rule && findNumber(rule, 'min_official')) ?? 0, rule: id ?? null };
}
