import { indicatorOf, TREES } from '../indicators/declared/asked.ts';
import { numbersBelow } from '../indicators/declared/below.ts';
import { isHidden } from '../indicators/declared/beside.ts';
import { figureOf } from '../indicators/declared/evaluate.ts';
import { periodsOf, STEPS } from '../indicators/declared/one.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { committeeKinds } from './placed.ts';

/** More units than one looks at in a picture. */
const MOST = 400;

const value = s.object({
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  value: s.nullable(s.anyNumber()),
});

/** One indicator for each unit directly below over months, quarters or years: the heat map of the tree, and small multiples. */
export const indicatorHeat = query({
  name: 'indicator.heat',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/heat',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One indicator for each unit directly below, over months, quarters or years',
  input: s.object({
    unit: s.id(),
    id: s.text(100),
    step: s.optional(s.oneOf(STEPS)),
    points: s.optional(s.whole(2, 24)),
    tree: s.optional(s.oneOf(TREES)),
  }),
  output: s.object({
    hidden: s.flag(),
    periods: s.list(s.object({ from: s.anyText(), to: s.anyText() }), 24),
    units: s.list(s.object({ id: s.anyText(), name: s.anyText(), values: s.list(value, 24) }), MOST),
    /** units that were left out because there are too many for a picture */
    more: s.anyNumber(),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { id, step = 'month', points = 12, tree = 'then' }, unit) => {
    const { indicator } = await indicatorOf(ctx, unit, id);
    const periods = periodsOf(ctx.today, step, points);
    if (isHidden(ctx, unit, indicator)) return { hidden: true, periods, units: [], more: 0 };
    const units = new Map<string, { id: string; name: string; sortKey: string; values: s.Infer<typeof value>[] }>();
    for (const [i, period] of periods.entries()) {
      const { lines } = await numbersBelow(ctx, unit, indicator, { ...period, tree });
      for (const { id: below, name, sortKey, ...pair } of lines) {
        const line = units.get(below) ?? { id: below, name, sortKey, values: [] };
        line.values[i] = { ...pair, value: figureOf(indicator, pair) };
        units.set(below, line);
      }
    }
    const none = { n: null, of: null, value: null };
    const lines = [...units.values()].toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
    return {
      hidden: false,
      periods,
      units: lines.slice(0, MOST).map((line) => ({
        id: line.id,
        name: line.name,
        values: periods.map((_, i) => line.values[i] ?? none),
      })),
      more: Math.max(0, lines.length - MOST),
    };
  },
});

const shape = s.object({
  type: s.anyText(),
  coordinates: s.list(s.list(s.list(s.list(s.anyNumber(), 2), 1e6), 1e5), 1e5),
});

/** The shapes of the units directly below a unit, as a boundary file gave them. */
export const boundaryMap = query({
  name: 'boundary.map',
  method: 'GET',
  path: '/units/{unit}/boundaries',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The shapes of the units directly below, for a map',
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    shapes: s.list(s.object({ id: s.anyText(), name: s.anyText(), shape }), 5000),
    /** committees directly below without a shape; cells have none */
    without: s.anyNumber(),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, _, unit) => {
    const rows = await ctx.tx
      .selectFrom('unit')
      .leftJoin('unit_boundary as b', 'b.unit_id', 'unit.id')
      .select(['unit.id', 'unit.name', 'unit.kind', 'b.shape'])
      .where('unit.parent_id', '=', unit.id)
      .where('unit.closed_on', 'is', null)
      .orderBy('unit.sort_key')
      .execute();
    const name = await unitName(ctx.tx, unit);
    const shapes = rows.flatMap((row) =>
      row.shape === null ? [] : [{ id: row.id, name: row.name, shape: row.shape as s.Infer<typeof shape> }],
    );
    const placed = committeeKinds(ctx.services.rulebook.unitKinds);
    const without = rows.filter((row) => row.shape === null && placed.includes(row.kind)).length;
    return { unit: { id: unit.id, name }, shapes, without };
  },
});
