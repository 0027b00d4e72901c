/** How rows of this module are found inside the reader's scope, and what the reader may do with them. */
import { sql } from 'kysely';
import { addressOf, type Subtree, subtree } from '../organization/tree.ts';
import { isWithin, rangeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, notFound, type Reason } from '../platform/refusal.ts';
import { type Measured, targetProgress } from './progress.ts';
import type { TaskStanding } from './rules/tasks.ts';

export async function resolutionRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function recipientRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('recipient').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function planRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function taskRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst());
}

export type ResolutionRow = Awaited<ReturnType<typeof resolutionRow>>;
export type TaskRow = Awaited<ReturnType<typeof taskRow>>;

/**
 * A resolution as the reader comes to it: at its issuer, or at a unit that received it. A draft is seen only by who may
 * draft; what was issued to others is not found, though it lies above.
 */
export async function seenResolution(
  ctx: Context,
  id: string,
): Promise<{ row: ResolutionRow; issuer: UnitRef; unit: UnitRef }> {
  const row = await resolutionRow(ctx, id);
  const issuer = addressOf(row);
  if (ctx.may('resolution.read', issuer)) {
    if (row.state === 'draft' && !ctx.may('resolution.draft', issuer)) notFound();
    return { row, issuer, unit: issuer };
  }
  const received = await ctx.tx
    .selectFrom('recipient')
    .select(['unit_id', 'division', 'scope'])
    .where('resolution_id', '=', id)
    .orderBy('scope')
    .limit(200)
    .execute();
  const unit = received.map(addressOf).find((u) => ctx.may('resolution.read', u));
  return { row, issuer, unit: found(unit) };
}

/** What stands against a command: the missing right, or the reasons of the rule. */
export function against(ctx: Context, capability: string, unit: UnitRef, reasons: Reason[]): Reason[] {
  return ctx.may(capability, unit) ? reasons : [{ code: 'right.missing', values: { capability } }];
}

/** Whether the reader sees all below the unit, so that a count over it is whole. */
export function seesBelow(ctx: Context, unit: UnitRef): boolean {
  const [main] = ctx.actor.grant.reaches;
  return main?.depth === 'subtree' && isWithin(unit.path, rangeOf(main));
}

export async function nameOf(ctx: Context, unitId: string): Promise<{ id: string; name: string }> {
  return await ctx.tx.selectFrom('unit').select(['id', 'name']).where('id', '=', unitId).executeTakeFirstOrThrow();
}

/** How far the targets are, by target, over the recipients inside `unit` as far as the reader sees them. */
export async function targetsProgress(
  ctx: Context,
  row: ResolutionRow,
  unit: UnitRef,
  targetIds: string[],
): Promise<Map<string, Measured>> {
  const below = await subtree(ctx.tx, unit);
  const { n } = await ctx.tx
    .selectFrom('recipient')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('resolution_id', '=', row.id)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .executeTakeFirstOrThrow();
  const sums = targetIds.length === 0 ? [] : await sumsOf(ctx, row.unit_id, below, targetIds);
  return new Map(targetIds.map((id) => [id, targetProgress(sums.find((s) => s.target_id === id)?.sum ?? 0, n)]));
}

/** The recipients' per cents added up, set-based: the same sums as progress.ts makes from single rows. */
async function sumsOf(
  ctx: Context,
  issuerId: string,
  below: Subtree,
  targetIds: string[],
): Promise<{ target_id: string; sum: number }[]> {
  const { rows } = await sql<{ target_id: string; sum: number }>`
    with item as (
      select i.division, i.id, i.target_id, i.unit_id from plan_item i join plan p on p.division = i.division and p.id = i.plan_id
      where i.target_id = any(${targetIds}::uuid[]) and i.scope >= ${below.lo} and i.scope < ${below.hi} and i.division = any(${below.divisions}::text[])
        and i.unit_id <> ${issuerId} and p.state = 'adopted'),
    of_item as (
      select item.target_id, item.unit_id, coalesce(avg(case when t.state = 'done' then 100 else t.progress end), 0) as percent
      from item left join task t on t.division = item.division and t.plan_item_id = item.id and t.state <> 'cancelled'
      group by item.target_id, item.unit_id, item.id),
    of_unit as (select target_id, unit_id, avg(percent) as percent from of_item group by target_id, unit_id)
    select target_id, sum(percent)::float8 as sum from of_unit group by target_id`.execute(ctx.tx);
  return rows;
}

/** The task as its rules see it, for the one who acts. */
export function standingOf(ctx: Context, row: TaskRow): TaskStanding {
  return {
    state: row.state,
    assigneeId: row.assignee_id,
    checkerId: row.checker_id,
    self: ctx.actor.person?.id ?? null,
    mayEnterForOthers: ctx.may('task.assign', addressOf(row)),
  };
}

export function isOverdue(task: { state: string; due: string }, today: string): boolean {
  return task.state !== 'done' && task.state !== 'cancelled' && task.due < today;
}

export function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
