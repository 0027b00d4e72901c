/** A decision as it is read, and the ground its plan stands on. */
import { sql } from 'kysely';
import { pathAfter } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { found } from '../platform/refusal.ts';
import { ACTS, type Act, type ChangeKind } from './reorganization.ts';
import { namedBy } from './rules/acts.ts';
import { type Plan, planOf, type TreeUnit } from './rules/plan.ts';

export type Row = Awaited<ReturnType<typeof rowOf>>;

/** The decision with this id; 404 outside the reader's reach. */
export async function rowOf(ctx: Context, id: string) {
  const row = found(await ctx.tx.selectFrom('reorganization').selectAll().where('id', '=', id).executeTakeFirst());
  return { ...row, acts: row.acts as unknown as Act[] };
}

/** The unit at which it is decided. */
export function placeOf(row: { unit_id: string; division: string; scope: string }): UnitRef {
  return { id: row.unit_id, division: row.division, path: row.scope };
}

/** What the decision does to the tree as it stands. */
export async function plannedOf(
  ctx: Context,
  row: Pick<Row, 'unit_id' | 'scope' | 'acts' | 'effective_on'>,
): Promise<Plan> {
  const units = await unitsFor(ctx, row.acts);
  const lastPlace = await lastPlaces(
    ctx,
    units.filter((unit) => unit.closedOn === null).map(({ id }) => id),
  );
  const { unitKinds } = ctx.services.rulebook;
  return planOf(row.acts, {
    decider: { id: row.unit_id, path: row.scope },
    effectiveOn: row.effective_on,
    units,
    lastPlace,
    pathAfter,
    kindOf: (code) => {
      const kind = unitKinds.find((each) => each.id === code);
      const holds = (each: { since?: string | undefined; until?: string | undefined }) =>
        (!each.since || each.since <= row.effective_on) && (!each.until || each.until > row.effective_on);
      return {
        known: kind !== undefined && holds(kind),
        parents: (kind?.parents ?? []).filter(holds).map((parent) => parent.kind),
        isCell: kind?.isCell ?? false,
      };
    },
  });
}

/**
 * The units the acts name with those directly above them, and all under those that leave, move or change their kind. What stands under each is looked up by
 * its path, and each unit by its id (fenced: the planner takes every ninth unit of a nation to be under each, and would read all units).
 */
async function unitsFor(ctx: Context, acts: readonly Act[]): Promise<TreeUnit[]> {
  const named = [...new Set(acts.flatMap(namedBy))];
  const leaving = [...new Set(acts.flatMap((each) => [each.unit, each.source, ...(each.sources ?? [])]))].filter(
    (id) => id !== undefined,
  );
  const { rows } = await sql<TreeUnit>`
    with named as (select id, parent_id from unit where id = any(${named}::uuid[])),
      wanted as (select id from named union select parent_id from named where parent_id is not null
        union select d.id from unit l cross join lateral (select id from unit where path >= l.path and path < l.path || '{' offset 0) d where l.id = any(${leaving}::uuid[]))
    select u.id, u.division, u.path, u.parent_id as "parentId", u.kind, u.name, u.setting, u.closed_on as "closedOn",
      coalesce((select max(valid_from) from unit_period p where p.unit_id = u.id), '-infinity'::date)::text as since
    from wanted cross join lateral (select * from unit where id = wanted.id offset 0) u order by u.path`.execute(
    ctx.tx,
  );
  return rows;
}

/** The highest place that was ever given under each of these units. */
async function lastPlaces(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; last: string | null }>`
    select n.id, greatest(
      (select max(u.path) from unit u where u.path > n.path and u.path < n.path || '{' and length(u.path) = length(n.path) + ${PLACE}),
      (select max(p.path) from unit_period p where p.path > n.path and p.path < n.path || '{' and length(p.path) = length(n.path) + ${PLACE})) as last
    from unit n where n.id = any(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last]])));
}

/** How many characters a level of the tree takes. */
const PLACE = 4;

/** The names of the units that a plan speaks of, those it founds among them. */
export function namesIn(plan: Plan, acts: readonly Act[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, before, after } of plan.changes) names.set(id, before?.name ?? after.name);
  for (const each of acts) if (each.act === ACTS[0] && each.id) names.set(each.id, each.name ?? '');
  return names;
}

/** Whether a unit changes in this way. One that closes, or is founded, counts as nothing else. */
export function isSuch({ closes, founded, before, after }: Plan['changes'][number], what: ChangeKind): boolean {
  if (closes || founded) return what === (closes ? 'closed' : 'founded');
  if (what === 'moved') return before?.parentId !== after.parentId;
  if (what === 'renamed') return before?.name !== after.name;
  return what === 'changed_kind' && before?.kind !== after.kind;
}

/** Names of units by id. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The lock that stands as long as a decision is being taken back. */
export const annulment = ({ id }: { id: string }) => sql`hashtextextended(${`annulment ${id}`}, 0)`;

/** Whether somebody is taking the decision back at this moment. */
export async function isBeingAnnulled(tx: Tx, row: { id: string }): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean;
  }>`select pg_try_advisory_xact_lock_shared(${annulment(row)}) as free`.execute(tx);
  return rows[0]?.free === false;
}
