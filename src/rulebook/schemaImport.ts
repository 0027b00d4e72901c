/** import.yaml: the columns of a workbook. */
import * as z from 'zod/mini';
import { id, label, text } from './schemaBase.ts';

/** The lists a column of a workbook may name. */
const LISTS = [
  'unitKinds',
  'settings',
  'sexes',
  'ethnicities',
  'educationLevels',
  'theoryLevels',
  'partyPosts',
  'civilPosts',
  'ownerships',
  'memberStatuses',
  'memberStates',
] as const;

/** What the cells of a column hold. `flag`: yes or no; `holder`: a name of somebody outside the register; `units`: several units. */
const FORMATS = ['text', 'name', 'date', 'whole', 'code', 'flag', 'unit', 'units', 'phone', 'card', 'holder'] as const;

const column = z.strictObject({
  field: id,
  format: z.enum(FORMATS),
  list: z.optional(z.enum(LISTS)),
  /** of a `holder`: the civil post that whoever is named holds at the unit */
  post: z.optional(id),
  required: z.boolean(),
  headings: z.array(text).check(z.minLength(1)),
  label,
});

/** A word of the member summary that no other list has: its code, what it is called, the words a file may use. */
const said = z.strictObject({ id, label, recognizes: z.array(text).check(z.minLength(1)) });

/** The member summary that is exchanged with the national database: the columns of its table, and the words of status and state. */
const summarySheet = z.strictObject({
  id,
  label,
  names: z.array(text).check(z.minLength(1)),
  columns: z.array(column),
  statuses: z.array(said),
  states: z.array(said),
});

export const importFile = z.strictObject({
  workbooks: z.array(
    z.strictObject({
      id,
      label,
      sheets: z.array(
        z.strictObject({
          id,
          label,
          names: z.array(text).check(z.minLength(1)),
          columns: z.array(column),
        }),
      ),
    }),
  ),
  summary: summarySheet,
  /** the words of a flag; the first one is written into exports */
  answers: z.strictObject({ yes: z.array(text).check(z.minLength(1)), no: z.array(text).check(z.minLength(1)) }),
  /** which kind a word means under which parent; the first line that fits holds */
  kindWords: z.array(
    z.strictObject({
      words: z.array(text).check(z.minLength(1)),
      /** kinds of the parent, or `top` */
      under: z.array(id).check(z.minLength(1)),
      nameBegins: z.optional(z.array(text)),
      kind: id,
    }),
  ),
});
