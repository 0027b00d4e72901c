/** The lists on a candidate's record: tasks, places in classes, verdicts of the monthly reviews, cases. */
import type { Context } from '../../platform/bus/command.ts';
import type { CandidateRecord } from '../candidate.ts';
import { type CandidateRow, classNames, NEVER } from '../reading.ts';

export async function tasksOf(ctx: Context, row: CandidateRow): Promise<CandidateRecord['tasks']> {
  const rows = await ctx.tx
    .selectFrom('candidate_task')
    .selectAll()
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((each) => ({
    id: each.id,
    what: each.what,
    givenOn: each.given_on,
    givenBy: each.given_name,
    due: each.due,
    result: each.result,
    judgedOn: each.judged_on,
    verdict: each.verdict,
    judgedBy: each.judged_name,
    version: each.version,
  }));
}

export async function placesOf(ctx: Context, row: CandidateRow): Promise<CandidateRecord['places']> {
  const rows = await ctx.tx
    .selectFrom('class_place')
    .selectAll()
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const classes = await classNames(ctx, rows);
  return rows.map((each) => ({
    id: each.id,
    course: each.course,
    state: each.state,
    askedOn: each.asked_on,
    classId: each.class_id,
    className: classes.get(each.class_id ?? '') ?? null,
    endedOn: each.ended_on,
    note: each.note,
    number: each.number_text,
    certifiedOn: each.certified_on,
    validUntil: each.valid_until,
    issuer: each.issuer,
    version: each.version,
  }));
}

export async function verdictsOf(ctx: Context, row: CandidateRow): Promise<CandidateRecord['verdicts']> {
  const rows = await ctx.tx
    .selectFrom('candidate_verdict as v')
    .innerJoin('candidate_review as r', (on) =>
      on.onRef('r.division', '=', 'v.division').onRef('r.id', '=', 'v.review_id'),
    )
    .select(['v.id', 'r.month', 'r.held_on', 'v.verdict', 'v.reason', 'v.note'])
    .where('v.division', '=', row.division)
    .where('v.candidate_id', '=', row.id)
    .orderBy('r.month', 'desc')
    .execute();
  return rows.map((each) => ({
    id: each.id,
    month: each.month,
    on: each.held_on,
    verdict: each.verdict,
    reason: each.reason,
    note: each.note,
  }));
}

export async function casesOf(ctx: Context, row: CandidateRow): Promise<CandidateRecord['cases']> {
  const subjects = [row.id, ...(row.person_id === null ? [] : [row.person_id])];
  const { admissions, procedures } = ctx.services.rulebook;
  const ours = Object.values(admissions.procedures ?? {});
  if (ours.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('case_file')
    .select(['id', 'procedure', 'state', 'step', 'outcome', 'opened_on', 'ended_on', 'due'])
    .where('subject_id', 'in', subjects)
    .where('procedure', 'in', ours)
    .where('restricted', '=', false)
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((each) => ({
    id: each.id,
    procedure: each.procedure,
    state: each.state,
    step: each.step,
    stepLabel:
      procedures.procedures.find(({ id }) => id === each.procedure)?.steps.find(({ id }) => id === each.step)?.label ??
      null,
    outcome: each.outcome,
    openedOn: each.opened_on,
    endedOn: each.ended_on,
    due: each.due === NEVER ? null : each.due,
  }));
}
