import * as s from '../platform/schema.ts';
import { FINDING_KINDS } from './rules/finding.ts';

/** A long report has a hundred pages. */
export const MOST_TEXT = 200_000;
const MOST_FOUND = 500;
const place = { start: s.anyNumber(), end: s.anyNumber(), quote: s.anyText() };

export const reportInput = s.object({ id: s.id(), text: s.foreignText(MOST_TEXT), on: s.optional(s.date()) });

export const why = s.object({
  code: s.anyText(),
  values: s.record(s.anyText(), s.union([s.anyNumber(), s.list(s.anyNumber(), 500)])),
});
/** The values of a reason as a text takes them: several numbers are added up, `say` writes each as the reader's language does. */
export function spelled(values: ShownWhy['values'], say: (value: number) => string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? value.map(say).join(' + ') : value]),
  );
}

export type ShownWhy = s.Infer<typeof why>;

export const finding = s.object({
  kind: s.oneOf(FINDING_KINDS),
  ...place,
  language: s.oneOf(['vi', 'en', 'ar']),
  given: s.anyNumber(),
  computed: s.nullable(s.anyNumber()),
  why: s.list(why, 10),
  nearest: s.list(
    s.object({
      what: s.oneOf(['share', 'part', 'whole', 'sum']),
      value: s.anyNumber(),
      gives: s.nullable(s.anyNumber()),
    }),
    20,
  ),
});
export type ShownFinding = s.Infer<typeof finding>;

/** A count that a unit is said to have, beside the register's. `code`: the kind of unit that `key` "kind" counts. */
export const comparison = s.object({
  ...place,
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  key: s.anyText(),
  code: s.nullable(s.anyText()),
  given: s.anyNumber(),
  registered: s.anyNumber(),
  same: s.flag(),
  link: s.nullable(s.anyText()),
});
export type Comparison = s.Infer<typeof comparison>;

export const checkedReport = s.object({
  /** the text as it was read: places are counted in it */
  text: s.anyText(),
  languages: s.list(s.oneOf(['vi', 'en', 'ar']), 3),
  findings: s.list(finding, MOST_FOUND),
  /** statements that were recomputed and hold; `bases`: the smallest they hold for, where none is printed */
  fits: s.list(
    s.object({ kind: s.oneOf(['share', 'shares', 'parts', 'part']), ...place, bases: s.list(s.anyNumber(), 3) }),
    MOST_FOUND,
  ),
  /** the day of the register, and who named it */
  on: s.anyText(),
  dayFrom: s.oneOf(['given', 'text', 'today']),
  compared: s.list(comparison, MOST_FOUND),
});
export type CheckedReport = s.Infer<typeof checkedReport>;
export { MOST_FOUND };
