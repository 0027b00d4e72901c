/** Words of proposals: schemas and types, shared with the browser. */
import * as s from '../platform/schema.ts';

const unitName = s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() });

export const proposalRecord = s.object({
  id: s.anyText(),
  unit: unitName,
  meetingId: s.nullable(s.anyText()),
  personId: s.anyText(),
  personName: s.anyText(),
  onBehalf: s.flag(),
  body: s.anyText(),
  addressed: unitName,
  /** what it is about, where it is about a task or a target (M21) */
  taskId: s.nullable(s.anyText()),
  targetId: s.nullable(s.anyText()),
  madeAt: s.anyText(),
  replyDue: s.anyText(),
  overdue: s.flag(),
  /** calendar days past the day the answer was due; 0 while there is time, and once it is answered in time */
  daysLate: s.anyNumber(),
  state: s.anyText(),
  reply: s.nullable(s.anyText()),
  repliedName: s.nullable(s.anyText()),
  repliedAt: s.nullable(s.anyText()),
  readOutMeetingId: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type ProposalRecord = s.Infer<typeof proposalRecord>;

/** A passing on to another level: the clock kept running. */
export const proposalForward = s.object({
  id: s.anyText(),
  from: unitName,
  to: unitName,
  reason: s.anyText(),
  byName: s.anyText(),
  at: s.anyText(),
});
export type ProposalForward = s.Infer<typeof proposalForward>;

/** What a proposal is about, as a page shows it. */
export const proposalSubject = s.object({
  kind: s.oneOf(['task', 'target']),
  id: s.anyText(),
  text: s.anyText(),
  /** the resolution a target belongs to */
  resolutionId: s.nullable(s.anyText()),
});

/** The boxes of the list: made here and below, addressed here, waiting below and late, answered but not yet read out. */
export const PROPOSAL_BOXES = ['made', 'addressed', 'late_below', 'unread'] as const;

/** How proposals were answered: of `due` (answered, or past their day) `onTime` were answered in time. */
export const replyRate = s.object({
  due: s.anyNumber(),
  onTime: s.anyNumber(),
  late: s.anyNumber(),
  overdue: s.anyNumber(),
  waiting: s.anyNumber(),
});
export type ReplyRate = s.Infer<typeof replyRate>;
