/** Words of a person's posts, of the calendar of terms and of resignations. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

/** A post somebody held or holds, with how it began and ended. */
export const heldPost = s.object({
  id: s.anyText(),
  post: s.anyText(),
  side: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  /** the reader may open the unit */
  readable: s.flag(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  termEnds: s.nullable(s.anyText()),
  /** elected, appointed; null: as it was recorded */
  begunBy: s.nullable(s.anyText()),
  beginReason: s.nullable(s.anyText()),
  decision: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  decidedBy: s.nullable(s.anyText()),
  electionId: s.nullable(s.anyText()),
  /** term, resignation, dismissal; null: with the membership, or as it was recorded */
  endedBy: s.nullable(s.anyText()),
  endReason: s.nullable(s.anyText()),
  endDecision: s.nullable(s.anyText()),
  endDecidedOn: s.nullable(s.anyText()),
  endBy: s.nullable(s.anyText()),
  /** the first, second, ... term at this post of this unit without a gap */
  nth: s.anyNumber(),
  /** how many are allowed one after another, where the rulebook says; and how sure that is */
  limit: s.nullable(s.object({ terms: s.anyNumber(), confidence: s.anyText() })),
});
export type HeldPost = s.Infer<typeof heldPost>;

export const CALENDAR_WHAT = ['term', 'post'] as const;
/** A day on which somebody's time is over, and what is to be done before it. */
export const calendarLine = s.object({
  id: s.anyText(),
  /** term: of the whole committee; post: of one holder */
  what: s.oneOf(CALENDAR_WHAT),
  endsOn: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  unitKind: s.anyText(),
  /** the name of the term, or the holder's name */
  name: s.anyText(),
  personId: s.nullable(s.anyText()),
  post: s.nullable(s.anyText()),
  side: s.nullable(s.anyText()),
  /** how many hold an office of the organization there until that day */
  holders: s.anyNumber(),
  /** the other post of a pair in the same hand, and when it ends (null: not written down) */
  other: s.nullable(s.object({ post: s.anyText(), endsOn: s.nullable(s.anyText()) })),
});
export type CalendarLine = s.Infer<typeof calendarLine>;

export const RESIGNATION_STATES = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export const resignationLine = s.object({
  id: s.anyText(),
  postId: s.anyText(),
  post: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  askedOn: s.anyText(),
  reason: s.anyText(),
  note: s.nullable(s.anyText()),
  state: s.anyText(),
  endsOn: s.nullable(s.anyText()),
  answer: s.nullable(s.anyText()),
  decision: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  decidedBy: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type ResignationLine = s.Infer<typeof resignationLine>;
