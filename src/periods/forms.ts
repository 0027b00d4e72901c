/** The forms of statistics of a unit and period, filled: from frozen numbers where the period is closed, else from the records. */

import { measureOf, sumsOf } from '../indicators/declared/sums.ts';
import { codeLabel, inWords } from '../indicators/declared/texts.ts';
import { smallGroup } from '../indicators/smallGroups.ts';
import type { Code, Part } from '../organization/measure.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { StatisticsForm } from '../rulebook/schema.ts';
import type { Label } from '../rulebook/schemaBase.ts';
import { correctionCount } from './correctionCounts.ts';
import { askedPeriod } from './facts.ts';
import { partOf, unequal, withSums } from './formCells.ts';
import { correctedNumbers } from './freeze.ts';
import { atStart, valueIn } from './numbers.ts';
import type { FormTable, Period, PeriodKind } from './period.ts';
import { type ClosingRow, closingsFor } from './reading.ts';

export function formsOf({ services }: Context): readonly StatisticsForm[] {
  return services.rulebook.statistics.forms;
}

/** A form by its id. Refuses 404. */
export function formNamed(ctx: Context, id: string): StatisticsForm {
  return found(formsOf(ctx).find((form) => form.id === id));
}

/** The period a form is asked for. Refuses period.unknown, period.not_of_form, date.future. */
export function formPeriod(form: StatisticsForm, kind: PeriodKind, startsOn: string, today: string): Period {
  const period = askedPeriod({ kind, startsOn });
  if (!form.kinds.includes(kind)) refuse('period.not_of_form', { form: form.code }, { field: 'kind' });
  if (startsOn > today) refuse('date.future', { date: startsOn }, { field: 'startsOn' });
  return period;
}

/** `row` and `code`: where the line stands; the code is empty for whatever no listed code says, null where the line is the whole row. */
export type Line = {
  id: string;
  row: string;
  code: string | null;
  label: Label;
  level: number;
  values: number[];
  heading: boolean;
};

/** The numbers of some cells, in their order. */
type Asking = (cells: readonly Cell[]) => Promise<number[]>;

/** The closing whose numbers the form shows, and how they are read; null where the period is not closed over the unit. */
export async function frozenOf(ctx: Context, unit: UnitRef, period: Period) {
  const closing = (await closingsFor(ctx, unit, { from: period.startsOn, to: period.endsOn })).speaks(period);
  if (!closing) return null;
  const numbers = await correctedNumbers(ctx, unit, closing);
  const ask: Asking = async (cells) =>
    cells.map(({ part, start }) => valueIn(numbers, start ? { ...part, measure: atStart(part.measure) } : part));
  return { closing, ask };
}

/** Refuses form.counts_only for whoever may read counts and no records: the columns of forms divide people (STA-02). */
export function demandForm(ctx: Context, unit: UnitRef): void {
  if (smallGroup(ctx, unit) > 0) refuse('form.counts_only');
}

/** The form filled. Refuses form.counts_only. */
export async function filledForm(
  ctx: Context,
  unit: UnitRef,
  form: StatisticsForm,
  period: Period,
): Promise<FormTable> {
  demandForm(ctx, unit);
  const frozen = await frozenOf(ctx, unit, period);
  const lines = await linesOf(ctx, form, frozen?.ask ?? liveIn(ctx, unit, period));
  const values = new Map(lines.map((line) => [line.id, line.values]));
  return {
    id: form.id,
    code: form.code,
    label: form.label,
    rule: form.rule ?? null,
    confidence: form.confidence,
    note: form.note ?? null,
    columns: form.columns.map(({ id, label }) => ({ id, label })),
    lines: lines.filter(({ code, values: said }) => code === null || said.some((n) => n !== 0)),
    unequal: unequal(form, values).map(({ rows: [a, b] }) => ({ rows: [labelOf(form, a), labelOf(form, b)] })),
    state: await shownState(ctx, unit, period, frozen?.closing),
  };
}

/** Which state of the numbers a form shows. */
export async function shownState(
  ctx: Context,
  unit: UnitRef,
  period: Period,
  closing: ClosingRow | undefined,
): Promise<FormTable['state']> {
  if (!closing)
    return { kind: period.endsOn < ctx.today ? 'open' : 'running', on: ctx.today, at: null, corrections: 0 };
  const corrections = await correctionCount(ctx, unit, period);
  return { kind: 'closed', on: closing.closed_on, at: closing.unit_name, corrections };
}

/** All lines of a form, also those of codes that count nobody. */
export async function linesOf(ctx: Context, form: StatisticsForm, ask: Asking): Promise<Line[]> {
  const counted = new Map<string, number[]>();
  const groups = new Map<string, Line[]>();
  for (const row of form.rows) {
    if (!row.of) continue;
    const cells = form.columns.map((column) => ({ part: wholeOf(row, column), start: row.of?.at === 'start' }));
    counted.set(row.id, await ask(cells));
    if (row.each !== undefined) groups.set(row.id, await byCode(ctx, form, row, counted.get(row.id) ?? [], ask));
  }
  const values = withSums(form.rows, counted);
  return form.rows.flatMap((row): Line[] => [
    {
      id: row.id,
      row: row.id,
      code: null,
      label: row.label,
      level: row.level ?? 0,
      values: values.get(row.id) ?? [],
      heading: row.each !== undefined,
    },
    ...(groups.get(row.id) ?? []),
  ]);
}

type Cell = { part: Part; start: boolean };
type FormRow = StatisticsForm['rows'][number];

/** The row over all its codes. */
function wholeOf(row: FormRow, column: StatisticsForm['columns'][number]): Part {
  const { each: _, ...whole } = row;
  return partOf(whole, column);
}

/** A line for each code, and one for whatever no listed code says. */
async function byCode(
  ctx: Context,
  form: StatisticsForm,
  row: FormRow,
  whole: readonly number[],
  ask: Asking,
): Promise<Line[]> {
  const codes = codesOf(ctx, row);
  const width = form.columns.length;
  const start = row.of?.at === 'start';
  const cells = codes.flatMap(({ id }) => form.columns.map((column) => ({ part: partOf(row, column, id), start })));
  const numbers = await ask(cells);
  const lines = codes.map(
    (code, i): Line => ({
      id: `${row.id}.${code.id}`,
      row: row.id,
      code: code.id,
      label: codeLabel(ctx, code),
      level: (row.level ?? 0) + 1,
      values: numbers.slice(i * width, (i + 1) * width),
      heading: false,
    }),
  );
  const rest = whole.map((n, column) => n - lines.reduce((sum, line) => sum + (line.values[column] ?? 0), 0));
  const other: Line = {
    id: `${row.id}.none`,
    row: row.id,
    code: '',
    label: inWords(ctx, 'periods.form.none'),
    level: (row.level ?? 0) + 1,
    values: rest,
    heading: false,
  };
  return [...lines, other];
}

/** The codes that a row by codes lists, in their order. */
export function codesOf(ctx: Context, { of, each }: FormRow): Code[] {
  const dimension = found(measureOf(ctx, of?.measure ?? '').dimensions?.[each ?? '']);
  return dimension.codes.filter(({ id }) => id !== '');
}

/** The numbers by the records, in the tree of the period's last day. */
export function liveIn(ctx: Context, unit: UnitRef, period: Period): Asking {
  return async (cells) => {
    const asks = cells.map(({ part, start }) => ({
      part,
      ...momentOf(ctx, period, part, start),
      tree: 'then' as const,
    }));
    return await sumsOf(ctx, unit, asks);
  };
}

/** The days a cell counts: of a stock the last, or the day before the first; of a flow all. A running period counts up to today. */
export function momentOf(ctx: Context, period: Period, part: Part, start: boolean): { from: string; to: string } {
  const last = period.endsOn < ctx.today ? period.endsOn : ctx.today;
  const to = start ? addTo(period.startsOn, { days: -1 }) : last;
  return { from: measureOf(ctx, part.measure).nature === 'stock' ? to : period.startsOn, to };
}

function labelOf(form: StatisticsForm, id: string): Label {
  return found(form.rows.find((row) => row.id === id)).label;
}
