/** honours.yaml: commendations and who may give them, badges of Party age with their rounds, cards and why they are issued. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

/** A form of commendation; `givenBy`: the kinds of units whose commendation it is, of this organization or above what it keeps. */
const form = z.strictObject({
  id,
  label,
  to: z.array(z.enum(['member', 'unit'])).check(z.minLength(1)),
  givenBy: z.array(id).check(z.minLength(1)),
  confidence,
  rule: z.optional(ruleId),
  note: z.optional(text),
});

/** A reason for giving a badge before its day; `months`: how long before. `posthumous`: to somebody whose membership ended so. */
const early = z.strictObject({
  id,
  label,
  months: z.number(),
  rule: ruleId,
  posthumous: z.optional(z.strictObject({ endings: z.array(id).check(z.minLength(1)) })),
});

const badges = z.strictObject({
  /** the years of membership at which a badge is given: a list of numbers */
  rule: ruleId,
  /** what is weighed of somebody under discipline: blocks where its text was read, else warns */
  discipline: z.optional(ruleId),
  /** money with it: the rule with a factor by years, and the rule with the base salary of the day in the smallest coin */
  bonus: z.optional(z.strictObject({ factors: ruleId, salary: ruleId })),
  /** of whom: statuses of a membership */
  statuses: z.array(id).check(z.minLength(1)),
  /** kinds of units that decide */
  decidedBy: z.array(id).check(z.minLength(1)),
  /** the days of the year on which badges are given, "MM-DD" */
  rounds: z.strictObject({
    days: z.array(z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/))).check(z.minLength(1)),
    confidence,
    note: z.optional(text),
  }),
  /** lists look so many months ahead, and so many back for what was not asked for in time */
  aheadMonths: z.number(),
  backMonths: z.number(),
  early: z.array(early),
  skipReasons: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
});

/** Why a card is issued; `after`: what the card before it must be (`none`: there is no card yet). */
const issueReason = z.strictObject({
  id,
  label,
  after: z.array(z.enum(['none', 'valid', 'lost', 'damaged', 'returned'])).check(z.minLength(1)),
  rule: z.optional(ruleId),
});

const cards = z.strictObject({
  rule: z.optional(ruleId),
  statuses: z.array(id).check(z.minLength(1)),
  kinds: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
  issueReasons: z.array(issueReason).check(z.minLength(1)),
  returnReasons: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
});

/** How commendations come about. */
const commendations = z.strictObject({
  rule: ruleId,
  /** no form twice for the same reason and year */
  once: ruleId,
  /** what is weighed of somebody under discipline */
  discipline: z.optional(ruleId),
  /** by which a member, and a unit, is proposed */
  procedures: z.strictObject({ member: id, unit: id }),
});

export const honoursFile = z.strictObject({
  /** left out: commendations are only recorded, nobody is proposed here */
  commendations: z.optional(commendations),
  forms: z.array(form).check(z.minLength(1)),
  /** left out: the organization gives no badges for years of membership */
  badges: z.optional(badges),
  /** left out: its members carry no card */
  cards: z.optional(cards),
});
