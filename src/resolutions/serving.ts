/** How a unit stands to a resolution it plans for, or carries out by one of its own. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { ServedFacts } from './rules/resolutions.ts';

export type Address = { division: string; id: string };

/** How the unit stands to a resolution; null when none is named. */
export async function servedFacts(
  ctx: Context,
  unit: UnitRef,
  resolutionId: string | null,
): Promise<ServedFacts | null> {
  if (resolutionId === null) return null;
  const row = await ctx.tx
    .selectFrom('resolution')
    .select(['unit_id', 'state'])
    .where('id', '=', resolutionId)
    .executeTakeFirst();
  const received = await ctx.tx
    .selectFrom('recipient')
    .select('acknowledged_at')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('resolution_id', '=', resolutionId)
    .executeTakeFirst();
  return {
    known: row !== undefined && row.state !== 'draft',
    own: row?.unit_id === unit.id,
    received: received !== undefined,
    acknowledged: received?.acknowledged_at != null,
    annulled: row?.state === 'annulled',
  };
}

/** The address of a resolution the rules have seen, and the ids of its targets in force. */
export async function servedTargets(
  ctx: Context,
  resolutionId: string,
): Promise<{ address: Address; targetIds: string[] }> {
  const address = await ctx.tx
    .selectFrom('resolution')
    .select(['division', 'id'])
    .where('id', '=', resolutionId)
    .executeTakeFirstOrThrow();
  const targets = await ctx.tx
    .selectFrom('target')
    .select('id')
    .where('division', '=', address.division)
    .where('resolution_id', '=', address.id)
    .where('dropped_on', 'is', null)
    .execute();
  return { address, targetIds: targets.map((t) => t.id) };
}
