/** Where dues are paid, and where they go. */
import { parentOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, refuse } from '../platform/refusal.ts';
import { overlaysAt } from '../rulebook/local.ts';
import { collectsAt, type KeepTerms, keepOn } from './terms.ts';

/** The unit's row as the dues ask for it. */
export async function placeOf(ctx: Pick<Context, 'tx'>, unit: Pick<UnitRef, 'id'>) {
  return found(
    await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'name', 'kind', 'setting'])
      .where('id', '=', unit.id)
      .executeTakeFirst(),
  );
}

/** Refuses dues.not_collecting where members do not pay at units of this kind. */
export async function mustCollectHere(ctx: Context, unit: UnitRef): Promise<void> {
  const { rulebook } = ctx.services;
  const { kind } = await placeOf(ctx, unit);
  if (!collectsAt(rulebook, kind))
    refuse('dues.not_collecting', undefined, { field: 'unit', rule: rulebook.dues.rule });
}

/** What the rulebook says a unit keeps on a day; null: all of it. */
export async function keepTermsOf(
  ctx: Context,
  unit: UnitRef & { kind: string; setting: string | null },
  on: string,
): Promise<KeepTerms | null> {
  return keepOn(ctx.services.rulebook, unit, on, await overlaysAt(ctx, unit));
}

/** What the unit above set for this one on a day, in per cent: for it alone before for all. null while it set nothing. */
export async function percentSetFor(ctx: Context, unit: UnitRef, on: string): Promise<number | null> {
  const above = await parentOf(ctx.tx, unit);
  if (!above) return null;
  const rows = await ctx.tx
    .selectFrom('dues_keep')
    .select(['for_unit_id', 'percent'])
    .where('division', '=', above.division)
    .where('unit_id', '=', above.id)
    .where('scope', '=', above.path)
    .where('for_unit_id', 'in', [unit.id, above.id])
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  return (rows.find((row) => row.for_unit_id === unit.id) ?? rows[0])?.percent ?? null;
}
