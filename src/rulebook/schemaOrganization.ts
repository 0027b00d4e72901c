/** words.yaml, unit-kinds.yaml, posts.yaml, committees.yaml, membership.yaml and import.yaml. */
import * as z from 'zod/mini';
import { CAPABILITIES } from './capabilities.ts';
import { confidence, day, id, label, listEntry, noun, recognizes, ruleId, text } from './schemaBase.ts';
import { appointments, consecutive, elections, postEndings } from './schemaElections.ts';

export const wordsFile = z.strictObject({ nouns: z.record(id, noun) });

/** A kind of unit of the tree. */
export const unitKind = z.strictObject({
  id,
  label: noun,
  /** its letters in a document number */
  documentCode: text,
  /** how it writes itself at the head of a document */
  heading: text,
  isCell: z.boolean(),
  isCommittee: z.boolean(),
  countsAsGrassrootsOrganization: z.boolean(),
  hasSeal: z.boolean(),
  /** under which kinds it may stand, from (`since`) and until (`until`, the first day no longer) */
  parents: z.array(z.strictObject({ kind: id, since: z.optional(day), until: z.optional(day) })),
  since: z.optional(day),
  until: z.optional(day),
  recognizes,
  note: z.optional(text),
});

/** Where a unit works: a village, a school, an enterprise. */
export const setting = z.strictObject({
  id,
  label: noun,
  nonState: z.boolean(),
  hasVillage: z.boolean(),
  recognizes,
});

export const unitKindsFile = z.strictObject({
  levelRule: ruleId,
  sizeRules: z.strictObject({ foundWith: ruleId, committeeFrom: ruleId, cellCommitteeFrom: ruleId }),
  sealRule: ruleId,
  unitKinds: z.array(unitKind),
  settings: z.array(setting),
});

/** What a post may do, and how far it reaches. */
export const postGrant = z.strictObject({
  at: z.enum(['unit', 'subtree', 'overseen']),
  capabilities: z.array(
    z.enum(CAPABILITIES, { error: 'is not a capability of the program (src/rulebook/capabilities.ts)' }),
  ),
});

export const post = z.strictObject({
  id,
  kind: z.enum(['party', 'civil', 'staff', 'duty', 'pseudo']),
  label: noun,
  /** kinds of units it exists at */
  at: z.array(id).check(z.minLength(1)),
  /** one holder at a time */
  single: z.boolean(),
  membersOnly: z.optional(z.boolean()),
  role: z.optional(z.enum(['head', 'deputy', 'committee'])),
  /** of a pseudo post: the status of the memberships that have it */
  status: z.optional(id),
  rule: z.optional(ruleId),
  /** the rule and the key of its value that say how many may hold it at one unit */
  maximum: z.optional(z.strictObject({ rule: ruleId, key: text })),
  grants: z.array(postGrant),
  recognizes,
  note: z.optional(text),
});

export const postsFile = z.strictObject({
  posts: z.array(post),
  dualPosts: z.array(z.strictObject({ id, posts: z.array(id).check(z.length(2)), rule: ruleId, label })),
});

const keyOfRule = z.strictObject({ rule: ruleId, key: text });

export const kinds = z.array(id).check(z.minLength(1));

/** Terms and seats, fields of work, regulations, visits, ownership, reasons for missing dual posts. */
export const committeesFile = z.strictObject({
  terms: z.strictObject({
    /** years a term lasts, by kind of unit; the first line that names the kind holds */
    lengths: z.array(z.strictObject({ at: kinds, rule: ruleId, key: text })),
    /** by how many months a congress may come early or late */
    shift: keyOfRule,
    /** how many days before its end a term is shown as ending */
    remind: z.strictObject({ days: z.int().check(z.positive()), confidence, note: z.optional(text) }),
    /** the same of two posts in one hand whose terms end on different days */
    remindDual: z.strictObject({ days: z.int().check(z.positive()), confidence, note: z.optional(text) }),
    /** how many terms one after another are allowed, where that is said at all */
    consecutive: z.optional(consecutive),
  }),
  elections,
  appointments,
  postEndings,
  seats: z.array(
    z.strictObject({
      id,
      label,
      at: kinds,
      /** whoever holds one of these posts fills a seat */
      heldBy: z.array(id).check(z.minLength(1)),
      /** so many at every unit of these kinds; without it the congress decides */
      fixed: z.optional(z.int().check(z.positive())),
      maximum: z.optional(keyOfRule),
    }),
  ),
  workFields: z.array(z.strictObject({ id, label })),
  regulations: z.strictObject({ rule: ruleId }),
  visits: z.strictObject({
    kinds: z.array(z.strictObject({ id, label, /** towards the quota */ counts: z.boolean() })),
    /** the kind that a closed meeting is entered as */
    meeting: id,
    quota: z.strictObject({
      rule: ruleId,
      /** settings of the units whose visits count */
      settings: z.array(id),
      /** the key of the rule's value, by the kind of committee the visitor sits on */
      levels: z.array(z.strictObject({ at: kinds, key: text })),
    }),
  }),
  ownerships: z.array(z.strictObject({ id, label, nonState: z.boolean(), recognizes })),
  gapReasons: z.array(z.strictObject({ id, label })),
});

export const membershipFile = z.strictObject({
  statuses: z.array(
    z.strictObject({
      id,
      label,
      hasVote: z.boolean(),
      mayStand: z.boolean(),
      countsInStrength: z.boolean(),
      countsAsOfficial: z.boolean(),
      rule: ruleId,
      recognizes,
    }),
  ),
  marks: z.array(
    z.strictObject({
      id,
      label,
      votes: z.enum(['kept', 'withheld']),
      /** how the person stands in the base of a vote */
      base: z.enum(['always', 'if_present', 'never']),
      countsTowardsCommitteeSize: z.boolean(),
      mustAttend: z.boolean(),
      rule: ruleId,
      decidedBy: ruleId,
      recognizes,
    }),
  ),
  membershipKinds: z.array(
    z.strictObject({ id, label, counts: z.boolean(), votes: z.boolean(), rule: ruleId, recognizes }),
  ),
  rules: z.strictObject({
    age: ruleId,
    probation: ruleId,
    recognition: ruleId,
    partyAge: ruleId,
    badges: ruleId,
    reconciliation: ruleId,
    /** within which time a member's request for a correction is answered */
    correction: ruleId,
  }),
  /** how a membership begins; a record holds the code */
  beginnings: z.optional(z.array(z.strictObject({ id, label, rule: z.optional(ruleId) }))),
  endings: z.array(z.strictObject({ id, label, rule: z.optional(ruleId) })),
  /** groups that a large cell may be divided into; left out: cells have none */
  groups: z.optional(
    z.strictObject({
      rule: ruleId,
      /** the cells that may have them */
      at: kinds,
      /** who leads a group, the head first: one of its members each; `required`: no group is founded without */
      offices: z.array(z.strictObject({ id, label, required: z.boolean() })).check(z.minLength(1)),
    }),
  ),
  /** M45: from how many days before somebody graduates his cell is told, how far ahead graduations are forecast, the procedure that moves him and its rule */
  graduation: z.strictObject({
    remindDays: z.int().check(z.minimum(0), z.maximum(366)),
    aheadMonths: z.int().check(z.minimum(1), z.maximum(120)),
    procedure: z.optional(id),
    rule: z.optional(ruleId),
  }),
  /** codes of the lists below that counts ask by; the rules that set the smallest group shown without a right to records, and the age bands */
  counting: z.strictObject({
    female: id,
    majority: id,
    smallGroup: z.optional(ruleId),
    ageBands: z.optional(ruleId),
  }),
  sexes: z.array(listEntry),
  ethnicities: z.array(listEntry),
  educationLevels: z.array(listEntry),
  theoryLevels: z.array(listEntry),
});
