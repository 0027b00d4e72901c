/** Words of an import: mapping, verdicts, batches. Shared with the browser: types and schemas only. */
import { reasonShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

/** One column of a sheet: its place (0 is A), its heading as written, and the field it fills (null: it is not read). */
export const columnMapping = s.object({
  column: s.whole(0, 200),
  heading: s.text(200, 0),
  field: s.nullable(s.code()),
});
export const sheetMapping = s.object({
  /** id of the sheet in the rulebook's workbook; null: the sheet is not read */
  sheet: s.nullable(s.code()),
  name: s.text(100),
  headingRow: s.whole(1, 1_048_576),
  columns: s.list(columnMapping, 100),
});
export const mapping = s.object({ workbook: s.code(), sheets: s.list(sheetMapping, 300) });
export type ColumnMapping = s.Infer<typeof columnMapping>;
export type SheetMapping = s.Infer<typeof sheetMapping>;
export type Mapping = s.Infer<typeof mapping>;

export const VERDICTS = ['new', 'changed', 'same', 'warning', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What a row does when the batch is applied; a warning does it too. */
export type Action = 'new' | 'changed' | 'same' | 'refused';

const change = s.object({ field: s.anyText(), before: s.anyText(), after: s.anyText() });
/** Somebody of the register whom a row may mean: where he is, and how the file differs from what is known of him, field by field. */
export const candidate = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitName: s.anyText(),
  here: s.flag(),
  differences: s.list(change, 40),
});
/** How a row found its person: by the card number, by name, birth date and cell, by the clerk's word; or not at all, with those who might be meant. */
export const match = s.object({
  by: s.nullable(s.oneOf(['card', 'name', 'decision'])),
  candidates: s.list(candidate, 20),
});
export type Match = s.Infer<typeof match>;
export type Candidate = s.Infer<typeof candidate>;

const tally = s.object({ new: s.anyNumber(), changed: s.anyNumber(), same: s.anyNumber(), refused: s.anyNumber() });
export const counts = s.object({
  units: tally,
  members: tally,
  posts: s.anyNumber(),
  /** units that come into somebody's charge; missing in imports from before there was a column for it */
  duties: s.optional(s.anyNumber()),
  warnings: s.anyNumber(),
  problems: s.list(reasonShape, 100),
});
export type Counts = s.Infer<typeof counts>;

export const batchLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  fileName: s.anyText(),
  asOf: s.anyText(),
  state: s.anyText(),
  madeAt: s.anyText(),
  appliedAt: s.nullable(s.anyText()),
  undoneAt: s.nullable(s.anyText()),
  /** parts of a large file, and how many are written */
  steps: s.anyNumber(),
  stepsDone: s.anyNumber(),
  counts,
  version: s.anyNumber(),
});
export type BatchLine = s.Infer<typeof batchLine>;
export const batchRecord = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  fileId: s.anyText(),
  fileName: s.anyText(),
  asOf: s.anyText(),
  state: s.anyText(),
  madeAt: s.anyText(),
  appliedAt: s.nullable(s.anyText()),
  undoneAt: s.nullable(s.anyText()),
  /** parts of a large file, and how many are written */
  steps: s.anyNumber(),
  stepsDone: s.anyNumber(),
  mapping,
  counts,
  guide: s.list(
    s.object({
      sheet: s.anyText(),
      label: s.record(s.anyText(), s.anyText()),
      columns: s.list(
        s.object({ field: s.anyText(), required: s.flag(), label: s.record(s.anyText(), s.anyText()) }),
        100,
      ),
    }),
    20,
  ),
  version: s.anyNumber(),
  may: s.record(s.anyText(), s.list(reasonShape, 20)),
});
export type BatchRecord = s.Infer<typeof batchRecord>;

/** A cell with its verdict: what it says, what it changes, what is wrong with it. */
export const cellVerdict = s.object({
  field: s.anyText(),
  value: s.anyText(),
  verdict: s.anyText(),
  before: s.optional(s.anyText()),
  reasons: s.list(reasonShape, 20),
});
export const rowVerdict = s.object({
  id: s.anyText(),
  sheet: s.anyText(),
  sheetName: s.anyText(),
  row: s.anyNumber(),
  verdict: s.anyText(),
  code: s.nullable(s.anyText()),
  name: s.anyText(),
  reasons: s.list(s.object({ ...reasonShape.shape, message: s.anyText() }), 50),
  cells: s.list(cellVerdict, 100),
  match,
  decision: s.nullable(s.anyText()),
  decidedFor: s.nullable(s.anyText()),
  /** whether the clerk may still say who it is */
  open: s.flag(),
});
export type RowVerdict = s.Infer<typeof rowVerdict>;

export type Tally = Counts['units'];
export const NO_TALLY: Tally = { new: 0, changed: 0, same: 0, refused: 0 };
