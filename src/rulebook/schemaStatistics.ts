/** statistics.yaml: which periods close into frozen numbers and where, and the forms of statistics. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

/** The periods of the calendar, by how many months they have. */
export const PERIOD_MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;
export type PeriodKind = keyof typeof PERIOD_MONTHS;
export const PERIOD_KINDS = Object.keys(PERIOD_MONTHS) as PeriodKind[];

const filters = z.record(id, z.array(text).check(z.minLength(1)));

const cell = z.strictObject({
  /** a measure that a module declares */
  measure: text,
  filters: z.optional(filters),
  /** of a stock: on the last day of the period, or on the day before its first */
  at: z.optional(z.enum(['end', 'start'])),
});

const row = z.strictObject({
  id,
  label,
  /** how deep it stands under the row before */
  level: z.optional(z.number().check(z.gte(0), z.lte(3))),
  /** one number; with `each` a row more for each code of a dimension; or the sum of other rows, less those in `minus` */
  of: z.optional(cell),
  each: z.optional(id),
  sum: z.optional(z.array(id).check(z.minLength(1))),
  minus: z.optional(z.array(id).check(z.minLength(1))),
});

const form = z.strictObject({
  id,
  code: text,
  label,
  rule: z.optional(ruleId),
  confidence,
  /** what whoever reads the form should know */
  note: z.optional(label),
  /** the periods it is made of */
  kinds: z.array(z.enum(['month', 'quarter', 'half_year', 'year'])).check(z.minLength(1)),
  /** the first is the whole; each other narrows the row's number by filters */
  columns: z.array(z.strictObject({ id, label, filters: z.optional(filters) })).check(z.minLength(1)),
  rows: z.array(row).check(z.minLength(1)),
  /** rows that must say the same: the form checks itself */
  equal: z.optional(z.array(z.tuple([id, id]))),
});

export const statisticsFile = z.strictObject({
  /** left out: nothing closes */
  closing: z.optional(
    z.strictObject({
      rule: ruleId,
      kinds: z.array(z.enum(['month', 'quarter', 'half_year', 'year'])).check(z.minLength(1)),
      /** kinds of units that close their periods, for themselves and all below */
      at: z.array(id).check(z.minLength(1)),
      /** working days after the end within which a period is to be closed */
      dueDays: z.number().check(z.gte(1), z.lte(90)),
    }),
  ),
  forms: z.array(form),
});
