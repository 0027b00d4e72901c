import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../people.ts';
import { type ItemInput, planText } from '../plan.ts';
import { planRow } from '../reading.ts';
import {
  reasonsAgainstPlan,
  reasonsNotToAdopt,
  reasonsNotToAnnul,
  reasonsNotToRevisePlan,
  reasonsNotToServe,
} from '../rules/resolutions.ts';
import { reasonsOfCarried, reasonsOfClosedYear } from '../rules/years.ts';
import { servedFacts, servedTargets } from '../serving.ts';
import {
  insertPlan,
  linkCarried,
  type PlanText,
  rewritePlan,
  type Served,
  setAdopted,
  setPlanAnnulled,
} from '../store/plans.ts';
import { setRecipientPlan } from '../store/resolutions.ts';
import { themedText } from '../themed.ts';
import { closedYears } from '../years.ts';

type PlanInput = {
  title: string;
  body: string;
  startsOn: string;
  endsOn: string;
  theme?: string | null | undefined;
  items: ItemInput[];
};

/**
 * Drafts a unit's plan, of its own or for a resolution it received (M03). Refuses plan.not_acknowledged, resolution.unknown, resolution.annulled,
 * plan.target_foreign, plan.deadline_outside, plan.goal_half, plan.measure_missing, target.bare_share, target.range, date.order, year.task_unknown.
 */
export const draftPlan = command({
  name: 'plan.draft',
  method: 'POST',
  path: '/units/{unit}/plans',
  capability: 'plan.edit',
  summary: 'Draft a plan, of its own or for a resolution',
  input: s.object({ unit: s.id(), resolutionId: s.optional(s.nullable(s.id())), ...planText }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { served, text } = await judged(ctx, unit, input.resolutionId ?? null, input);
    const id = await insertPlan(ctx.tx, unit, text, served, { id: whoIs(ctx.actor), at: ctx.clock.now() });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'plan',
      subjectId: id,
      body: { resolutionId: served?.id ?? null, items: input.items.length },
    });
    return { id };
  },
});

/** Rewrites a draft plan. Refuses plan.not_draft, version.stale and what drafting refuses. */
export const revisePlan = command({
  name: 'plan.revise',
  method: 'PUT',
  path: '/plans/{id}',
  capability: 'plan.edit',
  summary: 'Revise a draft plan',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), resolutionId: s.optional(s.nullable(s.id())), ...planText }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await planRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToRevisePlan(row));
    const { served, text } = await judged(
      ctx,
      unit,
      input.resolutionId === undefined ? row.resolution_id : input.resolutionId,
      input,
    );
    await rewritePlan(ctx.tx, unit, row.id, text, served, input.version);
    await ctx.record({
      unit,
      subjectKind: 'plan',
      subjectId: row.id,
      body: { resolutionId: served?.id ?? null, items: input.items.length },
    });
    return { id: row.id };
  },
});

/** Adopts a plan; from then on tasks hang on its items and it answers the resolution. Refuses plan.not_draft, plan.empty, date.future, resolution.annulled, year.closed. */
export const adoptPlan = command({
  name: 'plan.adopt',
  method: 'POST',
  path: '/plans/{id}/adoption',
  capability: 'plan.adopt',
  summary: 'Adopt a plan',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await planRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const { n } = await ctx.tx
      .selectFrom('plan_item')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('division', '=', unit.division)
      .where('plan_id', '=', row.id)
      .executeTakeFirstOrThrow();
    must([
      ...reasonsNotToAdopt({ state: row.state, items: n }, input.on, ctx.today),
      ...reasonsNotToServe(await servedFacts(ctx, unit, row.resolution_id)),
      ...reasonsOfClosedYear(await closedYears(ctx, unit), row.ends_on, 'id'),
    ]);
    await setAdopted(ctx.tx, unit, row.id, input.version, input.on);
    if (row.resolution_id) await setRecipientPlan(ctx.tx, unit, row.resolution_id, row.id);
    if (row.programme_year !== null) await linkCarried(ctx.tx, unit, row.id);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'plan',
      subjectId: row.id,
      body: { on: input.on, resolutionId: row.resolution_id },
    });
    return { id: row.id };
  },
});

/** Annuls an adopted plan by a dated decision (D21); its tasks stay. Refuses record.draft, record.annulled, date.order, date.future. */
export const annulPlan = command({
  name: 'plan.annul',
  method: 'POST',
  path: '/plans/{id}/annulment',
  capability: 'plan.adopt',
  summary: 'Annul a plan by a dated decision',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date(), decision: s.text(200), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await planRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await planRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToAnnul(row.state, row.adopted_on, input.on, ctx.today));
    await setPlanAnnulled(ctx.tx, unit, row.id, input.version, input);
    if (row.resolution_id) await setRecipientPlan(ctx.tx, unit, row.resolution_id, null, row.id);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'plan',
      subjectId: row.id,
      body: { on: input.on, decision: input.decision },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

type Judged = { served: Served; text: PlanText };

/** Judges the plan and gives it as it is written, with the address of the resolution it serves. */
async function judged(
  ctx: CommandContext,
  unit: UnitRef,
  resolutionId: string | null,
  input: PlanInput,
): Promise<Judged> {
  must(reasonsNotToServe(await servedFacts(ctx, unit, resolutionId)));
  const served = resolutionId ? await servedTargets(ctx, resolutionId) : null;
  must([
    ...reasonsAgainstPlan(input, served?.targetIds ?? [], ctx.services.rulebook.targets.measures),
    ...reasonsOfCarried(input.items, await carriedTasks(ctx, unit, input.items)),
  ]);
  return {
    served: served?.address ?? null,
    text: {
      title: input.title,
      body: input.body,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      items: input.items,
      theme: await themedText(ctx, unit, input.theme, Number(input.startsOn.slice(0, 4))),
    },
  };
}

/** Which of the tasks named really were carried over here. */
async function carriedTasks(ctx: CommandContext, unit: UnitRef, items: ItemInput[]): Promise<Set<string>> {
  const ids = items.flatMap((i) => (i.carriedFrom ? [i.carriedFrom] : []));
  if (ids.length === 0) return new Set();
  const rows = await ctx.tx
    .selectFrom('task')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('id', 'in', ids)
    .where('state', '=', 'carried')
    .execute();
  return new Set(rows.map((r) => r.id));
}
