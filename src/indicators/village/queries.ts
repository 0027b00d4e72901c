import { asWritten } from '../../members/year/part.ts';
import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { enteredSeries } from './facts.ts';
import { villageSeries } from './village.ts';

/** The series of a village with every value, from the baseline on: those of the rulebook, then its own. */
export const villageGet = query({
  name: 'village.get',
  method: 'GET',
  path: '/units/{unit}/village',
  capability: 'unit.read',
  summary: 'What a village measured over the years',
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    /** whether values are entered here */
    village: s.flag(),
    may: s.flag(),
    series: s.list(villageSeries, 200),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, _input, unit) => {
    const { name, setting } = await ctx.tx
      .selectFrom('unit')
      .select(['name', 'setting'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const own = await ctx.tx
      .selectFrom('village_series')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    const values = await ctx.tx
      .selectFrom('village_value')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .orderBy('on_day', 'desc')
      .orderBy('made_at', 'desc')
      .execute();
    const linesOf = (series: string) =>
      values
        .filter((row) => row.series === series)
        .map((row) => ({
          id: row.id,
          on: row.on_day,
          value: Number(row.value),
          base: row.base === null ? null : Number(row.base),
          source: row.source,
          by: row.made_name,
          replacedOn: row.replaced_on,
          reason: row.reason,
        }));
    return {
      unit: { id: unit.id, name },
      village: ctx.services.rulebook.settings.some((each) => each.id === setting && each.hasVillage),
      may: ctx.may('village.record', unit),
      series: [
        ...enteredSeries(ctx.services.rulebook).map(({ id, label, share, better, unit: measure }) => ({
          series: id,
          own: false,
          name: label,
          share,
          noun: share ? null : (measure?.label ?? null),
          better,
          version: null,
          dropped: null,
          lines: linesOf(id),
        })),
        ...own.map((row) => ({
          series: row.id,
          own: true,
          name: asWritten(row.name),
          share: row.share,
          noun: null,
          better: null,
          version: row.version,
          dropped: row.dropped_on,
          lines: linesOf(row.id),
        })),
      ],
    };
  },
});
