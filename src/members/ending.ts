/** What hangs on a membership above this floor ends with it, in the same transaction. */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Module } from '../platform/bus/command.ts';

export type MemberEnd = { personId: string; unit: UnitRef; on: string; reason: string };

/** Does what follows when somebody is a member of the unit no longer; not asked where he moves to another one. */
export type FollowEnd = (ctx: CommandContext, end: MemberEnd) => Promise<void>;

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    memberEnds?: FollowEnd;
  }
  interface Services {
    memberEnds: readonly FollowEnd[];
  }
}

/** What all modules bring, lower floors first. */
export function memberEndsOf(modules: readonly Module[]): FollowEnd[] {
  return modules.flatMap(({ memberEnds }) => memberEnds ?? []);
}

/** Lets the floors above end what hangs on this membership. */
export async function followEnd(ctx: CommandContext, end: MemberEnd): Promise<void> {
  for (const follow of ctx.services.memberEnds) await follow(ctx, end);
}
