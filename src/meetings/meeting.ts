/** Words of meetings: types and schemas only, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { judgedBy, pollRecord, votingRule } from '../votes/vote.ts';
import { meetingCase } from './caseVote.ts';
import { fieldReportLine } from './fieldReport.ts';
import { agendaLink, itemRecord } from './item.ts';
import { proposalRecord } from './proposal.ts';
import { meetingQuality } from './quality.ts';

export const MEETING_STATES = ['called', 'open', 'closed', 'confirmed', 'signed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export const ROLL_STATES = ['unknown', 'present', 'excused', 'absent'] as const;
export type RollState = (typeof ROLL_STATES)[number];
export const ROLL_ROLES = ['official', 'probationary', 'guest', 'overseer'] as const;
export type RollRole = (typeof ROLL_ROLES)[number];
/** The duty that a regular meeting fulfils, as kinds of meetings in the rulebook name it. */
export const REGULAR = 'regular';

/** What a meeting's resolution is put to the vote as, among the matters of the rulebook. */
export const MATTER = 'resolution';

/** What can be done with a meeting; `may` of a meeting answers for each. */
export const MEETING_ACTS = [
  'meeting.revise',
  'meeting.cancel',
  'meeting.open',
  'meeting.roll',
  'meeting.item',
  'meeting.add_item',
  'meeting.reorder',
  'meeting.speech',
  'meeting.paper',
  'meeting.import_results',
  'field_report.write',
  'quality.score',
  'proposal.record',
  'meeting.adopt',
  'meeting.vote_case',
  'meeting.close',
  'meeting.confirm',
  'meeting.sign',
  'meeting.note',
  'meeting.scan',
] as const;
export type MeetingAct = (typeof MEETING_ACTS)[number];

const person = s.object({ id: s.nullable(s.anyText()), name: s.anyText() });
const unitName = s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() });

/** What every view of a meeting begins with. */
const head = {
  id: s.anyText(),
  unit: unitName,
  kind: s.anyText(),
  month: s.anyText(),
  title: s.anyText(),
  plannedAt: s.anyText(),
  place: s.anyText(),
  mode: s.anyText(),
  state: s.anyText(),
  version: s.anyNumber(),
};

export const meetingLine = s.object({
  ...head,
  eligible: s.nullable(s.anyNumber()),
  present: s.nullable(s.anyNumber()),
  excused: s.nullable(s.anyNumber()),
  absent: s.nullable(s.anyNumber()),
  /** how many meetings running its agenda only repeats, where that is told (M23) */
  repeated: s.nullable(s.anyNumber()),
});
export type MeetingLine = s.Infer<typeof meetingLine>;

export const rollLine = s.object({
  id: s.anyText(),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  role: s.anyText(),
  votes: s.flag(),
  exempt: s.flag(),
  away: s.flag(),
  /** away in this month of every year: proposed as excused */
  season: s.flag(),
  state: s.anyText(),
  reason: s.nullable(s.anyText()),
  markedAt: s.nullable(s.anyText()),
  /** the group of the cell he is in, where the meeting is held by groups: the roll stands in their order */
  group: s.nullable(s.object({ id: s.anyText(), name: s.anyText() })),
});
export type RollLine = s.Infer<typeof rollLine>;

export const rollCount = s.object({
  total: s.anyNumber(),
  present: s.anyNumber(),
  excused: s.anyNumber(),
  absent: s.anyNumber(),
  unknown: s.anyNumber(),
});
export type RollCount = s.Infer<typeof rollCount>;

export const meetingTask = s.object({
  id: s.anyText(),
  work: s.anyText(),
  accountability: s.anyText(),
  due: s.anyText(),
  result: s.anyText(),
  assigneeName: s.anyText(),
  checkerName: s.anyText(),
  state: s.anyText(),
});
export type MeetingTask = s.Infer<typeof meetingTask>;

/** What became of the tasks in hand (M29): drawn from their states when asked, frozen in the minutes when confirmed. */
export const taskReportShape = s.object({
  from: s.anyText(),
  to: s.anyText(),
  counts: s.object({
    open: s.anyNumber(),
    reported: s.anyNumber(),
    returned: s.anyNumber(),
    done: s.anyNumber(),
    overdue: s.anyNumber(),
  }),
  lines: s.list(
    s.object({
      id: s.anyText(),
      work: s.anyText(),
      assigneeName: s.anyText(),
      due: s.anyText(),
      state: s.anyText(),
      progress: s.anyNumber(),
      overdue: s.flag(),
      doneOn: s.nullable(s.anyText()),
    }),
    10_000,
  ),
});
export const meetingResolution = s.object({
  id: s.anyText(),
  numberText: s.nullable(s.anyText()),
  title: s.anyText(),
  body: s.anyText(),
  state: s.anyText(),
});

/** Who of the level above spoke at the meeting, and what was said. */
export const speech = s.object({ name: s.text(200), office: s.text(200, 0), said: s.text(10_000) });
export type Speech = s.Infer<typeof speech>;

export const PAPER_KINDS = ['paper', 'invitation', 'roll', 'ballot'] as const;
/** Something handed out before the meeting, or the scan of a form filled in on paper (D22). */
export const meetingPaper = s.object({
  id: s.anyText(),
  fileId: s.anyText(),
  name: s.anyText(),
  bytes: s.anyNumber(),
  kind: s.anyText(),
  addedName: s.anyText(),
  addedAt: s.anyText(),
});
export type MeetingPaper = s.Infer<typeof meetingPaper>;

export const meetingRecord = s.object({
  ...head,
  date: s.anyText(),
  time: s.anyText(),
  calledName: s.anyText(),
  chair: s.nullable(person),
  clerk: s.nullable(person),
  openedAt: s.nullable(s.anyText()),
  closedAt: s.nullable(s.anyText()),
  cancelReason: s.nullable(s.anyText()),
  items: s.list(itemRecord, 100),
  roll: s.list(rollLine, 10_000),
  counts: s.record(s.anyText(), rollCount),
  report: taskReportShape,
  /** taken for the month's sheet, and the point of the agenda under which it is told; null where nothing was */
  dues: s.nullable(
    s.object({
      itemId: s.nullable(s.anyText()),
      collected: s.anyNumber(),
      paidMembers: s.anyNumber(),
      members: s.anyNumber(),
    }),
  ),
  proposals: s.list(proposalRecord, 1000),
  replies: s.list(proposalRecord, 1000),
  addressees: s.list(unitName, 20),
  voting: votingRule,
  judgedBy: s.nullable(judgedBy),
  polls: s.list(pollRecord, 100),
  /** cases that wait for the members' vote, and those voted on here */
  cases: s.list(meetingCase, 400),
  resolution: s.nullable(meetingResolution),
  tasks: s.list(meetingTask, 1000),
  /** what the roll may give as a reason; `mark`: of members marked like this (exempt, away) */
  absenceReasons: s.list(
    s.object({ id: s.anyText(), excused: s.flag(), mark: s.nullable(s.anyText()), season: s.flag() }),
    50,
  ),
  minutesHash: s.nullable(s.anyText()),
  /** printed on the paper forms; leads back to this page */
  paperCode: s.anyText(),
  /** how many meetings before it said the same, one after another (M23), the latest of them, and whether the level above is told */
  repeats: s.nullable(s.object({ id: s.anyText(), month: s.anyText(), times: s.anyNumber(), told: s.flag() })),
  links: s.list(agendaLink, 200),
  fieldReports: s.list(fieldReportLine, 200),
  speeches: s.list(speech, 20),
  papers: s.list(meetingPaper, 200),
  quality: s.nullable(meetingQuality),
  may: mayShape,
});
export type MeetingRecord = s.Infer<typeof meetingRecord>;

/** What the form of a new meeting offers: kinds allowed here, the agendas by kind, last time's place and agenda, an open meeting that stands in the way. */
export const meetingOffer = s.object({
  unit: unitName,
  today: s.anyText(),
  kinds: s.list(s.anyText(), 50),
  modes: s.list(s.anyText(), 20),
  itemKinds: s.list(s.anyText(), 50),
  agendas: s.record(
    s.anyText(),
    s.list(s.object({ kind: s.anyText(), title: s.anyText(), preparation: s.anyText() }), 100),
  ),
  last: s.nullable(
    s.object({
      id: s.anyText(),
      month: s.anyText(),
      place: s.anyText(),
      mode: s.anyText(),
      time: s.anyText(),
      agenda: s.list(s.object({ kind: s.anyText(), title: s.anyText() }), 100),
    }),
  ),
  links: s.list(agendaLink, 200),
  open: s.nullable(s.object({ id: s.anyText(), date: s.anyText() })),
});
export type MeetingOffer = s.Infer<typeof meetingOffer>;
