import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { groupIds } from '../codes.ts';
import { type Goal, goalInput, type PlanState, planFacts, shareInput } from '../plan.ts';
import { reasonsNotToAdopt, reasonsNotToChangePlan, reasonsNotToDivide, reasonsNotToMake } from '../rules/plans.ts';
import { changePlan, insertPlan, putShares } from '../store/plans.ts';

/** Makes a plan of admissions, as a draft (M04, M77). Refuses admission.no_whole, admission.range, admission.group_twice, admission.above_whole, admission.same_time, choice.unknown, date.order. */
export const makePlan = command({
  name: 'admission.plan',
  method: 'POST',
  path: '/units/{unit}/admission-plans',
  capability: 'admission.plan',
  summary: 'Make a plan of admissions for a year or a term',
  input: s.object({ unit: s.id(), ...planFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, { unit: unitId, ...facts }) => {
    const unit = await unitOf(ctx, unitId);
    must(reasonsNotToMake(facts, groupIds(ctx.services.rulebook), await othersOf(ctx, unit)));
    const id = await insertPlan(ctx.tx, unit, {
      title: facts.title,
      period: facts.period,
      starts_on: facts.startsOn,
      ends_on: facts.endsOn,
      goals: JSON.stringify(facts.goals),
      state: 'draft',
      note: facts.note || null,
      made_name: ctx.actor.name,
      made_at: ctx.clock.now(),
    });
    await ctx.record({
      unit,
      subjectKind: 'admission_plan',
      subjectId: id,
      body: { from: facts.startsOn, to: facts.endsOn, goals: facts.goals },
    });
    return { id };
  },
});

/** Divides a plan among the units right below, all of it anew. Refuses admission.annulled, admission.not_below, admission.group_without_goal, admission.group_twice, admission.range, version.stale. */
export const dividePlan = command({
  name: 'admission.divide',
  method: 'PUT',
  path: '/admission-plans/{id}/shares',
  capability: 'admission.plan',
  summary: 'Divide a plan of admissions among the units below',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), shares: s.list(shareInput, 20_000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, { id, version, shares }) => {
    const row = await planRow(ctx, id);
    const unit = addressOf(row);
    const below = await childrenOf(ctx, unit);
    const plan = { state: row.state as PlanState, goals: row.goals as Goal[] };
    must(reasonsNotToDivide(plan, shares, new Set(below.map((child) => child.id))));
    const to = new Map(below.map((child) => [child.id, child]));
    await putShares(
      ctx.tx,
      { division: row.division, id },
      [...new Set([unit.division, ...below.map((child) => child.division)])],
      shares.map((share) => ({ ...share, unit: found(to.get(share.unit)) })),
    );
    await changePlan(ctx.tx, unit, id, version, {});
    await ctx.record({ unit, subjectKind: 'admission_plan', subjectId: id, body: { shares } });
    return { id };
  },
});

/** Adopts a plan. Refuses admission.not_draft, admission.same_time, date.future, version.stale. */
export const adoptPlan = command({
  name: 'admission.adopt',
  method: 'POST',
  path: '/admission-plans/{id}/adoption',
  capability: 'plan.adopt',
  summary: 'Adopt a plan of admissions',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    number: s.optional(s.nullable(s.text(60, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, { id, version, on, number }) => {
    const row = await planRow(ctx, id);
    const unit = addressOf(row);
    const plan = {
      id,
      state: row.state as PlanState,
      period: row.period,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    };
    must(reasonsNotToAdopt(plan, { on }, await othersOf(ctx, unit), ctx.today));
    await changePlan(ctx.tx, unit, id, version, { state: 'adopted', adopted_on: on, number_text: number || null });
    await ctx.record({ unit, subjectKind: 'admission_plan', subjectId: id, body: { adoptedOn: on } });
    return { id };
  },
});

/** Changes what a plan aims at; of an adopted one with a reason, and what it said before stays readable. Refuses admission.annulled, admission.change_reason, what a plan's goals are refused for, version.stale. */
export const revisePlan = command({
  name: 'admission.revise',
  method: 'PUT',
  path: '/admission-plans/{id}',
  capability: 'admission.plan',
  summary: 'Change the goals of a plan of admissions',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    goals: s.list(goalInput, 40, 1),
    reason: s.optional(s.nullable(s.text(1000, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, { id, version, goals, reason }) => {
    const row = await planRow(ctx, id);
    const unit = addressOf(row);
    const why = reason || null;
    must(reasonsNotToChangePlan({ state: row.state as PlanState }, goals, why, groupIds(ctx.services.rulebook)));
    const change = { on: ctx.today, by: ctx.actor.name, reason: why ?? '', before: row.goals };
    const changes = row.state === 'adopted' ? [...(row.changes as object[]), change] : row.changes;
    await changePlan(ctx.tx, unit, id, version, { goals: JSON.stringify(goals), changes: JSON.stringify(changes) });
    await ctx.record({
      unit,
      subjectKind: 'admission_plan',
      subjectId: id,
      body: { before: row.goals, goals },
      ...(why && { reason: why }),
    });
    return { id };
  },
});

/** Annuls a plan, with a reason. Refuses admission.annulled, version.stale. */
export const annulPlan = command({
  name: 'admission.annul',
  method: 'POST',
  path: '/admission-plans/{id}/annulment',
  capability: 'plan.adopt',
  summary: 'Annul a plan of admissions',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, { id, version, reason }) => {
    const row = await planRow(ctx, id);
    const unit = addressOf(row);
    must(row.state === 'annulled' ? [{ code: 'admission.annulled' }] : []);
    await changePlan(ctx.tx, unit, id, version, { state: 'annulled', adopted_on: row.adopted_on ?? ctx.today });
    await ctx.record({ unit, subjectKind: 'admission_plan', subjectId: id, body: {}, reason });
    return { id };
  },
});

/** The plan's row; 404 where the actor sees none. */
export async function planRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('admission_plan').selectAll().where('id', '=', id).executeTakeFirst());
}

export type PlanRow = Awaited<ReturnType<typeof planRow>>;

async function othersOf(ctx: Context, unit: UnitRef) {
  const rows = await ctx.tx
    .selectFrom('admission_plan')
    .select(['id', 'period', 'starts_on', 'ends_on', 'state'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state as PlanState,
  }));
}

/** The living units right below a unit, in tree order. */
export async function childrenOf(ctx: Context, unit: UnitRef) {
  return await ctx.tx
    .selectFrom('unit')
    .select(['id', 'division', 'path', 'name', 'kind'])
    .where('parent_id', '=', unit.id)
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
}
