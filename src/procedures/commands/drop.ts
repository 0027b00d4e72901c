import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { effectsOf } from '../engine.ts';
import { caseRow, factsOf, NEVER, otherSideOf, placeOf, procedureOf, stepIn } from '../reading.ts';
import { reasonsNotToDrop } from '../rules/standing.ts';
import { changeCase, changeOpenStep, endClocks } from '../store.ts';
import { told } from './clocks.ts';

/**
 * Ends a case before its time for a reason of the procedure: given up, dropped out. What its steps did already is undone where the reason says so.
 * Whoever may open such a case or take the step it stands at does it. Refuses right.missing, case.ended, drop.unknown, drop.other_step, date.future, date.order, version.stale.
 */
export const dropCase = command({
  name: 'case.drop',
  method: 'POST',
  path: '/cases/{id}/end',
  capability: 'case.read',
  summary: 'End a case before its time, with the reason',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    reason: s.code(),
    on: s.date(),
    note: s.optional(s.nullable(s.text(2000, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const other = otherSideOf(row);
    return { units: [addressOf(row), ...(other ? [other] : [])], demandAt: [addressOf(row)] };
  },
  run: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const unit = addressOf(row);
    const { procedure, rules } = await procedureOf(ctx, row);
    const step = stepIn(procedure, row.step);
    if (!ctx.may(step.by, placeOf(row, step))) ctx.demand(procedure.opens.by, unit);
    must(reasonsNotToDrop(row, procedure.drops, { reason: input.reason, on: input.on, today: ctx.today }));
    await changeOpenStep(ctx.tx, unit, row.id, {
      taken_on: input.on,
      outcome: input.reason,
      note: input.note?.trim() || null,
      taken_by: ctx.actor.accountId,
      taken_name: ctx.actor.name,
      taken_at: ctx.clock.now(),
    });
    await endClocks(ctx.tx, unit, row.id, input.on, 'fallen');
    const effect = procedure.drops.find((each) => each.id === input.reason)?.effect;
    const brought = await effectsOf(ctx, row, effect, { on: input.on, facts: factsOf(row), rules });
    await changeCase(ctx.tx, unit, row.id, input.version, {
      facts: JSON.stringify({ ...factsOf(row), ...brought }),
      state: 'ended',
      outcome: input.reason,
      ended_on: input.on,
      due: NEVER,
    });
    ctx.touch(unit);
    return await told(ctx, row, unit, { dropped: input.reason, on: input.on }, input.note);
  },
});
