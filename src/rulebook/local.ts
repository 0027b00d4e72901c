/** Which overlays hold at a unit: asked of the codes of the unit and of the units above it. */
import { type UnitRef, withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { overlaysFor } from './kinds.ts';
import type { Rulebook } from './rulebook.ts';

/** The overlays that hold at a unit, the widest first (national, then provincial, then commune), of the present or a kept rulebook. */
export async function overlaysAt(
  ctx: Pick<Context, 'tx' | 'services'>,
  unit: UnitRef,
  rulebook: Pick<Rulebook, 'overlays'> = ctx.services.rulebook,
): Promise<string[]> {
  return rulebook.overlays.length === 0 ? [] : overlaysFor(rulebook, await codesTo(ctx, unit));
}

/** Codes of the unit and of the units above it, the top first. */
async function codesTo(ctx: Pick<Context, 'tx'>, unit: UnitRef): Promise<string[]> {
  if (unit.path === '') return [];
  const rows = await ctx.tx
    .selectFrom('unit')
    .select('code')
    .where('path', 'in', withAbove(unit.path))
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
  return rows.flatMap((row) => (row.code === null ? [] : [row.code]));
}
