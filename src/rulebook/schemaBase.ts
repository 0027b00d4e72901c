/** The small pieces every file of a rulebook is made of. Strict: an unknown key is a fault. Built on zod/mini, so the browser may import it. */
import * as z from 'zod/mini';

/** The languages of the interface; every text of a rulebook has all of them. */
export const LANGUAGES = ['vi', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export const language = z.enum(LANGUAGES);
export const text = z.string().check(z.trim(), z.minLength(1));
/** A text in every language. */
export const label = z.strictObject({ vi: text, en: text, ar: text });
export type Label = z.infer<typeof label>;

/** The same as an answer carries it: the page takes the reader's language. */
export const labelShape = z.strictObject({ vi: z.string(), en: z.string(), ar: z.string() });

/** A text made in every language. */
export function inLanguages(text: (language: Language) => string): Label {
  return { vi: text('vi'), en: text('en'), ar: text('ar') };
}

/** An id: letters, digits, `_` and `-`, so that it can stand in an address and in a word's name. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/));
/** A rule's id, for example `ELE-04`. That the rule exists is checked across the files. */
export const ruleId = z.string().check(z.regex(/^[A-Z]{3}-[0-9]{2,3}$/, { error: 'is not a rule id such as ELE-04' }));

/** A day that exists, `YYYY-MM-DD`. */
export const day = z.string().check(z.refine(isDay, { error: 'is not a date written YYYY-MM-DD' }));
/** A day, or as much of one as is known: `YYYY-MM`, `"YYYY"`. */
export const partialDay = z
  .string()
  .check(z.refine(isPartialDay, { error: 'is not a date written YYYY-MM-DD, YYYY-MM or "YYYY"' }));
/** Since when: a day, or the word `unknown`. */
export const sinceDay = z.union([z.literal('unknown'), day], {
  error: 'is neither a date written YYYY-MM-DD nor unknown',
});

export const address = z
  .string()
  .check(z.regex(/^https?:\/\/\S+$/, { error: 'is not an address beginning with http' }));

/** How sure we are; the marks themselves are explained in confidences.yaml. */
export const CONFIDENCES = ['P', 'P-old', 'L', 'S', 'GK'] as const;
export const confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidence>;

/** A noun's forms in one language; what is left out falls back to `one`. */
export const forms = z.strictObject({
  one: text,
  many: z.optional(text),
  the: z.optional(text),
  the_many: z.optional(text),
  dual: z.optional(text),
  counted: z.optional(text),
  of_many: z.optional(text),
  of_the_many: z.optional(text),
  gender: z.optional(z.enum(['m', 'f'])),
});
export type Forms = z.infer<typeof forms>;
export const noun = z.strictObject({ vi: forms, en: forms, ar: forms });
export type Noun = z.infer<typeof noun>;

/** What the program names as a reason without reading a figure: the rulebook says which of its rules that is. */
export const CITED = [
  'meeting.regular',
  'meeting.roll',
  'meeting.minutes',
  'unit.kinds',
  'publication.counts',
] as const;

/** Words an import understands. */
export const recognizes = z.array(text);

/** An entry of a list a record chooses from. */
export const listEntry = z.strictObject({ id, label, recognizes });
export type ListEntry = z.infer<typeof listEntry>;

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

function isPartialDay(value: string): boolean {
  if (/^\d{4}$/.test(value)) return true;
  return isDay(/^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value);
}
