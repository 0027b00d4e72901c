import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToStop } from '../rules/series.ts';
import { seriesLine } from '../series.ts';

/** Tasks that come again, of a unit and those below: those that go on first, by the day of the next one. */
export const listSeries = query({
  name: 'series.list',
  method: 'GET',
  path: '/units/{unit}/series',
  capability: 'task.read',
  summary: 'Tasks that come again',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(['running', 'held', 'over'])),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(seriesLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('task_series as s')
      .innerJoin('unit as u', 'u.id', 's.unit_id')
      .where('s.scope', '>=', below.lo)
      .where('s.scope', '<', below.hi)
      .where('s.division', 'in', below.divisions);
    if (input.state === 'running') base = base.where('s.next_due', 'is not', null);
    if (input.state === 'held') base = base.where('s.held_by', 'is not', null);
    if (input.state === 'over') base = base.where('s.next_due', 'is', null);
    if (input.search) base = base.where(holdsWords('s.work', input.search));
    const rows = base.selectAll('s').select((eb) => [
      'u.name',
      eb.fn.coalesce('s.next_due', eb.cast<string>(eb.val('9999-12-31'), 'date')).as('day'),
      eb
        .selectFrom('task as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.division', '=', 's.division')
        .whereRef('t.series_id', '=', 's.id')
        .as('given'),
      eb
        .selectFrom('task as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.division', '=', 's.division')
        .whereRef('t.series_id', '=', 's.id')
        .where('t.state', '=', 'done')
        .as('done'),
    ]);
    return await listPage(ctx, rows, input, BY_NEXT, (r) => ({
      id: r.id,
      unit: { id: r.unit_id, name: r.name },
      work: r.work,
      result: r.result,
      assignee: { id: r.assignee_id, name: r.assignee_name },
      checker: { id: r.checker_id, name: r.checker_name },
      every: r.every,
      firstDue: r.first_due,
      endsOn: r.ends_on,
      nextDue: r.next_due,
      heldBy: r.held_by,
      stopped: r.stopped_on === null ? null : { on: r.stopped_on, reason: r.stop_reason ?? '' },
      given: r.given ?? 0,
      done: r.done ?? 0,
      version: r.version,
      may: {
        'series.stop': against(
          ctx,
          'task.assign',
          { id: r.unit_id, division: r.division, path: r.scope },
          reasonsNotToStop({ stoppedOn: r.stopped_on, nextDue: r.next_due }),
        ),
      },
    }));
  },
});

const BY_NEXT: Order<{ day: string; id: string }> = [
  ['day', 'asc'],
  ['id', 'asc'],
];
