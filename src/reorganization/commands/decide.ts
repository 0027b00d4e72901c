import { sql } from 'kysely';
import { unitRef } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { must, Refusal } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type Judged, judge } from '../judging.ts';
import { postsOf, reasonsNotToBeginAll } from '../posts.ts';
import { placeOf, plannedOf, type Row, rowOf } from '../reading.ts';
import type { Plan } from '../rules/plan.ts';
import { reasonsNotToApply, reasonsNotToDecide } from '../rules/states.ts';
import { carryOut, STEPS, type Step } from '../store/carryOut.ts';
import { approveDecision, markApplied, ringForApplying } from '../store/decisions.ts';

/** A decision that touches more units waits for the job, which shows how far it is. */
const AT_ONCE = 300;

const input = s.object({ id: s.id(), version: s.whole(1, 1e9) });
const result = s.object({ id: s.id(), state: s.anyText() });

/**
 * Decides on a reorganization: it takes effect at once, or on its day. Refuses reorganization.not_draft, reorganization.unsigned, posts.not_judged, date.future, date.order,
 * version.stale, and whatever stands against the plan.
 */
export const decideReorganization = command({
  name: 'reorganization.decide',
  method: 'POST',
  path: '/reorganizations/{id}/decision',
  capability: 'reorganization.decide',
  summary: 'Decide on a reorganization, which takes effect at once or on its day',
  input,
  result,
  factDays: 'recorded',
  where: async (ctx, asked) => await placesOf(ctx, await rowOf(ctx, asked.id)),
  crosses: 'rows of other units name the units that close: cases between them and others, work they are waited for',
  run: async (ctx, asked, units) => {
    const row = await rowOf(ctx, asked.id);
    must(
      reasonsNotToDecide(
        {
          state: row.state,
          number: row.number_text,
          decidedOn: row.decided_on,
          signerName: row.signer_name,
          effectiveOn: row.effective_on,
        },
        ctx.today,
      ),
    );
    await ctx.demandOpen(units, [row.effective_on]);
    const judged = await sound(ctx, row);
    await approveDecision(ctx.tx, row, asked.version, { actor: ctx.actor, at: ctx.clock.now() });
    await ctx.record({
      unit: placeOf(row),
      subjectKind: 'reorganization',
      subjectId: row.id,
      body: { number: row.number_text, on: row.effective_on },
    });
    const large = judged.plan.changes.length > AT_ONCE;
    if (row.effective_on > ctx.today || large) {
      if (row.effective_on <= ctx.today) await ringForApplying(ctx.tx, row);
      return { id: row.id, state: 'decided' };
    }
    // the row is ours since it was decided: nobody could write how far it is, and it is soon done
    await apply(ctx, row, judged, units, async () => {});
    return { id: row.id, state: 'applied' };
  },
});

/** Lets a decision take effect whose day has come. Refuses reorganization.not_decided, reorganization.not_yet, version.stale, and whatever stands against the plan by now. */
export const applyReorganization = command({
  name: 'reorganization.apply',
  method: 'POST',
  path: '/reorganizations/{id}/application',
  capability: 'reorganization.decide',
  summary: 'Let a decided reorganization take effect',
  input: s.object({ id: s.id() }),
  result,
  factDays: 'recorded',
  where: async (ctx, asked) => await placesOf(ctx, await rowOf(ctx, asked.id)),
  crosses: 'rows of other units name the units that close: cases between them and others, work they are waited for',
  run: async (ctx, asked, units) => {
    const row = await rowOf(ctx, asked.id);
    must(reasonsNotToApply({ state: row.state, effectiveOn: row.effective_on }, ctx.today));
    await ctx.demandOpen(units, [row.effective_on]);
    await ctx.record({
      unit: placeOf(row),
      subjectKind: 'reorganization',
      subjectId: row.id,
      body: { number: row.number_text, on: row.effective_on },
    });
    await apply(
      ctx,
      row,
      await sound(ctx, row),
      units,
      async (step) =>
        await ctx.services.reorganizationStep(row, { step, done: STEPS.indexOf(step), steps: STEPS.length }),
    );
    return { id: row.id, state: 'applied' };
  },
});

/** What nothing stands against. */
async function sound(ctx: Context, row: Row): Promise<Judged> {
  const judged = await judge(ctx, row);
  must(judged.refusals);
  must(reasonsNotToBeginAll(await postsOf(ctx, judged.plan, row, row.effective_on)));
  return judged;
}

async function apply(
  ctx: CommandContext,
  row: Row,
  { plan }: Judged,
  locked: UnitRef[],
  progress: (step: Step) => Promise<void>,
): Promise<void> {
  const held = new Set(locked.map(({ id }) => id));
  // the tree changed between the look and the lock: asked again, it is looked at again
  if (plan.changes.some(({ id, founded }) => !founded && !held.has(id)))
    throw new Refusal(409, [{ code: 'command.crossed' }]);
  const { proposals, leaving } = await postsOf(ctx, plan, row, row.effective_on);
  const decision = row.number_text ?? row.title;
  const touched = await carryOut({
    tx: ctx.tx,
    id: row.id,
    unit: placeOf(row),
    on: row.effective_on,
    decision,
    plan,
    acts: row.acts,
    parts: ctx.services.reorganizing,
    posts: proposals.filter(({ approved }) => approved === true),
    ends: leaving.filter(({ approved }) => approved === true),
    progress,
  });
  await markApplied(ctx.tx, row, ctx.clock.now());
  ctx.touch(...touched);
  const at = new Map(touched.map((unit) => [unit.id, unit]));
  for (const { id, act, founded, closes, successors } of plan.changes) {
    const unit = at.get(id);
    if (act === null || !unit) continue;
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: id,
      body: { reorganizationId: row.id, on: row.effective_on, founded, closed: closes, ...(closes && { successors }) },
    });
  }
}

/** Every unit that the plan touches, and those whose rows name one that closes. */
export async function placesOf(ctx: Context, row: Row) {
  const place = placeOf(row);
  const plan = await plannedOf(ctx, row);
  const ids = [
    ...new Set(
      plan.changes.flatMap(({ id, founded, successors, after }) => [
        ...(founded ? [] : [id]),
        ...successors,
        after.parentId ?? id,
      ]),
    ),
  ];
  const { rows: units } =
    await sql<UnitRef>`select id, division, path from unit where id = any(${ids}::uuid[])`.execute(ctx.tx);
  return {
    units: [place, ...units.filter(({ id }) => id !== place.id)],
    demandAt: [place],
    cross: await outside(ctx, plan, place),
  };
}

/** Units outside the reach whose rows name a unit that closes or moves and are seen from here: a case between the two is written on both sides. */
async function outside(ctx: Context, plan: Plan, place: UnitRef): Promise<UnitRef[]> {
  const ids = plan.changes.flatMap(({ id, before }) => (before ? [id] : []));
  const columns = ctx.services.reorganizing
    .flatMap((part) => part.elsewhere ?? [])
    .filter(({ scope }) => scope !== undefined);
  if (columns.length === 0 || ids.length === 0) return [];
  const { rows } = await sql<{ unit_id: string }>`select distinct unit_id from (${sql.join(
    columns.map(
      ({ table, unit }) =>
        sql`select t.unit_id from ${sql.table(table)} t where ${sql.ref(`t.${unit}`)} = any(${ids}::uuid[]) and not (t.scope >= ${place.path} and t.scope < ${`${place.path}{`})`,
    ),
    sql` union all `,
  )}) x`.execute(ctx.tx);
  return await Promise.all(rows.map(({ unit_id }) => unitRef(ctx.tx, unit_id)));
}
