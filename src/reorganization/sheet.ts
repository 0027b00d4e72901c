/** Words of a sheet with the acts of a decision. Shared with the browser: types and schemas only. */
import { reasonShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { shownAct } from './reorganization.ts';

export const SHEET_COLUMNS = ['old', 'name', 'kind', 'what', 'parent'] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];
export const SHEET_ACTS = ['merge', 'move', 'rename', 'close'] as const;
export type SheetAct = (typeof SHEET_ACTS)[number];

/** As many as a decision holds acts. */
export const MOST_ROWS = 5000;

export const sheetRead = s.object({
  /** filled rows below the headings */
  rows: s.anyNumber(),
  acts: s.list(shownAct, 2 * MOST_ROWS),
  /** names of the units the acts speak of, those to be founded by their `#key` */
  names: s.record(s.anyText(), s.anyText()),
  problems: s.list(
    s.object({ sheet: s.anyText(), row: s.anyNumber(), column: s.oneOf(SHEET_COLUMNS), reason: reasonShape }),
    MOST_ROWS,
  ),
});
export type SheetRead = s.Infer<typeof sheetRead>;
