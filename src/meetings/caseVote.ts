/** Words of a case that a meeting votes on. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { pollRecord, votingRule } from '../votes/vote.ts';

/** A case whose step waits for the members' vote, or was voted on at this meeting. */
export const meetingCase = s.object({
  id: s.anyText(),
  /** what it is called where no name may stand */
  number: s.anyText(),
  /** null: restricted, and the reader may not know whom it is about */
  subject: s.nullable(s.anyText()),
  procedure: labelShape,
  step: labelShape,
  restricted: s.flag(),
  voting: votingRule,
  /** the vote taken at this meeting; null: it waits */
  poll: s.nullable(pollRecord),
  /** why it cannot be voted on now */
  reasons: s.list(s.object({ code: s.anyText(), field: s.optional(s.anyText()) }), 10),
});
export type MeetingCase = s.Infer<typeof meetingCase>;
