/** The meeting pack: a called meeting as one file for the national e-handbook, and the same file filled in coming back (docs/handbook-exchange.md). Shared with the browser. */
import * as s from '../platform/schema.ts';
import { ROLL_STATES } from './meeting.ts';

export const PACK_FORMAT = 'chibo-meeting-pack';
export const PACK_VERSION = 1;
/** Documents of a pack together, in megabytes. */
export const PACK_MEGABYTES = 40;

const rollOut = s.object({
  line: s.anyNumber(),
  attendanceId: s.anyText(),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  role: s.anyText(),
  votes: s.flag(),
  state: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
});

const ballotOut = s.object({
  line: s.anyNumber(),
  itemId: s.anyText(),
  question: s.anyText(),
  forms: s.list(s.anyText(), 20),
  form: s.nullable(s.anyText()),
  title: s.nullable(s.anyText()),
  body: s.nullable(s.anyText()),
  votesFor: s.nullable(s.anyNumber()),
  votesAgainst: s.nullable(s.anyNumber()),
  votesOther: s.nullable(s.anyNumber()),
  reservedOpinions: s.nullable(s.anyText()),
});

export const meetingPack = s.object({
  format: s.literal(PACK_FORMAT),
  version: s.literal(PACK_VERSION),
  madeAt: s.anyText(),
  meeting: s.object({
    id: s.anyText(),
    unit: s.object({ id: s.anyText(), name: s.anyText(), code: s.nullable(s.anyText()) }),
    kind: s.anyText(),
    kindLabel: s.anyText(),
    title: s.anyText(),
    month: s.anyText(),
    date: s.anyText(),
    time: s.anyText(),
    timeZone: s.anyText(),
    place: s.anyText(),
    mode: s.anyText(),
    state: s.anyText(),
    paperCode: s.anyText(),
  }),
  invitation: s.object({ language: s.anyText(), lines: s.list(s.anyText(), 100) }),
  agenda: s.list(
    s.object({
      position: s.anyNumber(),
      kind: s.anyText(),
      title: s.anyText(),
      preparation: s.anyText(),
      resolution: s.nullable(s.anyText()),
    }),
    100,
  ),
  papers: s.list(
    s.object({
      name: s.anyText(),
      kind: s.anyText(),
      mediaType: s.anyText(),
      bytes: s.anyNumber(),
      sha256: s.anyText(),
      base64: s.anyText(),
    }),
    200,
  ),
  roll: s.list(rollOut, 10_000),
  ballots: s.list(ballotOut, 100),
});
export type MeetingPack = s.Infer<typeof meetingPack>;

/** What comes back: the same file with `state` and `reason` of the roll and the counts of the ballots filled in. Everything else may be left out. */
export const packResults = s.object({
  format: s.text(60),
  version: s.whole(1, 1000),
  meeting: s.record(s.anyText(), s.unknown()),
  roll: s.optional(
    s.list(
      s.object({
        line: s.optional(s.nullable(s.whole(0, 1e6))),
        attendanceId: s.optional(s.nullable(s.id())),
        personId: s.optional(s.nullable(s.id())),
        name: s.optional(s.nullable(s.text(200, 0))),
        role: s.optional(s.nullable(s.text(60, 0))),
        votes: s.optional(s.nullable(s.flag())),
        state: s.optional(s.nullable(s.oneOf(ROLL_STATES))),
        reason: s.optional(s.nullable(s.text(60, 0))),
      }),
      10_000,
    ),
  ),
  ballots: s.optional(
    s.list(
      s.object({
        line: s.optional(s.nullable(s.whole(0, 1e6))),
        itemId: s.optional(s.nullable(s.id())),
        question: s.optional(s.nullable(s.text(300, 0))),
        forms: s.optional(s.list(s.code(), 20)),
        form: s.optional(s.nullable(s.text(60, 0))),
        title: s.optional(s.nullable(s.text(300, 0))),
        body: s.optional(s.nullable(s.text(20_000, 0))),
        votesFor: s.optional(s.nullable(s.whole(-1e6, 1e6))),
        votesAgainst: s.optional(s.nullable(s.whole(-1e6, 1e6))),
        votesOther: s.optional(s.nullable(s.whole(-1e6, 1e6))),
        reservedOpinions: s.optional(s.nullable(s.text(5000, 0))),
      }),
      100,
    ),
  ),
  madeAt: s.optional(s.unknown()),
  invitation: s.optional(s.unknown()),
  agenda: s.optional(s.unknown()),
  papers: s.optional(s.unknown()),
});
export type PackResults = s.Infer<typeof packResults>;

/** What the file says otherwise than the record: nothing else is written. */
export const packDifferences = s.object({
  roll: s.list(
    s.object({
      line: s.anyNumber(),
      attendanceId: s.anyText(),
      name: s.anyText(),
      recorded: s.anyText(),
      recordedReason: s.nullable(s.anyText()),
      given: s.anyText(),
      givenReason: s.nullable(s.anyText()),
    }),
    10_000,
  ),
  ballot: s.nullable(
    s.object({
      line: s.anyNumber(),
      title: s.anyText(),
      body: s.anyText(),
      form: s.anyText(),
      votesFor: s.anyNumber(),
      votesAgainst: s.anyNumber(),
      votesOther: s.anyNumber(),
      reservedOpinions: s.nullable(s.anyText()),
    }),
  ),
  /** lines that say what is recorded already, or nothing */
  same: s.anyNumber(),
});
export type PackDifferences = s.Infer<typeof packDifferences>;
