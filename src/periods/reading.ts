/** What is closed where, as rows of the database say it. */
import { sql } from 'kysely';
import { subtreeOf, type UnitRef, withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { found } from '../platform/refusal.ts';
import { openersAt, theOne } from './openers.ts';
import type { Closing, Period, PeriodKind } from './period.ts';
import type { Lock } from './rules.ts';

export type ClosingRow = {
  division: string;
  id: string;
  unit_id: string;
  scope: string;
  unit_name: string;
  unit_kind: string;
  kind: PeriodKind;
  starts_on: string;
  ends_on: string;
  state: 'closed' | 'opened';
  closing_no: number;
  closed_on: string;
  closed_name: string;
  note: string | null;
  rule_id: string;
  opened_on: string | null;
  opened_name: string | null;
  open_reason: string | null;
  units: number;
  version: number;
};

export const CLOSING_COLUMNS = sql`c.division, c.id, c.unit_id, c.scope, u.name as unit_name, u.kind as unit_kind, c.kind, c.starts_on, c.ends_on, c.state, c.closing_no, c.closed_on, c.closed_name,
  c.note, c.rule_id, c.opened_on, c.opened_name, c.open_reason, c.units, c.version`;

/** Closings of the unit and of those above it, of periods that end on or after a day and begin on or before another. */
export async function closingsOver(
  ctx: Context,
  unit: UnitRef,
  { from, to }: { from: string; to: string },
): Promise<ClosingRow[]> {
  const paths = withAbove(unit.path);
  const { rows } = await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id
    where c.scope = any(${paths}::text[]) and c.ends_on >= ${from} and c.starts_on <= ${to} order by c.starts_on, c.kind, c.scope`.execute(
    ctx.tx,
  );
  return rows;
}

/** Days of the longest period. */
const LONGEST = 366;

/** The closings over a unit, and of each period the one whose frozen numbers speak of it; undefined where it is not closed over the unit. */
export type Closings = {
  over: ClosingRow[];
  /** those over it, and those that counted it where it lay before */
  known: ClosingRow[];
  speaks: (period: Pick<Period, 'kind' | 'startsOn' | 'endsOn'>) => ClosingRow | undefined;
};

/**
 * The closings of periods that touch the days. One that counted the unit speaks of it wherever the unit lies by now; a unit that was not counted (founded since) is
 * spoken of by the lowest closing over it, unless it stood elsewhere on the period's last day.
 */
export async function closingsFor(ctx: Context, unit: UnitRef, days: { from: string; to: string }): Promise<Closings> {
  const over = await closingsOver(ctx, unit, days);
  const counted = (await closingsThatCounted(ctx, unit, days)).filter(({ state }) => state === 'closed');
  const { rows: places } = await sql<{ path: string; valid_from: string; valid_to: string }>`
    select path, valid_from, valid_to from unit_period where unit_id = ${unit.id} and path <> ${unit.path}`.execute(
    ctx.tx,
  );
  const elsewhere = (on: string) => places.some((each) => each.valid_from <= on && each.valid_to > on);
  return {
    over,
    known: [...over, ...counted.filter(({ id }) => !over.some((each) => each.id === id))],
    speaks: ({ kind, startsOn, endsOn }) =>
      counted.find((each) => each.kind === kind && each.starts_on === startsOn) ??
      (elsewhere(endsOn) ? undefined : speaksOf(over, kind, startsOn)),
  };
}

/** The closings whose latest numbers count a unit, of periods that touch the days: the lowest first, closed or opened again, also where it no longer stands below. */
export async function closingsThatCounted(
  ctx: Context,
  unit: Pick<UnitRef, 'division' | 'id'>,
  { from, to }: { from: string; to: string },
): Promise<ClosingRow[]> {
  const { rows } =
    await sql<ClosingRow>`select ${CLOSING_COLUMNS} from chibo_closings_of(${unit.division}, ${unit.id}, ${addTo(from, { days: -LONGEST })}, ${to}) c
    join unit u on u.id = c.unit_id order by length(c.scope) desc`.execute(ctx.tx);
  return rows;
}

/** The closing of the lowest unit at or above one, which counted it by itself. Undefined where the period is not closed over it. */
function speaksOf(over: readonly ClosingRow[], kind: string, startsOn: string): ClosingRow | undefined {
  return over
    .filter((each) => each.kind === kind && each.starts_on === startsOn && each.state === 'closed')
    .toSorted((a, b) => b.scope.length - a.scope.length)[0];
}

/** Closings below a unit, as the tree stands today, that hold for one period. */
export async function closingsUnder(
  ctx: Context,
  { path }: UnitRef,
  period: { kind: PeriodKind; startsOn: string },
): Promise<ClosingRow[]> {
  const { lo, hi } = subtreeOf(path);
  const { rows } = await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id
    where c.scope > ${lo} and c.scope < ${hi} and c.kind = ${period.kind} and c.starts_on = ${period.startsOn} and c.state = 'closed'
    order by c.scope`.execute(ctx.tx);
  return rows;
}

/** Closings made at some units that hold for one period. */
export async function closingsAt(
  ctx: Context,
  units: readonly string[],
  divisions: readonly string[],
  period: { kind: PeriodKind; startsOn: string },
): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id
    where c.division = any(${[...divisions]}::text[]) and c.unit_id = any(${[...units]}::uuid[]) and c.kind = ${period.kind} and c.starts_on = ${period.startsOn}
      and c.state = 'closed' order by c.scope`.execute(ctx.tx);
  return rows;
}

/** A closing by its id. Refuses 404. */
export async function closingRow(ctx: Context, id: string): Promise<ClosingRow> {
  const { rows } =
    await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id where c.id = ${id}`.execute(
      ctx.tx,
    );
  return found(rows[0]);
}

/** A closing as it is told. `over`: closings above that hold for the same period. */
export function closingOf(ctx: Context, row: ClosingRow, over: readonly Lock[]): Closing {
  const [first] = over.filter(({ height }) => height < row.scope.length).toSorted((a, b) => a.height - b.height);
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    closingNo: row.closing_no,
    closed: { on: row.closed_on, name: row.closed_name },
    note: row.note,
    rule: row.rule_id,
    opened:
      row.opened_on === null || row.opened_name === null
        ? null
        : { on: row.opened_on, name: row.opened_name, reason: row.open_reason ?? '' },
    units: row.units,
    openers: openersAt(ctx, row.unit_kind).map(({ label }) => theOne(label)),
    openedFirst: first?.unitName ?? null,
    version: row.version,
  };
}

export function lockOf(row: ClosingRow): Lock {
  return {
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitKind: row.unit_kind,
    height: row.scope.length,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closedOn: row.closed_on,
    closedName: row.closed_name,
    rule: row.rule_id,
  };
}
