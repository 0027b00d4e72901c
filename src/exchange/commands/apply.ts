import { sql } from 'kysely';
import { addressOf, unitOf, unitsUnder } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { applyRoster } from '../apply.ts';
import { batchOf, mustBeStaged, mustHaveBeen, rosterBy, rosterOfRows, uploadedFile } from '../batch.ts';
import { type Counts, counts } from '../import.ts';
import { guessMapping } from '../mapping.ts';
import { NOTHING, presentUnder } from '../present.ts';
import type { Judgement, Roster } from '../roster.ts';
import { readSheets } from '../sheets.ts';
import { IMPORTS, mayBeTooLarge, partsOf, tooLargeAtOnce } from '../steps.ts';
import { insertBatch, updateBatch } from '../store/batches.ts';
import { sourceRows } from '../store/blocks.ts';
import { putRows, STAYING } from '../store/rows.ts';
import type { UnitPlan } from '../units.ts';
import { verdictOf } from '../verdict.ts';

const applied = s.object({ id: s.anyText(), counts, state: s.anyText() });

/**
 * Writes a staged import: all of it or nothing, under the locks of every unit concerned. The rows are judged once more against the register as
 * it is now; refused rows stay out. Applied twice it changes nothing. A file too large for one transaction is marked as being applied, and
 * written part by part (import.step). Refuses import.not_staged, import.unreadable, version.stale.
 */
export const applyImport = command({
  name: 'import.apply',
  method: 'POST',
  path: '/imports/{id}/apply',
  capability: 'import.run',
  summary: 'Write a staged import into the register, all of it or nothing',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: applied,
  factDays: 'recorded',
  where: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    const isLarge = tooLargeAtOnce(batch.counts as unknown as Counts);
    return { units: isLarge ? [unit] : await unitsUnder(ctx.tx, unit), demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    mustBeStaged(batch);
    const staged = batch.counts as unknown as Counts;
    if (staged.problems.length > 0) refuse('import.unreadable');
    // of a large one all parts at once: a part in the middle must not find a closed period
    await ctx.demandOpen(await unitsUnder(ctx.tx, unit), [batch.as_of]);
    if (tooLargeAtOnce(staged)) {
      const steps = await partsOf(ctx.tx, unit, input.id);
      const appliedBy = { accountId: ctx.actor.accountId, grantId: ctx.actor.grant.id };
      await updateBatch(ctx.tx, unit, input.id, { state: 'applying', steps: steps.length, appliedBy }, input.version);
      // whoever keeps the jobs hears of it when this is committed
      await sql`select pg_notify(${IMPORTS}, ${input.id})`.execute(ctx.tx);
      const body = { state: 'applying', steps: steps.length };
      await ctx.record({ unit, subjectKind: 'import_batch', subjectId: input.id, body });
      return { id: input.id, counts: staged, state: 'applying' };
    }
    const rows = await sourceRows(ctx.tx, ctx.services.keys, unit, input.id);
    const { judgement, touched } = await applyRoster(ctx, await rosterOfRows(ctx, unit, rows, batch.as_of), {
      batchId: input.id,
    });
    await recordApplied(ctx, unit, input.id, batch.as_of, judgement.counts, touched);
    const change = { state: 'applied', counts: judgement.counts, appliedAt: ctx.clock.now() };
    await updateBatch(ctx.tx, unit, input.id, change, input.version);
    // the register may have changed since the rows were judged: what is kept is what was done
    await putRows(ctx.tx, ctx.services.keys, unit, input.id, staying(judgement));
    return { id: input.id, counts: judgement.counts, state: 'applied' };
  },
});

/**
 * Reads a file and writes at once what the rules allow, without a look at the rows in between: for the command line and other programs.
 * Refuses what import.stage and import.apply refuse, and import.too_large where it must go part by part.
 */
export const takeImport = command({
  name: 'import.take',
  method: 'POST',
  path: '/units/{unit}/imports/applied',
  capability: 'import.run',
  summary: 'Read a roster file and write at once what the rules allow',
  input: s.object({ unit: s.id(), fileId: s.id(), asOf: s.optional(s.date()) }),
  result: applied,
  factDays: ({ asOf }) => [asOf],
  where: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    return { units: await unitsUnder(ctx.tx, unit), demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    return await takeFile(ctx, unit, input, {
      present: (rows) => presentUnder(ctx.tx, ctx.services.keys, unit, rows),
    });
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
  factDays: ({ asOf }) => [asOf],
  where: async () => ({ units: [], demandAt: [NOWHERE] }),
  run: async (ctx, input) => {
    if (await ctx.tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()) refuse('import.not_empty');
    const { row } = await uploadedFile(ctx, input, input.fileId);
    const top = addressOf(row);
    return await takeFile(ctx, top, input, { present: async () => NOTHING, newTop: top, mayFound: mustHaveOneTop });
  },
});

type Taken = { present: (rows: Roster['rows']) => Promise<Roster['present']>; newTop?: UnitRef } & {
  mayFound?: (plans: UnitPlan[]) => void;
};

async function takeFile(
  ctx: CommandContext,
  unit: UnitRef,
  input: { fileId: string; asOf?: string | undefined },
  { present, ...how }: Taken,
) {
  const asOf = input.asOf ?? ctx.today;
  mustHaveBeen(asOf, ctx.today);
  const { row, body } = await uploadedFile(ctx, unit, input.fileId);
  const sheets = await readSheets({ name: row.name, body });
  const mapping = guessMapping(ctx.services.rulebook.import, sheets);
  const roster = await rosterBy(ctx, unit, { sheets, mapping, asOf }, present);
  must(roster.problems ?? []);
  if (!how.newTop && mayBeTooLarge(roster.rows)) refuse('import.too_large');
  const id = newId();
  const { judgement, touched } = await applyRoster(ctx, roster, { batchId: id, ...how });
  await recordApplied(ctx, unit, id, asOf, judgement.counts, touched);
  await insertBatch(ctx.tx, unit, {
    id,
    fileId: row.id,
    fileName: row.name,
    asOf,
    mapping,
    counts: judgement.counts,
    madeBy: ctx.actor.accountId,
    madeAt: ctx.clock.now(),
  });
  await putRows(ctx.tx, ctx.services.keys, unit, id, staying(judgement));
  await updateBatch(ctx.tx, unit, id, { state: 'applied', appliedAt: ctx.clock.now() }, 1);
  await ctx.attach([row.id], { kind: 'import_batch', id, unit });
  return { id, counts: judgement.counts, state: 'applied' };
}

/** Above every unit: only a grant over everything reaches it. */
const NOWHERE: UnitRef = { id: '00000000-0000-7000-8000-000000000000', division: '00', path: '' };

/** A database begins with one top. Refuses import.one_top. */
export function mustHaveOneTop(units: UnitPlan[]): void {
  const tops = units.filter((plan) => plan.parent === null && plan.existing === null).length;
  if (tops !== 1) refuse('import.one_top', { tops });
}

/** What was taken lies in the register; what was refused or odd stays here. */
export function staying({ judged, counts }: Judgement): Pick<Judgement, 'judged' | 'counts'> {
  const stays = judged.filter((one) => STAYING.includes(verdictOf(one)));
  return { judged: stays, counts };
}

/** A line of the ledger in each division, with counts only. */
export async function recordApplied(
  ctx: CommandContext,
  unit: UnitRef,
  batchId: string,
  asOf: string,
  { units, members, posts, duties }: Counts,
  touched: UnitRef[],
): Promise<void> {
  const others = new Map(
    touched.filter((each) => each.division !== unit.division).map((each) => [each.division, each]),
  );
  for (const place of [unit, ...others.values()]) {
    await ctx.record({
      unit: place,
      subjectKind: 'import_batch',
      subjectId: batchId,
      body: { asOf, units, members, posts, duties: duties ?? 0 },
    });
  }
}
