/** The records behind the numbers of a form: which numbers open a list, and the list. */
import { sql } from 'kysely';
import { type Placed, placed, placeOf } from '../indicators/declared/placed.ts';
import { listInput, listOf, listShape } from '../indicators/declared/recordList.ts';
import { measureOf, treeOf } from '../indicators/declared/sums.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import type { StatisticsForm } from '../rulebook/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import {
  codesOf,
  demandForm,
  formNamed,
  formPeriod,
  frozenOf,
  type Line,
  linesOf,
  liveIn,
  momentOf,
  shownState,
} from './forms.ts';
import { openedRow, type Term, termsOf } from './formTerms.ts';
import { type FormTable, formState, type OpeningForm, PERIOD_KINDS, type Period } from './period.ts';

/**
 * A filled form with what each of its numbers opens: the list of its records where that is as long, inside the right to them; where a number was frozen and
 * the records say otherwise by now, the period, which sets both side by side.
 */
export async function opening(
  ctx: Context,
  unit: UnitRef,
  form: StatisticsForm,
  period: Period,
  table: FormTable,
): Promise<OpeningForm> {
  const closed = table.state.kind === 'closed';
  const live = closed ? await linesOf(ctx, form, liveIn(ctx, unit, period)) : table.lines;
  const now = new Map(live.map(({ id, values }) => [id, values]));
  const opens = ({ id, row, code, values }: FormTable['lines'][number]): OpeningForm['lines'][number]['opens'] => {
    const opened = openedRow(form, row);
    if (opened === null) return { row, cells: values.map(() => null) };
    const listed = now.get(opened === row ? id : opened) ?? [];
    const cells = form.columns.map((column, i) => {
      const terms = termsIn(ctx, form, { row: opened, column: column.id, code });
      if (!terms?.every(({ part }) => ctx.may(measureOf(ctx, part.measure).capability, unit))) return null;
      const n = values[i] ?? 0;
      if (n !== (listed[i] ?? 0)) return closed ? 'period' : null;
      return n > 0 ? 'records' : null;
    });
    return { row: opened, cells };
  };
  return { ...table, lines: table.lines.map((line) => ({ ...line, opens: opens(line) })) };
}

type CellAsked = { row: string; column: string; code: string | null };

/** What a cell counts. Null where its row is reckoned; 404 where the form has no such cell. */
function termsIn(ctx: Context, form: StatisticsForm, { row: id, column: name, code }: CellAsked): Term[] | null {
  const row = found(form.rows.find((each) => each.id === id));
  const column = found(form.columns.find((each) => each.id === name));
  if (code === null) return termsOf(form, row, column);
  found(row.each);
  const codes = codesOf(ctx, row).map((each) => each.id);
  if (code !== '') found(codes.find((each) => each === code));
  return termsOf(form, row, column, code, codes);
}

/**
 * The records that a number of a form counts: on the day it counts them, in the tree of then, as today's records have them. Opening them asks for the right to
 * these records. Refuses as statistics.form, and 404 for a cell that the form does not have or that is reckoned from others.
 */
export const formRecords = query({
  name: 'statistics.records',
  method: 'GET',
  path: '/units/{unit}/statistics/{form}/{kind}/{startsOn}/records',
  capability: 'counts.read',
  summary: 'The records that a number of a form of statistics counts',
  input: s.object({
    unit: s.id(),
    form: s.code(),
    kind: s.oneOf(PERIOD_KINDS),
    startsOn: s.date(),
    row: s.text(60),
    column: s.text(60),
    /** of a row by codes: one of them, or its last line, which is whatever none of them says */
    code: s.optional(s.text(60)),
    others: s.optional(s.oneOf(['yes'])),
    ...listInput,
  }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    form: s.object({ id: s.anyText(), code: s.anyText(), label: labelShape }),
    row: labelShape,
    column: labelShape,
    /** the day, or the first and the last of a flow */
    from: s.anyText(),
    to: s.anyText(),
    state: formState,
    /** what the form shows as closed; null where it shows the records themselves */
    frozen: s.nullable(s.anyNumber()),
    ...listShape,
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, { form: name, kind, startsOn, row, column, search, sort, after, limit, ...which }, unit) => {
    const form = formNamed(ctx, name);
    const period = formPeriod(form, kind, startsOn, ctx.today);
    const code = which.others === 'yes' ? '' : (which.code ?? null);
    demandForm(ctx, unit);
    const terms = found(termsIn(ctx, form, { row, column, code }));
    for (const { part } of terms) ctx.demand(measureOf(ctx, part.measure).capability, unit);
    const frozen = await frozenOf(ctx, unit, period);
    const at = form.columns.findIndex(({ id }) => id === column);
    const lineIn = (lines: readonly Line[]) => found(lines.find((line) => line.row === row && line.code === code));
    // without numbers the lines still say what each is called
    const line = lineIn(await linesOf(ctx, form, frozen?.ask ?? (async (cells) => cells.map(() => 0))));
    const days = terms.map(({ part, start }) => momentOf(ctx, period, part, start));
    const amounts = terms.every(({ part }) => measureOf(ctx, part.measure).amount === true);
    const records = await placedTerms(ctx, unit, period, terms);
    return {
      unit: { id: unit.id, name: await unitName(ctx.tx, unit) },
      form: { id: form.id, code: form.code, label: form.label },
      row: line.label,
      column: found(form.columns[at]).label,
      from: days.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
      to: days.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
      state: await shownState(ctx, unit, period, frozen?.closing),
      frozen: frozen ? (line.values[at] ?? 0) : null,
      ...(await listOf(ctx, records, amounts, { search, sort, after, limit })),
    };
  },
});

const COLUMNS = ['division', 'unit_id', 'scope', 'id', 'day', 'label', 'search', 'link', 'note'] as const;

/** The records of all terms as one list; a record that two of them count stands in it twice, as in the number. */
async function placedTerms(ctx: Context, unit: UnitRef, period: Period, terms: readonly Term[]): Promise<Placed> {
  const each: (Placed & { amounts: boolean })[] = [];
  for (const { part, start, except } of terms) {
    const measure = measureOf(ctx, part.measure);
    const days = momentOf(ctx, period, part, start);
    const place = await placeOf(ctx, unit, treeOf(measure, { ...days, tree: 'then' }, ctx.today), days.from);
    const { from, where } = placed(measure, { ...days, today: ctx.today, tree: place.tree }, place, part.filters);
    const others = except
      ? sql` and not (${sql.ref(`r.d_${except.dimension}`)} = any(${[...except.codes]}::text[]))`
      : sql``;
    each.push({ from, where: sql`${where}${others}`, amounts: measure.amount === true });
  }
  const [first, ...more] = each;
  if (first && more.length === 0) return first;
  const columns = sql.join(COLUMNS.map((name) => sql.ref(`r.${name}`)));
  const union = each.map(
    ({ from, where, amounts }, i) =>
      sql`select ${columns}, r.sort_key || ${`\u0001${i}`}::text as sort_key, ${amounts ? sql`r.amount` : sql`null::numeric`} as amount ${from} ${where}`,
  );
  return { from: sql`from (${sql.join(union, sql` union all `)}) r`, where: sql`where true` };
}
