/** residence.yaml: how members keep contact with the cell where they live, and the yearly remark of that cell. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

const category = z.strictObject({
  id,
  label,
  /** introduced to a cell; else only noted at home */
  cell: z.boolean(),
  /** whether the cell gives a remark each year, when it is asked for one, or never */
  remark: z.enum(['yearly', 'on_need', 'never']),
  /** why has to be said */
  reason: z.boolean(),
});

const contact = z.strictObject({
  rule: ruleId,
  /** statuses of an own membership with which one is introduced */
  statuses: z.array(id).check(z.minLength(1)),
  /** settings of the cells where people live, and of those whose members are to be introduced */
  residences: z.strictObject({ settings: z.array(id).check(z.minLength(1)) }),
  homes: z.strictObject({ settings: z.array(id).check(z.minLength(1)) }),
  categories: z.array(category).check(z.minLength(1)),
  /** why a contact ends; `hand`: chosen by whoever ends it */
  endings: z.array(z.strictObject({ id, label, hand: z.boolean() })).check(z.minLength(1)),
  /** the endings that the program sets itself */
  ends: z.strictObject({ left: id, joined: id, refused: id }),
  round: z.strictObject({
    /** the month of the year from which its round may be opened */
    fromMonth: z.number().check(z.gte(1), z.lte(12)),
    /** the day by which remarks are to be sent, "MM-DD" of that year */
    due: z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/)),
    /** whether those whose remark is given only when needed are in the round as well */
    exempt: z.boolean(),
    confidence,
    note: z.optional(text),
    levels: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
    /** what is written; `most`: characters */
    parts: z
      .array(z.strictObject({ id, label, required: z.boolean(), most: z.number().check(z.gte(1), z.lte(10_000)) }))
      .check(z.minLength(1)),
  }),
});

export const residenceFile = z.strictObject({
  /** left out: the organization knows no such contact */
  contact: z.optional(contact),
});
