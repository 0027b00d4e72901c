/** One indicator of a unit: its value on two days, its formula, what it is to reach; and its way through the months. */
import type { Indicator } from '../../organization/measure.ts';
import { unitOf } from '../../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { addTo, lastDayOf, monthOf } from '../../platform/clock.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';
import { type Closing, liveState, numbersState } from '../frozen.ts';
import { goalsOf } from '../goals.ts';
import { former, formerShown } from '../own/queries.ts';
import { formerOn } from '../own/store.ts';
import { smallGroup } from '../smallGroups.ts';
import { indicatorOf, momentInput, momentOf, TREES } from './asked.ts';
import { said } from './catalogue.ts';
import { divides, evaluate, figureOf, type Moment, type Value } from './evaluate.ts';
import { measureOf } from './sums.ts';
import { STATES, stateOf, target, targetOf } from './target.ts';
import { codeLabel, dimensionName, formulaOf } from './texts.ts';

const value = s.object({
  from: s.anyText(),
  to: s.anyText(),
  tree: s.oneOf(TREES),
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  value: s.nullable(s.anyNumber()),
  recorded: s.flag(),
  hidden: s.flag(),
});

const dimension = s.object({
  id: s.anyText(),
  name: labelShape,
  codes: s.list(s.object({ id: s.anyText(), label: labelShape }), 500),
});

export const indicatorOne = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText(), parentId: s.nullable(s.anyText()) }),
  id: s.anyText(),
  group: s.anyText(),
  name: labelShape,
  formula: labelShape,
  form: s.anyText(),
  counts: s.anyText(),
  nature: s.anyText(),
  better: s.nullable(s.anyText()),
  who: s.list(s.object({ part: labelShape, says: labelShape }), 2),
  sources: s.list(s.anyText(), 20),
  rule: s.nullable(s.anyText()),
  target: s.nullable(target),
  state: s.oneOf(STATES),
  current: value,
  /** the same on the day it is compared with */
  before: s.nullable(value),
  /** the same period under the other tree, where that is another number */
  other: s.nullable(value),
  /** whether a period that ends on the day is closed over the unit, and what it froze of the same days and the tree of then; null where it froze none */
  numbers: numbersState,
  frozen: s.nullable(s.object({ n: s.anyNumber(), of: s.nullable(s.anyNumber()), value: s.nullable(s.anyNumber()) })),
  /** what a committee's own indicator was before, the latest first */
  formers: s.list(former, 500),
  /** the same period by the definition that held on its last day, where that was another one */
  formerly: s.nullable(s.object({ form: s.anyText(), until: s.anyText(), ...value.shape })),
  /** whether the reader may open the records behind each part, and by what they may be divided */
  opens: s.object({ numerator: s.flag(), denominator: s.flag() }),
  dimensions: s.list(dimension, 20),
  smallest: s.anyNumber(),
  smallRule: s.nullable(s.anyText()),
});

/** `before`: the day to compare with; a flow is compared with a period of the same length that ends then. */
export const indicatorGet = query({
  name: 'indicator.get',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One indicator of a unit: value, formula, comparison, target',
  input: s.object({ unit: s.id(), id: s.text(100), before: s.optional(s.date()), ...momentInput }),
  output: indicatorOne,
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { id, before, ...asked }, unit) => {
    const { indicator, own, formers } = await indicatorOf(ctx, unit, id);
    const moment = momentOf(ctx, indicator, asked);
    const moments: Moment[] = [moment, { ...moment, tree: moment.tree === 'now' ? 'then' : 'now' }];
    if (before !== undefined) moments.push(sameLength(moment, before));
    const values = await evaluate(
      ctx,
      unit,
      moments.map((each) => ({ indicator, moment: each })),
    );
    const told = values.map((each, i) => tell(indicator, moments[i] ?? moment, each));
    const [current = tell(indicator, moment, NONE), other = null, compared = null] = told;
    const held = formerOn(formers, moment.to);
    const [by = NONE] = held ? await evaluate(ctx, unit, [{ indicator: held.indicator, moment }]) : [];
    const goals = ctx.may('resolution.read', unit) ? await goalsOf(ctx, unit) : new Map();
    const goal = targetOf(indicator, goals, own);
    const measure = measureOf(ctx, indicator.numerator.measure);
    const row = await ctx.tx
      .selectFrom('unit')
      .select(['name', 'parent_id'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const opens = (part: { measure: string } | undefined) =>
      part !== undefined && ctx.may(measureOf(ctx, part.measure).capability, unit) && !current.hidden;
    const closing = moment.to < ctx.today ? await ctx.services.closingOn(ctx, unit, moment.to) : null;
    const same = other !== null && other.n === current.n && other.of === current.of;
    return {
      unit: { id: unit.id, name: row.name, parentId: row.parent_id },
      ...said(ctx, indicator),
      who: formulaOf(ctx, indicator).who,
      sources: [
        ...new Set(
          [indicator.numerator, indicator.denominator].flatMap((part) =>
            part ? measureOf(ctx, part.measure).sources : [],
          ),
        ),
      ],
      rule: measure.rule ?? null,
      target: goal,
      state: stateOf(indicator, current, goal),
      current,
      before: compared,
      other: same ? null : other,
      numbers: liveState(ctx, closing),
      frozen: current.hidden || moment.tree === 'now' ? null : frozenOf(ctx, indicator, moment, closing),
      formers: formers.map((each) => formerShown(ctx, each)),
      formerly: held && { form: held.indicator.form, until: held.until, ...tell(held.indicator, moment, by) },
      opens: { numerator: opens(indicator.numerator), denominator: opens(indicator.denominator) },
      dimensions: Object.entries(measure.dimensions ?? {}).map(([key, dimension]) => ({
        id: key,
        name: dimensionName(ctx, dimension),
        codes: dimension.codes.map((code) => ({ id: code.id, label: codeLabel(ctx, code) })),
      })),
      smallest: smallGroup(ctx, unit),
      smallRule: ctx.services.rulebook.membership.counting.smallGroup ?? null,
    };
  },
});

/**
 * What a closing froze of an indicator: of a stock on its last day, of a flow over just its days. Parts by several things at once are frozen only where a
 * declared indicator names them, which a committee's own does not.
 */
function frozenOf(ctx: Context, indicator: Indicator, { from }: Moment, closing: Closing | null) {
  const number = closing?.numberOf;
  if (!number) return null;
  const parts = indicator.denominator ? [indicator.numerator, indicator.denominator] : [indicator.numerator];
  const declared = ctx.services.measures.indicators.get(indicator.id) === indicator;
  const fits = parts.every(({ measure, filters = {} }) => {
    const { nature, closed } = measureOf(ctx, measure);
    const whole = nature === 'stock' || from === closing.period?.startsOn;
    return whole && closed !== true && (declared || Object.keys(filters).length < 2);
  });
  if (!fits) return null;
  const [n = 0, of = null] = parts.map(number);
  return { n, of, value: figureOf(indicator, { n, of }) };
}

const NONE: Value = { n: null, of: null, recorded: false, hidden: false };

function tell(indicator: Parameters<typeof figureOf>[0], moment: Moment, each: Value) {
  return { ...moment, ...each, value: figureOf(indicator, each) };
}

/** The period that ends on a day and is as long, in whole months where it is whole months. */
export function sameLength({ from, to, tree }: Moment, end: string): Moment {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return { from: addTo(end, { days: -days }), to: end, tree };
}

export const STEPS = ['month', 'quarter', 'year'] as const;
const MONTHS: Record<(typeof STEPS)[number], number> = { month: 1, quarter: 3, year: 12 };

const point = s.object({
  ...{ from: s.anyText(), to: s.anyText() },
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  value: s.nullable(s.anyNumber()),
});

/** A point for each month, quarter or year up to today; a series that divides people is not shown to whoever reads counts only. */
export const indicatorTrend = query({
  name: 'indicator.trend',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/trend',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One indicator of a unit over months, quarters or years',
  input: s.object({
    unit: s.id(),
    id: s.text(100),
    step: s.optional(s.oneOf(STEPS)),
    points: s.optional(s.whole(2, 24)),
    tree: s.optional(s.oneOf(TREES)),
  }),
  output: s.object({ hidden: s.flag(), points: s.list(point, 24), target: s.nullable(target) }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { id, step = 'month', points = 12, tree = 'then' }, unit) => {
    const { indicator, own } = await indicatorOf(ctx, unit, id);
    const periods = periodsOf(ctx.today, step, points);
    const goals = ctx.may('resolution.read', unit) ? await goalsOf(ctx, unit) : new Map();
    const goal = targetOf(indicator, goals, own);
    if (smallGroup(ctx, unit) > 0 && divides(ctx, indicator)) return { hidden: true, points: [], target: goal };
    const values = await evaluate(
      ctx,
      unit,
      periods.map((period) => ({ indicator, moment: { ...period, tree } })),
    );
    return {
      hidden: false,
      points: periods.map((period, i) => {
        const { n, of } = values[i] ?? NONE;
        return { ...period, n, of, value: figureOf(indicator, { n, of }) };
      }),
      target: goal,
    };
  },
});

/** The last periods up to the running one, the oldest first; the running one ends today. */
export function periodsOf(today: string, step: (typeof STEPS)[number], count: number): { from: string; to: string }[] {
  const length = MONTHS[step];
  const month = Number(today.slice(5, 7)) - 1;
  const running = addTo(`${monthOf(today)}-01`, { months: -(month % length) });
  return Array.from({ length: count }, (_, i) => {
    const from = addTo(running, { months: (i + 1 - count) * length });
    return { from, to: i === count - 1 ? today : lastDayOf(monthOf(addTo(from, { months: length - 1 }))) };
  });
}
