/** The indicators of a unit: what there is, with today's values. */

import { GROUPS } from '../../organization/groups.ts';
import type { Indicator } from '../../organization/measure.ts';
import { unitName, unitOf } from '../../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { fold } from '../../platform/i18n/names.ts';
import * as s from '../../platform/schema.ts';
import { type Label, labelShape } from '../../rulebook/schemaBase.ts';
import { goalsOf } from '../goals.ts';
import { ownIndicators } from '../own/store.ts';
import { momentInput, momentOf } from './asked.ts';
import { asksOf, evaluate, figureOf, maySee } from './evaluate.ts';
import { isCounted, measureOf } from './sums.ts';
import { STATES, stateOf, target, targetOf } from './target.ts';
import { dimensionName, formulaOf, nameOf } from './texts.ts';

/** Under how many units at most a number that no table of counts holds is made for the catalogue: above, it is made when it is opened. */
const BROAD = 1500;

const line = s.object({
  id: s.anyText(),
  group: s.anyText(),
  name: labelShape,
  formula: labelShape,
  form: s.anyText(),
  /** what one of the plain number is */
  counts: s.anyText(),
  nature: s.anyText(),
  better: s.nullable(s.anyText()),
  from: s.anyText(),
  to: s.anyText(),
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  /** in its own unit: per cent of a share */
  value: s.nullable(s.anyNumber()),
  hidden: s.flag(),
  recorded: s.flag(),
  /** too large to be made for a list: opened, it is */
  later: s.flag(),
  /** by what a plain number of a whole measure may be divided: members by sex, age, occupation */
  dimensions: s.list(s.object({ id: s.anyText(), name: labelShape }), 20),
  target: s.nullable(target),
  state: s.oneOf(STATES),
});

/** Today's values and those of the running year or month; or of another day, under today's tree or that of then. */
export const indicatorList = query({
  name: 'indicator.list',
  method: 'GET',
  path: '/units/{unit}/indicators',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The indicators of a unit with their values',
  input: s.object({
    unit: s.id(),
    group: s.optional(s.oneOf(GROUPS)),
    search: s.optional(s.text(100)),
    ...momentInput,
  }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    on: s.anyText(),
    groups: s.list(s.object({ group: s.anyText(), n: s.anyNumber() }), 50),
    items: s.list(line, 2000),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { group, search, ...asked }, unit) => {
    const own = await ownIndicators(ctx, unit);
    const targets = new Map(own.map(({ indicator, target: set }) => [indicator.id, set]));
    const all = [...ctx.services.measures.indicators.values(), ...own.map(({ indicator }) => indicator)].filter((one) =>
      maySee(ctx, unit, one),
    );
    const wanted = all.filter((one) => (group === undefined || one.group === group) && matches(ctx, one, search));
    const broad = await isBroad(ctx, unit);
    const lines = wanted.map((indicator) => {
      const moment = momentOf(ctx, indicator, asked);
      const later = broad && !asksOf(ctx, indicator, moment).every((ask) => isCounted(ctx, ask));
      return { indicator, moment, later };
    });
    const values = await evaluate(
      ctx,
      unit,
      lines.filter(({ later }) => !later),
    );
    const goals = ctx.may('resolution.read', unit) ? await goalsOf(ctx, unit) : new Map();
    const none = { n: null, of: null, recorded: true, hidden: false };
    let at = 0;
    const items = lines.map(({ indicator, moment, later }) => {
      const value = later ? none : (values[at++] ?? none);
      const goal = targetOf(indicator, goals, targets.get(indicator.id));
      return {
        ...said(ctx, indicator),
        from: moment.from,
        to: moment.to,
        ...value,
        value: figureOf(indicator, value),
        later,
        dimensions: divisionsOf(ctx, indicator),
        target: goal,
        state: stateOf(indicator, value, goal),
      };
    });
    const name = await unitName(ctx.tx, unit);
    return {
      unit: { id: unit.id, name },
      on: asked.on ?? ctx.today,
      groups: GROUPS.map((one) => ({ group: one, n: all.filter((each) => each.group === one).length })).filter(
        ({ n }) => n > 0,
      ),
      items,
    };
  },
});

/** What an indicator is, beside its value. */
export function said(ctx: Context, indicator: Indicator) {
  const measure = ctx.services.measures.measures.get(indicator.numerator.measure);
  return {
    id: indicator.id,
    group: indicator.group,
    name: nameOf(ctx, indicator),
    formula: formulaOf(ctx, indicator).formula,
    form: indicator.form,
    better: indicator.better,
    counts: measure?.counts ?? 'other',
    nature: measure?.nature ?? 'stock',
  };
}

/** By what the number of a whole measure may be divided; what counts some of its records only is one of those parts itself. */
function divisionsOf(ctx: Context, { form, numerator }: Indicator): { id: string; name: Label }[] {
  if (form !== 'number' || numerator.filters !== undefined) return [];
  const { dimensions = {} } = measureOf(ctx, numerator.measure);
  return Object.entries(dimensions).map(([id, dimension]) => ({ id, name: dimensionName(ctx, dimension) }));
}

/** Each word of the search stands in the name, or in that of something it is divided by, in whichever language it is written. */
function matches(ctx: Context, indicator: Indicator, search: string | undefined): boolean {
  if (search === undefined) return true;
  const called = [nameOf(ctx, indicator), ...divisionsOf(ctx, indicator).map(({ name }) => name)];
  const names = called.flatMap((label) => Object.values(label)).map(fold);
  return names.some((name) =>
    fold(search)
      .split(' ')
      .every((word) => name.includes(word)),
  );
}

async function isBroad(ctx: Context, unit: UnitRef): Promise<boolean> {
  const { lo, hi } = subtreeOf(unit.path);
  const rows = await ctx.tx
    .selectFrom('unit')
    .select('id')
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .limit(BROAD)
    .execute();
  return rows.length === BROAD;
}
