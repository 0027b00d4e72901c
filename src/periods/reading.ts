/** What is closed where, as rows of the database say it. */
import { sql } from 'kysely';
import { type UnitRef, withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import type { Closing, PeriodKind } from './period.ts';
import type { Lock } from './rules.ts';

export type ClosingRow = {
  division: string;
  id: string;
  unit_id: string;
  scope: string;
  unit_name: string;
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

export const CLOSING_COLUMNS = sql`c.division, c.id, c.unit_id, c.scope, u.name as unit_name, c.kind, c.starts_on, c.ends_on, c.state, c.closing_no, c.closed_on, c.closed_name,
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

/** Closings below a unit that hold for one period. */
export async function closingsBelow(
  ctx: Context,
  { lo, hi, path }: { lo: string; hi: string; path: string },
  period: { kind: PeriodKind; startsOn: string },
): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id
    where c.scope >= ${lo} and c.scope < ${hi} and c.scope <> ${path} and c.kind = ${period.kind} and c.starts_on = ${period.startsOn} and c.state = 'closed'
    order by c.scope`.execute(ctx.tx);
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

export function closingOf(row: ClosingRow): Closing {
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
    version: row.version,
  };
}

export function lockOf(row: ClosingRow): Lock {
  return {
    unitId: row.unit_id,
    unitName: row.unit_name,
    height: row.scope.length,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closedOn: row.closed_on,
    closedName: row.closed_name,
    rule: row.rule_id,
  };
}
