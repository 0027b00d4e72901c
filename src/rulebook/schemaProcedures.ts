/** procedures.yaml and calendar.yaml: what happens to a person or a unit as steps, needs, clocks and outcomes; and the days on which nobody works. */
import * as z from 'zod/mini';
import { confidence, day, id, label, ruleId, text } from './schemaBase.ts';

const capability = z.string().check(z.regex(/^[a-z]+\.[a-z]+$/));

/** A value that somebody enters when a case is opened or a step is taken. */
const field = z.strictObject({
  id,
  label,
  help: z.optional(label),
  kind: z.enum(['date', 'text', 'long_text', 'choice', 'unit', 'person', 'whole', 'flag']),
  required: z.boolean(),
  choices: z.optional(z.array(z.strictObject({ id, label }))),
  /** a date: not after today */
  past: z.optional(z.boolean()),
});

/** A period whose length and unit stand in a rule (under `key` where the rule has several). */
const period = { rule: ruleId, key: z.optional(text) };

const need = z.union([
  /** a numbered form of `papers`, received and found in order */
  z.strictObject({ paper: id, rule: z.optional(ruleId) }),
  /** a remark of somebody named in `opinions` */
  z.strictObject({ opinion: id, rule: z.optional(ruleId) }),
  /** a vote on a matter of votes.yaml: by the members in their meeting, or by a committee whose count is entered */
  z.strictObject({ vote: id, body: z.enum(['members', 'committee']), rule: z.optional(ruleId) }),
  /**
   * something the program looks up: named in the module that knows it; `number`: a figure that the rule says in words; `warns`: what is found does
   * not stand in the way, but whoever goes on says why
   */
  z.strictObject({
    check: id,
    rule: z.optional(ruleId),
    number: z.optional(z.int().check(z.positive())),
    warns: z.optional(z.boolean()),
  }),
]);

const outcome = z.strictObject({
  id,
  label,
  /** the step that follows; left out: the case ends with this outcome */
  next: z.optional(id),
  /** whether the vote of the step must have passed or failed for it */
  vote: z.optional(z.enum(['passed', 'failed'])),
  /** true where the needs need not be met: a refusal, a return */
  without: z.optional(z.boolean()),
  /** whoever chooses it says why */
  reason: z.optional(z.boolean()),
  /** what the program then does: named in the module that does it */
  effect: z.optional(id),
  /** how a page shows it */
  shows: z.enum(['done', 'information', 'overdue']),
});

const step = z.strictObject({
  id,
  label,
  help: z.optional(label),
  /** the right that takes it */
  by: capability,
  /** nothing is to be done while it lasts: nobody is told of it before a reminder of its clock */
  rests: z.optional(z.boolean()),
  /** `other`: at the unit on the other side (a receiving cell); `above`: there too, where the other side is the level that decides */
  side: z.optional(z.enum(['own', 'other', 'above'])),
  /** only where the unit is of such a kind; otherwise the step named in `elseNext` follows */
  onlyAt: z.optional(z.strictObject({ kinds: z.array(id).check(z.minLength(1)), elseNext: id })),
  /** only where the level that decides is neither the unit itself nor the one it stands under */
  onlyPassedUp: z.optional(z.strictObject({ elseNext: id })),
  /** only where the unit stands under such a kind; otherwise the step named in `elseNext` follows */
  onlyUnder: z.optional(z.strictObject({ kinds: z.array(id).check(z.minLength(1)), elseNext: id })),
  needs: z.optional(z.array(need)),
  /** papers that are written at the step, though it does not wait for them; each has a document */
  writes: z.optional(z.array(id)),
  fields: z.optional(z.array(field)),
  /**
   * Runs from the day in `from` (a date field of the case), from the end of the period that the clock of the step in `after` sets, or from the
   * day the step begins. remind: days before its end.
   */
  clock: z.optional(
    z.strictObject({
      ...period,
      from: z.optional(id),
      after: z.optional(id),
      remind: z.optional(z.array(z.int().check(z.positive()))),
      extendBy: z.optional(capability),
    }),
  ),
  /** may not be taken before so long after a date of the case */
  notBefore: z.optional(z.strictObject({ ...period, from: id })),
  outcomes: z.array(outcome).check(z.minLength(1)),
});

const procedure = z.strictObject({
  id,
  label,
  /** what it is about: a member, a candidate, a unit (modules know how to find them) */
  subject: z.enum(['member', 'candidate', 'unit']),
  rule: ruleId,
  /** who opens it, what is entered then, and what is looked up first */
  opens: z.strictObject({
    by: capability,
    /** false: only another step's outcome opens it */
    byHand: z.boolean(),
    fields: z.optional(z.array(field)),
    checks: z.optional(z.array(z.strictObject({ check: id, rule: z.optional(ruleId) }))),
  }),
  /** several may be open at once on one subject: its checks tell them apart */
  many: z.optional(z.boolean()),
  /** several subjects may be in one affair: a case for each, with common papers */
  joint: z.optional(z.boolean()),
  /** a unit among its facts: the side that receives, or the level that decides */
  otherSide: z.optional(id),
  /** read only with the right to restricted cases */
  restricted: z.optional(z.boolean()),
  /** facts that an effect writes, beside what is entered */
  brings: z.optional(z.array(id)),
  steps: z.array(step).check(z.minLength(1)),
  pauses: z.optional(z.array(z.strictObject({ id, label, rule: z.optional(ruleId) }))),
  /** why a case may be dropped before its end: at any step, or at these alone; effect: what the program undoes then */
  drops: z.array(z.strictObject({ id, label, steps: z.optional(z.array(id)), effect: z.optional(id) })),
});

export const proceduresFile = z.strictObject({
  /** numbered forms that go into a case's file; `document`: the form of documents.yaml that prints it */
  papers: z.array(
    z.strictObject({
      id,
      code: z.optional(text),
      label,
      document: z.optional(id),
      confidence,
      many: z.optional(z.boolean()),
    }),
  ),
  /** who is asked for a remark. counts: votes for and against are entered. unit: another unit of the tree may answer it */
  opinions: z.array(
    z.strictObject({
      id,
      label,
      counts: z.optional(z.boolean()),
      unit: z.optional(z.boolean()),
      rule: z.optional(ruleId),
    }),
  ),
  procedures: z.array(procedure),
});

/** A dated table; a span of days is closed on both ends. Years outside `from` and `to` count weekends alone, and say so. */
export const calendarFile = z.strictObject({
  from: day,
  to: day,
  /** ISO: 1 is Monday */
  weekend: z.array(z.int().check(z.minimum(1), z.maximum(7))),
  holidays: z.array(z.strictObject({ from: day, to: day, label, confidence, note: z.optional(text) })),
  /** days of a weekend that were worked in exchange */
  workdays: z.array(z.strictObject({ on: day, label, confidence })),
});
