import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type CaseRow, caseRow, clockRows, NEVER, procedureOf } from '../reading.ts';
import { endAfterPause, endOfPeriod } from '../rules/clock.ts';
import { reasonsNotToExtend, reasonsNotToPause, reasonsNotToResume } from '../rules/standing.ts';
import { changeCase, changeClock } from '../store.ts';

const target = async (ctx: CommandContext, id: string) => {
  const row = await caseRow(ctx, id);
  return { row, unit: addressOf(row) };
};

/** Lets a case stand still for a reason of its procedure: its clocks stop. Refuses case.ended, case.paused, pause.unknown. */
export const pauseCase = command({
  name: 'case.pause',
  method: 'POST',
  path: '/cases/{id}/pause',
  capability: 'case.handle',
  summary: 'Let a case stand still: its clocks stop',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    reason: s.code(),
    note: s.optional(s.nullable(s.text(2000, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const { row, unit } = await target(ctx, input.id);
    const { procedure } = await procedureOf(ctx, row);
    must(reasonsNotToPause(row, procedure.pauses ?? [], input.reason));
    for (const clock of (await clockRows(ctx, row)).filter((each) => each.state === 'running')) {
      const pauses = [...(clock.pauses as object[]), { from: ctx.today, to: '', reason: input.reason }];
      await changeClock(ctx.tx, unit, clock.id, clock.version, {
        state: 'paused',
        paused_on: ctx.today,
        pauses: JSON.stringify(pauses),
      });
    }
    await changeCase(ctx.tx, unit, row.id, input.version, { state: 'paused', due: NEVER });
    return await told(ctx, row, unit, { paused: input.reason }, input.note);
  },
});

/** Lets a case go on: each clock ends as many (working) days later as it stood still. Refuses case.not_paused, version.stale. */
export const resumeCase = command({
  name: 'case.resume',
  method: 'POST',
  path: '/cases/{id}/resumption',
  capability: 'case.handle',
  summary: 'Let a case go on: its clocks run again',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const { row, unit } = await target(ctx, input.id);
    must(reasonsNotToResume(row));
    const { calendar } = ctx.services.rulebook;
    let first = NEVER;
    for (const clock of (await clockRows(ctx, row)).filter((each) => each.state === 'paused')) {
      const stood = { from: clock.paused_on ?? ctx.today, to: ctx.today };
      const due = endAfterPause(calendar, clock.due, clock.unit as 'days', stood);
      const pauses = (clock.pauses as { from: string; to: string }[]).map((p) =>
        p.to === '' ? { ...p, to: ctx.today } : p,
      );
      await changeClock(ctx.tx, unit, clock.id, clock.version, {
        state: 'running',
        paused_on: null,
        due,
        pauses: JSON.stringify(pauses),
      });
      if (first === NEVER || due < first) first = due;
    }
    await changeCase(ctx.tx, unit, row.id, input.version, { state: 'open', due: first });
    return await told(ctx, row, unit, { resumed: true });
  },
});

/**
 * Gives a clock more time, in its own unit, with the consent that the procedure names. Refuses case.ended, clock.not_running,
 * clock.fixed (the rule lets nobody extend it), right.missing, version.stale.
 */
export const extendClock = command({
  name: 'case.extend',
  method: 'POST',
  path: '/cases/{id}/extensions',
  capability: 'case.read',
  summary: 'Give a clock of a case more time, with consent',
  input: s.object({ id: s.id(), clock: s.id(), version: s.whole(1, 1e9), n: s.whole(1, 3650), reason: s.text(500) }),
  result: s.object({ id: s.id(), due: s.anyText() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const { row, unit } = await target(ctx, input.id);
    const { procedure } = await procedureOf(ctx, row);
    const clock = found((await clockRows(ctx, row)).find((each) => each.id === input.clock));
    const by = procedure.steps.find((step) => step.id === clock.step)?.clock?.extendBy;
    must(reasonsNotToExtend(row, clock, by));
    ctx.demand(by ?? 'case.decide', unit);
    const due = endOfPeriod(ctx.services.rulebook.calendar, clock.due, { n: input.n, unit: clock.unit as 'days' });
    const extensions = [
      ...(clock.extensions as object[]),
      { on: ctx.today, n: input.n, reason: input.reason, by: ctx.actor.name },
    ];
    await changeClock(ctx.tx, unit, clock.id, input.version, { due, extensions: JSON.stringify(extensions) });
    await changeCase(ctx.tx, unit, row.id, row.version, { due });
    await told(ctx, row, unit, { clock: clock.id, n: input.n, due }, input.reason);
    return { id: row.id, due };
  },
});

/** What happened to a case, in the ledger. */
export async function told(
  ctx: CommandContext,
  row: CaseRow,
  unit: UnitRef,
  body: Record<string, unknown>,
  note?: string | null,
) {
  await ctx.record({ unit, subjectKind: 'case', subjectId: row.id, body, ...(note && { reason: note }) });
  return { id: row.id };
}
