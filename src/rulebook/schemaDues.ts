/** dues.yaml: what members pay, what each kind of unit keeps of it, and from when unpaid months are told. Amounts are whole units of the currency. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

/** A figure that stands in a rule under a key. */
const figure = z.strictObject({ rule: ruleId, key: text });
/** A figure of a rule that may have only one. */
const figureOf = z.strictObject({ rule: ruleId, key: z.optional(text) });

const named = { id, label, help: z.optional(label), confidence: z.optional(confidence), note: z.optional(text) };

/** A share of what the person earns or draws. */
const shareCategory = z.strictObject({ ...named, kind: z.literal('share'), share: figureOf, base: label });
/** An amount chosen within a range, and perhaps only a part of it: beyond working age. */
const amountCategory = z.strictObject({
  ...named,
  kind: z.literal('amount'),
  /** a list of the least and the most */
  range: figure,
  factor: z.optional(figure),
  base: label,
});

/** What a kind of unit keeps of what came together there. The first that fits holds. */
const keep = z.strictObject({
  id,
  label,
  at: z.array(id).check(z.minLength(1)),
  /** only where it works in one of these settings */
  settings: z.optional(z.array(id).check(z.minLength(1))),
  /** one share; or a list of the least and the most, between which the unit above chooses */
  share: figureOf,
  confidence: z.optional(confidence),
  note: z.optional(text),
});

export const duesFile = z.strictObject({
  /** the rule by which dues are collected each month */
  rule: ruleId,
  categories: z.array(z.discriminatedUnion('kind', [shareCategory, amountCategory])).check(z.minLength(1)),
  collects: z.strictObject({
    /** kinds of units whose members pay there */
    at: z.array(id).check(z.minLength(1)),
    /** whose seats pay: members of the unit's own, or guests too */
    seats: z.array(z.enum(['own', 'guest'])).check(z.minLength(1)),
    /** marks whose holders owe nothing */
    waived: z.array(id),
    /** how many months ahead one may pay */
    monthsAhead: z.number().check(z.int(), z.gte(0), z.lte(24)),
    confidence: z.optional(confidence),
    note: z.optional(text),
  }),
  /** ways in which money is handed over */
  methods: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
  /** paying more than one owes, by consent */
  voluntary: z.strictObject({ rule: ruleId }),
  remittance: z.strictObject({
    rule: ruleId,
    keeps: z.array(keep).check(z.minLength(1)),
    confidence: z.optional(confidence),
    note: z.optional(text),
  }),
  /** so many months of a year unpaid are told to the secretary; nothing else follows by itself */
  arrears: figureOf,
});
