/** The forms of statistics of a unit and period, filled: from frozen numbers where the period is closed, else from the records. */

import { measureOf, sumsOf } from '../indicators/declared/sums.ts';
import { codeLabel, inWords } from '../indicators/declared/texts.ts';
import { smallGroup } from '../indicators/smallGroups.ts';
import type { Part } from '../organization/measure.ts';
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
import { closingsFor } from './reading.ts';

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

type Line = { id: string; label: Label; level: number; values: number[]; heading: boolean };

/** The form filled. Refuses form.counts_only for whoever may read counts and no records: its columns divide people (STA-02). */
export async function filledForm(
  ctx: Context,
  unit: UnitRef,
  form: StatisticsForm,
  period: Period,
): Promise<FormTable> {
  if (smallGroup(ctx, unit) > 0) refuse('form.counts_only');
  const closing = (await closingsFor(ctx, unit, { from: period.startsOn, to: period.endsOn })).speaks(period);
  const frozen = closing ? await correctedNumbers(ctx, unit, closing) : null;
  const ask = async (parts: readonly Cell[]): Promise<number[]> =>
    frozen
      ? parts.map(({ part, start }) => valueIn(frozen, start ? { ...part, measure: atStart(part.measure) } : part))
      : await liveOf(ctx, unit, period, parts);
  const counted = new Map<string, number[]>();
  const groups = new Map<string, Line[]>();
  for (const row of form.rows) {
    if (!row.of) continue;
    const cells = form.columns.map((column) => ({ part: wholeOf(row, column), start: row.of?.at === 'start' }));
    counted.set(row.id, await ask(cells));
    if (row.each !== undefined) groups.set(row.id, await byCode(ctx, form, row, counted.get(row.id) ?? [], ask));
  }
  const values = withSums(form.rows, counted);
  const lines = form.rows.flatMap((row): Line[] => [
    {
      id: row.id,
      label: row.label,
      level: row.level ?? 0,
      values: values.get(row.id) ?? [],
      heading: row.each !== undefined,
    },
    ...(groups.get(row.id) ?? []),
  ]);
  return {
    id: form.id,
    code: form.code,
    label: form.label,
    rule: form.rule ?? null,
    confidence: form.confidence,
    note: form.note ?? null,
    columns: form.columns.map(({ id, label }) => ({ id, label })),
    lines,
    unequal: unequal(form, values).map(({ rows: [a, b] }) => ({ rows: [labelOf(form, a), labelOf(form, b)] })),
    state: closing
      ? {
          kind: 'closed',
          on: closing.closed_on,
          at: closing.unit_name,
          corrections: await correctionCount(ctx, unit, period),
        }
      : { kind: period.endsOn < ctx.today ? 'open' : 'running', on: ctx.today, at: null, corrections: 0 },
  };
}

type Cell = { part: Part; start: boolean };
type FormRow = StatisticsForm['rows'][number];

/** The row over all its codes. */
function wholeOf(row: FormRow, column: StatisticsForm['columns'][number]): Part {
  const { each: _, ...whole } = row;
  return partOf(whole, column);
}

/** A line for each code that counts somebody, and one for whatever no listed code says. */
async function byCode(
  ctx: Context,
  form: StatisticsForm,
  row: FormRow,
  whole: readonly number[],
  ask: (cells: readonly Cell[]) => Promise<number[]>,
): Promise<Line[]> {
  const dimension = found(measureOf(ctx, row.of?.measure ?? '').dimensions?.[row.each ?? '']);
  const codes = dimension.codes.filter(({ id }) => id !== '');
  const width = form.columns.length;
  const start = row.of?.at === 'start';
  const cells = codes.flatMap(({ id }) => form.columns.map((column) => ({ part: partOf(row, column, id), start })));
  const numbers = await ask(cells);
  const lines = codes.map(
    (code, i): Line => ({
      id: `${row.id}.${code.id}`,
      label: codeLabel(ctx, code),
      level: (row.level ?? 0) + 1,
      values: numbers.slice(i * width, (i + 1) * width),
      heading: false,
    }),
  );
  const rest = whole.map((n, column) => n - lines.reduce((sum, line) => sum + (line.values[column] ?? 0), 0));
  const other: Line = {
    id: `${row.id}.none`,
    label: inWords(ctx, 'periods.form.none'),
    level: (row.level ?? 0) + 1,
    values: rest,
    heading: false,
  };
  return [...lines, other].filter(({ values }) => values.some((n) => n !== 0));
}

/** The numbers by the records, in the tree of the period's last day; a running period counts up to today. */
async function liveOf(ctx: Context, unit: UnitRef, period: Period, cells: readonly Cell[]): Promise<number[]> {
  const last = period.endsOn < ctx.today ? period.endsOn : ctx.today;
  const before = addTo(period.startsOn, { days: -1 });
  return await sumsOf(
    ctx,
    unit,
    cells.map(({ part, start }) => {
      const stock = measureOf(ctx, part.measure).nature === 'stock';
      const to = start ? before : last;
      return { part, from: stock ? to : period.startsOn, to, tree: 'then' as const };
    }),
  );
}

function labelOf(form: StatisticsForm, id: string): Label {
  return found(form.rows.find((row) => row.id === id)).label;
}
