import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToExplainGap } from '../rules/gaps.ts';
import { openGap, putGap } from '../store/periods.ts';
import { unitOf } from '../tree.ts';

/**
 * Records why a village has no dual post, from a day; a later reason takes the place of the earlier one, which stays readable
 * (M62). Refuses gap.none, choice.unknown, date.future, date.order.
 */
export const explainGap = command({
  name: 'gap.explain',
  method: 'POST',
  path: '/units/{unitId}/gap',
  capability: 'post.assign',
  summary: 'Record why a village has no dual post',
  input: s.object({ unitId: s.id(), reason: s.code(), note: s.optional(s.nullable(s.text(500))), on: s.date() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const sums = await ctx.tx
      .selectFrom('post_stat')
      .select(['residential', 'dual_any'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .executeTakeFirst();
    const present = await openGap(ctx.tx, unit);
    must(
      reasonsNotToExplainGap(
        {
          gap: sums?.residential === 1 && sums.dual_any === 0,
          reasons: ctx.services.rulebook.committees.gapReasons.map((reason) => reason.id),
          presentFrom: present?.from ?? null,
        },
        input,
        ctx.today,
      ),
    );
    const id = await putGap(ctx.tx, unit, { reason: input.reason, note: input.note ?? null }, input.on);
    await ctx.record({
      unit,
      subjectKind: 'dual_gap',
      subjectId: id,
      body: { reason: input.reason, on: input.on },
    });
    return { id };
  },
});
