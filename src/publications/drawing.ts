/** Lines drawn from the register in one step: an indicator with what it is a share of, or all its parts by a dimension. */

import { indicatorParts } from '../indicators/declared/parts.ts';
import { measureOf } from '../indicators/declared/sums.ts';
import { dimensionName, nameOf, partText } from '../indicators/declared/texts.ts';
import { smallestGroup } from '../indicators/smallGroups.ts';
import type { Indicator } from '../organization/measure.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { MOST_LINES, registerNumber } from './publication.ts';
import { drawable, registeredNumbers } from './registered.ts';

/** The indicators that a table of the unit can draw, each with the dimensions that divide it. */
export const listDrawable = query({
  name: 'publication.drawable',
  method: 'GET',
  path: '/units/{unit}/publications/drawable',
  capability: 'publication.draft',
  summary: 'The numbers of the register that a table can draw',
  input: s.object({ unit: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    /** what judging needs before there is a draft */
    smallest: s.anyNumber(),
    items: s.list(
      s.object({
        id: s.anyText(),
        group: s.anyText(),
        name: labelShape,
        form: s.anyText(),
        dimensions: s.list(s.object({ id: s.anyText(), name: labelShape }), 20),
      }),
      2000,
    ),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, _input, unit) => ({
    unit: { id: unit.id, name: await unitName(ctx.tx, unit) },
    smallest: smallestGroup(ctx),
    items: [...(await drawable(ctx, unit)).values()].map((indicator) => ({
      id: indicator.id,
      group: indicator.group,
      name: nameOf(ctx, indicator),
      form: indicator.form,
      dimensions: dividing(ctx, indicator).map(([id, dimension]) => ({ id, name: dimensionName(ctx, dimension) })),
    })),
  }),
});

/** A plain number is divided by what its records know and it does not choose by already. */
function dividing(ctx: Context, { form, numerator }: Indicator) {
  if (form !== 'number') return [];
  const declared = Object.entries(measureOf(ctx, numerator.measure).dimensions ?? {});
  return declared.filter(([id]) => numerator.filters?.[id] === undefined);
}

const drawnLine = s.object({ label: labelShape, ...registerNumber.shape });

/**
 * The numbers of an indicator on the day (or over the days), as lines with the whole they are a part of; divided by a dimension they make it.
 * Refuses choice.unknown, date.future, date.order.
 */
export const drawLines = query({
  name: 'publication.draw',
  method: 'GET',
  path: '/units/{unit}/publications/drawing/{indicator}',
  capability: 'publication.draft',
  summary: 'Lines of a table drawn from the register',
  input: s.object({
    unit: s.id(),
    indicator: s.text(100),
    on: s.date(),
    from: s.optional(s.date()),
    dimension: s.optional(s.text(40)),
  }),
  output: s.object({
    whole: s.object({ name: labelShape, n: s.nullable(s.anyNumber()), people: s.flag() }),
    /** the number of the whole as the register names it */
    known: s.nullable(registerNumber),
    divides: s.flag(),
    lines: s.list(drawnLine, MOST_LINES),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { indicator: id, on, from, dimension }, unit) => {
    if (on > ctx.today) refuse('date.future', { date: on }, { field: 'on' });
    if (from !== undefined && from > on) refuse('date.order', { earlier: from, later: on }, { field: 'from' });
    const indicator = (await drawable(ctx, unit)).get(id);
    if (!indicator) refuse('choice.unknown', undefined, { field: 'indicator' });
    if (dimension !== undefined && !dividing(ctx, indicator).some(([key]) => key === dimension))
      refuse('choice.unknown', undefined, { field: 'dimension' });
    const days = { on, from: from ?? null };
    const itself = { indicator: id, dimension: null, code: null };
    const parts =
      dimension === undefined
        ? [{ label: nameOf(ctx, indicator), code: null }]
        : (
            await indicatorParts.run(
              ctx,
              { unit: unit.id, id, dimension, on, ...(from && { from }), tree: 'then' },
              unit,
            )
          ).parts;
    const named = parts.slice(0, MOST_LINES).map(({ label, code }) => ({
      label,
      named: dimension === undefined ? itself : { indicator: id, dimension, code },
    }));
    const numbers = await registeredNumbers(ctx, unit, days, [itself, ...named.map((each) => each.named)]);
    const found = numbers.map(({ key: _key, stock: _stock, ...each }) => each);
    const whole = found.find(({ dimension: by }) => by === null);
    const plain = dimension === undefined && indicator.form === 'number';
    return {
      // a plain number by itself is a line, and a part of nothing that is known
      whole: {
        name: partText(ctx, indicator.denominator ?? indicator.numerator),
        n: plain ? null : (whole?.of ?? whole?.n ?? null),
        people: whole?.people ?? false,
      },
      known: whole ?? null,
      divides: dimension !== undefined,
      lines: named.flatMap(({ label, named: { dimension: by, code } }) =>
        found.filter((each) => each.dimension === by && each.code === code).map((each) => ({ label, ...each })),
      ),
    };
  },
});
