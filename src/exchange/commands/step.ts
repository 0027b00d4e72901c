import { addressOf, unitsUnder } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { applyRoster } from '../apply.ts';
import { type BatchRow, batchOf, given } from '../batch.ts';
import { type Counts, counts } from '../import.ts';
import { MEMBERS } from '../mapping.ts';
import { presentUnder } from '../present.ts';
import { addedTo, partsOf } from '../steps.ts';
import { updateBatch } from '../store/batches.ts';
import { branchName, sourceRows } from '../store/blocks.ts';
import { putPart } from '../store/rows.ts';
import { recordApplied, staying } from './apply.ts';

/**
 * Writes the next part of a large import in a transaction of its own: first the branches themselves, then a branch with all below it at a time (D7).
 * What was written stays whatever happens to the next; the last part ends the import. Two that step at once
 * wait for each other, and the second is told that the step is taken. Refuses import.not_applying, import.step_taken, import.branch_missing.
 */
export const stepImport = command({
  name: 'import.step',
  method: 'POST',
  path: '/imports/{id}/step',
  capability: 'import.run',
  summary: 'Write the next part of a large import',
  input: s.object({ id: s.id(), step: s.whole(0, 1_000_000) }),
  result: s.object({ id: s.anyText(), state: s.anyText(), done: s.anyNumber(), steps: s.anyNumber(), counts }),
  factDays: 'recorded',
  where: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    const branch = await branchOf(ctx, batch, input.step);
    // the batch's own unit first: two that step at once wait for each other there
    return { units: [unit, ...(branch ? await unitsUnder(ctx.tx, branch) : [])], demandAt: [unit] };
  },
  run: async (ctx, input, units) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    if (batch.state !== 'applying') refuse('import.not_applying', { state: batch.state });
    if (batch.steps_done !== input.step)
      throw new Refusal(409, [{ code: 'import.step_taken', field: 'step', values: { done: batch.steps_done } }]);
    const part = (await partsOf(ctx.tx, unit, input.id))[input.step] ?? 0;
    await ctx.demandOpen(units, [batch.as_of]);
    const rows = await sourceRows(ctx.tx, ctx.services.keys, unit, input.id, part);
    const branch = part === 0 ? unit : await branchOf(ctx, batch, input.step);
    if (!branch) refuse('import.branch_missing', { part });
    const present = await presentUnder(ctx.tx, ctx.services.keys, branch, rows, {
      members: rows.some((row) => row.sheet === MEMBERS),
      above: unit,
    });
    const { rulebook } = ctx.services;
    const roster = { ...given(ctx, unit), rulebook, rows, present, asOf: batch.as_of };
    const { judgement, touched } = await applyRoster(ctx, roster, { batchId: input.id });
    await putPart(ctx.tx, ctx.services.keys, unit, input.id, part, staying(judgement).judged);
    const before = batch.counts_done as unknown as Counts | null;
    const all = before ? addedTo(before, judgement.counts) : judgement.counts;
    const done = batch.steps_done + 1;
    const isLast = done >= batch.steps;
    await updateBatch(
      ctx.tx,
      unit,
      input.id,
      {
        stepsDone: done,
        countsDone: all,
        ...(isLast && { state: 'applied', appliedAt: ctx.clock.now(), counts: all }),
      },
      batch.version,
    );
    await recordApplied(ctx, unit, input.id, batch.as_of, judgement.counts, touched);
    return { id: input.id, state: isLast ? 'applied' : 'applying', done, steps: batch.steps, counts: all };
  },
});

/** The branch that the next part is about: the first step has founded it. Null for the first step. */
async function branchOf(ctx: Context, batch: BatchRow, step: number): Promise<UnitRef | null> {
  const unit = addressOf(batch);
  const part = (await partsOf(ctx.tx, unit, batch.id))[step] ?? 0;
  if (part === 0) return null;
  const name = await branchName(ctx.tx, ctx.services.keys, unit, batch.id, part);
  return (
    (await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path'])
      .where('parent_id', '=', unit.id)
      .where('name', '=', name)
      .where('closed_on', 'is', null)
      .executeTakeFirst()) ?? null
  );
}
