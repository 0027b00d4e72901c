/** How a case is opened, and how a step of it is taken: the one place where a case moves. Other modules open and move cases through here. */
import { addressOf, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { must, notFound } from '../platform/refusal.ts';
import { type CaseRules, openedNow, rulesToday } from '../rulebook/cases.ts';
import type { Procedure, ProcedureStep, StepOutcome } from '../rulebook/schema.ts';
import type { FactInput, Facts } from './case.ts';
import { enter, lastPosition } from './entering.ts';
import { withNames } from './naming.ts';
import { partsOf, stepFacts } from './needs.ts';
import {
  type CaseRow,
  casePlace,
  caseRow,
  factsOf,
  NEVER,
  otherSideOf,
  placeOf,
  procedureIn,
  procedureOf,
  stepFrom,
  stepIn,
} from './reading.ts';
import { readFacts, reasonsNotToTake } from './rules/steps.ts';
import { changeCase, changeOpenStep, endClocks, insertCase } from './store.ts';

export type NewCase = {
  procedure: string;
  subjectId: string;
  facts: readonly FactInput[];
  /** the day it begins; today where left out */
  on?: string | undefined;
  /** facts that the program itself brings (a step's outcome opens the case): not asked of the fields */
  brings?: Facts;
  /** the affair it belongs to with others (joint cases) */
  affair?: string;
};

/**
 * Opens a case on somebody, under today's rules (D17); its first step begins. Refuses procedure.unknown, case.open_already, what readFacts refuses,
 * and what the checks of the procedure's opening refuse. The caller has asked for the right and holds the unit's lock.
 */
export async function openCase(ctx: CommandContext, input: NewCase): Promise<CaseRow> {
  const { rulebook, caseWork } = ctx.services;
  const procedure = rulebook.procedures.procedures.find((each) => each.id === input.procedure);
  must(procedure ? [] : [{ code: 'procedure.unknown', field: 'procedure' }]);
  const known = procedureIn(rulebook, input.procedure);
  const subject = await (caseWork.subjects[known.subject]?.(ctx, input.subjectId) ?? notFound());
  const rules = await rulesToday(ctx, subject.unit);
  const on = input.on ?? ctx.today;
  const { facts: sent, reasons } = readFacts(known.opens.fields ?? [], input.facts, ctx.today);
  must(on > ctx.today ? [{ code: 'date.future', field: 'on', values: { date: on } }] : reasons);
  const facts = { ...input.brings, ...(await withNames(ctx, known.opens.fields ?? [], sent)) };
  if (!known.many) await mustBeAlone(ctx, known.id, input.subjectId);
  for (const { check, rule } of known.opens.checks ?? []) {
    const asked = {
      unit: subject.unit,
      subject: { kind: known.subject, id: input.subjectId },
      facts,
      on,
      rules,
      rule,
      number: undefined,
      row: null,
    };
    const found = (await caseWork.checks[check]?.(ctx, asked)) ?? [];
    must(found.map((reason) => ({ ...(rule && { rule }), ...reason })));
  }
  const other =
    known.otherSide && typeof facts[known.otherSide] === 'string'
      ? await unitOf(ctx, String(facts[known.otherSide]))
      : null;
  const first = await stepFrom(ctx, known, { unit: subject.unit, other }, known.steps[0]?.id ?? '');
  const row = await insertCase(ctx.tx, subject.unit, {
    procedure: known.id,
    subject_kind: known.subject,
    subject_id: input.subjectId,
    subject_name: subject.name,
    sort_key: subject.sortKey,
    search_key: subject.searchKey,
    person_id: subject.personId,
    restricted: known.restricted ?? false,
    state: 'open',
    step: first.id,
    facts: JSON.stringify(facts),
    opened_on: on,
    opened_by: ctx.actor.accountId,
    opened_name: ctx.actor.name,
    ...(other && { other_division: other.division, other_unit_id: other.id, other_scope: other.path }),
    ...(input.affair !== undefined && { affair_id: input.affair }),
    ...openedNow(ctx),
  });
  await enter(ctx, row, first, { rules, facts, on, position: 1 });
  ctx.touch(subject.unit);
  await ctx.record({
    unit: subject.unit,
    subjectKind: 'case',
    subjectId: row.id,
    body: { procedure: known.id, on, of: input.subjectId },
  });
  return row;
}

export type Taken = {
  step: string;
  outcome: string;
  on: string;
  note: string | null;
  facts: readonly FactInput[];
  version: number;
};

/**
 * Takes the step a case stands at, with one of its outcomes: the clock is met, what the outcome leads to is done, the next step begins or the
 * case ends. Refuses what reasonsNotToTake and readFacts refuse, version.stale, right.missing at the unit whose step it is, and what the effect refuses.
 */
export async function takeStep(ctx: CommandContext, id: string, taken: Taken): Promise<CaseRow> {
  const row = await caseRow(ctx, id);
  const unit = addressOf(row);
  const { procedure, rules } = await procedureOf(ctx, row);
  const step = procedure.steps.find((each) => each.id === taken.step) ?? stepIn(procedure, row.step);
  ctx.demand(step.by, placeOf(row, step));
  const outcome = step.outcomes.find((each) => each.id === taken.outcome);
  const fields = outcome?.without ? [] : (step.fields ?? []);
  const { facts: sent, reasons } = readFacts(fields, taken.facts, ctx.today);
  const facts = { ...factsOf(row), ...(await withNames(ctx, fields, sent)) };
  const asked = { rules, facts, on: taken.on, parts: await partsOf(ctx, row) };
  const seen = { on: taken.on, today: ctx.today, note: taken.note };
  // what a field that cannot be read would lack for its step is not said beside it
  const against = reasonsNotToTake(step, outcome, await stepFacts(ctx, row, step, asked), seen);
  const unread = new Set(reasons.map(({ field }) => field));
  must([...against.filter(({ field }) => field === undefined || !unread.has(field)), ...reasons]);
  return await move(ctx, row, { procedure, rules, step, outcome: outcome as StepOutcome, facts, taken, unit });
}

async function move(
  ctx: CommandContext,
  row: CaseRow,
  move: {
    procedure: Procedure;
    rules: CaseRules;
    step: ProcedureStep;
    outcome: StepOutcome;
    facts: Facts;
    taken: Taken;
    unit: UnitRef;
  },
): Promise<CaseRow> {
  const { procedure, rules, step, outcome, taken, unit } = move;
  await changeOpenStep(ctx.tx, unit, row.id, {
    taken_on: taken.on,
    outcome: outcome.id,
    note: taken.note?.trim() || null,
    taken_by: ctx.actor.accountId,
    taken_name: ctx.actor.name,
    taken_for: ctx.actor.grant.unit.path === '' ? unit.id : ctx.actor.grant.unit.id,
    taken_at: ctx.clock.now(),
  });
  await endClocks(ctx.tx, unit, row.id, taken.on, 'met');
  const brought = await effectsOf(ctx, row, outcome.effect, { on: taken.on, facts: move.facts, rules });
  const facts = { ...move.facts, ...brought };
  const next = outcome.next === undefined ? null : await stepFrom(ctx, procedure, casePlace(row), outcome.next);
  const otherField = procedure.otherSide === undefined ? undefined : facts[procedure.otherSide];
  const other = otherSideOf(row) === null && typeof otherField === 'string' ? await unitOf(ctx, otherField) : null;
  await changeCase(ctx.tx, unit, row.id, taken.version, {
    facts: JSON.stringify(facts),
    due: NEVER,
    ...(other && { other_division: other.division, other_unit_id: other.id, other_scope: other.path }),
    ...(next ? { step: next.id } : { state: 'ended', outcome: outcome.id, ended_on: taken.on }),
  });
  const after = await caseRow(ctx, row.id);
  if (next) {
    const position = (await lastPosition(ctx, row)) + 1;
    await enter(ctx, after, next, { rules, facts, on: taken.on, position });
  }
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'case',
    subjectId: row.id,
    body: {
      procedure: procedure.id,
      step: step.id,
      outcome: outcome.id,
      on: taken.on,
      fields: taken.facts.map((each) => each.field),
    },
  });
  return await caseRow(ctx, row.id);
}

/** Does what an outcome leads to, module by module; gives the facts that they bring. */
export async function effectsOf(
  ctx: CommandContext,
  row: CaseRow,
  effect: string | undefined,
  taken: { on: string; facts: Facts; rules: CaseRules },
): Promise<Facts> {
  let brought: Facts = {};
  for (const work of effect === undefined ? [] : (ctx.services.caseWork.effects[effect] ?? []))
    brought = { ...brought, ...(await work(ctx, row, { ...taken, facts: { ...taken.facts, ...brought } })) };
  return brought;
}

/** One open case of a procedure at a time on one subject. */
async function mustBeAlone(ctx: CommandContext, procedure: string, subjectId: string): Promise<void> {
  const open = await ctx.tx
    .selectFrom('case_file')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('procedure', '=', procedure)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  must(open ? [{ code: 'case.open_already' }] : []);
}

/** Writes beside the open step of a case how a vote on it fell: the meeting that took it up, or the committee whose count was entered, calls this. */
export async function noteVote(
  ctx: CommandContext,
  row: CaseRow,
  pollId: string,
  meetingId: string | null = null,
): Promise<void> {
  const unit = addressOf(row);
  await changeOpenStep(ctx.tx, unit, row.id, { poll_id: pollId, meeting_id: meetingId });
  await changeCase(ctx.tx, unit, row.id, row.version, {});
}
