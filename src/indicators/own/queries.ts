import { unitName, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';
import { maySee } from '../declared/evaluate.ts';
import { codeLabel, dimensionName, formulaOf, inWords, nameOf } from '../declared/texts.ts';
import { BETTER, FORMS, ownPart, tile } from './own.ts';
import { dashboards, type Former, ownIndicators } from './store.ts';

/** What an indicator was until a day, in words. */
export const former = s.object({
  until: s.anyText(),
  name: s.anyText(),
  formula: labelShape,
  by: s.anyText(),
  reason: s.nullable(s.anyText()),
});

export function formerShown(ctx: Context, { until, by, reason, indicator }: Former): s.Infer<typeof former> {
  return { until, by, reason, name: indicator.name ?? '', formula: formulaOf(ctx, indicator).formula };
}

const code = s.object({ id: s.anyText(), label: labelShape });

/** What an indicator can be put together from: the measures with what narrows them, and what is defined already. */
export const indicatorMeasures = query({
  name: 'indicator.measures',
  method: 'GET',
  path: '/units/{unit}/measures',
  capability: 'counts.read',
  summary: "The measures that a committee's own indicators are made of, and those it has",
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    may: s.flag(),
    measures: s.list(
      s.object({
        id: s.anyText(),
        name: labelShape,
        who: labelShape,
        counts: s.anyText(),
        nature: s.anyText(),
        dimensions: s.list(s.object({ id: s.anyText(), name: labelShape, codes: s.list(code, 500) }), 20),
      }),
      500,
    ),
    own: s.list(
      s.object({
        id: s.anyText(),
        indicator: s.anyText(),
        unitId: s.anyText(),
        name: s.anyText(),
        purpose: s.nullable(s.anyText()),
        formula: labelShape,
        madeName: s.anyText(),
        madeOn: s.anyText(),
        version: s.anyNumber(),
        /** whether it is this unit's to change */
        here: s.flag(),
        /** as it is written, to be written again */
        definition: s.object({
          form: s.oneOf(FORMS),
          numerator: ownPart,
          denominator: s.nullable(ownPart),
          better: s.nullable(s.oneOf(BETTER)),
          target: s.nullable(s.anyText()),
          targetSource: s.nullable(s.anyText()),
        }),
        formers: s.list(former, 500),
      }),
      500,
    ),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, _input, unit) => {
    const name = await unitName(ctx.tx, unit);
    const own = await ownIndicators(ctx, unit);
    return {
      unit: { id: unit.id, name },
      may: ctx.may('indicator.define', unit),
      measures: [...ctx.services.measures.measures.values()].map(
        ({ id, text, who, counts, nature, dimensions = {} }) => ({
          id,
          name: inWords(ctx, text),
          who: inWords(ctx, who),
          counts,
          nature,
          dimensions: Object.entries(dimensions).map(([key, dimension]) => ({
            id: key,
            name: dimensionName(ctx, dimension),
            codes: dimension.codes.map((each) => ({ id: each.id, label: codeLabel(ctx, each) })),
          })),
        }),
      ),
      own: own.map((each) => ({
        id: each.id,
        indicator: each.indicator.id,
        unitId: each.unitId,
        name: each.indicator.name ?? '',
        purpose: each.purpose,
        formula: formulaOf(ctx, each.indicator).formula,
        madeName: each.madeName,
        madeOn: each.madeOn,
        version: each.version,
        here: each.unitId === unit.id,
        definition: each.definition,
        formers: each.formers.map((before) => formerShown(ctx, before)),
      })),
    };
  },
});

const board = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  name: s.anyText(),
  tiles: s.list(tile, 24),
  version: s.anyNumber(),
  madeName: s.anyText(),
  changedOn: s.anyText(),
  here: s.flag(),
});

/** The dashboards that are seen at a unit: its own and those of the committees above, and the indicators a tile may show. */
export const dashboardList = query({
  name: 'dashboard.list',
  method: 'GET',
  path: '/units/{unit}/dashboards',
  capability: 'counts.read',
  summary: 'The dashboards of a unit and those inherited from above',
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    may: s.flag(),
    items: s.list(board, 200),
    indicators: s.list(s.object({ id: s.anyText(), name: labelShape }), 2000),
    /** the units that tiles name */
    units: s.list(s.object({ id: s.anyText(), name: s.anyText() }), 5000),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, _input, unit) => {
    const name = await unitName(ctx.tx, unit);
    const own = await ownIndicators(ctx, unit);
    const all = [...ctx.services.measures.indicators.values(), ...own.map(({ indicator }) => indicator)];
    const boards = await dashboards(ctx, unit);
    const named = boards.flatMap(({ tiles }) => tiles.flatMap((each) => each.unit ?? []));
    return {
      unit: { id: unit.id, name },
      may: ctx.may('indicator.define', unit),
      items: boards.map(({ row: _row, ...each }) => ({ ...each, here: each.unitId === unit.id })),
      units:
        named.length === 0
          ? []
          : await ctx.tx.selectFrom('unit').select(['id', 'name']).where('id', 'in', named).execute(),
      indicators: all
        .filter((each) => maySee(ctx, unit, each))
        .map((each) => ({ id: each.id, name: nameOf(ctx, each) })),
    };
  },
});
