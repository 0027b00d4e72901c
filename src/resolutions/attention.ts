import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { hasAmendedItem } from './reading.ts';
import { OPEN_STATES } from './task.ts';

/** How many days before its due day a task is put before its assignee. */
const AHEAD_DAYS = 7;
const MOST = 20;

/** What waits for the one who acts: resolutions to acknowledge and to plan for, tasks due, returned or to be checked. `what` and `why` are words of this module. */
export async function attention(ctx: Context): Promise<AttentionItem[]> {
  return [
    ...(await returned(ctx)),
    ...(await toCheck(ctx)),
    ...(await toDo(ctx)),
    ...(await toAcknowledge(ctx)),
    ...(await toAcknowledgeAmendments(ctx)),
    ...(await toPlan(ctx)),
    ...(await toAdjust(ctx)),
    ...(await toCheckResolutions(ctx)),
    ...(await heldSeries(ctx)),
  ];
}

async function toAcknowledge(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('resolution.acknowledge', unit)) return [];
  const rows = await received(ctx).where('acknowledged_at', 'is', null).execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.acknowledge',
    values: { title: r.title, number: r.number_text },
    why: 'resolutions.attention.acknowledge_why',
    state: 'due',
    link: `/resolutions/${r.resolution_id}`,
  }));
}

async function toPlan(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('plan.edit', unit)) return [];
  const rows = await received(ctx).where('acknowledged_at', 'is not', null).where('plan_id', 'is', null).execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.plan',
    values: { title: r.title, number: r.number_text },
    why: 'resolutions.attention.plan_why',
    state: 'due',
    link: `/resolutions/${r.resolution_id}`,
  }));
}

async function toAcknowledgeAmendments(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('resolution.acknowledge', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('amendment_notice')
    .select(['resolution_id', 'title', 'number_text'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('acknowledged_at', 'is', null)
    .orderBy('decided_on', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.amended',
    values: { title: r.title, number: r.number_text },
    why: 'resolutions.attention.amended_why',
    state: 'due',
    link: `/resolutions/${r.resolution_id}/amendments`,
  }));
}

/** Adopted plans of the unit with an item on a target that was amended since. */
async function toAdjust(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('plan.adopt', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('plan as p')
    .select(['p.id', 'p.title'])
    .where('p.division', '=', unit.division)
    .where('p.scope', '=', unit.path)
    .where('p.state', '=', 'adopted')
    .where(hasAmendedItem)
    .orderBy('p.id')
    .limit(MOST)
    .execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.adjust',
    values: { title: r.title },
    why: 'resolutions.attention.adjust_why',
    state: 'due',
    link: `/plans/${r.id}/adjust`,
  }));
}

/** Dates of check calendars that are mine, near or gone by. */
async function toCheckResolutions(ctx: Context): Promise<AttentionItem[]> {
  const rows = await ctx.tx
    .selectFrom('resolution_check')
    .select(['id', 'resolution_id', 'what', 'due'])
    .where('checker_id', '=', ctx.actor.person?.id ?? ctx.actor.accountId)
    .where('state', '=', 'planned')
    .where('due', '<=', addTo(ctx.today, { days: AHEAD_DAYS }))
    .orderBy('due')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.check',
    values: { what: r.what },
    why: 'resolutions.attention.check_why',
    due: r.due,
    state: r.due < ctx.today ? 'overdue' : 'due',
    link: `/resolutions/${r.resolution_id}/checks`,
  }));
}

/** Tasks that should have come again and could not be given. */
async function heldSeries(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('task.assign', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('task_series')
    .select(['id', 'work'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('held_by', 'is not', null)
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((r) => ({
    what: 'resolutions.attention.held',
    values: { work: r.work },
    why: 'resolutions.attention.held_why',
    state: 'overdue',
    link: `/units/${unit.id}/series?state=held`,
  }));
}

/** Those that are still in force, as far as the reader sees them. */
function received(ctx: Context) {
  const { unit } = ctx.actor.grant;
  return ctx.tx
    .selectFrom('recipient')
    .select(['id', 'resolution_id', 'title', 'number_text'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('resolution as r')
            .select('r.id')
            .whereRef('r.division', '=', 'recipient.resolution_division')
            .whereRef('r.id', '=', 'recipient.resolution_id')
            .where('r.state', '=', 'annulled'),
        ),
      ),
    )
    .orderBy('issued_on', 'desc')
    .limit(MOST);
}

async function toDo(ctx: Context): Promise<AttentionItem[]> {
  const rows = await mine(ctx, 'assignee_id')
    .where('state', '=', 'open')
    .where('due', '<=', addTo(ctx.today, { days: AHEAD_DAYS }))
    .execute();
  return rows.map((r) => ({
    ...item(ctx, r),
    what: 'resolutions.attention.task_due',
    why: 'resolutions.attention.task_due_why',
  }));
}

async function returned(ctx: Context): Promise<AttentionItem[]> {
  const rows = await mine(ctx, 'assignee_id').where('state', '=', 'returned').execute();
  return rows.map((r) => ({
    ...item(ctx, r),
    what: 'resolutions.attention.task_returned',
    why: 'resolutions.attention.task_returned_why',
  }));
}

async function toCheck(ctx: Context): Promise<AttentionItem[]> {
  const rows = await mine(ctx, 'checker_id').where('state', '=', 'reported').execute();
  return rows.map((r) => ({
    ...item(ctx, r),
    state: 'due' as const,
    what: 'resolutions.attention.task_check',
    why: 'resolutions.attention.task_check_why',
  }));
}

function mine(ctx: Context, column: 'assignee_id' | 'checker_id') {
  return ctx.tx
    .selectFrom('task')
    .select(['id', 'work', 'due'])
    .where(column, '=', ctx.actor.person?.id ?? ctx.actor.accountId)
    .where('state', 'in', [...OPEN_STATES])
    .orderBy('due')
    .orderBy('id')
    .limit(MOST);
}

function item(ctx: Context, row: { id: string; work: string; due: string }): Omit<AttentionItem, 'what'> {
  return {
    values: { work: row.work },
    due: row.due,
    state: row.due < ctx.today ? 'overdue' : 'due',
    link: `/tasks/${row.id}`,
  };
}
