/** How rows of this module are found inside the reader's scope, and what the reader may do with them. */
import { sql } from 'kysely';
import { addressOf } from '../organization/tree.ts';
import { isWithin, rangeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import { found, notFound, Refusal } from '../platform/refusal.ts';
import type { TaskStanding } from './rules/tasks.ts';
import { OPEN_STATES } from './task.ts';

export async function resolutionRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function targetRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('target').selectAll().where('id', '=', id).executeTakeFirst());
}

/** The targets of a resolution in their order, those that an amendment dropped among them. */
export async function targetRows(ctx: Context, resolution: Pick<ResolutionRow, 'division' | 'id'>) {
  return await ctx.tx
    .selectFrom('target')
    .selectAll()
    .where('division', '=', resolution.division)
    .where('resolution_id', '=', resolution.id)
    .orderBy('position')
    .execute();
}

/** Those that hold now. */
export async function targetsInForce(ctx: Context, resolution: Pick<ResolutionRow, 'division' | 'id'>) {
  return (await targetRows(ctx, resolution)).filter((target) => target.dropped_on === null);
}

/** Whether plan `p` has an item on a target that was amended since. */
export const hasAmendedItem = sql<boolean>`exists (select from plan_item i
  where i.division = p.division and i.plan_id = p.id and i.amended_by is not null)`;

export async function recipientRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('recipient').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function planRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function taskRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function seriesRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('task_series').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function noticeRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('amendment_notice').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function checkRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('resolution_check').selectAll().where('id', '=', id).executeTakeFirst());
}

/** What acknowledging a resolution, or an amendment of it, is judged by. */
export async function acknowledgingFacts(
  ctx: Context,
  told: { resolution_division: string; resolution_id: string; acknowledged_at: Date | null },
): Promise<{ acknowledged: boolean; resolutionState: string }> {
  const resolution = await ctx.tx
    .selectFrom('resolution')
    .select('state')
    .where('division', '=', told.resolution_division)
    .where('id', '=', told.resolution_id)
    .executeTakeFirst();
  return { acknowledged: told.acknowledged_at !== null, resolutionState: resolution?.state ?? 'issued' };
}

export type CheckRow = Awaited<ReturnType<typeof checkRow>>;
export type SeriesRow = Awaited<ReturnType<typeof seriesRow>>;
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

/** Whether the reader would find the resolution. */
export async function maySee(ctx: Context, id: string): Promise<boolean> {
  try {
    await seenResolution(ctx, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return false;
    throw error;
  }
}

/** Whether the reader sees all below the unit, so that a count over it is whole. */
export function seesBelow(ctx: Context, unit: UnitRef): boolean {
  const [main] = ctx.actor.grant.reaches;
  return main?.depth === 'subtree' && isWithin(unit.path, rangeOf(main));
}

export async function nameOf(ctx: Context, unitId: string): Promise<{ id: string; name: string }> {
  return await ctx.tx.selectFrom('unit').select(['id', 'name']).where('id', '=', unitId).executeTakeFirstOrThrow();
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

/** A check as its rules see it. */
export function checkStanding(ctx: Context, row: CheckRow): { state: string; checkerId: string; madeOn: string } {
  return { state: row.state, checkerId: row.checker_id, madeOn: dateOf(row.made_at, ctx.clock.timeZone) };
}

/** Who acts, as the rules see him: the checker himself, or one who may enter it for him (D22). */
export function checkHands(ctx: Context, row: CheckRow): { self: string | null; mayEnterForOthers: boolean } {
  return { self: ctx.actor.person?.id ?? null, mayEnterForOthers: ctx.may('resolution.issue', addressOf(row)) };
}

export function isOverdue(task: { state: string; due: string }, today: string): boolean {
  return (OPEN_STATES as readonly string[]).includes(task.state) && task.due < today;
}

export function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
