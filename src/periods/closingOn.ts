/** What the pages and papers below this floor ask: whether the numbers of a unit on a day are frozen, by whom, and what they are. */
import { sql } from 'kysely';
import type { Closing } from '../indicators/frozen.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { correctionCount } from './correctionCounts.ts';
import { correctedNumbers } from './freeze.ts';
import { valueIn } from './numbers.ts';
import { CLOSING_COLUMNS, type ClosingRow, LONGEST } from './reading.ts';
import { periodOf } from './rules.ts';

/**
 * The closing that counted the unit, of a period that ends on the day: the one that holds before one that was opened again, the latest before earlier ones, the
 * longest of those made together. It is found by the unit's own frozen numbers, so that a unit that moved since is told by who closed over it then, as far as
 * the reader sees that closing.
 */
export async function closingOn(ctx: Context, unit: UnitRef, on: string): Promise<Closing | null> {
  const frozen = await sql<{ close_id: string; closing_no: number }>`select close_id, closing_no from stat_snapshot
    where division = ${unit.division} and unit_id = ${unit.id} and starts_on > ${addTo(on, { days: -LONGEST })} and starts_on <= ${on}`.execute(
    ctx.tx,
  );
  if (frozen.rows.length === 0) return null;
  const { rows } = await sql<ClosingRow>`select ${CLOSING_COLUMNS} from period_close c join unit u on u.id = c.unit_id
    where c.id = any(${frozen.rows.map((each) => each.close_id)}::uuid[]) and c.ends_on = ${on}
    order by c.state, c.closed_on desc, c.starts_on, length(c.scope) desc`.execute(ctx.tx);
  const row = rows.find(({ id, closing_no: no }) =>
    frozen.rows.some((each) => each.close_id === id && each.closing_no === no),
  );
  if (row === undefined) return null;
  const period = periodOf(row.kind, row.starts_on);
  const { opened_on: openedOn, opened_name: openedName } = row;
  const numbers = row.state === 'closed' ? await correctedNumbers(ctx, unit, row) : null;
  return {
    period,
    closed: numbers && { on: row.closed_on, name: row.closed_name, unit: { id: row.unit_id, name: row.unit_name } },
    opened:
      openedOn === null || openedName === null
        ? null
        : { on: openedOn, name: openedName, reason: row.open_reason ?? '' },
    corrections: await correctionCount(ctx, unit, period),
    numberOf: numbers && ((part) => valueIn(numbers, part)),
  };
}
