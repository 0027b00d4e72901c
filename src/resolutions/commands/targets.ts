import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { resolutionRow, targetRow } from '../reading.ts';
import { reasonsNotToMeasure } from '../rules/steps.ts';
import { insertValue } from '../store/targets.ts';

/**
 * Records where a target really stood on a day, and where the number comes from (M02): its yearly steps are measured by it.
 * A value is never edited; a later one for the same day stands instead. Refuses resolution.not_issued, target.dropped, date.future.
 */
export const measureTarget = command({
  name: 'target.measure',
  method: 'POST',
  path: '/targets/{id}/values',
  capability: 'resolution.draft',
  summary: 'Record where a target stands',
  input: s.object({ id: s.id(), on: s.date(), value: s.decimal(), source: s.text(300) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await targetRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await targetRow(ctx, input.id);
    const unit = addressOf(row);
    const resolution = await resolutionRow(ctx, row.resolution_id);
    must(
      reasonsNotToMeasure(
        { state: resolution.state, issuedOn: resolution.issued_on, dropped: row.dropped_on !== null },
        input.on,
        ctx.today,
      ),
    );
    const id = await insertValue(ctx.tx, unit, row.id, {
      on: input.on,
      value: input.value,
      source: input.source,
      byName: ctx.actor.name,
      at: ctx.clock.now(),
    });
    await ctx.record({ unit, subjectKind: 'target', subjectId: row.id, body: { valueId: id, on: input.on } });
    return { id };
  },
});
