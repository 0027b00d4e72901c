import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type CandidateState, VERDICTS } from '../candidate.ts';
import { candidateCodes } from '../codes.ts';
import { candidateRow, standingOf } from '../reading.ts';
import { reasonsNotToDrop, reasonsNotToGive, reasonsNotToJudge, reasonsNotToReview } from '../rules/candidate.ts';
import { changeCandidate, insertReview, insertTask, judgeTask } from '../store/candidates.ts';

/** Takes somebody off the list, with a reason of the rulebook (M80). Refuses candidate.closed, candidate.in_case, choice.unknown, date.future, date.order, version.stale. */
export const dropCandidate = command({
  name: 'candidate.drop',
  method: 'POST',
  path: '/candidates/{id}/drop',
  capability: 'candidate.keep',
  summary: 'Take somebody off the list of candidates',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    reason: s.code(),
    note: s.optional(s.nullable(s.text(2000, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, version, on, reason, note }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    const { dropReasons } = candidateCodes(ctx.services.rulebook);
    must(reasonsNotToDrop(await standingOf(ctx, row), { on, reason }, dropReasons, ctx.today));
    await changeCandidate(ctx.tx, unit, id, version, {
      state: 'dropped',
      closed_on: on,
      close_reason: reason,
      close_note: note || null,
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: id, body: { dropped: on, reason } });
    return { id };
  },
});

/**
 * The cell's monthly review of its whole list in one go (ADM-10): each kept, taken up or dropped with a reason. Refuses review.done, review.other_month,
 * review.not_on_list, review.twice, review.missing, review.reason, candidate.in_case, candidate.listed_already, date.future.
 */
export const reviewCandidates = command({
  name: 'candidate.review',
  method: 'POST',
  path: '/units/{unit}/candidate-reviews',
  capability: 'candidate.keep',
  summary: "Write down the cell's monthly review of its candidates",
  input: s.object({
    unit: s.id(),
    month: s.month(),
    on: s.date(),
    lines: s.list(
      s.object({
        candidate: s.id(),
        verdict: s.oneOf(VERDICTS),
        reason: s.optional(s.nullable(s.code())),
        note: s.optional(s.nullable(s.text(1000, 0))),
      }),
      500,
    ),
  }),
  result: s.object({ id: s.id(), dropped: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { month, on } = input;
    const lines = input.lines.map((line) => ({
      ...line,
      reason: line.verdict === 'dropped' ? (line.reason ?? null) : null,
      note: line.note || null,
    }));
    const list = await onList(ctx, unit, on);
    const { rulebook } = ctx.services;
    must(
      reasonsNotToReview({ month, on, lines }, list, {
        done: await isReviewed(ctx, unit, month),
        reasons: candidateCodes(rulebook).dropReasons,
        today: ctx.today,
        rule: rulebook.admissions.rules.review,
      }),
    );
    const review = { month, held_on: on, by_name: ctx.actor.name, at: ctx.clock.now() };
    const id = await insertReview(ctx.tx, unit, review, lines);
    for (const line of lines) {
      const candidate = found(list.find((each) => each.id === line.candidate));
      if (line.verdict === 'kept') continue;
      const change =
        line.verdict === 'taken_up'
          ? { state: 'listed', listed_on: on }
          : { state: 'dropped', closed_on: on, close_reason: line.reason, close_note: line.note };
      await changeCandidate(ctx.tx, unit, candidate.id, candidate.version, change);
    }
    ctx.touch(unit);
    const dropped = lines.filter((line) => line.verdict === 'dropped').length;
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: unit.id,
      body: { reviewId: id, month, of: lines.length, dropped },
    });
    return { id, dropped };
  },
});

/** Gives a candidate something to do (M84). Refuses candidate.closed, date.future, date.order. */
export const giveTrial = command({
  name: 'trial.give',
  method: 'POST',
  path: '/candidates/{id}/trials',
  capability: 'candidate.keep',
  summary: 'Give a candidate a task to prove himself',
  input: s.object({ id: s.id(), what: s.text(1000), givenOn: s.date(), due: s.date() }),
  result: s.object({ id: s.id() }),
  factDays: ({ givenOn }) => [givenOn],
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, what, givenOn, due }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    must(reasonsNotToGive(await standingOf(ctx, row), { givenOn, due }, ctx.today));
    const task = await insertTask(ctx.tx, unit, {
      candidate_id: id,
      what,
      given_on: givenOn,
      due,
      given_name: ctx.actor.name,
    });
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: id, body: { trialId: task, due } });
    return { id: task };
  },
});

/** Judges what a candidate was given to do. Refuses trial.judged, choice.unknown, date.future, date.order, version.stale. */
export const judgeTrial = command({
  name: 'trial.judge',
  method: 'POST',
  path: '/candidate-tasks/{id}/verdict',
  capability: 'candidate.keep',
  summary: "Judge a candidate's task",
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    verdict: s.code(),
    result: s.text(2000),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await taskRow(ctx, input.id))] }),
  run: async (ctx, { id, version, on, verdict, result }) => {
    const row = await taskRow(ctx, id);
    const unit = addressOf(row);
    const { verdicts } = candidateCodes(ctx.services.rulebook);
    must(reasonsNotToJudge({ givenOn: row.given_on, judgedOn: row.judged_on }, { on, verdict }, verdicts, ctx.today));
    await judgeTask(ctx.tx, unit, id, version, { verdict, judged_on: on, judged_name: ctx.actor.name, result });
    await ctx.record({
      unit,
      subjectKind: 'candidate',
      subjectId: row.candidate_id,
      body: { trialId: id, verdict, on },
    });
    return { id };
  },
});

async function taskRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('candidate_task').selectAll().where('id', '=', id).executeTakeFirst());
}

/** Whoever stood on the list on the day, for the review. */
async function onList(ctx: Context, unit: UnitRef, on: string) {
  const rows = await ctx.tx
    .selectFrom('candidate')
    .select(['id', 'division', 'state', 'version'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', ['proposed', 'listed'])
    .where('entered_on', '<=', on)
    .execute();
  const cases = rows.length
    ? await ctx.tx
        .selectFrom('case_file')
        .select('subject_id')
        .where('division', '=', unit.division)
        .where(
          'subject_id',
          'in',
          rows.map(({ id }) => id),
        )
        .where('state', '!=', 'ended')
        .execute()
    : [];
  const inCase = new Set(cases.map((each) => each.subject_id));
  return rows.map((row) => ({ ...row, state: row.state as CandidateState, inCase: inCase.has(row.id) }));
}

async function isReviewed(ctx: Context, unit: UnitRef, month: string): Promise<boolean> {
  const review = await ctx.tx
    .selectFrom('candidate_review')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('month', '=', month)
    .executeTakeFirst();
  return review !== undefined;
}
