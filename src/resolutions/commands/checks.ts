import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { OUTCOMES } from '../check.ts';
import { giveTasks } from '../giving.ts';
import { checkersOf } from '../people.ts';
import { checkHands, checkRow, checkStanding, resolutionRow } from '../reading.ts';
import { keyOf, reasonsNotToDropCheck, reasonsNotToPlanChecks, reasonsNotToRecordCheck } from '../rules/checks.ts';
import { changeCheck, insertChecks } from '../store/checks.ts';
import { taskDraft } from '../task.ts';

/** Sets dates on which a resolution is checked: when, by whom, what (M33). Refuses resolution.not_issued, check.past, check.twice, task.outsider. */
export const planChecks = command({
  name: 'check.plan',
  method: 'POST',
  path: '/resolutions/{id}/checks',
  capability: 'resolution.issue',
  summary: 'Set the dates on which a resolution is checked',
  input: s.object({
    id: s.id(),
    checks: s.list(s.object({ due: s.date(), checkerId: s.id(), what: s.text(500) }), 100, 1),
  }),
  result: s.object({ ids: s.list(s.id(), 100) }),
  where: async (ctx, input) => ({ units: [addressOf(await resolutionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await resolutionRow(ctx, input.id);
    const unit = addressOf(row);
    const checkers = new Map((await checkersOf(ctx.tx, unit, ctx.today)).map((p) => [p.id, p]));
    const planned = await ctx.tx
      .selectFrom('resolution_check')
      .select(['due', 'checker_id', 'what'])
      .where('division', '=', unit.division)
      .where('resolution_id', '=', row.id)
      .where('state', '=', 'planned')
      .execute();
    must(
      reasonsNotToPlanChecks(input.checks, {
        state: row.state,
        today: ctx.today,
        checkers: new Set(checkers.keys()),
        known: new Set(planned.map((p) => keyOf({ due: p.due, checkerId: p.checker_id, what: p.what }))),
      }),
    );
    const ids = await insertChecks(
      ctx.tx,
      unit,
      row.id,
      input.checks.map((check) => ({
        due: check.due,
        what: check.what,
        checker: { id: check.checkerId, name: checkers.get(check.checkerId)?.name ?? '' },
      })),
      ctx.clock.now(),
    );
    await ctx.record({ unit, subjectKind: 'resolution', subjectId: row.id, body: { checks: ids } });
    return { ids };
  },
});

/**
 * Records what a check found, and gives the task that follows from it where there is one. Refuses check.closed, check.not_checker,
 * date.future, date.order, version.stale, and what task.assign refuses with fields `followUp.<slot>`.
 */
export const recordCheck = command({
  name: 'check.record',
  method: 'POST',
  path: '/checks/{id}/findings',
  capability: 'task.check',
  summary: 'Record what a check found',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    findings: s.text(10_000),
    outcome: s.oneOf(OUTCOMES),
    followUp: s.optional(s.nullable(taskDraft)),
  }),
  result: s.object({ id: s.id(), taskId: s.nullable(s.id()) }),
  where: async (ctx, input) => ({ units: [addressOf(await checkRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await checkRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToRecordCheck(checkStanding(ctx, row), { ...checkHands(ctx, row), on: input.on, today: ctx.today }));
    if (input.followUp) ctx.demand('task.assign', unit);
    const [taskId = null] = input.followUp
      ? await giveTasks(
          ctx,
          unit,
          [input.followUp],
          { resolution: { division: row.division, id: row.resolution_id } },
          (_i, slot) => `followUp.${slot}`,
        )
      : [];
    await changeCheck(ctx.tx, unit, row.id, input.version, {
      state: 'recorded',
      recorded_on: input.on,
      recorded_name: ctx.actor.name,
      findings: input.findings,
      outcome: input.outcome,
      task_id: taskId,
    });
    if (taskId) ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'resolution_check',
      subjectId: row.id,
      body: { on: input.on, outcome: input.outcome, taskId },
    });
    return { id: row.id, taskId };
  },
});

/** Takes a date out of the calendar, saying why; it stays readable. Refuses check.closed, version.stale. */
export const dropCheck = command({
  name: 'check.drop',
  method: 'POST',
  path: '/checks/{id}/drop',
  capability: 'resolution.issue',
  summary: 'Take a date out of the check calendar',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await checkRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await checkRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToDropCheck(row));
    await changeCheck(ctx.tx, unit, row.id, input.version, { state: 'dropped', drop_reason: input.reason });
    await ctx.record({ unit, subjectKind: 'resolution_check', subjectId: row.id, reason: input.reason });
    return { id: row.id };
  },
});
