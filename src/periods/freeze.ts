/** What the units under one counted in a period: from the records, by the tree of the period's last day, and from what was frozen below already. */
import { sql } from 'kysely';
import { placed, placeOf, summed } from '../indicators/declared/placed.ts';
import type { Filters, Measure, MeasureAsked } from '../organization/measure.ts';
import { onlyUnit, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { partOf } from './formCells.ts';
import { addUp, atStart, type CountedLine, combinationsOf } from './numbers.ts';
import type { Period } from './period.ts';
import { type ClosingRow, closingsOver } from './reading.ts';
import type { Numbers } from './store.ts';

export type Frozen = { unit: UnitRef; numbers: Numbers };

/** The measures that a closing freezes: all whose numbers need no right of their own. */
export function frozenMeasures({ services }: Context): Measure[] {
  return [...services.measures.measures.values()].filter(({ closed }) => closed !== true);
}

/** The units that stood under one on the period's last day, the top first, by the paths they had then. */
export async function unitsOn(ctx: Context, unit: UnitRef, on: string): Promise<UnitRef[]> {
  const { lo, hi } = subtreeOf(unit.path);
  const { rows } = await sql<UnitRef>`select unit_id as id, division, path from unit_period
    where path >= ${lo} and path < ${hi} and valid_from <= ${on} and valid_to > ${on} order by path`.execute(ctx.tx);
  return rows;
}

/**
 * The numbers of a unit and of all below it that are not frozen yet. `below`: the closings under it that hold for the same period; their units keep what
 * was frozen there, with its corrections, and only that is added up.
 */
export async function numbersOf(
  ctx: Context,
  unit: UnitRef,
  period: Period,
  below: readonly ClosingRow[],
): Promise<Frozen[]> {
  const stood = await unitsOn(ctx, unit, period.endsOn);
  const frozen = highest(below);
  const isFrozen = (path: string) => frozen.some(({ scope }) => path.startsWith(scope));
  const open = stood.filter(({ path }) => !isFrozen(path));
  const totals = new Map<string, Record<string, number>>(open.map(({ path }) => [path, {}]));
  totals.set(unit.path, totals.get(unit.path) ?? {});
  const before = addTo(period.startsOn, { days: -1 });
  for (const piece of piecesOf(unit, open, frozen)) {
    for (const measure of frozenMeasures(ctx)) {
      const combinations = combinationsOf(Object.keys(measure.dimensions ?? {}), combined(ctx, measure.id));
      const add = async (id: string, of: Pick<Period, 'startsOn' | 'endsOn'>) => {
        const lines = await linesOf(ctx, measure, of, piece);
        addUp(
          totals,
          id,
          lines.filter(({ path }) => !isFrozen(path)),
          combinations,
        );
      };
      await add(measure.id, period);
      if (begins(ctx, measure.id)) await add(atStart(measure.id), { startsOn: before, endsOn: before });
    }
  }
  for (const closing of frozen) {
    const at = { path: closing.scope, id: closing.unit_id, division: closing.division };
    const numbers = await correctedNumbers(ctx, at, closing);
    for (const [path, own] of totals)
      if (closing.scope.startsWith(path))
        for (const [key, n] of Object.entries(numbers)) own[key] = (own[key] ?? 0) + n;
  }
  const at = new Map(open.map((each) => [each.path, each]));
  return [...totals].map(([path, numbers]) => ({ unit: at.get(path) ?? unit, numbers: withoutNothing(numbers) }));
}

/** Closings that lie under no other one. */
function highest(below: readonly ClosingRow[]): ClosingRow[] {
  return below.filter(({ scope }) => !below.some((other) => other.scope !== scope && scope.startsWith(other.scope)));
}

/** Ranges that hold the records which are not frozen: the whole where nothing is, else the unit itself and each open unit right below it. */
function piecesOf(unit: UnitRef, open: readonly UnitRef[], frozen: readonly ClosingRow[]) {
  if (frozen.length === 0) return [{ ...subtreeOf(unit.path), unit }];
  const children = open.filter(({ path }) => path.length === unit.path.length + 4);
  return [{ ...onlyUnit(unit.path), unit }, ...children.map((child) => ({ ...subtreeOf(child.path), unit: child }))];
}

type Piece = { lo: string; hi: string; unit: UnitRef };

/** The records of a measure in a piece of the tree, counted by unit and by all dimensions at once. */
async function linesOf(
  ctx: Context,
  measure: Measure,
  period: Pick<Period, 'startsOn' | 'endsOn'>,
  piece: Piece,
): Promise<CountedLine[]> {
  const asked: MeasureAsked = {
    from: measure.nature === 'stock' ? period.endsOn : period.startsOn,
    to: period.endsOn,
    today: ctx.today,
    tree: 'then',
  };
  const around = await placeOf(ctx, piece.unit, 'then', asked.from);
  const place = { ...around, range: { ...around.range, lo: piece.lo, hi: piece.hi } };
  const dimensions = Object.keys(measure.dimensions ?? {});
  const columns = dimensions.map((dimension) => sql`, ${sql.ref(`r.d_${dimension}`)}`);
  const { from, where } = placed(measure, asked, place);
  const more = sql.join(columns, sql``);
  const { rows } = await sql<{ path: string; n: number } & Record<string, string>>`
    select t.path, ${summed(measure)} as n${more} ${from} ${where} group by t.path${more}`.execute(ctx.tx);
  return rows.map((row) => ({
    path: row.path,
    n: Number(row.n),
    codes: Object.fromEntries(dimensions.map((dimension) => [dimension, row[`d_${dimension}`] ?? ''])),
  }));
}

/** Whether a form asks how a stock stood on the day before a period. */
function begins({ services }: Context, measure: string): boolean {
  return services.rulebook.statistics.forms.some(({ rows }) =>
    rows.some(({ of }) => of?.at === 'start' && of.measure === measure),
  );
}

/** The filters on several dimensions that indicators and forms ask of a measure. */
function combined({ services }: Context, measure: string): Filters[] {
  const indicators = [...services.measures.indicators.values()].flatMap(({ numerator, denominator }) => [
    numerator,
    ...(denominator ? [denominator] : []),
  ]);
  const forms = services.rulebook.statistics.forms.flatMap((form) =>
    form.rows.flatMap((row) => (row.of ? form.columns.map((column) => partOf(row, column)) : [])),
  );
  return [...indicators, ...forms].flatMap((part) =>
    part.measure === measure && part.filters && Object.keys(part.filters).length > 1 ? [part.filters] : [],
  );
}

/**
 * The numbers of a unit as a closing froze them, with what corrections of it and of units below made of them since: those written while this closing, or one
 * of a unit above, held.
 */
export async function correctedNumbers(ctx: Context, unit: UnitRef, closing: ClosingRow): Promise<Numbers> {
  const numbers = { ...(await frozenNumbers(ctx, unit, closing)) };
  for (const { number_key: key, more } of await correctionsSince(ctx, unit, closing))
    numbers[key] = (numbers[key] ?? 0) + more;
  return numbers;
}

/** How much corrections by hand change the frozen numbers of a unit, by key. */
async function correctionsSince(ctx: Context, unit: UnitRef, closing: ClosingRow) {
  const at = { id: closing.unit_id, division: closing.division, path: closing.scope };
  const over = await closingsOver(ctx, at, { from: closing.starts_on, to: closing.starts_on });
  const held = over.filter((each) => each.kind === closing.kind && each.state === 'closed');
  const { lo, hi } = subtreeOf(unit.path);
  const { rows } = await sql<{ number_key: string; close_id: string; closing_no: number; more: number }>`
    select number_key, close_id, closing_no, sum(becomes - was)::float8 as more from period_correction
    where scope >= ${lo} and scope < ${hi} and kind = ${closing.kind} and starts_on = ${closing.starts_on} and source = 'hand' group by 1, 2, 3`.execute(
    ctx.tx,
  );
  return rows.filter((row) => held.some((each) => each.id === row.close_id && each.closing_no === row.closing_no));
}

/** The numbers of a unit as a closing froze them. */
export async function frozenNumbers(ctx: Context, unit: UnitRef, closing: ClosingRow): Promise<Numbers> {
  const { rows } = await sql<{ numbers: Numbers }>`select numbers from stat_snapshot
    where division = ${unit.division} and unit_id = ${unit.id} and kind = ${closing.kind} and starts_on = ${closing.starts_on}
      and closing_no = ${closing.closing_no} and close_id = ${closing.id}`.execute(ctx.tx);
  return rows[0]?.numbers ?? {};
}

/**
 * The closing whose frozen numbers speak of a unit: the one of the lowest unit at or above it, which counted it by itself. Undefined where the period is not
 * closed over it.
 */
export function speaksOf(over: readonly ClosingRow[], kind: string, startsOn: string): ClosingRow | undefined {
  return over
    .filter((each) => each.kind === kind && each.starts_on === startsOn && each.state === 'closed')
    .toSorted((a, b) => b.scope.length - a.scope.length)[0];
}

function withoutNothing(numbers: Readonly<Record<string, number>>): Numbers {
  return Object.fromEntries(Object.entries(numbers).filter(([, n]) => n !== 0));
}
