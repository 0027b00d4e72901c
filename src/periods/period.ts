/** Words of periods: how they are named, closed, opened again, corrected. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';

/** Periods of the calendar, the shortest first. */
export const PERIOD_KINDS = ['month', 'quarter', 'half_year', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period by its first and last day, both included. */
export type Period = { kind: PeriodKind; startsOn: string; endsOn: string };

/** `running`: has not ended; `open`: ended and not closed; `opened`: was closed and is open again; `closed`: its numbers are frozen. */
export const PERIOD_STATES = ['running', 'open', 'opened', 'closed'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

const by = s.object({ on: s.anyText(), name: s.anyText() });

/** A period at a unit: closed here, or by a unit above for everything below it. */
export const periodLine = s.object({
  kind: s.oneOf(PERIOD_KINDS),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  state: s.oneOf(PERIOD_STATES),
  /** the day by which it is to be closed; null where this unit closes nothing */
  due: s.nullable(s.anyText()),
  /** the unit that closed it */
  at: s.nullable(s.object({ id: s.anyText(), name: s.anyText() })),
  closed: s.nullable(by),
  corrections: s.anyNumber(),
  /** whether it ended before anything was recorded here: nobody has to close it */
  before: s.flag(),
});
export type PeriodLine = s.Infer<typeof periodLine>;

export const closing = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  closingNo: s.anyNumber(),
  closed: by,
  note: s.nullable(s.anyText()),
  rule: s.anyText(),
  opened: s.nullable(s.object({ on: s.anyText(), name: s.anyText(), reason: s.anyText() })),
  /** units whose numbers were frozen */
  units: s.anyNumber(),
  /** the posts at that unit whose holders may open it again */
  openers: s.list(labelShape, 20),
  /** the unit above that has closed the same period, and has to open it first */
  openedFirst: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type Closing = s.Infer<typeof closing>;

/** A number of the catalogue as it was frozen, with what corrections made of it, and as the records say today. */
export const frozenNumber = s.object({
  id: s.anyText(),
  group: s.anyText(),
  label: labelShape,
  /** a count, a share, or a mean of its two numbers */
  form: s.oneOf(['number', 'share', 'mean']),
  /** whether the reader may open the records behind it */
  opens: s.flag(),
  /** what a correction of it names; null where it is put together from several numbers */
  key: s.nullable(s.anyText()),
  frozen: s.nullable(s.object({ n: s.anyNumber(), of: s.nullable(s.anyNumber()) })),
  corrected: s.nullable(s.object({ n: s.anyNumber(), of: s.nullable(s.anyNumber()) })),
  live: s.object({ n: s.anyNumber(), of: s.nullable(s.anyNumber()) }),
});
export type FrozenNumber = s.Infer<typeof frozenNumber>;

export const correctionLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  measure: s.anyText(),
  was: s.anyNumber(),
  becomes: s.anyNumber(),
  reason: s.anyText(),
  source: s.oneOf(['hand', 'closing']),
  made: by,
});
export type CorrectionLine = s.Infer<typeof correctionLine>;

/** What is not finished in a period that is to be closed: told, and no hindrance. */
export const unfinished = s.object({ what: s.anyText(), n: s.anyNumber(), link: s.nullable(s.anyText()) });

const formLine = s.object({
  id: s.anyText(),
  /** where it stands: of a row by codes the code, empty for whatever no listed code says; null for the whole row */
  row: s.anyText(),
  code: s.nullable(s.anyText()),
  label: labelShape,
  level: s.anyNumber(),
  values: s.list(s.anyNumber(), 20),
  /** a row by codes: it says the whole, the codes stand below */
  heading: s.flag(),
});

/** Which state of the numbers a form shows. */
export const formState = s.object({
  kind: s.oneOf(['closed', 'open', 'running']),
  on: s.anyText(),
  at: s.nullable(s.anyText()),
  corrections: s.anyNumber(),
});

/** A form of statistics, filled. */
export const formTable = s.object({
  id: s.anyText(),
  code: s.anyText(),
  label: labelShape,
  rule: s.nullable(s.anyText()),
  confidence: s.anyText(),
  note: s.nullable(labelShape),
  columns: s.list(s.object({ id: s.anyText(), label: labelShape }), 20),
  lines: s.list(formLine, 400),
  /** rows that should say the same and do not */
  unequal: s.list(s.object({ rows: s.list(labelShape, 2) }), 10),
  state: formState,
});
export type FormTable = s.Infer<typeof formTable>;

/** A form as a page: of each number what it opens, its list or, where it was frozen and the records say otherwise by now, the period; null: nothing. */
export const openingForm = s.object({
  ...formTable.shape,
  lines: s.list(
    s.object({
      ...formLine.shape,
      /** the row whose list is meant: another one only of a row that is reckoned */
      opens: s.object({ row: s.anyText(), cells: s.list(s.nullable(s.oneOf(['records', 'period'])), 20) }),
    }),
    400,
  ),
});
export type OpeningForm = s.Infer<typeof openingForm>;

export const periodRecord = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  line: periodLine,
  closing: s.nullable(closing),
  numbers: s.list(frozenNumber, 400),
  /** numbers that a group too small hides from this reader */
  hidden: s.anyNumber(),
  unfinished: s.list(unfinished, 20),
  may: mayShape,
});
export type PeriodRecord = s.Infer<typeof periodRecord>;
