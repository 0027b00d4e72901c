import { addressOf, unitOf } from '../../organization/tree.ts';
import { isWithin, subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { factsInput } from '../case.ts';
import { openCase, takeStep } from '../engine.ts';
import { caseRow, otherSideOf, placeOf, procedureOf, stepIn } from '../reading.ts';

/**
 * Opens a case of a procedure on somebody. Refuses procedure.unknown, procedure.not_by_hand, case.open_already, field.required and other faults of
 * its fields, and what the procedure looks up first (each with its rule).
 */
export const openByHand = command({
  name: 'case.open',
  method: 'POST',
  path: '/cases',
  capability: 'case.open',
  summary: 'Open a case on somebody',
  input: s.object({ procedure: s.code(), subject: s.id(), facts: factsInput, on: s.optional(s.date()) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const unit = await subjectUnit(ctx, input.procedure, input.subject);
    const procedure = ctx.services.rulebook.procedures.procedures.find((each) => each.id === input.procedure);
    const sent = input.facts.find((each) => each.field === procedure?.otherSide)?.value;
    return { units: [unit, ...(await otherUnit(ctx, sent))], demandAt: [unit] };
  },
  run: async (ctx: CommandContext, input) => {
    const procedure = ctx.services.rulebook.procedures.procedures.find((each) => each.id === input.procedure);
    must(procedure?.opens.byHand ? [] : [{ code: 'procedure.not_by_hand', field: 'procedure' }]);
    ctx.demand(procedure?.opens.by ?? 'case.open', await subjectUnit(ctx, input.procedure, input.subject));
    const row = await openCase(ctx, {
      procedure: input.procedure,
      subjectId: input.subject,
      facts: input.facts,
      on: input.on,
    });
    return { id: row.id };
  },
});

async function otherUnit(ctx: Context, id: string | null | undefined): Promise<UnitRef[]> {
  const parsed = s.parse(s.id(), id ?? '');
  return 'value' in parsed ? [await unitOf(ctx, parsed.value)] : [];
}

/** The unit of whom a procedure is about. Refuses procedure.unknown; 404 for one who is not seen. */
export async function subjectUnit(ctx: Context, procedureId: string, subjectId: string): Promise<UnitRef> {
  const { rulebook, caseWork } = ctx.services;
  const procedure = rulebook.procedures.procedures.find((each) => each.id === procedureId);
  must(procedure ? [] : [{ code: 'procedure.unknown', field: 'procedure' }]);
  const find = found(procedure && caseWork.subjects[procedure.subject]);
  return (await (find(ctx, subjectId) ?? notFound())).unit;
}

/**
 * Takes the step a case stands at. Refuses case.ended, case.paused, case.other_step, case.too_early, date.future, date.order, case.reason_missing,
 * case.paper_missing, case.opinion_missing, case.vote_missing, case.vote_failed and what the step's own checks find, version.stale.
 */
export const take = command({
  name: 'case.take',
  method: 'POST',
  path: '/cases/{id}/steps',
  capability: 'case.read',
  summary: 'Take the step a case stands at, with its outcome',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    step: s.code(),
    outcome: s.code(),
    on: s.date(),
    note: s.optional(s.nullable(s.text(5000, 0))),
    facts: s.optional(factsInput),
  }),
  result: s.object({ id: s.id(), step: s.anyText(), state: s.anyText() }),
  where: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const { procedure } = await procedureOf(ctx, row);
    const other = otherSideOf(row);
    const sent = input.facts?.find((each) => each.field === procedure.otherSide)?.value;
    // a level that decides reaches its units anyway: nothing is written at it, and it is not kept waiting
    const beside = other && !isWithin(row.scope, subtreeOf(other.path)) ? other : null;
    const units = [addressOf(row), ...(beside ? [beside] : []), ...(await otherUnit(ctx, sent))];
    const cross = beside ? [addressOf(row), beside] : [];
    return { units, demandAt: [placeOf(row, stepIn(procedure, row.step))], cross };
  },
  crosses: 'a case between two units moves on both sides in one transaction (D1)',
  run: async (ctx, input) => {
    const row = await takeStep(ctx, input.id, {
      step: input.step,
      outcome: input.outcome,
      on: input.on,
      note: input.note ?? null,
      facts: input.facts ?? [],
      version: input.version,
    });
    return { id: row.id, step: row.step, state: row.state };
  },
});
