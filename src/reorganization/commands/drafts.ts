import { unitOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { isId, newId } from '../../platform/ids.ts';
import { must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { placeOf, plannedOf, type Row, rowOf } from '../reading.ts';
import { decisionInput } from '../reorganization.ts';
import { resolved } from '../rules/acts.ts';
import { reasonsNotToChange, reasonsNotToDrop } from '../rules/states.ts';
import { dropDecision, insertDecision, updateDecision } from '../store/decisions.ts';

/** Drafts a decision on a reorganization of what stands under a unit. Refuses act.incomplete, act.key_twice, act.key_unknown; what it would do, `reorganization.plan` says. */
export const draftReorganization = command({
  name: 'reorganization.draft',
  method: 'POST',
  path: '/units/{unit}/reorganizations',
  capability: 'reorganization.draft',
  summary: 'Draft a decision on a reorganization',
  input: s.object({ unit: s.id(), ...decisionInput }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { acts, reasons } = resolved(input.acts, newId, isId);
    must(reasons);
    const id = await insertDecision(ctx.tx, unit, input, acts, { actor: ctx.actor, at: ctx.clock.now() });
    await ctx.record({
      unit,
      subjectKind: 'reorganization',
      subjectId: id,
      body: { acts: acts.length, on: input.effectiveOn },
    });
    return { id };
  },
});

/** Changes a draft; its units to be founded keep their ids by their keys. Refuses reorganization.not_draft, version.stale, and what drafting refuses. */
export const reviseReorganization = command({
  name: 'reorganization.revise',
  method: 'PUT',
  path: '/reorganizations/{id}',
  capability: 'reorganization.draft',
  summary: 'Change the draft of a reorganization',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...decisionInput }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [placeOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    must(reasonsNotToChange(row.state));
    const known = new Map(row.acts.flatMap((each) => (each.key && each.id ? [[each.key, each.id]] : [])));
    const given = input.acts.map((each) => {
      const id = each.act === 'found' && each.key ? known.get(each.key) : undefined;
      return id === undefined ? each : { ...each, id };
    });
    const { acts, reasons } = resolved(given, newId, isId);
    must(reasons);
    await updateDecision(ctx.tx, row, input.version, input, acts);
    await ctx.record({
      unit: placeOf(row),
      subjectKind: 'reorganization',
      subjectId: row.id,
      body: { acts: acts.length, on: input.effectiveOn },
    });
    return { id: row.id };
  },
});

/** Drops a draft; a decision that has not taken effect is taken back by who may decide. Refuses reorganization.not_draft, right.missing, version.stale. */
export const dropReorganization = command({
  name: 'reorganization.drop',
  method: 'POST',
  path: '/reorganizations/{id}/drop',
  capability: 'reorganization.draft',
  summary: 'Drop the draft of a reorganization, or take a decision back that has not taken effect',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [placeOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    must(reasonsNotToDrop(row.state));
    if (row.state === 'decided') ctx.demand('reorganization.decide', placeOf(row));
    await dropDecision(ctx.tx, row, input.version);
    await ctx.record({ unit: placeOf(row), subjectKind: 'reorganization', subjectId: row.id });
    return { id: row.id };
  },
});

/** A draft whose plan is sound, for those who choose within it. Refuses reorganization.not_draft, and what stands against its acts. */
export async function soundDraft(
  ctx: Context,
  id: string,
): Promise<{ row: Row; plan: Awaited<ReturnType<typeof plannedOf>> }> {
  const row = await rowOf(ctx, id);
  must(reasonsNotToChange(row.state));
  const plan = await plannedOf(ctx, row);
  must(plan.reasons);
  if (plan.changes.length === 0) refuse('acts.none', undefined, { field: 'acts' });
  return { row, plan };
}
