/** admissions.yaml: from the source of candidates to the admission: target groups, bodies that put forward, courses, reasons, plans and the forecast. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

/** What puts somebody into a group; all that is named must hold. Ages are full years on the day of entry, and on the day of the decision for who was admitted. */
const when = z.strictObject({
  ageBelow: z.optional(z.int().check(z.positive())),
  sexes: z.optional(z.array(id).check(z.minLength(1))),
  /** true: of another people than the majority of membership.counting */
  minority: z.optional(z.literal(true)),
  occupations: z.optional(z.array(id).check(z.minLength(1))),
  /** true: works in an enterprise whose ownership is non-state in committees.ownerships */
  nonState: z.optional(z.literal(true)),
});

const group = z.strictObject({
  id,
  label,
  /** left out: set by hand */
  when: z.optional(when),
  confidence,
  rule: z.optional(ruleId),
  /** personal: small numbers are hidden from whoever reads counts only */
  sensitive: z.optional(z.boolean()),
});

const course = z.strictObject({
  id,
  label,
  /** who attends: candidates before the admission, members after it */
  for: z.enum(['candidate', 'member']),
  rule: ruleId,
  /** how long its certificate holds: the rule with a length of time; left out: for good */
  valid: z.optional(ruleId),
});

/** How likely a candidate at a stage is admitted, and after how many months; stages before a case, and the steps of the admission. */
const stage = z.strictObject({
  stage: id,
  months: z.int().check(z.minimum(0)),
  percent: z.int().check(z.minimum(0), z.maximum(100)),
});

const reason = z.strictObject({ id, label });

export const admissionsFile = z.strictObject({
  /** the procedures a candidate and a new member go through; left out: there are none, and no case is opened */
  procedures: z.optional(z.strictObject({ admission: id, recognition: id })),
  /** rules whose figures decide: ages (two numbers), readmission (a length of time); the rule on the cell's review */
  rules: z.strictObject({
    age: z.optional(ruleId),
    readmission: z.optional(ruleId),
    review: z.optional(ruleId),
  }),
  /** members who introduce somebody: how many, how many beside a union's resolution; the rule sets `months_together` */
  helpers: z.optional(
    z.strictObject({ rule: ruleId, introducers: z.int().check(z.positive()), withUnion: z.int().check(z.positive()) }),
  ),
  groups: z.array(group).check(z.minLength(1)),
  occupations: z.array(reason).check(z.minLength(1)),
  /** who puts candidates forward. union: its resolution stands for one of the introducers */
  bodies: z.array(z.strictObject({ id, label, union: z.optional(z.boolean()) })).check(z.minLength(1)),
  courses: z.array(course).check(z.minLength(1)),
  /** why somebody is taken off the list */
  dropReasons: z.array(reason).check(z.minLength(1)),
  verdicts: z.array(z.strictObject({ id, label, good: z.boolean() })).check(z.minLength(1)),
  /** a helper says something of each candidate at least so often */
  remarks: z.strictObject({ everyMonths: z.int().check(z.positive()), confidence }),
  /** how many days before its end a certificate is told of */
  certificateDays: z.int().check(z.positive()),
  forecast: z.strictObject({
    confidence,
    quarters: z.int().check(z.positive()),
    stages: z.array(stage),
    note: z.optional(text),
  }),
  /** a cell that has admitted nobody for so many years is listed */
  idle: z.strictObject({ years: z.int().check(z.positive()), confidence }),
  /** admissions before that year are kept with the persons and counted nowhere */
  countedSince: z.int().check(z.minimum(1900)),
  /** endings of a membership after which somebody may be admitted again, and the one that says a probation failed */
  endings: z.strictObject({ readmitted: z.array(id), notRecognized: z.optional(id) }),
  /** how the membership of an admitted person begins, and beginnings that only bring an older admission to the records */
  beginnings: z.strictObject({ admitted: id, recorded: z.array(id) }),
});
