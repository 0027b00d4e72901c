/** The records behind a number, by the very statement that counts them. */
import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';
import { indicatorOf, momentInput, momentOf } from './asked.ts';
import { daysOf } from './evaluate.ts';
import { placed, placeOf } from './placed.ts';
import { listInput, listOf, listShape } from './recordList.ts';
import { measureOf, treeOf } from './sums.ts';
import { partText } from './texts.ts';

/** Opening them asks for the right to these records. `dimension` and `code`: those of one part of a division. */
export const indicatorRecords = query({
  name: 'indicator.records',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/records',
  capability: 'counts.read',
  summary: 'The records that an indicator counts',
  input: s.object({
    unit: s.id(),
    id: s.text(100),
    part: s.optional(s.oneOf(['numerator', 'denominator'])),
    dimension: s.optional(s.text(40)),
    code: s.optional(s.text(60, 0)),
    ...momentInput,
    ...listInput,
  }),
  output: s.object({ what: labelShape, ...listShape }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { id, part = 'numerator', dimension, code, from, on, tree, ...list }, unit) => {
    const { indicator } = await indicatorOf(ctx, unit, id);
    const meant = (part === 'denominator' ? indicator.denominator : undefined) ?? indicator.numerator;
    const measure = measureOf(ctx, meant.measure);
    ctx.demand(measure.capability, unit);
    const moment = daysOf(measure, momentOf(ctx, indicator, { from, on, tree }));
    const place = await placeOf(ctx, unit, treeOf(measure, moment, ctx.today), moment.from);
    const narrowed =
      dimension !== undefined && measure.dimensions?.[dimension] !== undefined
        ? narrowedTo(meant.filters ?? {}, dimension, code ?? '')
        : (meant.filters ?? {});
    const records = placed(measure, { ...moment, today: ctx.today }, place, narrowed);
    return {
      what: partText(ctx, { measure: meant.measure, filters: narrowed }),
      ...(await listOf(ctx, records, measure.amount === true, list)),
    };
  },
});

/** Those of one code among the records that are meant anyway; none where the code is not among them. */
function narrowedTo(filters: Readonly<Record<string, readonly string[]>>, dimension: string, code: string) {
  const already = filters[dimension];
  return { ...filters, [dimension]: already === undefined || already.includes(code) ? [code] : [] };
}
