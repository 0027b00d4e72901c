/** A step of a case begins: what is written then, and the clock that starts. */
import { addressOf } from '../organization/tree.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import type { Procedure, ProcedureStep } from '../rulebook/schema.ts';
import type { Facts } from './case.ts';
import { type CaseRow, lengthOf, procedureIn, stepIn } from './reading.ts';
import { endOfPeriod } from './rules/clock.ts';
import { changeCase, insertClock, insertStep } from './store.ts';

/** A step begins: its entry, and its clock where it has one. */
export async function enter(
  ctx: CommandContext,
  row: CaseRow,
  step: ProcedureStep,
  begun: { rules: CaseRules; facts: Facts; on: string; position: number },
): Promise<void> {
  const unit = addressOf(row);
  const shared = { case_id: row.id, person_id: row.person_id, other_scope: row.other_scope, step: step.id };
  await insertStep(ctx.tx, unit, { ...shared, position: begun.position, begun_on: begun.on });
  const length = step.clock && lengthOf(begun.rules, step.clock);
  if (!step.clock || !length) return;
  const startedOn = startOf(procedureIn(begun.rules.rulebook, row.procedure), step, begun) ?? begun.on;
  const due = endOfPeriod(begun.rules.rulebook.calendar, startedOn, length);
  await insertClock(ctx.tx, unit, {
    ...shared,
    procedure: row.procedure,
    restricted: row.restricted,
    rule_id: step.clock.rule,
    started_on: startedOn,
    n: length.n,
    unit: length.unit,
    due,
    first_due: due,
    state: 'running',
  });
  await changeCase(ctx.tx, unit, row.id, row.version, { due });
}

/** The day a step's clock runs from, where a day of the case says it or the end of an earlier step's period does. */
function startOf(
  procedure: Procedure,
  { clock }: Pick<ProcedureStep, 'clock'>,
  { rules, facts }: { rules: CaseRules; facts: Facts },
): string | undefined {
  const day = clock?.from === undefined ? undefined : facts[clock.from];
  if (typeof day === 'string') return day;
  const before = clock?.after === undefined ? undefined : stepIn(procedure, clock.after);
  const from = before && startOf(procedure, before, { rules, facts });
  const length = before?.clock && lengthOf(rules, before.clock);
  return from && length ? endOfPeriod(rules.rulebook.calendar, from, length) : undefined;
}

export async function lastPosition(ctx: CommandContext, row: CaseRow): Promise<number> {
  const { last } = await ctx.tx
    .selectFrom('case_step')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
