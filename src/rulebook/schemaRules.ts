/** rulebook.yaml, instruments.yaml, confidences.yaml, rules/*.yaml and overlays/*.yaml. */
import * as z from 'zod/mini';
import {
  address,
  CITED,
  confidence,
  day,
  id,
  label,
  language,
  partialDay,
  ruleId,
  sinceDay,
  text,
} from './schemaBase.ts';
import { tasksOverlay } from './schemaWork.ts';

/** The cover page: whose rules, which languages, which files. */
export const rulebookFile = z.strictObject({
  id,
  name: label,
  languages: z.array(language).check(z.minLength(1)),
  defaultLanguage: language,
  /** an IANA time zone; the organization has one */
  timeZone: text,
  jurisdiction: text,
  warning: z.optional(text),
  /** the file or folder of each part */
  files: z.strictObject({
    instruments: text,
    rules: text,
    overlays: text,
    words: text,
    unitKinds: text,
    posts: text,
    committees: text,
    membership: text,
    import: text,
    tasks: text,
    meetings: text,
    votes: text,
    documents: text,
    targets: text,
    procedures: text,
    calendar: text,
    honours: text,
    dues: text,
    admissions: text,
    residence: text,
    integrity: text,
    statistics: text,
    confidences: text,
  }),
  /** the words a citation is put together with */
  citation: z.strictObject({
    article: label,
    clause: label,
    point: label,
    mark: label,
    since: label,
    unknown: label,
    comma: separator(),
    semicolon: separator(),
  }),
  /** the rules that the program names as a reason, by what it names them for; what is left out is cited by nothing */
  cites: z.optional(z.partialRecord(z.enum(CITED), ruleId)),
  /** names of the chapters, by the letters before a rule's number; a chapter without one goes by its letters */
  chapters: z.optional(z.record(id, label)),
  /** the units in which rules count: working days, official members */
  ruleUnits: z.record(id, label),
});

/** A document rules stand on. Its identity is number AND date. */
export const instrument = z.strictObject({
  id,
  /** one of `types` of the file */
  type: id,
  number: text,
  date: partialDay,
  effective: z.optional(day),
  title: label,
  replaces: z.optional(z.array(id)),
  status: z.enum(['in_force', 'replaced', 'unknown']),
  url: z.optional(z.array(address)),
  confidence,
  note: z.optional(text),
});

export const instrumentsFile = z.strictObject({
  types: z.record(id, label),
  /** sources that are not numbered documents: the press, practice */
  others: z.record(id, label),
  instruments: z.array(instrument),
});

/** Who says so: a document and the place in it, or another source. */
export const source = z.union(
  [
    z.strictObject({
      instrument: id,
      at: z.optional(
        z.array(
          z.union([z.strictObject({ article: text, clause: z.optional(text) }), z.strictObject({ point: text })]),
        ),
      ),
    }),
    z.strictObject({ other: id }),
  ],
  { error: 'is neither {instrument: ..., at: [...]} nor {other: ...}' },
);

const scalar = z.union([z.number(), z.string(), z.boolean()]);
/** What a rule sets: a number, a share such as "2/3" or "> 1/2", a list of them, or several by name. */
export const value = z.union([scalar, z.array(scalar), z.record(z.string(), z.union([scalar, z.array(scalar)]))]);

const versionShape = {
  text: label,
  value: z.optional(value),
  /** one of `ruleUnits` of rulebook.yaml */
  unit: z.optional(id),
  source: z.array(source).check(z.minLength(1)),
  url: z.optional(z.array(address)),
  confidence,
  inForceSince: sinceDay,
  /** the first day it no longer held */
  lapsed: z.optional(day),
  /** the place whose local rule it is */
  local: z.optional(text),
  note: z.optional(text),
};

/** What a rule said during one period. */
export const ruleVersion = z.strictObject(versionShape);
/** A rule: what it says now, and in `history` what it said before. */
export const rule = z.strictObject({
  id: ruleId,
  topic: id,
  /** what a share is counted on, where the rule names it */
  base: z.optional(id),
  /** the rules it stands beside: whoever reads them is shown this one too */
  beside: z.optional(z.array(ruleId)),
  ...versionShape,
  history: z.optional(z.array(ruleVersion)),
});
export const rulesFile = z.array(rule);

/** What holds in some units beside or instead of the national rules (D17). */
export const overlay = z.strictObject({
  id,
  name: label,
  /** the overlay this one stands under */
  within: z.optional(id),
  /** codes of the units it holds for, with everything below them */
  units: z.array(text).check(z.minLength(1)),
  confidence,
  instruments: z.optional(z.array(instrument)),
  rules: z.optional(z.array(rule)),
  tasks: z.optional(tasksOverlay),
});

export const confidencesFile = z.strictObject({
  confidences: z.array(z.strictObject({ id: confidence, label, meaning: label, verified: z.boolean() })),
});

/** A separator may end in a space, so it is not trimmed. */
function separator() {
  const some = z.string().check(z.minLength(1));
  return z.strictObject({ vi: some, en: some, ar: some });
}
