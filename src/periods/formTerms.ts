/** Which records a cell of a form counts, as parts of measures whose records together are as many as its number. Pure. */
import type { Part } from '../organization/measure.ts';
import type { StatisticsForm } from '../rulebook/schema.ts';
import { partOf } from './formCells.ts';

type Form = Pick<StatisticsForm, 'rows' | 'equal'>;
type Row = StatisticsForm['rows'][number];
type Column = StatisticsForm['columns'][number];

/** A part of a measure; of a stock on the day before the period where it `start`s it. `except`: less those of these codes. */
export type Term = { part: Part; start: boolean; except?: { dimension: string; codes: readonly string[] } };

/** The rows that are added up to one, itself where it is no sum; null where something is taken off, which no list shows. */
function addedUp(rows: readonly Row[], row: Row): Row[] | null {
  if (!row.sum) return [row];
  if (row.minus) return null;
  const parts = row.sum.map((id) => {
    const other = rows.find((each) => each.id === id);
    return other ? addedUp(rows, other) : null;
  });
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** The row whose records a row's numbers open: itself; of one that is reckoned with what is taken off, the row that must say the same. */
export function openedRow(form: Form, id: string): string | null {
  const listed = (other: string | undefined) => {
    const row = form.rows.find((each) => each.id === other);
    return row !== undefined && addedUp(form.rows, row) !== null;
  };
  const same = (form.equal ?? []).flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));
  return [id, ...same].find(listed) ?? null;
}

/** The parts that make up a cell: of a whole row; with `code` of its line for a code, and where that is empty, of its last line: whatever none of `codes` says. Null where there is no such list. */
export function termsOf(
  form: Form,
  row: Row,
  column: Column,
  code?: string,
  codes: readonly string[] = [],
): Term[] | null {
  if (code === undefined || row.each === undefined)
    return (
      addedUp(form.rows, row)?.map(({ each: _, ...whole }) => ({
        part: partOf(whole, column),
        start: whole.of?.at === 'start',
      })) ?? null
    );
  const start = row.of?.at === 'start';
  if (code !== '') return [{ part: partOf(row, column, code), start }];
  const { each: dimension, ...whole } = row;
  return [{ part: partOf(whole, column), start, except: { dimension, codes } }];
}
