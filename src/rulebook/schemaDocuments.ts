/** documents.yaml: types, numbering, layout and forms for the document writer. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

/** `signs`: whose signature it is, by the role of the post at a cell or at a committee. {heading} is the unit kind's. */
const signature = z.strictObject({
  id,
  onBehalf: label,
  office: label,
  confidence,
  signs: z.optional(z.strictObject({ cells: z.boolean(), role: z.enum(['head', 'deputy']) })),
});

const layout = z.strictObject({
  rule: ruleId,
  paper: z.enum(['A4', 'A5', 'Letter']),
  marginsMm: z.strictObject({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
  font: z.strictObject({
    family: text,
    /** for Arabic script, and how many points larger it is set beside Latin letters */
    arabicFamily: text,
    arabicLargerPt: z.number(),
    bodyPt: z.number(),
    headingPt: z.number(),
    titlePt: z.number(),
    notePt: z.number(),
    lineSpacing: z.number(),
  }),
  /** where both sides of the letterhead stand, in hundredths of the width */
  letterheadShares: z.tuple([z.number(), z.number()]),
  indentMm: z.number(),
  /** months up to this one are written with two digits */
  dates: z.strictObject({ noughtUpToMonth: z.number() }),
  header: z.strictObject({
    right: z.strictObject({ text: label, bold: z.boolean(), underline: z.boolean(), placeAndDate: label }),
    left: z.strictObject({
      upperOrganization: z.boolean(),
      organizationBold: z.boolean(),
      separator: text,
      number: z.boolean(),
    }),
    motto: z.boolean(),
  }),
  title: z.strictObject({ typeInCapitals: z.boolean(), subjectBold: z.boolean(), rule: text }),
  recipients: z.strictObject({
    heading: label,
    archive: label,
    /** with {unit} */
    above: label,
    /** the units it goes to, by one word for all of them */
    below: label,
  }),
  signatures: z.array(signature),
  /** what stands where the number will be written by hand */
  numberToFill: text,
  /** what stands where a letterhead names no place yet */
  placeToFill: text,
  marks: z.strictObject({ signed: label, draft: label, copy: label, translation: label, annulled: label }),
});

/** A document with parts of its own, in order. */
const form = z.strictObject({
  id,
  type: id,
  title: label,
  /** none: the record's own title stands there */
  subject: z.optional(label),
  /** portrait where nothing is said */
  orientation: z.optional(z.enum(['portrait', 'landscape'])),
  confidence,
  rule: z.optional(ruleId),
  note: z.optional(text),
  /** `fill` names what the writer puts there */
  sections: z.array(z.strictObject({ id, fill: id, label })),
  signers: z.array(z.strictObject({ id, label })),
});

export const documentsFile = z.strictObject({
  rule: ruleId,
  numbering: z.strictObject({
    rule: ruleId,
    series: z.enum(['per_type_per_term', 'per_type_per_year', 'per_year']),
    startsAt: z.number(),
    /** digits, with leading zeros */
    width: z.number(),
    /** with {number}, {type} and {organization} */
    pattern: text,
    congressSeries: text,
  }),
  types: z.array(z.strictObject({ id, code: text, confidence, label, note: z.optional(text) })),
  layout,
  forms: z.array(form),
});
