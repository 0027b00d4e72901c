import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { meetingAttention } from './attention.ts';
import { adoptResolution } from './commands/adopt.ts';
import { addAgendaItem, reorderAgenda } from './commands/agenda.ts';
import { callMeeting, cancelMeeting, reviseMeeting } from './commands/call.ts';
import { writeFieldReport } from './commands/fieldReports.ts';
import { closeMeeting, markMeetingRoll, noteItem, openMeeting } from './commands/hold.ts';
import { confirmMinutes, keepScan, noteMinutes, signMinutes } from './commands/minutes.ts';
import { addPapers, recordSpeeches } from './commands/papers.ts';
import { answerProposal, forwardProposal, recordProposal, submitProposal } from './commands/proposals.ts';
import { confirmScore, scoreMeeting } from './commands/quality.ts';
import { importResults, previewResults } from './commands/results.ts';
import { voteOnCase } from './commands/voteCase.ts';
import { attendanceDocument, minutesDocument } from './documents.ts';
import { meetingIntegrity, meetingSubjects } from './integrity.ts';
import { meetingIndicators, meetingMeasures } from './measures.ts';
import { meetingsOfYear, proposalsOfYear } from './memberYear.ts';
import { monthResolutionDocument } from './monthResolution.ts';
import { listUnheard } from './queries/agenda.ts';
import { ownAttendance } from './queries/attendance.ts';
import { listOverdueReporters } from './queries/fieldReports.ts';
import { listMeetings } from './queries/list.ts';
import { getMeeting, meetingByCode } from './queries/meeting.ts';
import { getMinutes } from './queries/minutes.ts';
import { offerMeeting } from './queries/offer.ts';
import { getPack } from './queries/pack.ts';
import { getProposal, listProposals, rateProposals } from './queries/proposals.ts';
import { getSheet, listQualityYears, listSheets } from './queries/quality.ts';
import { meetingsReorganizing } from './reorganizing.ts';
import { meetingStat } from './stat.ts';

/** Floor 7: meetings from the call to the signed minutes; proposals and their answers. */
export function meetings(rulebook: Rulebook): Module {
  return {
    name: 'meetings',
    commands: [
      callMeeting,
      reviseMeeting,
      cancelMeeting,
      openMeeting,
      markMeetingRoll,
      noteItem,
      adoptResolution,
      voteOnCase,
      closeMeeting,
      confirmMinutes,
      signMinutes,
      keepScan,
      noteMinutes,
      recordProposal,
      submitProposal,
      answerProposal,
      forwardProposal,
      addAgendaItem,
      reorderAgenda,
      recordSpeeches,
      addPapers,
      writeFieldReport,
      scoreMeeting,
      confirmScore,
      previewResults,
      importResults,
    ],
    queries: [
      listMeetings,
      offerMeeting,
      getMeeting,
      meetingByCode,
      getMinutes,
      getPack,
      listProposals,
      getProposal,
      rateProposals,
      ownAttendance,
      listUnheard,
      listOverdueReporters,
      listSheets,
      getSheet,
      listQualityYears,
    ],
    ownedTables: [
      'meeting',
      'meeting_item',
      'meeting_paper',
      'attendance',
      'field_report',
      'quality_sheet',
      'proposal',
      'proposal_forward',
      'minutes',
      'minutes_note',
      'meeting_stat',
    ],
    reorganizing: meetingsReorganizing,
    stats: [meetingStat(rulebook)],
    files: { minutes: 'meeting.read', meeting: 'meeting.read' },
    attention: meetingAttention,
    integrity: meetingIntegrity,
    integritySubjects: meetingSubjects,
    measures: meetingMeasures,
    indicators: meetingIndicators,
    memberYear: [meetingsOfYear, proposalsOfYear],
    documents: {
      minutes: minutesDocument,
      'meeting-resolution': monthResolutionDocument,
      attendance: attendanceDocument,
    },
  };
}
