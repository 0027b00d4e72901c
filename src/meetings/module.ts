import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { meetingAttention } from './attention.ts';
import { adoptResolution } from './commands/adopt.ts';
import { callMeeting, cancelMeeting, reviseMeeting } from './commands/call.ts';
import { closeMeeting, markMeetingRoll, noteItem, openMeeting } from './commands/hold.ts';
import { confirmMinutes, keepScan, noteMinutes, signMinutes } from './commands/minutes.ts';
import { answerProposal, recordProposal, submitProposal } from './commands/proposals.ts';
import { minutesDocument, resolutionDocument } from './documents.ts';
import { getMinutes } from './minutesQueries.ts';
import { getProposal, listProposals } from './proposalQueries.ts';
import { getMeeting, listMeetings, offerMeeting, ownAttendance } from './queries.ts';
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
      closeMeeting,
      confirmMinutes,
      signMinutes,
      keepScan,
      noteMinutes,
      recordProposal,
      submitProposal,
      answerProposal,
    ],
    queries: [listMeetings, offerMeeting, getMeeting, getMinutes, listProposals, getProposal, ownAttendance],
    ownedTables: ['meeting', 'meeting_item', 'attendance', 'proposal', 'minutes', 'minutes_note', 'meeting_stat'],
    stats: [meetingStat(rulebook)],
    files: { minutes: 'meeting.read' },
    attention: meetingAttention,
    documents: { minutes: minutesDocument, 'meeting-resolution': resolutionDocument },
  };
}
