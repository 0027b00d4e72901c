import { addressOf, unitOf } from '../../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { definition, tile } from './own.ts';
import { type Declared, reasonsNotToDefine, reasonsNotToSave } from './rules.ts';
import { type Definition, insertDashboard, insertIndicator, ownIndicators, reviseIndicator } from './store.ts';

const facts = s.object(definition);

/** Defines an indicator of the committee's own; all below see it. Refuses indicator.one_part, indicator.two_parts, indicator.target_source, choice.unknown, number.range. */
export const defineIndicator = command({
  name: 'indicator.define',
  method: 'POST',
  path: '/units/{unit}/own-indicators',
  capability: 'indicator.define',
  summary: "Define an indicator of the committee's own",
  input: s.object({ unit: s.id(), ...definition }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { unit }) => ({ units: [await unitOf(ctx, unit)] }),
  run: async (ctx, { unit: at, ...given }) => {
    const unit = await unitOf(ctx, at);
    const made = whole(given);
    must(reasonsNotToDefine(declaredOf(ctx), made));
    const id = await insertIndicator(ctx, unit, made);
    await record(ctx, unit, 'own_indicator', id);
    return { id };
  },
});

/**
 * Changes the definition from today on, and says why; the one before is kept with its day, and numbers of days before are still told by it. Refuses as
 * indicator.define, version.stale.
 */
export const reviseOwnIndicator = command({
  name: 'indicator.revise',
  method: 'PUT',
  path: '/own-indicators/{id}',
  capability: 'indicator.define',
  summary: "Change an indicator of the committee's own",
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(300), ...definition }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { id }) => ({ units: [addressOf(await indicatorRow(ctx, id))] }),
  run: async (ctx, { id, version, reason, ...given }) => {
    const unit = addressOf(await indicatorRow(ctx, id));
    const made = whole(given);
    must(reasonsNotToDefine(declaredOf(ctx), made));
    await reviseIndicator(ctx, unit, { id, version, reason }, made);
    await record(ctx, unit, 'own_indicator', id);
    return { id };
  },
});

/** Takes an indicator out of use; what was told by it can still be read in its line. Refuses version.stale. */
export const retireIndicator = command({
  name: 'indicator.retire',
  method: 'POST',
  path: '/own-indicators/{id}/retire',
  capability: 'indicator.define',
  summary: "Take an indicator of the committee's own out of use",
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(300) }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { id }) => ({ units: [addressOf(await indicatorRow(ctx, id))] }),
  run: async (ctx, { id, version, reason }) => {
    const unit = addressOf(await indicatorRow(ctx, id));
    await changeAsSeen(ctx.tx, 'own_indicator', unit, id, version, { retired_on: ctx.today, retire_reason: reason });
    await record(ctx, unit, 'own_indicator', id);
    return { id };
  },
});

/** Saves a dashboard: a new one, or (`id`, `version`) over one that is there. Refuses choice.unknown, version.stale. */
export const saveDashboard = command({
  name: 'dashboard.save',
  method: 'POST',
  path: '/units/{unit}/dashboards',
  capability: 'indicator.define',
  summary: 'Save a dashboard',
  input: s.object({
    unit: s.id(),
    id: s.optional(s.id()),
    version: s.optional(s.whole(1, 1e9)),
    name: s.text(120),
    tiles: s.list(tile, 24, 1),
  }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { unit }) => ({ units: [await unitOf(ctx, unit)] }),
  run: async (ctx, { unit: where, id, version = 1, name, tiles }) => {
    const unit = await unitOf(ctx, where);
    const own = await ownIndicators(ctx, unit);
    const known = new Set([...ctx.services.measures.indicators.keys(), ...own.map(({ indicator }) => indicator.id)]);
    must(reasonsNotToSave(known, await unitsOf(ctx, unit, tiles), tiles));
    const change = { name, tiles: JSON.stringify(tiles), made_name: ctx.actor.name, changed_on: ctx.today };
    if (id !== undefined) await changeAsSeen(ctx.tx, 'dashboard', unit, id, version, change);
    const board = id ?? (await insertDashboard(ctx, unit, change));
    await record(ctx, unit, 'dashboard', board);
    return { id: board };
  },
});

/** Takes a dashboard away. Refuses version.stale. */
export const dropDashboard = command({
  name: 'dashboard.drop',
  method: 'POST',
  path: '/dashboards/{id}/drop',
  capability: 'indicator.define',
  summary: 'Take a dashboard away',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { id }) => ({ units: [addressOf(await boardRow(ctx, id))] }),
  run: async (ctx, { id, version }) => {
    const unit = addressOf(await boardRow(ctx, id));
    await changeAsSeen(ctx.tx, 'dashboard', unit, id, version, { dropped_on: ctx.today });
    await record(ctx, unit, 'dashboard', id);
    return { id };
  },
});

/** What is not said is nothing. */
function whole(given: s.Infer<typeof facts>): Definition {
  const {
    name,
    purpose = null,
    form,
    numerator,
    denominator = null,
    better = null,
    target = null,
    targetSource = null,
  } = given;
  return { name, purpose, form, numerator, denominator, better, target, targetSource };
}

function declaredOf({ services }: Context): Declared {
  return new Map(
    [...services.measures.measures.values()].map(({ id, dimensions = {} }) => [
      id,
      new Map(Object.entries(dimensions).map(([key, { codes }]) => [key, codes.map((code) => code.id)])),
    ]),
  );
}

/** Those of the tiles' units that lie under the committee. */
async function unitsOf(
  ctx: Context,
  unit: UnitRef,
  tiles: readonly { unit?: string | null | undefined }[],
): Promise<Set<string>> {
  const ids = tiles.flatMap(({ unit: id }) => (id == null ? [] : [id]));
  if (ids.length === 0) return new Set();
  const { lo, hi } = subtreeOf(unit.path);
  const rows = await ctx.tx
    .selectFrom('unit')
    .select('id')
    .where('id', 'in', ids)
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function record(ctx: CommandContext, unit: UnitRef, subjectKind: string, subjectId: string): Promise<void> {
  await ctx.record({ unit, subjectKind, subjectId });
}

async function indicatorRow(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('own_indicator')
      .select(['division', 'unit_id', 'scope'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

async function boardRow(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('dashboard')
      .select(['division', 'unit_id', 'scope'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
