/** Words of candidates. Shared with the browser: types and schemas only. */
import { mayShape, reasonShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';

export const STATES = ['proposed', 'listed', 'admitted', 'refused', 'dropped'] as const;
export type CandidateState = (typeof STATES)[number];
export const VERDICTS = ['kept', 'taken_up', 'dropped'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const CERTIFICATES = ['valid', 'expiring', 'expired', 'none'] as const;

/** What is kept of a candidate: no more than the lists, the forms and the rules ask for. */
export const candidateFacts = {
  fullName: s.text(120),
  sortName: s.optional(s.nullable(s.text(120))),
  sex: s.code(),
  ethnicity: s.optional(s.nullable(s.code())),
  birthDate: s.date(),
  birthYearOnly: s.optional(s.flag()),
  education: s.optional(s.nullable(s.code())),
  occupation: s.optional(s.nullable(s.code())),
  employer: s.optional(s.nullable(s.text(200))),
  ownership: s.optional(s.nullable(s.code())),
  homePlace: s.optional(s.nullable(s.text(200))),
  residence: s.optional(s.nullable(s.text(200))),
  /** the union he belongs to, and since when (ADM-04) */
  unionBody: s.optional(s.nullable(s.code())),
  unionSince: s.optional(s.nullable(s.date())),
  phone: s.optional(s.nullable(s.text(40))),
  /** groups set by hand; the others follow from his facts */
  groups: s.optional(s.list(s.code(), 30)),
  /** he was a member before: who he is in the register, or only until when (ADM-09) */
  formerPerson: s.optional(s.nullable(s.id())),
  leftOn: s.optional(s.nullable(s.date())),
};
const factsShape = s.object(candidateFacts);
export type CandidateInput = s.Infer<typeof factsShape>;

/** The facts with nothing left out. */
export type CandidateFacts = { [K in keyof Required<CandidateInput>]: Exclude<CandidateInput[K], undefined> };

/** By whom he is put forward, and how they decided. */
export const nominationFacts = {
  body: s.code(),
  bodyName: s.text(200),
  number: s.optional(s.nullable(s.text(60))),
  on: s.date(),
  votesFor: s.optional(s.nullable(s.whole(0, 100_000))),
  votesOf: s.optional(s.nullable(s.whole(1, 100_000))),
  remarks: s.optional(s.nullable(s.text(5000))),
  file: s.optional(s.nullable(s.id())),
};
const nominationShape = s.object(nominationFacts);
export type NominationInput = s.Infer<typeof nominationShape>;

const named = s.object({ id: s.anyText(), name: s.anyText() });
export const nominated = s.object({ id: s.anyText(), warnings: s.list(reasonShape, 20) });

/** A line of the list of candidates. */
export const candidateLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  unit: named,
  sex: s.anyText(),
  birthYear: s.anyNumber(),
  state: s.anyText(),
  /** the stage he has reached: before a case one of ours, then the step of the case */
  stage: s.anyText(),
  groups: s.list(s.anyText(), 30),
  enteredOn: s.anyText(),
  listedOn: s.nullable(s.anyText()),
  closedOn: s.nullable(s.anyText()),
  closeReason: s.nullable(s.anyText()),
  helpers: s.nullable(s.anyText()),
  certificateUntil: s.nullable(s.anyText()),
  hasCertificate: s.flag(),
  caseId: s.nullable(s.anyText()),
  caseDue: s.nullable(s.anyText()),
});
export type CandidateLine = s.Infer<typeof candidateLine>;

const nominationView = s.object({
  id: s.anyText(),
  body: s.anyText(),
  bodyName: s.anyText(),
  number: s.nullable(s.anyText()),
  on: s.anyText(),
  votesFor: s.nullable(s.anyNumber()),
  votesOf: s.nullable(s.anyNumber()),
  remarks: s.nullable(s.anyText()),
  fileId: s.nullable(s.anyText()),
  by: s.anyText(),
});
const helperView = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  togetherSince: s.anyText(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  endReason: s.nullable(s.anyText()),
  /** the day by which his next remark is due; null once he helps no more */
  remarkDue: s.nullable(s.anyText()),
  /** the reader is this helper, and help goes on */
  mayRemark: s.flag(),
  version: s.anyNumber(),
});
const remarkView = s.object({ id: s.anyText(), on: s.anyText(), body: s.anyText(), by: s.anyText() });
const trialView = s.object({
  id: s.anyText(),
  what: s.anyText(),
  givenOn: s.anyText(),
  givenBy: s.anyText(),
  due: s.anyText(),
  result: s.nullable(s.anyText()),
  judgedOn: s.nullable(s.anyText()),
  verdict: s.nullable(s.anyText()),
  judgedBy: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
const placeView = s.object({
  id: s.anyText(),
  course: s.anyText(),
  state: s.anyText(),
  askedOn: s.anyText(),
  classId: s.nullable(s.anyText()),
  className: s.nullable(s.anyText()),
  endedOn: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  number: s.nullable(s.anyText()),
  certifiedOn: s.nullable(s.anyText()),
  validUntil: s.nullable(s.anyText()),
  issuer: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
const verdictView = s.object({
  id: s.anyText(),
  month: s.anyText(),
  on: s.anyText(),
  verdict: s.anyText(),
  reason: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
});
const caseView = s.object({
  id: s.anyText(),
  procedure: s.anyText(),
  state: s.anyText(),
  step: s.anyText(),
  stepLabel: s.nullable(labelShape),
  outcome: s.nullable(s.anyText()),
  openedOn: s.anyText(),
  endedOn: s.nullable(s.anyText()),
  due: s.nullable(s.anyText()),
});

/** A candidate, whole. */
export const candidateRecord = s.object({
  id: s.anyText(),
  unit: named,
  name: s.anyText(),
  sortName: s.nullable(s.anyText()),
  sex: s.anyText(),
  ethnicity: s.nullable(s.anyText()),
  birthYear: s.anyNumber(),
  /** null: not this reader's to see */
  birthDate: s.nullable(s.anyText()),
  birthYearOnly: s.flag(),
  age: s.anyNumber(),
  education: s.nullable(s.anyText()),
  occupation: s.nullable(s.anyText()),
  employer: s.nullable(s.anyText()),
  ownership: s.nullable(s.anyText()),
  homePlace: s.nullable(s.anyText()),
  residence: s.nullable(s.anyText()),
  unionBody: s.nullable(s.anyText()),
  unionSince: s.nullable(s.anyText()),
  phoneTail: s.nullable(s.anyText()),
  groups: s.list(s.object({ id: s.anyText(), byHand: s.flag() }), 30),
  formerPersonId: s.nullable(s.anyText()),
  leftOn: s.nullable(s.anyText()),
  state: s.anyText(),
  stage: s.anyText(),
  enteredOn: s.anyText(),
  enteredBy: s.anyText(),
  listedOn: s.nullable(s.anyText()),
  closedOn: s.nullable(s.anyText()),
  closeReason: s.nullable(s.anyText()),
  closeNote: s.nullable(s.anyText()),
  personId: s.nullable(s.anyText()),
  nominations: s.list(nominationView, 50),
  helpers: s.list(helperView, 50),
  remarks: s.list(remarkView, 500),
  tasks: s.list(trialView, 200),
  places: s.list(placeView, 50),
  verdicts: s.list(verdictView, 200),
  cases: s.list(caseView, 50),
  version: s.anyNumber(),
  may: mayShape,
});
export type CandidateRecord = s.Infer<typeof candidateRecord>;
export type PlaceView = CandidateRecord['places'][number];
