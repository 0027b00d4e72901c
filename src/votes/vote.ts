/** Words of a vote. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';

/** A poll as it is kept: the numbers, and by which rule they were judged. */
export const pollRecord = s.object({
  id: s.anyText(),
  question: s.anyText(),
  form: s.anyText(),
  majority: s.anyText(),
  baseKind: s.anyText(),
  rule: s.anyText(),
  rulebookHash: s.anyText(),
  /** the day whose rules judged it */
  ruledOn: s.nullable(s.anyText()),
  eligible: s.anyNumber(),
  present: s.anyNumber(),
  base: s.anyNumber(),
  threshold: s.anyNumber(),
  votesFor: s.anyNumber(),
  votesAgainst: s.anyNumber(),
  votesOther: s.anyNumber(),
  passed: s.flag(),
  reservedOpinions: s.nullable(s.anyText()),
  takenAt: s.anyText(),
});
export type PollRecord = s.Infer<typeof pollRecord>;

const fraction = s.object({ numerator: s.anyNumber(), denominator: s.anyNumber(), strict: s.flag() });

/** By which day's rules a case is judged, where today's say something else (D17). */
export const judgedBy = s.object({
  on: s.anyText(),
  /** hash of the rulebook that is kept */
  rulebook: s.anyText(),
  rule: s.anyText(),
  citation: labelShape,
});
export type JudgedBy = s.Infer<typeof judgedBy>;

/** How a matter is voted on, taken from the rulebook: what a page needs to show base and threshold while the votes are typed. */
export const votingRule = s.object({
  matter: s.anyText(),
  majority: s.anyText(),
  rule: s.anyText(),
  fraction,
  base: s.object({
    id: s.anyText(),
    /** only those present are counted; the body must then be of some size to decide (`quorum`) */
    onlyPresent: s.flag(),
    leaveOutIfAbsent: s.list(s.anyText(), 20),
    leaveOut: s.list(s.anyText(), 20),
    excusedAbsenceLeavesOut: s.flag(),
  }),
  /** the share of those with a vote that must be there */
  quorum: s.nullable(s.object({ rule: s.anyText(), fraction })),
  forms: s.list(s.anyText(), 20),
  smallestSecretElectorate: s.anyNumber(),
  secretForms: s.list(s.anyText(), 20),
  /** the rulebook and the day that this was read from */
  rulebookHash: s.anyText(),
  ruledOn: s.anyText(),
  citation: labelShape,
});
export type VotingRule = s.Infer<typeof votingRule>;
