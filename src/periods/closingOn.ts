/** What the pages and papers below this floor ask: whether the numbers of a unit on a day are frozen, by whom, and what they are. */
import type { Closing } from '../indicators/frozen.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { correctionCount } from './correctionCounts.ts';
import { correctedNumbers } from './freeze.ts';
import { valueIn } from './numbers.ts';
import { closingsThatCounted } from './reading.ts';
import { periodOf } from './rules.ts';

/**
 * The closing that counted the unit, of a period that ends on the day: the one that holds before one that was opened again, the latest before earlier ones, the
 * longest of those made together. It is found by the unit's own frozen numbers, so that a unit that moved since is told by who closed over it then.
 */
export async function closingOn(ctx: Context, unit: UnitRef, on: string): Promise<Closing | null> {
  const counted = await closingsThatCounted(ctx, unit, { from: on, to: on });
  const [row] = counted
    .filter((each) => each.ends_on === on)
    .toSorted(
      (a, b) =>
        a.state.localeCompare(b.state) ||
        b.closed_on.localeCompare(a.closed_on) ||
        a.starts_on.localeCompare(b.starts_on) ||
        b.scope.length - a.scope.length,
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
