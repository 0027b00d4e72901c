import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { memberAttention } from './attention.ts';
import { memberChecks } from './cases/checks.ts';
import { memberEffects } from './cases/effects.ts';
import { memberSubject } from './cases/subject.ts';
import { memberCodes } from './codes.ts';
import { closeRoleConflict, noteConflict } from './commands/conflicts.ts';
import { correctMember } from './commands/correct.ts';
import { askCorrection, decideCorrection, withdrawCorrection } from './commands/corrections.ts';
import { finishMembership, setMarks } from './commands/membership.ts';
import { keepApart, mergeMembers, unmergeMembers } from './commands/merge.ts';
import { setGroups, setSeasons, setStudy, setWork } from './commands/particulars.ts';
import { registerMember } from './commands/register.ts';
import { confirmRoster, settle } from './commands/roster.ts';
import { ownRecordDocument, rosterBookDocument } from './documents.ts';
import { exportMembers } from './export.ts';
import { listMembers } from './list.ts';
import { getCorrection, listCorrections, ownCorrections } from './queries/corrections.ts';
import { countFacts, employerPeople, scatteredEmployers } from './queries/employers.ts';
import { listDuplicates, listMerges, previewMerge } from './queries/merging.ts';
import { copyOwn, listLooks } from './queries/own.ts';
import { getBook, getCheck, listCells } from './queries/reconciliation.ts';
import { getMember, listRoster, ownRecord, revealMember } from './queries.ts';
import { memberCodeStat, memberFactStat, memberStat } from './stat.ts';

/** Floor 5: people, their memberships, the roster and its reconciliation, what is kept of them and who may put it right. */
export function members(rulebook: Rulebook): Module {
  return {
    name: 'members',
    commands: [
      registerMember,
      correctMember,
      finishMembership,
      setMarks,
      setWork,
      setStudy,
      setSeasons,
      setGroups,
      noteConflict,
      closeRoleConflict,
      confirmRoster,
      settle,
      mergeMembers,
      unmergeMembers,
      keepApart,
      askCorrection,
      decideCorrection,
      withdrawCorrection,
    ],
    queries: [
      countFacts,
      listMembers,
      getMember,
      ownRecord,
      revealMember,
      listRoster,
      exportMembers,
      employerPeople,
      scatteredEmployers,
      getBook,
      getCheck,
      listCells,
      listDuplicates,
      previewMerge,
      listMerges,
      listLooks,
      copyOwn,
      ownCorrections,
      listCorrections,
      getCorrection,
    ],
    ownedTables: [
      'person',
      'membership',
      'person_token',
      'person_work',
      'person_study',
      'person_season',
      'person_group',
      'role_conflict',
      'roster_check',
      'roster_difference',
      'person_merge',
      'person_merge_trace',
      'person_apart',
      'correction',
      'member_stat',
      'member_code_stat',
      'member_fact_stat',
    ],
    cases: { subjects: { member: memberSubject }, checks: memberChecks, effects: memberEffects },
    stats: [memberStat(memberCodes(rulebook)), memberCodeStat, memberFactStat],
    attention: memberAttention,
    documents: { 'roster-book': rosterBookDocument, 'own-record': ownRecordDocument },
  };
}
