/** Words of a vote. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

/** A poll as it is kept: the numbers, and by which rule they were judged. */
export const pollRecord = s.object({
  id: s.anyText(),
  question: s.anyText(),
  form: s.anyText(),
  majority: s.anyText(),
  baseKind: s.anyText(),
  rule: s.anyText(),
  rulebookHash: s.anyText(),
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

/** How a matter is voted on, taken from the rulebook: what a page needs to show base and threshold while the votes are typed. */
export const votingRule = s.object({
  matter: s.anyText(),
  majority: s.anyText(),
  rule: s.anyText(),
  fraction: s.object({ numerator: s.anyNumber(), denominator: s.anyNumber(), strict: s.flag() }),
  base: s.object({
    id: s.anyText(),
    leaveOutIfAbsent: s.list(s.anyText(), 20),
    leaveOut: s.list(s.anyText(), 20),
    excusedAbsenceLeavesOut: s.flag(),
  }),
  forms: s.list(s.anyText(), 20),
  smallestSecretElectorate: s.anyNumber(),
  secretForms: s.list(s.anyText(), 20),
});
export type VotingRule = s.Infer<typeof votingRule>;
