/** How cases are found inside the reader's scope, and which procedure and rules they follow. */
import { addressOf, parentOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, notFound } from '../platform/refusal.ts';
import { type CaseRules, rulesOfCase } from '../rulebook/cases.ts';
import { findNumber, findRuleOn, known, type Rulebook } from '../rulebook/rulebook.ts';
import type { Procedure, ProcedureStep } from '../rulebook/schema.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import { capitalized } from '../rulebook/words.ts';
import type { Facts } from './case.ts';
import { CLOCK_UNITS, type ClockUnit, type Length } from './rules/clock.ts';

/** Kept where no clock runs: behind every date. */
export const NEVER = 'infinity';

/** The case's row. A restricted one is found only by whoever may read such cases, and by the person himself: 404. */
export async function caseRow(ctx: Context, id: string) {
  const row = found(await ctx.tx.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst());
  if (!maySee(ctx, row)) notFound();
  return row;
}

export type CaseRow = Awaited<ReturnType<typeof caseRow>>;

/** Whether the one who asks may read the case at all. */
export function maySee(
  ctx: Context,
  row: Pick<CaseRow, 'restricted' | 'person_id' | 'unit_id' | 'division' | 'scope'>,
): boolean {
  if (!row.restricted) return true;
  return isOwn(ctx, row) || ctx.may('case.restricted', addressOf(row));
}

export function isOwn(ctx: Context, row: Pick<CaseRow, 'person_id'>): boolean {
  return row.person_id !== null && row.person_id === ctx.actor.person?.id;
}

/** The unit on the other side of a case, or null. */
export function otherSideOf(row: CaseRow): UnitRef | null {
  if (row.other_unit_id === null || row.other_division === null || row.other_scope === null) return null;
  return { id: row.other_unit_id, division: row.other_division, path: row.other_scope };
}

/** The procedure and rules that a case was opened under (D17). */
export async function procedureOf(ctx: Context, row: CaseRow): Promise<{ procedure: Procedure; rules: CaseRules }> {
  const rules = await rulesOfCase(ctx, addressOf(row), row);
  return { procedure: procedureIn(rules.rulebook, row.procedure), rules };
}

/** The procedure with this id. Throws a RulebookError if there is none. */
export function procedureIn(rulebook: Pick<Rulebook, 'procedures'>, id: string): Procedure {
  return known(rulebook.procedures.procedures, id, 'procedure');
}

export function stepIn(procedure: Procedure, id: string): ProcedureStep {
  return known(procedure.steps, id, 'step');
}

/** The vote a step asks for, or undefined. */
export function voteNeed(procedure: Procedure, stepId: string) {
  const needs = procedure.steps.find((step) => step.id === stepId)?.needs ?? [];
  return needs.flatMap((need) => ('vote' in need ? [need] : []))[0];
}

/** What a vote on a case is about, in the language of its documents: the procedure and the step, never a name. */
export function questionOf(rulebook: Rulebook, procedure: Procedure, stepId: string): string {
  const language = documentLanguage(rulebook);
  return capitalized(`${procedure.label[language]}: ${stepIn(procedure, stepId).label[language]}`, language);
}

/** The unit at which a step is taken: the case's own, or the one on the other side. */
export function placeOf(row: CaseRow, step: Pick<ProcedureStep, 'side'>): UnitRef {
  return isElsewhere(step) ? (otherSideOf(row) ?? addressOf(row)) : addressOf(row);
}

/** Whether a step is taken on the other side of its case: by the unit that receives, or by the level that decides. */
export function isElsewhere({ side }: Pick<ProcedureStep, 'side'>): boolean {
  return side === 'other' || side === 'above';
}

/** How long a period of the rulebook is: the rule's figure and its unit, by the rules of the case. Null where the rule is silent on that day. */
export function lengthOf(rules: CaseRules, period: { rule: string; key?: string | undefined }): Length | null {
  const rule = findRuleOn(rules.rulebook, period.rule, rules.on, rules.overlays);
  const n = rule && findNumber(rule, period.key);
  const unit = rule?.unit;
  if (n === undefined || !isClockUnit(unit)) return null;
  return { n, unit };
}

function isClockUnit(unit: string | undefined): unit is ClockUnit {
  return CLOCK_UNITS.some((each) => each === unit);
}

/** Where a case stands: its unit, and the one on its other side. */
export type CasePlace = { unit: UnitRef; other: Pick<UnitRef, 'id'> | null };

export function casePlace(row: CaseRow): CasePlace {
  return { unit: addressOf(row), other: otherSideOf(row) };
}

/** What tells whether a step holds for a case: the kinds of its unit and of the one above, and whether it is decided higher than there. */
export type Standpoint = { kind: string; above: string | null; passedUp: boolean };

/** Where a case stands, read once for all the steps that ask for it; null where no step of the procedure does. */
export async function standpointOf(
  ctx: Pick<Context, 'tx'>,
  procedure: Procedure,
  { unit, other }: CasePlace,
): Promise<Standpoint | null> {
  if (!procedure.steps.some(elseOf)) return null;
  const above = await parentOf(ctx.tx, unit);
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  return { kind, above: above?.kind ?? null, passedUp: other !== null && ![unit.id, above?.id].includes(other.id) };
}

/** The step that is entered: one that does not hold where the case stands gives way to its other. */
export async function stepFrom(
  ctx: Pick<Context, 'tx'>,
  procedure: Procedure,
  place: CasePlace,
  id: string,
): Promise<ProcedureStep> {
  const asked = elseOf(stepIn(procedure, id)) !== undefined;
  return stepAt(procedure, asked ? await standpointOf(ctx, procedure, place) : null, id);
}

/** The same where it is known where the case stands. */
export function stepAt(procedure: Procedure, at: Standpoint | null, id: string): ProcedureStep {
  let step = stepIn(procedure, id);
  for (let other = elseAt(step, at); other !== undefined; other = elseAt(step, at)) step = stepIn(procedure, other);
  return step;
}

/** Which step follows in its place where a step does not hold; undefined where it always does. */
function elseOf({ onlyAt, onlyUnder, onlyPassedUp }: ProcedureStep): string | undefined {
  return (onlyAt ?? onlyUnder ?? onlyPassedUp)?.elseNext;
}

function elseAt({ onlyAt, onlyUnder, onlyPassedUp }: ProcedureStep, at: Standpoint | null): string | undefined {
  if (onlyAt && !onlyAt.kinds.includes(at?.kind ?? '')) return onlyAt.elseNext;
  if (onlyUnder && !onlyUnder.kinds.includes(at?.above ?? '')) return onlyUnder.elseNext;
  return onlyPassedUp && !at?.passedUp ? onlyPassedUp.elseNext : undefined;
}

export function factsOf(row: Pick<CaseRow, 'facts'>): Facts {
  return row.facts as Facts;
}

/** The entries of a case's steps, the first first. */
export async function stepRows(ctx: Context, row: CaseRow) {
  return await ctx.tx
    .selectFrom('case_step')
    .selectAll()
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .orderBy('position')
    .execute();
}

export async function clockRows(ctx: Context, row: CaseRow) {
  return await ctx.tx
    .selectFrom('case_clock')
    .selectAll()
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .orderBy('started_on')
    .orderBy('id')
    .execute();
}

export async function paperRows(ctx: Context, row: CaseRow) {
  return await ctx.tx
    .selectFrom('case_paper')
    .selectAll()
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

export async function opinionRows(ctx: Context, row: CaseRow) {
  return await ctx.tx
    .selectFrom('case_opinion')
    .selectAll()
    .where('division', '=', row.division)
    .where('case_id', '=', row.id)
    .orderBy('asked_on')
    .orderBy('id')
    .execute();
}
