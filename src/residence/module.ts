import type { Module } from '../platform/bus/command.ts';
import { residenceAttention } from './attention.ts';
import { answer, endContact, introduce } from './commands/contacts.ts';
import { correctRemark, draftRemarks, dropRemark, sendRemarks } from './commands/remarks.ts';
import { askRemark, closeRound, openRound } from './commands/rounds.ts';
import { remarkDocument, roundDocument } from './documents.ts';
import { contactEnds, contactFollows } from './following.ts';
import { residenceIntegrity, residenceSubjects } from './integrity.ts';
import { residenceIndicators, residenceMeasures } from './measures.ts';
import { remarksOfYear } from './memberYear.ts';
import { findCells, getContact, listContacts, listMissing } from './queries/contacts.ts';
import { listHomes, listResidenceCells } from './queries/overview.ts';
import { getPersonResidence, ownResidence } from './queries/person.ts';
import { getRemark, listRemarks } from './queries/remarks.ts';
import { getRound, listRounds } from './queries/rounds.ts';
import { residenceReorganizing } from './reorganizing.ts';
import { residenceStat } from './stat.ts';

/** Floor 7: members who are introduced to the cell where they live, and the remark of that cell each year. */
export const residence: Module = {
  name: 'residence',
  commands: [
    introduce,
    answer,
    endContact,
    openRound,
    closeRound,
    askRemark,
    draftRemarks,
    sendRemarks,
    dropRemark,
    correctRemark,
  ],
  queries: [
    listContacts,
    listMissing,
    findCells,
    getContact,
    listRounds,
    getRound,
    listRemarks,
    getRemark,
    listResidenceCells,
    listHomes,
    getPersonResidence,
    ownResidence,
  ],
  ownedTables: ['residence_contact', 'residence_round', 'residence_remark', 'residence_correction', 'residence_stat'],
  reorganizing: residenceReorganizing,
  stats: [residenceStat],
  measures: residenceMeasures,
  indicators: residenceIndicators,
  attention: residenceAttention,
  integrity: residenceIntegrity,
  integritySubjects: residenceSubjects,
  cases: { effects: { move_member: contactFollows } },
  memberEnds: contactEnds,
  memberYear: [remarksOfYear],
  documents: { 'residence-remark': remarkDocument, 'residence-round': roundDocument },
};
