/** Words of the minutes: what stands on the paper, composed in the language of the document. Shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { meetingCase } from './caseVote.ts';

export const paperTable = s.object({ head: s.list(s.anyText(), 20), rows: s.list(s.list(s.anyText(), 20), 10_000) });
/** A numbered part of the form. `fill` is the rulebook's name for what stands there. */
export const paperSection = s.object({
  id: s.anyText(),
  fill: s.anyText(),
  label: s.anyText(),
  lines: s.list(s.anyText(), 10_000),
  table: s.nullable(paperTable),
});
export type PaperSection = s.Infer<typeof paperSection>;

export const paperLetterhead = s.object({
  left: s.object({
    upper: s.nullable(s.anyText()),
    issuer: s.anyText(),
    separator: s.anyText(),
    number: s.nullable(s.anyText()),
  }),
  right: s.object({ banner: s.anyText(), placeAndDate: s.anyText() }),
});

/** The minutes as they are frozen: text in the document's language, hashed. */
export const minutesBody = s.object({
  form: s.anyText(),
  language: s.oneOf(['vi', 'en', 'ar']),
  rulebookHash: s.anyText(),
  letterhead: paperLetterhead,
  title: s.anyText(),
  subject: s.anyText(),
  rule: s.anyText(),
  sections: s.list(paperSection, 100),
  signers: s.list(s.object({ role: s.anyText(), lines: s.list(s.anyText(), 10), name: s.anyText() }), 10),
});
export type MinutesBody = s.Infer<typeof minutesBody>;

export const minutesNote = s.object({
  id: s.anyText(),
  note: s.anyText(),
  decidedOn: s.anyText(),
  byName: s.anyText(),
  at: s.anyText(),
});

export const minutesRecord = s.object({
  meetingId: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  meetingTitle: s.anyText(),
  meetingDate: s.anyText(),
  state: s.anyText(),
  /** false: drawn from the records as they stand now, not yet confirmed */
  frozen: s.flag(),
  body: minutesBody,
  hash: s.nullable(s.anyText()),
  /** whether the frozen text still has the hash it was confirmed with */
  intact: s.flag(),
  confirmedName: s.nullable(s.anyText()),
  confirmedAt: s.nullable(s.anyText()),
  signedName: s.nullable(s.anyText()),
  signedAt: s.nullable(s.anyText()),
  signedMark: s.anyText(),
  draftMark: s.anyText(),
  scanFileId: s.nullable(s.anyText()),
  notes: s.list(minutesNote, 1000),
  /** cases the meeting voted on, as the reader may know them */
  cases: s.list(meetingCase, 200),
  version: s.anyNumber(),
  may: mayShape,
});
export type MinutesRecord = s.Infer<typeof minutesRecord>;
