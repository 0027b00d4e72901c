import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { batchOf, mustBeStaged, unitOfBatch } from '../batch.ts';
import { type Decision, type Effect, effectOf, reasonsNotToDecide } from '../decide.ts';
import type { Counts } from '../import.ts';
import { updateBatch } from '../store/batches.ts';
import { openRows } from '../store/blocks.ts';
import { decideRow } from '../store/rows.ts';

/**
 * The clerk says whether a row with a namesake is that person or another; null takes the word back. It is kept with the batch and holds when the
 * import is applied. Refuses import.not_staged, decision.none_open, decision.not_candidate, member.elsewhere, version.stale.
 */
export const decideImport = command({
  name: 'import.decide',
  method: 'PUT',
  path: '/imports/{id}/rows/{row}/decision',
  capability: 'import.run',
  summary: 'Say whether a row means somebody who is known, or another person',
  input: s.object({
    id: s.id(),
    row: s.id(),
    decision: s.nullable(s.oneOf(['same', 'other'])),
    personId: s.optional(s.nullable(s.id())),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.anyText(), verdict: s.anyText() }),
  where: async (ctx, input) => ({ units: [await unitOfBatch(ctx, input.id)] }),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    mustBeStaged(batch);
    const row = found(
      await ctx.tx
        .selectFrom('import_row')
        .selectAll()
        .where('division', '=', unit.division)
        .where('batch_id', '=', input.id)
        .where('id', '=', input.row)
        .executeTakeFirst(),
    );
    const kept = found((await openRows(ctx.tx, ctx.services.keys, unit, [row])).get(row.id));
    const decision: Decision | null = input.decision && { as: input.decision, personId: input.personId ?? null };
    must(reasonsNotToDecide(kept, decision));
    const before = effectOf(
      kept,
      row.decision ? { as: row.decision as Decision['as'], personId: row.person_id } : null,
    );
    const after = effectOf(kept, decision);
    await decideRow(ctx.tx, unit, row.id, decision, after.verdict);
    const counts = countsAfter(batch.counts as unknown as Counts, before, after);
    await updateBatch(ctx.tx, unit, input.id, { counts }, input.version);
    const body = { row: row.id, decision: input.decision, personId: decision?.personId ?? null };
    await ctx.record({ unit, subjectKind: 'import_batch', subjectId: input.id, body });
    return { id: input.id, verdict: after.verdict };
  },
});

function countsAfter(counts: Counts, before: Effect, after: Effect): Counts {
  const members = { ...counts.members };
  members[before.action]--;
  members[after.action]++;
  const warnings = counts.warnings - Number(before.verdict === 'warning') + Number(after.verdict === 'warning');
  return { ...counts, members, warnings };
}
