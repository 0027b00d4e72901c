import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { slotsOf } from '../giving.ts';
import { assigneesOf, checkersOf, whoIs } from '../people.ts';
import { taskProgress } from '../progress.ts';
import { against, isOverdue, iso, nameOf, standingOf, taskRow } from '../reading.ts';
import { reasonsClosed, reasonsNotToCheck, reasonsNotToReport } from '../rules/tasks.ts';
import { OPEN_STATES, TASK_ROLES, TASK_STATES, taskLine, taskOffer, taskRecord } from '../task.ts';

type Tasks = SelectQueryBuilder<DB & { t: DB['task']; u: DB['unit'] }, 't' | 'u', object>;

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
      base = base.where((eb) => eb.or([eb('t.state', 'in', ['done', 'cancelled']), eb('t.due', '>=', ctx.today)]));
    if (input.assignee) base = base.where('t.assignee_id', '=', input.assignee);
    if (input.plan) base = base.where('t.plan_id', '=', input.plan);
    if (input.resolution) base = base.where('t.resolution_id', '=', input.resolution);
    if (input.month)
      base = base
        .where('t.due', '>=', `${input.month}-01`)
        .where('t.due', '<', sql<string>`(${`${input.month}-01`}::date + interval '1 month')::date`);
    return await pageOfTasks(ctx, base, input);
  },
});

/** My tasks: mine to do, those I gave, those I check, those I wrote something in for somebody else. */
export const myTasks = query({
  name: 'task.mine',
  method: 'GET',
  path: '/my/tasks',
  capability: 'signed-in',
  summary: 'My tasks: to do, led, checked, recorded by me',
  input: s.object({ role: s.oneOf(TASK_ROLES), all: s.optional(s.flag()), ...pageInput }),
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

async function pageOfTasks(
  ctx: Context,
  base: Tasks,
  input: { limit?: number | undefined; after?: string | undefined },
) {
  const limit = input.limit ?? 50;
  const after = input.after ? readMark(input.after, 2) : null;
  const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await base
    .selectAll('t')
    .select('u.name as unit_name')
    .$if(after !== null, (q) =>
      q.where((eb) => eb(eb.refTuple('t.due', 't.id'), '>', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
    )
    .orderBy('t.due')
    .orderBy('t.id')
    .limit(limit + 1)
    .execute();
  return page(
    rows,
    limit,
    n,
    (r) => mark([r.due, r.id]),
    (r) => lineOfTask(r, { id: r.unit_id, name: r.unit_name }, ctx.today),
  );
}

type LineRow = Pick<
  Awaited<ReturnType<typeof taskRow>>,
  | 'id'
  | 'work'
  | 'result'
  | 'assignee_id'
  | 'assignee_name'
  | 'checker_id'
  | 'checker_name'
  | 'due'
  | 'state'
  | 'progress'
  | 'done_on'
  | 'source'
  | 'plan_id'
  | 'version'
>;

function lineOfTask(r: LineRow, unit: { id: string; name: string }, today: string) {
  return {
    id: r.id,
    unit,
    work: r.work,
    result: r.result,
    assignee: { id: r.assignee_id, name: r.assignee_name },
    checker: { id: r.checker_id, name: r.checker_name },
    due: r.due,
    state: r.state,
    overdue: isOverdue(r, today),
    progress: r.progress,
    doneOn: r.done_on,
    source: r.source,
    planId: r.plan_id,
    version: r.version,
  };
}

/** A task: its slots, what happened with its evidence, and what the reader may do. */
export const getTask = query({
  name: 'task.get',
  method: 'GET',
  path: '/tasks/{id}',
  capability: 'task.read',
  summary: 'A task: slots, what happened, evidence',
  input: s.object({ id: s.id() }),
  output: taskRecord,
  where: async (ctx, input) => addressOf(await taskRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await taskRow(ctx, input.id);
    const events = await ctx.tx
      .selectFrom('task_event')
      .selectAll()
      .where('division', '=', unit.division)
      .where('task_id', '=', row.id)
      .orderBy('at')
      .orderBy('id')
      .limit(1000)
      .execute();
    const files = await ctx.tx
      .selectFrom('file')
      .select(['id', 'name', 'media_type', 'bytes', 'owner_id'])
      .where('division', '=', unit.division)
      .where(
        'owner_id',
        'in',
        events.map((e) => e.id),
      )
      .where('owner_kind', '=', 'task_event')
      .orderBy('id')
      .execute();
    const standing = standingOf(ctx, row);
    const report = eitherWay(
      standing.mayEnterForOthers,
      (onBehalfOf) => reasonsNotToReport(standing, onBehalfOf),
      row.assignee_id,
    );
    const check = eitherWay(
      standing.mayEnterForOthers,
      (onBehalfOf) => reasonsNotToCheck(standing, onBehalfOf),
      row.checker_id,
    );
    return {
      ...lineOfTask(row, await nameOf(ctx, unit.id), ctx.today),
      accountability: row.accountability,
      authority: row.authority,
      theme: row.theme,
      givenBy: row.given_name,
      createdAt: row.created_at.toISOString(),
      reportedAt: iso(row.reported_at),
      cancelReason: row.cancel_reason,
      planItemId: row.plan_item_id,
      meetingId: row.meeting_id,
      resolutionId: row.resolution_id,
      measured: taskProgress(row),
      slots: (await slotsOf(ctx, unit)).map((slot) => ({ id: slot.id, meaning: slot.meaning, label: slot.label })),
      events: events.map((e) => ({
        id: e.id,
        kind: e.kind,
        progress: e.progress,
        dueBefore: e.due_before,
        dueAfter: e.due_after,
        note: e.note,
        by: e.by_name,
        onBehalfOf: e.on_behalf_name,
        at: e.at.toISOString(),
        files: files
          .filter((f) => f.owner_id === e.id)
          .map((f) => ({ id: f.id, name: f.name, mediaType: f.media_type, bytes: f.bytes })),
      })),
      mine: standing.self === row.assignee_id,
      checks: standing.self === row.checker_id,
      onBehalf: standing.mayEnterForOthers,
      may: {
        'task.progress': against(ctx, 'task.report', unit, report),
        'task.report': against(ctx, 'task.report', unit, report),
        'task.check': against(ctx, 'task.check', unit, check),
        'task.change_due': against(ctx, 'task.assign', unit, reasonsClosed(row)),
        'task.cancel': against(ctx, 'task.assign', unit, reasonsClosed(row)),
        'task.comment': against(ctx, 'task.report', unit, []),
      },
    };
  },
});

/** In one's own name, or (where one may) entered for the one whose part it is. */
function eitherWay<R>(mayEnter: boolean, reasonsAs: (onBehalfOf: string | null) => R[], whose: string): R[] {
  const own = reasonsAs(null);
  if (own.length === 0 || !mayEnter) return own;
  const forOther = reasonsAs(whose);
  return forOther.length === 0 ? forOther : own;
}

/** What the form of a new task offers at this unit: people, slots, sources, items of adopted plans still running. */
export const offerTask = query({
  name: 'task.offer',
  method: 'GET',
  path: '/units/{unit}/task-offer',
  capability: 'task.assign',
  summary: 'What a new task at this unit can be filled with',
  input: s.object({ unit: s.id() }),
  output: taskOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const items = await ctx.tx
      .selectFrom('plan_item as i')
      .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
      .select(['i.id', 'i.what', 'p.title', 'p.ends_on'])
      .where('i.division', '=', unit.division)
      .where('i.unit_id', '=', unit.id)
      .where('p.state', '=', 'adopted')
      .where('p.ends_on', '>=', ctx.today)
      .orderBy('p.starts_on', 'desc')
      .orderBy('p.id')
      .orderBy('i.position')
      .limit(2000)
      .execute();
    return {
      slots: (await slotsOf(ctx, unit)).map((slot) => ({
        id: slot.id,
        meaning: slot.meaning,
        required: slot.required,
        label: slot.label,
        help: slot.help,
      })),
      assignees: await assigneesOf(ctx.tx, unit, ctx.today),
      checkers: await checkersOf(ctx.tx, unit, ctx.today),
      sources: ctx.services.rulebook.tasks.sources.map((source) => source.id),
      items: items.map((i) => ({ id: i.id, what: i.what, planTitle: i.title, endsOn: i.ends_on })),
    };
  },
});
