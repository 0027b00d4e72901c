import { addressOf, unitOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { seriesFacts } from './facts.ts';
import { reasonsNotToEnter } from './rules.ts';
import { insertSeries, insertValue, replaceValue } from './store.ts';
import { valueFacts } from './village.ts';

/** Enters a value of a series on a day (M67). Refuses village.not_here, village.entered, village.base_missing, village.above_base, choice.unknown, date.future. */
export const recordValue = command({
  name: 'village.record',
  method: 'POST',
  path: '/units/{unit}/village',
  capability: 'village.record',
  summary: 'Enter what a village measured on a day',
  input: s.object({ unit: s.id(), series: s.text(60), on: s.date(), ...valueFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, { unit }) => ({ units: [await unitOf(ctx, unit)] }),
  run: async (ctx, { unit: id, series, on, value, base = null, source }) => {
    const unit = await unitOf(ctx, id);
    const facts = await seriesFacts(ctx, unit, series, on);
    must(reasonsNotToEnter(facts, { on, value, base }));
    const line = await insertValue(ctx, unit, { series, series_id: facts.seriesId, on_day: on, value, base, source });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'village_value', subjectId: line, body: { series, on } });
    return { id: line };
  },
});

/** Puts a value right by a line that stands for it; the old one stays to be read. Refuses as village.record, and village.replaced. */
export const correctValue = command({
  name: 'village.correct',
  method: 'POST',
  path: '/village-values/{id}/correct',
  capability: 'village.record',
  summary: 'Correct a value by a dated line',
  input: s.object({ id: s.id(), reason: s.text(500), ...valueFacts }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, { id }) => ({ units: [addressOf(await rowOf(ctx, id))] }),
  run: async (ctx, { id, value, base = null, source, reason }) => {
    const row = await rowOf(ctx, id);
    const unit = addressOf(row);
    if (row.replaced_by !== null) refuse('village.replaced');
    await ctx.demandOpen([unit], [row.on_day]);
    const facts = await seriesFacts(ctx, unit, row.series, row.on_day);
    must(reasonsNotToEnter({ ...facts, taken: false }, { on: row.on_day, value, base }));
    const line = await insertValue(ctx, unit, {
      series: row.series,
      series_id: row.series_id,
      on_day: row.on_day,
      value,
      base,
      source,
    });
    await replaceValue(ctx, unit, id, line, reason);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'village_value',
      subjectId: line,
      body: { series: row.series, replaces: id },
      reason,
    });
    return { id: line };
  },
});

/** Begins a series of the village's own. Refuses village.not_here, village.series_twice. */
export const beginSeries = command({
  name: 'village.begin_series',
  method: 'POST',
  path: '/units/{unit}/village/series',
  capability: 'village.record',
  summary: "Begin a series of the village's own",
  input: s.object({ unit: s.id(), name: s.text(120), share: s.flag() }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { unit }) => ({ units: [await unitOf(ctx, unit)] }),
  run: async (ctx, { unit: id, name, share }) => {
    const unit = await unitOf(ctx, id);
    const { village } = await seriesFacts(ctx, unit, '', ctx.today);
    if (!village) refuse('village.not_here');
    const same = await ctx.tx
      .selectFrom('village_series')
      .select('id')
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('name', '=', name)
      .where('dropped_on', 'is', null)
      .executeTakeFirst();
    if (same) refuse('village.series_twice', undefined, { field: 'name' });
    const series = await insertSeries(ctx, unit, name, share);
    await ctx.record({ unit, subjectKind: 'village_series', subjectId: series });
    return { id: series };
  },
});

/** Ends a series of the village's own; its values stay to be read. Refuses version.stale. */
export const dropSeries = command({
  name: 'village.drop_series',
  method: 'POST',
  path: '/village-series/{id}/drop',
  capability: 'village.record',
  summary: "End a series of the village's own",
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  factDays: null,
  where: async (ctx, { id }) => ({ units: [addressOf(await seriesOf(ctx, id))] }),
  run: async (ctx, { id, version }) => {
    const unit = addressOf(await seriesOf(ctx, id));
    await changeAsSeen(ctx.tx, 'village_series', unit, id, version, { dropped_on: ctx.today });
    await ctx.record({ unit, subjectKind: 'village_series', subjectId: id });
    return { id };
  },
});

async function rowOf(ctx: Pick<Context, 'tx'>, id: string) {
  return found(await ctx.tx.selectFrom('village_value').selectAll().where('id', '=', id).executeTakeFirst());
}

async function seriesOf(ctx: Pick<Context, 'tx'>, id: string) {
  return found(await ctx.tx.selectFrom('village_series').selectAll().where('id', '=', id).executeTakeFirst());
}
