/** documents.yaml: types, numbering, layout and forms for the document writer. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

const signature = z.strictObject({ id, onBehalf: label, office: label, confidence });

const layout = z.strictObject({
  rule: ruleId,
  paper: z.enum(['A4', 'A5', 'Letter']),
  marginsMm: z.strictObject({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
  font: z.strictObject({
    family: text,
    bodyPt: z.number(),
    headingPt: z.number(),
    titlePt: z.number(),
    notePt: z.number(),
    lineSpacing: z.number(),
  }),
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
  recipients: z.strictObject({ heading: label, archive: label }),
  signatures: z.array(signature),
  marks: z.strictObject({ signed: label, draft: label, copy: label }),
});

/** A document with parts of its own, in order. */
const form = z.strictObject({
  id,
  type: id,
  title: label,
  subject: label,
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
