import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { memberAttention } from './attention.ts';
import { memberChecks } from './cases/checks.ts';
import { memberEffects } from './cases/effects.ts';
import { memberFills } from './cases/fills.ts';
import { memberSubject } from './cases/subject.ts';
import { memberCodes } from './codes.ts';
import { closeRoleConflict, noteConflict } from './commands/conflicts.ts';
import { contestFact } from './commands/contests.ts';
import { correctMember } from './commands/correct.ts';
import { askCorrection, decideCorrection, withdrawCorrection } from './commands/corrections.ts';
import { finishMembership, setMarks } from './commands/membership.ts';
import { keepApart, mergeMembers, unmergeMembers } from './commands/merge.ts';
import { setGroups, setSeasons, setStudy, setWork } from './commands/particulars.ts';
import { registerMember } from './commands/register.ts';
import { confirmRoster, settle } from './commands/roster.ts';
import { ownRecordDocument, rosterBookDocument } from './documents.ts';
import { exportMembers } from './export.ts';
import { forecastGraduations, listGraduates } from './graduation/queries.ts';
import { endGroup, foundGroup, nameGroup } from './groups/commands/groups.ts';
import { nameOfficer } from './groups/commands/officers.ts';
import { seatMembers, takeBackSeat } from './groups/commands/seats.ts';
import { getGroup, seatingOf } from './groups/queries/group.ts';
import { listGroupedCells, listGroups } from './groups/queries/lists.ts';
import { groupStat } from './groups/stat.ts';
import { groupTerms } from './groups/terms.ts';
import { memberIndicators } from './indicators.ts';
import { memberIntegrity, memberSubjects } from './integrity/checks.ts';
import { listMembers } from './list.ts';
import { memberMeasures } from './measures.ts';
import { getCorrection, listCorrections, ownCorrections } from './queries/corrections.ts';
import { getDiscipline } from './queries/discipline.ts';
import { countFacts, employerPeople, scatteredEmployers } from './queries/employers.ts';
import { listDuplicates, listMerges, previewMerge } from './queries/merging.ts';
import { copyOwn, listLooks } from './queries/own.ts';
import { getBook, getCheck } from './queries/reconciliation.ts';
import { listCells } from './queries/reconciliationCells.ts';
import { getMember, listRoster, ownRecord, revealMember } from './queries.ts';
import { membersReorganizing } from './reorganizing.ts';
import { memberAgeStat, memberCodeStat, memberDayStat, memberFactStat, memberStat } from './stat.ts';
import { exportCellYear, listCellYear } from './year/cell.ts';
import { memberYearDocument } from './year/document.ts';
import { memberYearParts } from './year/parts.ts';
import { getMemberYear, listYearFacts } from './year/queries.ts';

const groups = {
  commands: [foundGroup, nameGroup, endGroup, seatMembers, takeBackSeat, nameOfficer],
  queries: [listGroups, listGroupedCells, seatingOf, getGroup],
  tables: ['party_group', 'party_group_name', 'party_group_line', 'party_group_office', 'party_group_stat'],
};

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
      contestFact,
      ...groups.commands,
    ],
    queries: [
      countFacts,
      listMembers,
      getMember,
      getDiscipline,
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
      forecastGraduations,
      listGraduates,
      getMemberYear,
      listYearFacts,
      listCellYear,
      exportCellYear,
      ...groups.queries,
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
      ...groups.tables,
      'member_stat',
      'member_day_stat',
      'member_code_stat',
      'member_fact_stat',
      'member_age_stat',
    ],
    reorganizing: membersReorganizing,
    cases: { subjects: { member: memberSubject }, checks: memberChecks, effects: memberEffects, fills: memberFills },
    stats: [
      memberStat(memberCodes(rulebook)),
      memberDayStat(memberCodes(rulebook)),
      memberCodeStat,
      memberFactStat,
      memberAgeStat,
      groupStat(groupTerms(rulebook)),
    ],
    attention: memberAttention,
    integrity: memberIntegrity,
    integritySubjects: memberSubjects,
    memberYear: memberYearParts,
    measures: memberMeasures,
    indicators: memberIndicators,
    documents: {
      'roster-book': rosterBookDocument,
      'own-record': ownRecordDocument,
      'member-year': memberYearDocument,
    },
  };
}
