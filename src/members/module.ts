import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { memberCodes } from './codes.ts';
import { correctMember } from './commands/correct.ts';
import { finishMembership, setMarks } from './commands/membership.ts';
import { registerMember } from './commands/register.ts';
import { exportMembers } from './export.ts';
import { listMembers } from './list.ts';
import { getMember, listRoster, ownRecord, revealMember } from './queries.ts';
import { memberCodeStat, memberStat } from './stat.ts';

/** Floor 5: people, their memberships, the roster. */
export function members(rulebook: Rulebook): Module {
  return {
    name: 'members',
    commands: [registerMember, correctMember, finishMembership, setMarks],
    queries: [listMembers, getMember, ownRecord, revealMember, listRoster, exportMembers],
    ownedTables: ['person', 'membership', 'person_token', 'member_stat', 'member_code_stat'],
    stats: [memberStat(memberCodes(rulebook)), memberCodeStat],
  };
}
