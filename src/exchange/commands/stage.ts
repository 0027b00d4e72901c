import { addressOf, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { bytesOf } from '../../platform/files/files.ts';
import { newId } from '../../platform/ids.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { batchOf, judgeSheets, mustBeStaged, mustHaveBeen, unitOfBatch, uploadedFile } from '../batch.ts';
import { counts, type Mapping, mapping } from '../import.ts';
import { insertBatch, updateBatch } from '../store/batches.ts';
import { dropRows, putRows } from '../store/rows.ts';

const staged = s.object({ id: s.anyText(), counts });

/**
 * Reads an uploaded workbook under a unit and gives every row its verdict; nothing of the register is changed.
 * Refuses file.unknown, every file.* of a file that is no plain workbook, date.future. What the mapping lacks stands in the counts' problems.
 */
export const stageImport = command({
  name: 'import.stage',
  method: 'POST',
  path: '/units/{unit}/imports',
  capability: 'import.run',
  summary: 'Read a roster workbook and judge every row, without changing anything',
  input: s.object({ unit: s.id(), fileId: s.id(), asOf: s.optional(s.date()), mapping: s.optional(mapping) }),
  result: staged,
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const asOf = input.asOf ?? ctx.today;
    mustHaveBeen(asOf, ctx.today);
    const { row, body } = await uploadedFile(ctx, unit, input.fileId);
    const { mapping: read, judgement } = await judgeSheets(
      ctx,
      unit,
      { name: row.name, body },
      {
        mapping: input.mapping as Mapping | undefined,
        asOf,
      },
    );
    const id = newId();
    await insertBatch(ctx.tx, unit, {
      id,
      fileId: row.id,
      fileName: row.name,
      asOf,
      mapping: read,
      counts: judgement.counts,
      madeBy: ctx.actor.accountId,
      madeAt: ctx.clock.now(),
    });
    await putRows(ctx.tx, ctx.services.keys, unit, id, judgement);
    await ctx.attach([row.id], { kind: 'import_batch', id, unit });
    await ctx.record({ unit, subjectKind: 'import_batch', subjectId: id, body: { asOf, counts: judgement.counts } });
    return { id, counts: judgement.counts };
  },
});

/** Reads the same file by another mapping or for another day. Refuses import.not_staged, version.stale, date.future. */
export const remapImport = command({
  name: 'import.remap',
  method: 'PUT',
  path: '/imports/{id}/mapping',
  capability: 'import.run',
  summary: 'Read the file again by another mapping or for another day',
  input: s.object({ id: s.id(), mapping: s.optional(mapping), asOf: s.optional(s.date()), version: s.whole(1, 1e9) }),
  result: staged,
  where: async (ctx, input) => ({ units: [await unitOfBatch(ctx, input.id)] }),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    mustBeStaged(batch);
    const asOf = input.asOf ?? batch.as_of;
    mustHaveBeen(asOf, ctx.today);
    const file = found(
      await ctx.tx
        .selectFrom('file')
        .select(['division', 'id'])
        .where('division', '=', unit.division)
        .where('id', '=', batch.file_id)
        .executeTakeFirst(),
    );
    const given = (input.mapping ?? batch.mapping) as unknown as Mapping;
    const body = await bytesOf(ctx.tx, ctx.services.keys, file);
    const { judgement } = await judgeSheets(ctx, unit, { name: batch.file_name, body }, { mapping: given, asOf });
    await updateBatch(ctx.tx, unit, input.id, { asOf, mapping: given, counts: judgement.counts }, input.version);
    await putRows(ctx.tx, ctx.services.keys, unit, input.id, judgement);
    await ctx.record({
      unit,
      subjectKind: 'import_batch',
      subjectId: input.id,
      body: { asOf, counts: judgement.counts },
    });
    return { id: input.id, counts: judgement.counts };
  },
});

/** Drops a batch that is not wanted; its rows go, the batch's line stays. Refuses import.not_staged, version.stale. */
export const dropImport = command({
  name: 'import.drop',
  method: 'POST',
  path: '/imports/{id}/drop',
  capability: 'import.run',
  summary: 'Drop an import that was not applied',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfBatch(ctx, input.id)] }),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    mustBeStaged(batch);
    await updateBatch(ctx.tx, unit, input.id, { state: 'dropped' }, input.version);
    await dropRows(ctx.tx, unit, input.id);
    await ctx.record({ unit, subjectKind: 'import_batch', subjectId: input.id, body: { state: 'dropped' } });
    return { id: input.id };
  },
});
