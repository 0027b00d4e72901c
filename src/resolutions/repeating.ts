/** How the next task of a series comes: once the one before was concluded, or by night; the same day never twice. */
import { sql } from 'kysely';
import { operator } from '../accounts/grants.ts';
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Bus } from '../platform/bus/bus.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { addTo, today } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';
import { giveTasks } from './giving.ts';
import type { SeriesRow } from './reading.ts';
import { isNextDue, nextAfter } from './rules/series.ts';
import type { Rhythm } from './series.ts';
import { changeSeries } from './store/series.ts';

/**
 * Gives the next task of the series if it is time; days that went by while nobody looked are passed over. Where a rule
 * stands against it (the member has left, the plan has ended) the series says so and waits. The caller holds the unit's
 * lock and writes the ledger. Returns the new task's id, or null.
 */
export async function advance(ctx: CommandContext, series: SeriesRow): Promise<string | null> {
  const unit = addressOf(series);
  const latest = await latestOf(ctx, unit, series.id);
  const standing = { stoppedOn: series.stopped_on, nextDue: series.next_due };
  if (!isNextDue(standing, latest, ctx.today)) return null;
  const every = series.every as Rhythm;
  const yesterday = addTo(ctx.today, { days: -1 });
  const due =
    (series.next_due ?? '') >= ctx.today
      ? series.next_due
      : nextAfter(series.first_due, every, series.ends_on, yesterday);
  if (due === null) {
    await changeSeries(ctx.tx, unit, series.id, series.version, { next_due: null, held_by: null });
    return null;
  }
  try {
    const [id = null] = await giveTasks(
      ctx,
      unit,
      [
        {
          assigneeId: series.assignee_id,
          checkerId: series.checker_id,
          work: series.work,
          accountability: series.accountability,
          result: series.result,
          authority: series.authority,
          source: series.source,
          theme: series.theme,
          planItemId: series.plan_item_id,
          due,
        },
      ],
      { series: { id: series.id, occurrence: due }, givenBy: { id: series.given_by, name: series.given_name } },
      (_i, slot) => slot,
    );
    await changeSeries(ctx.tx, unit, series.id, series.version, {
      next_due: nextAfter(series.first_due, every, series.ends_on, due),
      held_by: null,
    });
    ctx.touch(unit);
    return id;
  } catch (error) {
    // judged before anything is written, so the transaction is whole; what stands against it is kept with the series
    if (!(error instanceof Refusal)) throw error;
    const [reason] = error.reasons;
    if (reason?.code !== series.held_by)
      await changeSeries(ctx.tx, unit, series.id, series.version, { held_by: reason?.code ?? null });
    return null;
  }
}

async function latestOf(ctx: CommandContext, unit: UnitRef, seriesId: string) {
  const row = await ctx.tx
    .selectFrom('task')
    .select(['state', 'due'])
    .where('division', '=', unit.division)
    .where('series_id', '=', seriesId)
    .orderBy('occurrence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The night's work: every series whose next task is due is advanced by its own command. Returns how many tasks were given. */
export async function advanceAll(bus: Bus): Promise<number> {
  const on = today(bus.clock);
  const waiting = await bus.read(operator(), async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select s.id from task_series s
      left join lateral (select t.state, t.due from task t where t.division = s.division and t.series_id = s.id order by t.occurrence desc limit 1) t on true
      where s.scope >= '' and s.scope < '{' and s.next_due is not null and s.stopped_on is null
        and (t.state is null or t.state in ('done', 'cancelled', 'carried') or t.due < ${on}::date)
      order by s.scope, s.id`.execute(ctx.tx);
    return rows;
  });
  let given = 0;
  for (const { id } of waiting) {
    const { taskId } = (await bus.run('series.advance', { id, on }, { actor: operator() })) as {
      taskId: string | null;
    };
    if (taskId) given++;
  }
  return given;
}
