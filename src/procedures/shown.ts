/** A case as a page shows it: its procedure's words, its steps as a line from done to later, what is missing and which clock runs out when. */
import { addressOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import { voteMatter } from '../rulebook/kinds.ts';
import type { CaseField, Procedure, ProcedureStep, StepNeed, StepOutcome } from '../rulebook/schema.ts';
import { inLanguages, type Label } from '../rulebook/schemaBase.ts';
import type { CaseFieldView, ClockView, NeedView, StepView } from './case.ts';
import { type CaseParts, earliestOf, kindOfNeed, needsAhead, stepFacts } from './needs.ts';
import {
  type CaseRow,
  type clockRows,
  factsOf,
  isElsewhere,
  lengthOf,
  type Standpoint,
  stepAt,
  stepIn,
} from './reading.ts';
import { calendarCovers, workingDaysBetween } from './rules/clock.ts';
import { type NeedFact, reasonsNotToChoose } from './rules/steps.ts';

type Clocks = Awaited<ReturnType<typeof clockRows>>;

export type Shown = {
  row: CaseRow;
  procedure: Procedure;
  rules: CaseRules;
  parts: CaseParts;
  clocks: Clocks;
  units: ReadonlyMap<string, string>;
  /** which steps hold for it */
  at: Standpoint | null;
  /** read by those who handle it: not by the person himself, nor from the other side */
  whole: boolean;
};

/** Every step of the procedure in order: those entered with what happened in them, and those that follow where all goes on as usual. */
export async function stepViews(ctx: Context, shown: Shown): Promise<StepView[]> {
  const { row, procedure, parts } = shown;
  const ahead = row.state === 'ended' ? [] : usualWay(shown);
  const views: StepView[] = [];
  for (const step of procedure.steps) {
    const entered = parts.steps.some((entry) => entry.step === step.id);
    const now = row.state !== 'ended' && row.step === step.id;
    const state = now ? 'now' : entered ? 'done' : ahead.includes(step.id) ? 'later' : 'left';
    views.push(await stepView(ctx, shown, step, state));
  }
  return views;
}

/** The steps after the present one, each by the first outcome of the one before; steps that do not hold under this unit are jumped over. */
function usualWay({ row, procedure, at }: Shown): string[] {
  const way: string[] = [];
  let next = stepIn(procedure, row.step).outcomes[0]?.next;
  while (next !== undefined && !way.includes(next)) {
    const step = stepAt(procedure, at, next);
    way.push(step.id);
    next = step.outcomes[0]?.next;
  }
  return way;
}

async function stepView(ctx: Context, shown: Shown, step: ProcedureStep, state: StepView['state']): Promise<StepView> {
  const { row, rules, parts, clocks, units, procedure } = shown;
  const facts = factsOf(row);
  const now = state === 'now';
  const standing = now ? await stepFacts(ctx, row, step, { rules, facts, on: ctx.today, parts }) : null;
  const needs = standing?.needs ?? (state === 'later' ? needsAhead(step, parts) : []);
  const earliest = earliestOf(step, rules, facts);
  const length = step.clock && lengthOf(rules, step.clock);
  return {
    id: step.id,
    label: step.label,
    help: step.help ?? null,
    by: step.by,
    state,
    entries: parts.steps
      .filter((entry) => entry.step === step.id)
      .map((entry) => ({
        begunOn: entry.begun_on,
        takenOn: entry.taken_on,
        outcome: entry.outcome === null ? null : outcomeOf(procedure, step, entry.outcome),
        note: entry.note,
        by: entry.taken_name,
        unit: entry.taken_for === null ? null : { id: entry.taken_for, name: units.get(entry.taken_for) ?? '' },
        pollId: entry.poll_id,
        meetingId: ctx.may('meeting.read', addressOf(row)) ? entry.meeting_id : null,
      })),
    clocks: clocks.filter((clock) => clock.step === step.id).map((clock) => clockView(ctx, rules, clock)),
    length: length && step.clock ? { ...length, rule: step.clock.rule } : null,
    otherSide: step.side === 'other',
    earliest: now || state === 'later' ? earliest : null,
    needs: needViews(shown, step, needs),
    fields: now ? (step.fields ?? []).map((field) => fieldView(field)) : [],
    outcomes: step.outcomes.map((outcome) => ({
      id: outcome.id,
      label: outcome.label,
      reason: outcome.reason ?? false,
      shows: outcome.shows,
      next: nextOf(shown, outcome),
      effect: outcome.effect ?? null,
      without: outcome.without ?? false,
      reasons: standing ? reasonsNotToChoose(outcome, standing, ctx.today) : [],
    })),
  };
}

/** The step that would follow an outcome, those jumped over where the unit stands otherwise left out. */
function nextOf({ procedure, at }: Shown, { next }: StepOutcome) {
  if (next === undefined) return null;
  const { id, label } = stepAt(procedure, at, next);
  return { id, label };
}

/** What the step needs; to whom the file is not whole, only what he can tell the state of. */
function needViews(shown: Shown, step: ProcedureStep, needs: readonly NeedFact[]): NeedView[] {
  const views = needs.map((need, i) => needView(shown, step.needs?.[i], need));
  return views.filter(({ kind }) => shown.whole || kind === 'paper' || kind === 'vote' || isElsewhere(step));
}

function needView({ rules }: Shown, need: StepNeed | undefined, fact: NeedFact): NeedView {
  const { papers, opinions } = rules.rulebook.procedures;
  const [kind, id] = need ? kindOfNeed(need) : [fact.kind, fact.id];
  const named =
    kind === 'paper'
      ? papers.find((each) => each.id === id)?.label
      : kind === 'opinion'
        ? opinions.find((each) => each.id === id)?.label
        : kind === 'vote'
          ? voteMatter(rules.rulebook, id).label
          : undefined;
  return {
    kind,
    id,
    label: named ?? sameIn(id),
    body: need && 'vote' in need ? need.body : null,
    rule: fact.rule ?? null,
    warns: need !== undefined && 'check' in need && need.warns === true,
    met: fact.reasons.length === 0,
    reasons: fact.reasons,
  };
}

export function clockView(ctx: Context, rules: CaseRules, clock: Clocks[number]): ClockView {
  const { calendar } = rules.rulebook;
  const inWorkingDays = clock.unit === 'working_days';
  return {
    id: clock.id,
    rule: clock.rule_id,
    startedOn: clock.started_on,
    n: clock.n,
    unit: clock.unit,
    due: clock.due,
    firstDue: clock.first_due,
    state: clock.state,
    endedOn: clock.ended_on,
    pausedOn: clock.paused_on,
    left: inWorkingDays && clock.state === 'running' ? workingDaysBetween(calendar, ctx.today, clock.due) : null,
    uncertain: inWorkingDays && !calendarCovers(calendar, clock.started_on, clock.due),
    extensions: clock.extensions as ClockView['extensions'],
    pauses: clock.pauses as ClockView['pauses'],
    version: clock.version,
  };
}

export function fieldView(field: CaseField): CaseFieldView {
  return {
    id: field.id,
    label: field.label,
    help: field.help ?? null,
    kind: field.kind,
    required: field.required,
    past: field.past ?? false,
    choices: (field.choices ?? []).map((choice) => ({ id: choice.id, label: choice.label })),
  };
}

/** An outcome of a step, or the reason for which the case was dropped there. */
export function outcomeOf(procedure: Procedure, step: ProcedureStep | undefined, id: string) {
  const outcome = step?.outcomes.find((each) => each.id === id);
  const drop = procedure.drops.find((each) => each.id === id);
  return { id, name: (outcome ?? drop)?.label ?? sameIn(id), shows: outcome?.shows ?? 'information' };
}

/** What has no words of its own stands as it is written, in every language. */
export function sameIn(text: string): Label {
  return inLanguages(() => text);
}
