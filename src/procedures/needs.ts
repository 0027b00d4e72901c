/** What a step of a case still needs: papers in order, remarks given, a vote taken, what the program looks up. */
import { addressOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Reason } from '../platform/refusal.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import type { ProcedureStep, StepNeed } from '../rulebook/schema.ts';
import type { Facts } from './case.ts';
import { type CaseRow, lengthOf, opinionRows, paperRows, stepRows } from './reading.ts';
import { endOfPeriod } from './rules/clock.ts';
import type { NeedFact, StepFacts } from './rules/steps.ts';

/** What the needs of all steps of a case are told from, read once. */
export type CaseParts = {
  steps: Awaited<ReturnType<typeof stepRows>>;
  papers: Awaited<ReturnType<typeof paperRows>>;
  opinions: Awaited<ReturnType<typeof opinionRows>>;
};

export async function partsOf(ctx: Context, row: CaseRow): Promise<CaseParts> {
  return { steps: await stepRows(ctx, row), papers: await paperRows(ctx, row), opinions: await opinionRows(ctx, row) };
}

/** The needs of a step, each with the reasons why it is not met; `facts` are those of the case with what was sent for the step. */
export async function needsOf(
  ctx: Context,
  row: CaseRow,
  step: ProcedureStep,
  asked: { rules: CaseRules; facts: Facts; on: string; parts: CaseParts },
): Promise<NeedFact[]> {
  const needs: NeedFact[] = [];
  for (const need of step.needs ?? []) {
    const [kind, id] = kindOfNeed(need);
    const warns = 'check' in need && need.warns === true;
    const reasons = reasonsInFile(step, need, asked.parts) ?? (await reasonsLookedUp(ctx, row, need, asked));
    needs.push({ kind, id, rule: need.rule, ...(warns && { warns }), reasons });
  }
  return needs;
}

/** The needs of a step that is still to come. What the program looks up it looks up when the step has come: it may change until then. */
export function needsAhead(step: ProcedureStep, parts: CaseParts): NeedFact[] {
  return (step.needs ?? []).map((need) => {
    const [kind, id] = kindOfNeed(need);
    return { kind, id, rule: need.rule, reasons: reasonsInFile(step, need, parts) ?? [{ code: 'case.check_later' }] };
  });
}

export function kindOfNeed(need: StepNeed): [NeedFact['kind'], string] {
  if ('paper' in need) return ['paper', need.paper];
  if ('opinion' in need) return ['opinion', need.opinion];
  if ('vote' in need) return ['vote', need.vote];
  return ['check', need.check];
}

/** What the file of the case itself tells; null for what the program has to look up. */
function reasonsInFile(step: ProcedureStep, need: StepNeed, parts: CaseParts): Reason[] | null {
  if ('paper' in need) {
    const there = parts.papers.some((paper) => paper.form === need.paper && paper.state === 'checked');
    return there ? [] : [{ code: 'case.paper_missing', values: { paper: need.paper } }];
  }
  if ('opinion' in need) {
    const given = parts.opinions.some((opinion) => opinion.kind === need.opinion && opinion.answered_on !== null);
    return given ? [] : [{ code: 'case.opinion_missing', values: { opinion: need.opinion } }];
  }
  if ('vote' in need) {
    const open = parts.steps.findLast((entry) => entry.step === step.id);
    return open?.poll_id
      ? []
      : [{ code: need.body === 'members' ? 'case.vote_missing' : 'case.committee_vote_missing' }];
  }
  return null;
}

async function reasonsLookedUp(
  ctx: Context,
  row: CaseRow,
  need: StepNeed,
  { rules, facts, on }: { rules: CaseRules; facts: Facts; on: string },
): Promise<Reason[]> {
  if (!('check' in need)) return [];
  const check = ctx.services.caseWork.checks[need.check];
  // a name that nobody knows is found when the program starts (procedures/module.ts)
  if (!check) throw new Error(`No module knows the check "${need.check}".`);
  return await check(ctx, {
    unit: addressOf(row),
    subject: { kind: row.subject_kind as 'member', id: row.subject_id },
    facts,
    on,
    rules,
    rule: need.rule,
    number: need.number,
    row,
  });
}

/** A step as its rules see it. */
export async function stepFacts(
  ctx: Context,
  row: CaseRow,
  step: ProcedureStep,
  asked: { rules: CaseRules; facts: Facts; on: string; parts: CaseParts },
): Promise<StepFacts> {
  const open = asked.parts.steps.findLast((entry) => entry.taken_on === null);
  return {
    state: row.state,
    current: row.step,
    begunOn: open?.begun_on ?? row.opened_on,
    needs: await needsOf(ctx, row, step, asked),
    vote: await voteOf(ctx, row, open?.poll_id ?? null),
    earliest: earliestOf(step, asked.rules, asked.facts),
  };
}

async function voteOf(ctx: Context, row: CaseRow, pollId: string | null): Promise<StepFacts['vote']> {
  if (pollId === null) return null;
  const poll = await ctx.tx
    .selectFrom('poll')
    .select('passed')
    .where('division', '=', row.division)
    .where('id', '=', pollId)
    .executeTakeFirst();
  return poll ? (poll.passed ? 'passed' : 'failed') : null;
}

/** The first day on which a step may be taken: so long after a date of the case (a probation that must be over). */
export function earliestOf(step: ProcedureStep, rules: CaseRules, facts: Facts): StepFacts['earliest'] {
  const { notBefore } = step;
  const from = notBefore && facts[notBefore.from];
  const length = notBefore && lengthOf(rules, notBefore);
  if (!notBefore || typeof from !== 'string' || !length) return null;
  return { on: endOfPeriod(rules.rulebook.calendar, from, length), rule: notBefore.rule };
}
