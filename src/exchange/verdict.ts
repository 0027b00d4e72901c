/** What is said of a row, and what follows from it when the file is applied. */
import type { Reason } from '../platform/refusal.ts';
import type { Action, Match, Verdict } from './import.ts';
import type { SourceRow } from './mapping.ts';

export type Change = { field: string; before: string; after: string };

/** A row with its verdict. `reasons` of a refused row forbid it; those of another row are warnings. Fields are the sheet's. */
export type Judged = {
  row: SourceRow;
  action: Action;
  reasons: Reason[];
  changes: Change[];
  /** who of the register the row was taken for, or might be */
  match?: Match;
  /** the part of a large file that is applied by itself; 0 comes first */
  part?: number;
  /** the name of the branch below the batch's unit that the part is about */
  branch?: string | undefined;
};

/** A warning is a row that is taken and yet should be looked at; a row that changes nothing has been looked at before. */
export function verdictOf(judged: Pick<Judged, 'action' | 'reasons'>): Verdict {
  return judged.action !== 'refused' && judged.action !== 'same' && judged.reasons.length > 0
    ? 'warning'
    : judged.action;
}

export function refused(row: SourceRow, reasons: Reason[]): Judged {
  return { row, action: 'refused', reasons, changes: [] };
}

/** The fields that the file would change; an empty cell leaves what is known. */
export function changesOf<T extends Record<string, unknown>>(
  fields: Partial<Record<keyof T & string, string>>,
  before: T,
  after: T,
): Change[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const [was, is] = [before[key], after[key]];
    return was === is ? [] : [{ field: field as string, before: written(was), after: written(is) }];
  });
}

function written(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
