import type { SelectQueryBuilder } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { addTo, lastDayOf, momentAt } from '../../platform/clock.ts';
import { holdsWords, listPage, type Order, orderOf } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../people.ts';
import type { TaskRow } from '../reading.ts';
import { OPEN_STATES, TASK_ROLES, TASK_STATES, type TaskLine, taskLine } from '../task.ts';
import { lineOfTask } from './taskLine.ts';

type Tasks = SelectQueryBuilder<DB & { t: DB['task']; u: DB['unit'] }, 't' | 'u', object>;

const SORTS = ['due', '-due', 'state', '-state', 'work', '-work'] as const;

/** Tasks of a unit and below, by due day. */
export const listTasks = query({
  name: 'task.list',
  method: 'GET',
  path: '/units/{unit}/tasks',
  capability: 'task.read',
  summary: 'Tasks of a unit and of the units below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf([...TASK_STATES, 'in_hand'])),
    overdue: s.optional(s.flag()),
    assignee: s.optional(s.id()),
    plan: s.optional(s.id()),
    resolution: s.optional(s.id()),
    month: s.optional(s.month()),
    /** the month in which it was given, without what goes on with one of a closed year and what was called off; in which it was done */
    given: s.optional(s.month()),
    done: s.optional(s.month()),
    /** the year of the due day */
    year: s.optional(s.whole(1900, 2200)),
    series: s.optional(s.id()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: pageOf(taskLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    let base = tasksOf(ctx)
      .where('t.scope', '>=', below.lo)
      .where('t.scope', '<', below.hi)
      .where('t.division', 'in', below.divisions);
    if (input.state === 'in_hand') base = base.where('t.state', 'in', [...OPEN_STATES]);
    else if (input.state) base = base.where('t.state', '=', input.state);
    if (input.overdue === true) base = base.where('t.state', 'in', [...OPEN_STATES]).where('t.due', '<', ctx.today);
    if (input.overdue === false)
      base = base.where((eb) =>
        eb.or([eb('t.state', 'in', ['done', 'cancelled', 'carried']), eb('t.due', '>=', ctx.today)]),
      );
    if (input.assignee) base = base.where('t.assignee_id', '=', input.assignee);
    if (input.plan) base = base.where('t.plan_id', '=', input.plan);
    if (input.resolution) base = base.where('t.resolution_id', '=', input.resolution);
    if (input.year) base = base.where('t.due', '>=', `${input.year}-01-01`).where('t.due', '<=', `${input.year}-12-31`);
    if (input.series) base = base.where('t.series_id', '=', input.series);
    if (input.month) base = base.where('t.due', '>=', `${input.month}-01`).where('t.due', '<=', lastDayOf(input.month));
    if (input.given) {
      const [from, to] = momentsOf(input.given, ctx.clock.timeZone);
      base = base.where('t.created_at', '>=', from).where('t.created_at', '<', to);
      base = base.where('t.carried_from', 'is', null).where('t.state', '!=', 'cancelled');
    }
    if (input.done)
      base = base
        .where('t.state', '=', 'done')
        .where('t.done_on', '>=', `${input.done}-01`)
        .where('t.done_on', '<=', lastDayOf(input.done));
    return await pageOfTasks(ctx, base, input);
  },
});

/** When a month begins and when the next one does. */
function momentsOf(month: string, zone: string): [Date, Date] {
  const first = `${month}-01`;
  return [new Date(momentAt(first, '00:00', zone)), new Date(momentAt(addTo(first, { months: 1 }), '00:00', zone))];
}

/** My tasks: mine to do, those I gave, those I check, those I wrote something in for somebody else. */
export const myTasks = query({
  name: 'task.mine',
  method: 'GET',
  path: '/my/tasks',
  capability: 'signed-in',
  summary: 'My tasks: to do, led, checked, recorded by me',
  input: s.object({
    role: s.oneOf(TASK_ROLES),
    all: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: pageOf(taskLine),
  run: async (ctx, input) => {
    const me = whoIs(ctx.actor);
    let base = tasksOf(ctx);
    if (input.role === 'do') base = base.where('t.assignee_id', '=', me);
    if (input.role === 'lead') base = base.where('t.given_by', '=', me);
    if (input.role === 'check') base = base.where('t.checker_id', '=', me);
    if (input.role === 'recorded') {
      const noted = ctx.tx
        .selectFrom('task_event')
        .select('task_id')
        .where('by_person', '=', me)
        .where('on_behalf_of', 'is not', null);
      base = base.where('t.id', 'in', noted);
    }
    if (!input.all) base = base.where('t.state', 'in', [...OPEN_STATES]);
    return await pageOfTasks(ctx, base, input);
  },
});

function tasksOf(ctx: Context): Tasks {
  return ctx.tx.selectFrom('task as t').innerJoin('unit as u', 'u.id', 't.unit_id') as unknown as Tasks;
}

type Asked = {
  limit?: number | undefined;
  after?: string | undefined;
  sort?: string | undefined;
  search?: string | undefined;
};

async function pageOfTasks(ctx: Context, base: Tasks, input: Asked) {
  const rows = base
    .selectAll('t')
    .select('u.name as unit_name')
    .$if(input.search !== undefined, (q) => q.where(holdsWords('t.work', input.search ?? '')));
  const usual: Order<Row> = [
    ['due', 'asc'],
    ['id', 'asc'],
  ];
  return await listPage<Row, TaskLine>(ctx, rows, input, orderOf(input.sort, usual), (r) =>
    lineOfTask(r, { id: r.unit_id, name: r.unit_name }, ctx.today),
  );
}

type Row = TaskRow & { unit_name: string };
