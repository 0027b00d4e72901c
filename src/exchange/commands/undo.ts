import { correctPersons } from '../../members/store/correct.ts';
import { forgetMembers, reopenLines } from '../../members/store/forget.ts';
import { markMemberships } from '../../members/store/lines.ts';
import { takeBackMarks } from '../../organization/store/periods.ts';
import { closeAsNeverInForce, takeBackDuties, takeBackPosts } from '../../organization/store/takeBack.ts';
import { updateUnit } from '../../organization/store/units.ts';
import { addressOf, unitsUnder } from '../../organization/tree.ts';
import { type CommandContext, command, type Module, query } from '../../platform/bus/command.ts';
import { reasonShape } from '../../platform/may.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { batchOf, unitOfBatch } from '../batch.ts';
import { updateBatch } from '../store/batches.ts';
import { dropRows } from '../store/rows.ts';
import { dropTraces, type Trace } from '../store/trace.ts';
import { type Undoing, undoingOf } from '../undoing.ts';
import { reasonsNotToUndo } from '../undoRules.ts';

const undone = {
  persons: s.anyNumber(),
  units: s.anyNumber(),
  posts: s.anyNumber(),
  /** units that leave somebody's charge */
  duties: s.anyNumber(),
  /** persons and units that get their earlier values back */
  restored: s.anyNumber(),
};

/** What undoing an import would take back and what stands in its way. */
export function previewUndo(modules: Module[]) {
  return query({
    name: 'import.undoing',
    method: 'GET',
    path: '/imports/{id}/undo',
    capability: 'import.run',
    summary: 'What undoing an import would take back, and what stands in its way',
    input: s.object({ id: s.id() }),
    output: s.object({ id: s.anyText(), ...undone, reasons: s.list(reasonShape, 200), version: s.anyNumber() }),
    where: async (ctx, input) => await unitOfBatch(ctx, input.id),
    run: async (ctx, input, unit) => {
      const batch = await batchOf(ctx, input.id);
      const undoing = await undoingOf(ctx, modules, unit, input.id);
      const reasons = reasonsNotToUndo(batch.state, undoing.obstacles);
      return { id: input.id, ...sumOf(undoing), reasons, version: batch.version };
    },
  });
}

/**
 * Undoes an import while nothing depends on it: the people it registered and the posts it began go, the units it founded are closed as never in
 * force, what it changed gets its earlier values back (docs/decisions/0004). The same file may then be imported again.
 * Refuses import.not_applied, undo.persons_changed, undo.units_changed, undo.posts_changed, undo.duties_changed, undo.accounts, undo.units_below, undo.in_use, version.stale.
 */
export function undoImport(modules: Module[]) {
  return command({
    name: 'import.undo',
    method: 'POST',
    path: '/imports/{id}/undo',
    capability: 'import.run',
    summary: 'Undo an import while nothing depends on it',
    input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
    result: s.object({ id: s.anyText(), ...undone }),
    factDays: 'recorded',
    where: async (ctx, input) => {
      const unit = await unitOfBatch(ctx, input.id);
      return { units: await unitsUnder(ctx.tx, unit), demandAt: [unit] };
    },
    run: async (ctx, input, units) => {
      const batch = await batchOf(ctx, input.id);
      const unit = addressOf(batch);
      await ctx.demandOpen(units, [batch.as_of]);
      const undoing = await undoingOf(ctx, modules, unit, input.id);
      must(reasonsNotToUndo(batch.state, undoing.obstacles));
      await takeBack(ctx, undoing, batch.as_of);
      await updateBatch(ctx.tx, unit, input.id, { state: 'undone', undoneAt: ctx.clock.now() }, input.version);
      await dropRows(ctx.tx, unit, input.id);
      await dropTraces(ctx.tx, unit, input.id);
      const sum = sumOf(undoing);
      ctx.touch(unit, ...undoing.traces.map((trace) => trace.unit));
      const places = new Map([...undoing.traces.map((trace) => trace.unit), unit].map((at) => [at.division, at]));
      for (const place of new Map([...places, [unit.division, unit]]).values())
        await ctx.record({
          unit: place,
          subjectKind: 'import_batch',
          subjectId: input.id,
          body: { state: 'undone', ...sum },
        });
      return { id: input.id, ...sum };
    },
  });
}

function sumOf({ traces, persons, units, posts, duties }: Undoing) {
  const restored = traces.reduce(
    (sum, { replaced }) => sum + replaced.persons.length + (replaced.unit === null ? 0 : 1),
    0,
  );
  return { persons: persons.length, units: units.length, posts: posts.length, duties: duties.length, restored };
}

async function takeBack(ctx: CommandContext, undoing: Undoing, asOf: string): Promise<void> {
  const divisions = [...new Set(undoing.traces.map((trace) => trace.unit.division))];
  await takeBackPosts(ctx.tx, divisions, undoing.posts);
  await takeBackDuties(ctx.tx, divisions, undoing.duties);
  await takeBackMarks(ctx.tx, undoing.marks);
  await forgetMembers(ctx.tx, divisions, undoing);
  await restorePersons(ctx, undoing.traces);
  for (const { unit, replaced } of undoing.traces) {
    if (replaced.unit === null) continue;
    const { version, ...facts } = replaced.unit;
    await updateUnit(ctx.tx, unit, facts, version, asOf, null);
  }
  await closeAsNeverInForce(ctx.tx, undoing.units, asOf);
}

async function restorePersons({ tx, services }: CommandContext, traces: Trace[]): Promise<void> {
  const lines = traces.flatMap(({ unit, replaced }) => replaced.persons.map((line) => ({ unit, ...line })));
  await reopenLines(tx, lines);
  await correctPersons(
    tx,
    services.keys,
    lines.map((line) => ({
      division: line.unit.division,
      personId: line.personId,
      facts: line.facts,
      version: line.version,
      cardChanged: true,
      nameChanged: true,
    })),
  );
  await markMemberships(
    tx,
    lines.map(({ unit, membershipId, exempt, away }) => ({ unit, id: membershipId, exempt, away })),
  );
}
