import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import * as s from '../../platform/schema.ts';
import { nameOf } from '../reading.ts';
import { reasonsNotClosable } from '../rules/years.ts';
import { type YearReview, yearRecord } from '../year.ts';
import { reviewOf, targetsOfYear } from '../yearReview.ts';
import { closedYears, unfinishedTasks } from '../years.ts';
import { lineOfTask } from './taskLine.ts';

/** The year of a unit (M43): its review, what is unfinished, and, once closed, why and what went on. */
export const getYear = query({
  name: 'year.get',
  method: 'GET',
  path: '/units/{unit}/year',
  capability: 'plan.read',
  summary: "A unit's year: review, what is unfinished, its close",
  input: s.object({ unit: s.id(), year: s.whole(1900, 2200) }),
  output: yearRecord,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const name = await nameOf(ctx, unit.id);
    const close = await ctx.tx
      .selectFrom('year_close as y')
      .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'y.division').onRef('p.id', '=', 'y.programme_id'))
      .selectAll('y')
      .select(['p.title', 'p.state'])
      .where('y.division', '=', unit.division)
      .where('y.unit_id', '=', unit.id)
      .where('y.year', '=', input.year)
      .executeTakeFirst();
    const targets = await targetsOfYear(ctx, unit, input.year);
    const unfinished = close ? [] : await unfinishedTasks(ctx, unit, input.year);
    return {
      unit: name,
      year: input.year,
      review: close ? (close.review as YearReview) : await reviewOf(ctx, unit, input.year, targets),
      targets: targets.map((t) => ({
        id: t.id,
        indicator: t.indicator,
        resolution: { id: t.resolutionId, title: t.title },
        progress: t.progress,
        met: t.met,
      })),
      unfinished: unfinished.map((t) => lineOfTask(t, name, ctx.today)),
      closed: close
        ? {
            on: close.closed_on,
            by: close.closed_name,
            conclusion: close.conclusion,
            carried: close.carried,
            programme: { id: close.programme_id, title: close.title, state: close.state },
          }
        : null,
      may: {
        'year.close': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotClosable({
            year: input.year,
            today: ctx.today,
            closesFrom: ctx.services.rulebook.tasks.yearCloses,
            closed: await closedYears(ctx, unit),
          }),
        ),
      },
    };
  },
});
