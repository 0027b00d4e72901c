/** Words of a case. Shared with the browser: types and schemas only. */
import { mayShape, reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { pollRecord, votingRule } from '../votes/vote.ts';

export const CASE_STATES = ['open', 'paused', 'ended'] as const;
export type CaseState = (typeof CASE_STATES)[number];
/** How a case ends that goes on in another division: no outcome of its procedure. */
export const MOVED = 'moved';
export const PAPER_STATES = ['received', 'checked', 'returned'] as const;
export type PaperState = (typeof PAPER_STATES)[number];
export const STANCES = ['for', 'against', 'neither'] as const;
export type Stance = (typeof STANCES)[number];
export type SubjectKind = 'member' | 'candidate' | 'unit';

/** What a case is called where no name may stand: on minutes, in the ledger. */
export function caseNumber(id: string): string {
  return id.slice(-8).toUpperCase();
}

/** Values of a procedure's fields, by their id; units and persons by id, dates as text. Which may stand there, the procedure says. */
export type Facts = Record<string, string | number | boolean | null>;

/** One value of a field as it is sent; all are checked against the procedure's fields. */
export const factInput = s.object({ field: s.code(), value: s.nullable(s.text(20_000, 0)) });
export const factsInput = s.list(factInput, 60);
export type FactInput = s.Infer<typeof factInput>;

export const named = s.object({ id: s.anyText(), name: s.anyText() });
export const labelled = s.object({ id: s.anyText(), label: labelShape });
/** A line of a list of cases. */
export const caseLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  other: s.nullable(named),
  procedure: labelled,
  subject: s.object({ kind: s.anyText(), id: s.anyText(), name: s.anyText() }),
  state: s.anyText(),
  step: labelled,
  outcome: s.nullable(labelled),
  openedOn: s.anyText(),
  endedOn: s.nullable(s.anyText()),
  /** the end of the clock that runs out first; null where none runs */
  due: s.nullable(s.anyText()),
  overdue: s.flag(),
  restricted: s.flag(),
});
export type CaseLine = s.Infer<typeof caseLine>;

export const caseField = s.object({
  id: s.anyText(),
  label: labelShape,
  help: s.nullable(labelShape),
  kind: s.anyText(),
  required: s.flag(),
  past: s.flag(),
  choices: s.list(s.object({ id: s.anyText(), label: labelShape }), 500),
});
export type CaseFieldView = s.Infer<typeof caseField>;

const clockView = s.object({
  id: s.anyText(),
  rule: s.anyText(),
  startedOn: s.anyText(),
  n: s.anyNumber(),
  unit: s.anyText(),
  due: s.anyText(),
  firstDue: s.anyText(),
  state: s.anyText(),
  endedOn: s.nullable(s.anyText()),
  pausedOn: s.nullable(s.anyText()),
  /** working days until its end (negative: past), where it counts in working days and runs */
  left: s.nullable(s.anyNumber()),
  /** the calendar does not know all its days: only weekends were jumped over */
  uncertain: s.flag(),
  extensions: s.list(s.object({ on: s.anyText(), n: s.anyNumber(), reason: s.anyText(), by: s.anyText() }), 50),
  pauses: s.list(s.object({ from: s.anyText(), to: s.anyText(), reason: s.anyText() }), 50),
  version: s.anyNumber(),
});
export type ClockView = s.Infer<typeof clockView>;

const needView = s.object({
  kind: s.oneOf(['paper', 'opinion', 'vote', 'check']),
  id: s.anyText(),
  label: labelShape,
  body: s.nullable(s.anyText()),
  rule: s.nullable(s.anyText()),
  /** what it finds does not stand in the way: whoever goes on says why */
  warns: s.flag(),
  met: s.flag(),
  reasons: reasonsShape,
});
export type NeedView = s.Infer<typeof needView>;

const stepView = s.object({
  id: s.anyText(),
  label: labelShape,
  help: s.nullable(labelShape),
  by: s.anyText(),
  state: s.oneOf(['done', 'now', 'later', 'left']),
  entries: s.list(
    s.object({
      begunOn: s.anyText(),
      takenOn: s.nullable(s.anyText()),
      outcome: s.nullable(s.object({ id: s.anyText(), name: labelShape, shows: s.anyText() })),
      note: s.nullable(s.anyText()),
      by: s.nullable(s.anyText()),
      unit: s.nullable(named),
      pollId: s.nullable(s.anyText()),
      /** the meeting that voted, for whoever may read it */
      meetingId: s.nullable(s.anyText()),
    }),
    50,
  ),
  clocks: s.list(clockView, 50),
  /** how long its clock will run once it begins */
  length: s.nullable(s.object({ n: s.anyNumber(), unit: s.anyText(), rule: s.anyText() })),
  /** who takes it stands on the other side of the case */
  otherSide: s.flag(),
  /** the first day on which it may be taken */
  earliest: s.nullable(s.object({ on: s.anyText(), rule: s.anyText() })),
  needs: s.list(needView, 50),
  fields: s.list(caseField, 60),
  outcomes: s.list(
    s.object({
      id: s.anyText(),
      label: labelShape,
      reason: s.flag(),
      shows: s.anyText(),
      /** the step that follows; null: the case ends */
      next: s.nullable(labelled),
      /** what the program then does in its registers, by a name it knows */
      effect: s.nullable(s.anyText()),
      without: s.flag(),
      reasons: reasonsShape,
    }),
    20,
  ),
});
export type StepView = s.Infer<typeof stepView>;

const paperView = s.object({
  id: s.anyText(),
  form: s.anyText(),
  code: s.nullable(s.anyText()),
  label: labelShape,
  /** lies in the files of all cases of the affair */
  common: s.flag(),
  state: s.anyText(),
  dated: s.nullable(s.anyText()),
  numberText: s.nullable(s.anyText()),
  issuer: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  fileId: s.nullable(s.anyText()),
  by: s.anyText(),
  at: s.anyText(),
  version: s.anyNumber(),
});

const opinionView = s.object({
  id: s.anyText(),
  kind: labelled,
  from: s.anyText(),
  unit: s.nullable(named),
  askedOn: s.anyText(),
  due: s.nullable(s.anyText()),
  answeredOn: s.nullable(s.anyText()),
  stance: s.nullable(s.anyText()),
  votesFor: s.nullable(s.anyNumber()),
  votesAgainst: s.nullable(s.anyNumber()),
  body: s.nullable(s.anyText()),
  by: s.nullable(s.anyText()),
  version: s.anyNumber(),
});

/** A case, whole. */
export const caseRecord = s.object({
  ...caseLine.shape,
  facts: s.list(
    s.object({
      field: caseField,
      text: s.anyText(),
      value: s.anyText(),
      link: s.nullable(s.object({ kind: s.anyText(), id: s.anyText() })),
    }),
    100,
  ),
  steps: s.list(stepView, 60),
  papers: s.list(paperView, 200),
  /** every form of the procedure, for the list of the file: what is there and what is not */
  forms: s.list(s.object({ id: s.anyText(), code: s.nullable(s.anyText()), label: labelShape, many: s.flag() }), 100),
  /** forms that can be filled from this case and taken away, with the steps they belong to */
  documents: s.list(
    s.object({
      kind: s.anyText(),
      code: s.nullable(s.anyText()),
      label: labelShape,
      steps: s.list(s.anyText(), 60),
    }),
    100,
  ),
  opinions: s.list(opinionView, 200),
  opinionKinds: s.list(s.object({ id: s.anyText(), label: labelShape, counts: s.flag(), unit: s.flag() }), 50),
  polls: s.list(pollRecord, 50),
  /** how the vote of the present step is counted; null where it asks for none */
  voting: s.nullable(votingRule),
  pauses: s.list(s.object({ id: s.anyText(), label: labelShape }), 20),
  /** why it may be ended before its time, at the step it stands at; effect: what the program then undoes */
  drops: s.list(s.object({ id: s.anyText(), label: labelShape, effect: s.nullable(s.anyText()) }), 30),
  /** the other cases of the affair that the reader may know of; null where it stands alone */
  affair: s.nullable(
    s.list(
      s.object({ id: s.anyText(), subject: named, state: s.anyText(), step: labelled, outcome: s.nullable(labelled) }),
      100,
    ),
  ),
  /** the other side is the level that decides, not one that receives */
  decidedAbove: s.flag(),
  openedBy: s.anyText(),
  ruledOn: s.anyText(),
  version: s.anyNumber(),
  may: mayShape,
});
export type CaseRecord = s.Infer<typeof caseRecord>;
