/** Which proposals a level above is told of: late at a level below it, longer than the rulebook lets pass (M20). */
import type { SelectQueryBuilder } from 'kysely';
import type { DB } from '../../gen/db.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';

/** Due before this day, and still open: late enough for the level above. */
export function lateSince(ctx: Pick<Context, 'today' | 'services'>): string {
  return addTo(ctx.today, { days: -(ctx.services.rulebook.meetings.proposals.escalateAfter ?? 0) });
}

/** Narrows proposals of a subtree to those that wait, late, at a level below its top. */
export function lateBelow<O>(
  proposals: SelectQueryBuilder<DB, 'proposal', O>,
  unit: UnitRef,
  since: string,
): SelectQueryBuilder<DB, 'proposal', O> {
  return proposals
    .where('state', '=', 'open')
    .where('reply_due', '<', since)
    .where('addressed_path', '>', unit.path)
    .where('addressed_unit_id', '!=', unit.id);
}
