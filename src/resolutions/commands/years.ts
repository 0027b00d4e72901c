import { unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../people.ts';
import { reasonsNotToClose } from '../rules/years.ts';
import { insertPlan } from '../store/plans.ts';
import { changeTask, insertEvent, insertTasks } from '../store/tasks.ts';
import { insertClose } from '../store/years.ts';
import { reviewOf } from '../yearReview.ts';
import { closedYears, unfinishedTasks } from '../years.ts';
import { by } from './tasks.ts';

/** The most tasks one close carries: the items of one programme. */
const MOST = 2000;

/**
 * Closes a unit's year (M43): freezes its review, ends every unfinished task as carried over and goes on with it as a new one
 * that names it (`carriedFrom`), and opens next year's programme as a draft plan with an item for each. `seen` is how many the
 * preview showed. Refuses year.closed, year.too_early, year.changed, year.task_unknown, year.not_next, task.due_past, text.required.
 */
export const closeYear = command({
  name: 'year.close',
  method: 'POST',
  path: '/units/{unit}/year/close',
  capability: 'plan.adopt',
  summary: 'Close a year and open the next',
  input: s.object({
    unit: s.id(),
    year: s.whole(1900, 2200),
    conclusion: s.text(20_000),
    programmeTitle: s.text(300),
    seen: s.whole(0, MOST),
    due: s.optional(s.nullable(s.date())),
    dues: s.optional(s.list(s.object({ taskId: s.id(), due: s.date() }), MOST)),
  }),
  result: s.object({ id: s.id(), programmeId: s.id(), carried: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const unfinished = await unfinishedTasks(ctx, unit, input.year);
    const dues = new Map((input.dues ?? []).map((d) => [d.taskId, d.due]));
    must(
      reasonsNotToClose({
        year: input.year,
        today: ctx.today,
        closesFrom: ctx.services.rulebook.tasks.yearCloses,
        closed: await closedYears(ctx, unit),
        unfinished: new Set(unfinished.map((t) => t.id)),
        dues: input.dues ?? [],
        due: input.due ?? null,
        seen: input.seen,
      }),
    );
    const review = await reviewOf(ctx, unit, input.year);
    const now = ctx.clock.now();
    const next = input.year + 1;
    const dueOf = (id: string) => dues.get(id) ?? input.due ?? '';
    const programmeId = await insertPlan(
      ctx.tx,
      unit,
      {
        title: input.programmeTitle,
        body: '',
        startsOn: `${next}-01-01`,
        endsOn: `${next}-12-31`,
        theme: null,
        items: unfinished.map((task) => ({
          what: task.work.slice(0, 500),
          deadline: dueOf(task.id),
          weight: 1,
          carriedFrom: task.id,
        })),
      },
      null,
      { id: whoIs(ctx.actor), at: now },
      next,
    );
    for (const task of unfinished) {
      await changeTask(ctx.tx, unit, task.id, task.version, { state: 'carried' });
      await insertEvent(ctx.tx, unit, task.id, {
        kind: 'carried',
        note: '',
        by: by(ctx),
        onBehalfOf: null,
        at: now,
        dueBefore: task.due,
        dueAfter: dueOf(task.id),
      });
    }
    const ids = await insertTasks(
      ctx.tx,
      unit,
      unfinished.map((task) => ({
        work: task.work,
        accountability: task.accountability,
        due: dueOf(task.id),
        result: task.result,
        assignee: { id: task.assignee_id, name: task.assignee_name },
        checker: { id: task.checker_id, name: task.checker_name },
        authority: task.authority,
        givenBy: by(ctx),
        source: task.source,
        theme: task.theme === null ? null : { text: task.theme, division: task.theme_division, id: task.theme_id },
        // hung on the programme's item when the programme is adopted
        planId: null,
        planItemId: null,
        meetingId: task.meeting_id,
        resolution:
          task.resolution_division && task.resolution_id
            ? { division: task.resolution_division, id: task.resolution_id }
            : null,
        series: null,
        carriedFrom: task.id,
        progress: task.progress,
        at: now,
      })),
    );
    const id = await insertClose(ctx.tx, unit, {
      year: input.year,
      on: ctx.today,
      byName: ctx.actor.name,
      conclusion: input.conclusion,
      review: { ...review, tasks: { ...review.tasks, open: 0, carried: review.tasks.carried + review.tasks.open } },
      carried: ids.length,
      programmeId,
      at: now,
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'year_close',
      subjectId: id,
      body: { year: input.year, carried: ids.length, programmeId },
    });
    return { id, programmeId, carried: ids.length };
  },
});
