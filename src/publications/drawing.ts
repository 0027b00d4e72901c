/** Lines drawn from the register in one step: an indicator with what it is a share of, all its parts by a dimension, or a line for each unit directly below. */

import { indicatorParts } from '../indicators/declared/parts.ts';
import { measureOf } from '../indicators/declared/sums.ts';
import { dimensionName, inWords, nameOf, partText } from '../indicators/declared/texts.ts';
import { smallestGroup } from '../indicators/smallGroups.ts';
import type { Indicator } from '../organization/measure.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { inLanguages, type Label, labelShape } from '../rulebook/schemaBase.ts';
import { unitsBelow } from './below.ts';
import { BELOW, MOST_LINES, PART_OF, registerNumber } from './publication.ts';
import {
  type Days,
  drawable,
  momentFor,
  type Named,
  registeredNumbers,
  shownNumber,
  statedNumbers,
} from './registered.ts';
import { registerOf } from './rules/table.ts';
import { unitLines } from './rules/unitLines.ts';

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
        /** a committee's own, or of the standing set */
        own: s.flag(),
        dimensions: s.list(s.object({ id: s.anyText(), name: labelShape }), 20),
      }),
      2000,
    ),
    /** whether units stand directly below, so that any of them can be drawn by unit */
    below: s.flag(),
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
      own: indicator.definition !== null,
      dimensions: dividing(ctx, indicator).map(([id, dimension]) => ({ id, name: dimensionName(ctx, dimension) })),
    })),
    below: await hasBelow(ctx, unit),
  }),
});

async function hasBelow(ctx: Context, { id }: UnitRef): Promise<boolean> {
  const row = await ctx.tx.selectFrom('unit').select('id').where('parent_id', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** A plain number is divided by what its records know and it does not choose by already. */
function dividing(ctx: Context, { form, numerator }: Indicator) {
  if (form !== 'number') return [];
  const declared = Object.entries(measureOf(ctx, numerator.measure).dimensions ?? {});
  return declared.filter(([id]) => numerator.filters?.[id] === undefined);
}

const drawnLine = s.object({
  label: labelShape,
  partOf: s.oneOf(PART_OF),
  /** the place among these lines of the one that it is a part of */
  parent: s.nullable(s.anyNumber()),
  ...registerNumber.shape,
});
type DrawnLine = s.Infer<typeof drawnLine>;

/**
 * The numbers of an indicator on the day (or over the days), as lines with the whole they are a part of; divided by a dimension they make it, and so they do by
 * `below`: a line for each unit that stood directly below, of a share two. Refuses choice.unknown, date.future, date.order, publication.too_many_lines.
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
    if (dimension !== undefined && dimension !== BELOW && !dividing(ctx, indicator).some(([key]) => key === dimension))
      refuse('choice.unknown', undefined, { field: 'dimension' });
    const asked = { unit, indicator, days: { on, from: from ?? null } };
    const itself = { indicator: id, dimension: null, code: null };
    const wanted =
      dimension === BELOW
        ? await linesBelow(ctx, asked)
        : dimension === undefined
          ? [{ label: nameOf(ctx, indicator), named: itself, ...PART }]
          : await partLines(ctx, asked, dimension);
    if (wanted.length > MOST_LINES)
      refuse('publication.too_many_lines', { count: wanted.length, most: MOST_LINES }, { field: 'dimension' });
    const numbers = await registeredNumbers(ctx, unit, asked.days, [itself, ...wanted.map(({ named }) => named)]);
    const found = numbers.map(shownNumber);
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
      lines: wanted.flatMap(({ label, named, partOf, parent }): DrawnLine[] => {
        const number = registerOf(found, named);
        return number ? [{ label, partOf, parent, ...number }] : [];
      }),
    };
  },
});

type Asked = { unit: UnitRef; indicator: Indicator; days: Days };
type Wanted = { label: Label; named: Named; partOf: DrawnLine['partOf']; parent: number | null };
const PART = { partOf: 'whole' as const, parent: null };

/** A line for each part by a dimension, in the order of the rulebook. */
async function partLines(ctx: Context, { unit, indicator, days }: Asked, dimension: string): Promise<Wanted[]> {
  const input = { unit: unit.id, id: indicator.id, dimension, on: days.on, ...(days.from && { from: days.from }) };
  const { parts } = await indicatorParts.run(ctx, { ...input, tree: 'then' }, unit);
  return parts.map(({ label, code }) => ({ label, named: { indicator: indicator.id, dimension, code }, ...PART }));
}

/** The lines of each unit that stood directly below, by the names they had then, and of what lies under none of them. */
async function linesBelow(ctx: Context, { unit, indicator, days }: Asked): Promise<Wanted[]> {
  const [whole = { n: null, of: null, state: 'live' as const }] = await statedNumbers(ctx, unit, days, [indicator]);
  const units = await unitsBelow(ctx, unit, indicator, momentFor(ctx, indicator, days), whole);
  const name = await unitName(ctx.tx, unit);
  const called = new Map(units.map((each) => [each.id, each.name]));
  const share = indicator.denominator !== undefined;
  const lines = unitLines(
    units.map(({ id, n, of }) => ({ code: id, n, of })),
    share,
  );
  return lines.map(({ code, dimension, partOf, parent }) => ({
    label:
      dimension === BELOW && share
        ? partText(ctx, indicator.numerator)
        : code === ''
          ? inWords(ctx, 'publications.draw.itself', () => ({ name }))
          : inLanguages(() => called.get(code) ?? ''),
    named: { indicator: indicator.id, dimension, code },
    ...{ partOf, parent },
  }));
}
