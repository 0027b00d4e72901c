import { addressOf, unitsUnder } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { applyJudgement } from '../apply.ts';
import { batchOf, judgeAgain, judgeBy, mustBeStaged, mustHaveBeen, unitOfBatch, uploadedFile } from '../batch.ts';
import { counts, type Mapping } from '../import.ts';
import { guessMapping } from '../mapping.ts';
import { NOTHING } from '../present.ts';
import type { Judgement } from '../roster.ts';
import { dropTaken, insertBatch, putRows, sourceRows, updateBatch } from '../store.ts';
import { verdictOf } from '../verdict.ts';
import { readWorkbook } from '../workbook.ts';

const applied = s.object({ id: s.anyText(), counts });

/**
 * Writes a staged import: all of it or nothing, under the locks of every unit concerned. The rows are judged once more against the register as
 * it is now; refused rows stay out. Applied twice it changes nothing. Refuses import.not_staged, import.unreadable, version.stale.
 */
export const applyImport = command({
  name: 'import.apply',
  method: 'POST',
  path: '/imports/{id}/apply',
  capability: 'import.run',
  summary: 'Write a staged import into the register, all of it or nothing',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: applied,
  where: async (ctx, input) => {
    const unit = await unitOfBatch(ctx, input.id);
    return { units: await unitsUnder(ctx.tx, unit), demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    mustBeStaged(batch);
    const { problems } = batch.counts as unknown as s.Infer<typeof counts>;
    if (problems.length > 0) refuse('import.unreadable');
    const judgement = await judgeAgain(
      ctx,
      unit,
      await sourceRows(ctx.tx, ctx.services.keys, unit, input.id),
      batch.as_of,
    );
    await write(ctx, unit, input.id, judgement, batch.as_of);
    await updateBatch(
      ctx.tx,
      unit,
      input.id,
      { state: 'applied', counts: judgement.counts, appliedAt: ctx.clock.now() },
      input.version,
    );
    // the register may have changed since the rows were judged: what is kept is what was done
    if (JSON.stringify(judgement.counts) !== JSON.stringify(batch.counts))
      await putRows(ctx.tx, ctx.services.keys, unit, input.id, judgement.judged);
    await dropTaken(ctx.tx, unit, input.id);
    return { id: input.id, counts: judgement.counts };
  },
});

/**
 * Founds an organization from a workbook in an empty database: the sheet's one top becomes the first unit, in a division of its own (D3).
 * For the local operator. The file was uploaded at the address that the top will have. Refuses import.not_empty, import.one_top, file.unknown.
 */
export const foundByImport = command({
  name: 'import.found',
  method: 'POST',
  path: '/imports',
  capability: 'import.run',
  summary: 'Found an organization from a workbook in an empty database',
  input: s.object({ fileId: s.id(), division: s.code(), asOf: s.optional(s.date()) }),
  result: applied,
  where: async () => ({ units: [], demandAt: [NOWHERE] }),
  run: async (ctx, input) => {
    const asOf = input.asOf ?? ctx.today;
    mustHaveBeen(asOf, ctx.today);
    if (await ctx.tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()) refuse('import.not_empty');
    const { row, body } = await uploadedFile(ctx, input, input.fileId);
    const top = addressOf(row);
    const sheets = await readWorkbook(body);
    const mapping: Mapping = guessMapping(ctx.services.rulebook.import, sheets);
    const judgement = await judgeBy(ctx, sheets, mapping, asOf, async () => NOTHING);
    must(judgement.counts.problems);
    mustHaveOneTop(judgement);
    const id = newId();
    await write(ctx, top, id, judgement, asOf, top);
    await insertBatch(ctx.tx, top, {
      id,
      fileId: row.id,
      fileName: row.name,
      asOf,
      mapping,
      counts: judgement.counts,
      madeBy: ctx.actor.accountId,
      madeAt: ctx.clock.now(),
    });
    await putRows(
      ctx.tx,
      ctx.services.keys,
      top,
      id,
      judgement.judged.filter((one) => !['new', 'same', 'changed'].includes(verdictOf(one))),
    );
    await updateBatch(ctx.tx, top, id, { state: 'applied', appliedAt: ctx.clock.now() }, 1);
    await ctx.attach([row.id], { kind: 'import_batch', id, unit: top });
    return { id, counts: judgement.counts };
  },
});

/** Above every unit: only a grant over everything reaches it. */
const NOWHERE: UnitRef = { id: '00000000-0000-7000-8000-000000000000', division: '00', path: '' };

/** A database begins with one top. Refuses import.one_top. */
export function mustHaveOneTop({ units }: Pick<Judgement, 'units'>): void {
  const tops = units.filter((plan) => plan.parent === null && plan.existing === null).length;
  if (tops !== 1) refuse('import.one_top', { tops });
}

/** Writes the plan and a line of the ledger in each division, with counts only. */
async function write(
  ctx: CommandContext,
  unit: UnitRef,
  batchId: string,
  judgement: Judgement,
  asOf: string,
  newTop?: UnitRef,
): Promise<void> {
  const touched = await applyJudgement(ctx, judgement, asOf, newTop);
  const others = new Map(
    touched.filter((each) => each.division !== unit.division).map((each) => [each.division, each]),
  );
  const { units, members, posts } = judgement.counts;
  for (const place of [unit, ...others.values()]) {
    await ctx.record({
      unit: place,
      subjectKind: 'import_batch',
      subjectId: batchId,
      body: { asOf, units, members, posts },
    });
  }
}
