/** THE place for the tree: how a unit is found, what lies under it, where a new child goes. Other modules ask here. */
import { type RawBuilder, sql } from 'kysely';
import { type PathRange, SEGMENT, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { found, refuse } from '../platform/refusal.ts';

const DIGITS = 36;

/** The unit's address. Refuses 404 when there is none; whether the actor sees it is asked by `demand`. */
export async function unitRef(tx: Tx, id: string): Promise<UnitRef> {
  return found(await tx.selectFrom('unit').select(['id', 'division', 'path']).where('id', '=', id).executeTakeFirst());
}

/** Where things lay under a unit at any time: below its present place and below those it had before, as `unit_period.path` is asked for them. */
export type PastRange = PathRange & { former: readonly PathRange[] };

/**
 * The places of a unit, the present one first. Whatever stood below one of them stood below the unit: a place that a unit has left is given to no other one
 * (`nextPath`), and what lies below a unit moves with it.
 */
export async function pastRange(tx: Tx, unit: UnitRef): Promise<PastRange> {
  const { rows } = await sql<{
    path: string;
  }>`select distinct path from unit_period where unit_id = ${unit.id} and path <> ${unit.path} order by path`.execute(
    tx,
  );
  return { ...subtreeOf(unit.path), former: rows.map(({ path }) => subtreeOf(path)) };
}

/** Whether a path lies in a range, or in one of the places before it. */
export function within(column: string, { lo, hi, former = [] }: PathRange & { former?: PastRange['former'] }) {
  const path = sql.ref(column);
  const [first, ...others] = [{ lo, hi }, ...former].map((each) => sql`${path} >= ${each.lo} and ${path} < ${each.hi}`);
  return others.length === 0 ? sql<boolean>`${first}` : sql<boolean>`((${sql.join([first, ...others], sql`) or (`)}))`;
}

/** A subtree as owned tables are asked for it: a range of scopes and the divisions its rows lie in (D3). */
export type Subtree = PathRange & { divisions: string[] };

export async function subtree(tx: Tx, unit: UnitRef): Promise<Subtree> {
  const { lo, hi } = subtreeOf(unit.path);
  // from one division to the next, and of each whether it has a unit there: a province has one of them and thousands of units
  const { rows } = await sql<{ division: string }>`
    with recursive every as (
      (select division from unit order by division limit 1)
      union all
      select (select u.division from unit u where u.division > e.division order by u.division limit 1) from every e where e.division is not null)
    select e.division from every e
      cross join lateral (select from unit u where u.division = e.division and u.path >= ${lo} and u.path < ${hi} order by u.path limit 1) here`.execute(
    tx,
  );
  return { lo, hi, divisions: rows.map((r) => r.division) };
}

/** Up to so many divisions a statement names where its rows are stored, so that on several servers no other is asked. */
const FEW = 8;

/** Whether the divisions are so many that the order of an index which begins with the division is of no use to a list of all of them. */
export const isManyDivisions = (divisions: readonly string[]): boolean => divisions.length > FEW;

/**
 * "Stored in one of these divisions, and" for a table's alias, before its range of scopes. Empty where they are many: each row would be
 * compared with every division of a nation, and left out by none, for the range of scopes says the same.
 */
export function storedIn(divisions: readonly string[]): (alias: string) => RawBuilder<unknown> {
  return (alias) =>
    isManyDivisions(divisions) ? sql`` : sql`${sql.ref(`${alias}.division`)} = any(${divisions}::text[]) and `;
}

/**
 * The units that stood under this one on a day (`null`: at any time) as `unit_period.path` is asked for them, and the divisions they lie
 * in, those of units that left it since among them.
 */
export async function subtreeOn(tx: Tx, unit: UnitRef, on: string | null): Promise<PastRange & Subtree> {
  const range = await pastRange(tx, unit);
  const rows = await tx
    .selectFrom('unit_period')
    .select('division')
    .distinct()
    .where(within('path', range))
    .$if(on !== null, (q) => q.where('valid_to', '>', on ?? ''))
    .execute();
  // a range is never asked without a division
  return { ...range, divisions: rows.length === 0 ? [unit.division] : rows.map((r) => r.division) };
}

/**
 * From which day a row of `unit_period` says where the people of the unit were. The first row of a unit begins when it was founded or,
 * where that is not known, when somebody entered it; a roster may be older. So the first place holds for all days before it as well.
 */
export function peopleStoodFrom(period: string): RawBuilder<string> {
  return sql<string>`case when exists (select from unit_period earlier where earlier.unit_id = ${sql.ref(`${period}.unit_id`)} and earlier.valid_from < ${sql.ref(`${period}.valid_from`)})
    then ${sql.ref(`${period}.valid_from`)} else '-infinity'::date end`;
}

/** Whether a row of `unit_period` says where the people of the unit were on a day: `peopleStoodFrom` that asks for an earlier row only where one may matter. */
export function peopleStoodOn(period: string, on: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${period}.${name}`);
  return sql<boolean>`(${column('valid_to')} > ${on} and (${column('valid_from')} <= ${on}
    or not exists (select from unit_period earlier where earlier.unit_id = ${column('unit_id')} and earlier.valid_from < ${column('valid_from')})))`;
}

/** The living units under `unit` (itself included), with kind and name, in tree order. */
export async function unitsUnder(
  tx: Tx,
  unit: UnitRef,
): Promise<(UnitRef & { kind: string; name: string; setting: string | null })[]> {
  const range = subtreeOf(unit.path);
  return await tx
    .selectFrom('unit')
    .select(['id', 'division', 'path', 'kind', 'name', 'setting'])
    .where('path', '>=', range.lo)
    .where('path', '<', range.hi)
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
}

/** The name a unit bears today. */
export async function unitName(tx: Tx, { id }: Pick<UnitRef, 'id'>): Promise<string> {
  return (await tx.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
}

/** The unit directly above, or null at the top. */
export async function parentOf(tx: Tx, unit: UnitRef): Promise<(UnitRef & { name: string; kind: string }) | null> {
  if (unit.path.length === SEGMENT) return null;
  const path = unit.path.slice(0, -SEGMENT);
  return (
    (await tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'name', 'kind'])
      .where('path', '=', path)
      .where('closed_on', 'is', null)
      .executeTakeFirst()) ?? null
  );
}

/** The units from the top down to `unit`, itself included. */
export async function pathTo(tx: Tx, unit: UnitRef): Promise<(UnitRef & { name: string; kind: string })[]> {
  const paths = Array.from({ length: unit.path.length / SEGMENT }, (_, i) => unit.path.slice(0, (i + 1) * SEGMENT));
  return await tx
    .selectFrom('unit')
    .select(['id', 'division', 'path', 'name', 'kind'])
    .where('path', 'in', paths)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('id', '=', unit.id)]))
    .orderBy('path')
    .execute();
}

/** The path of the next child under a parent (null: a new top). The caller holds the parent's lock; new tops wait for each other. Refuses tree.full. */
export async function nextPath(tx: Tx, parent: UnitRef | null): Promise<string> {
  if (!parent) await sql`select pg_advisory_xact_lock(hashtext('chibo top'))`.execute(tx);
  const prefix = parent?.path ?? '';
  const range = prefix === '' ? { lo: '', hi: '{' } : subtreeOf(prefix);
  // a place that a unit has left is not given again: it may come back there
  const placed = (table: 'unit' | 'unit_period') =>
    tx
      .selectFrom(table)
      .select((eb) => eb.fn.max('path').as('last'))
      .where('path', '>', range.lo)
      .where('path', '<', range.hi)
      .where(sql<boolean>`length(path) = ${prefix.length + SEGMENT}`);
  const row = await tx
    .selectFrom(placed('unit').unionAll(placed('unit_period')).as('placed'))
    .select((eb) => eb.fn.max('last').as('last'))
    .executeTakeFirst();
  return pathAfter(row?.last ?? prefix + '0'.repeat(SEGMENT));
}

/** The path beside and after this one, under the same parent. Refuses tree.full. */
export function pathAfter(path: string): string {
  const next = Number.parseInt(path.slice(-SEGMENT), DIGITS) + 1;
  if (next >= DIGITS ** SEGMENT) refuse('tree.full');
  return path.slice(0, -SEGMENT) + next.toString(DIGITS).padStart(SEGMENT, '0');
}

/**
 * The unit named in an input, for a command's or query's `where`. A command that comes late, for a unit that was closed, is done at its one living successor, and says so.
 * Refuses 404, unit.divided (it names the successors), unit.gone.
 */
export async function unitOf(ctx: Context, id: string): Promise<UnitRef> {
  if (ctx.late === null) return await unitRef(ctx.tx, id);
  const unit = found(
    await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'name', 'closed_on'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  const { closed_on: on, name, ...ref } = unit;
  if (on === null) return ref;
  const successors = await successorsOf(ctx.tx, id);
  const [only] = successors;
  const names = successors.map((each) => each.name).join(', ');
  if (!only || ctx.late.refused) refuse('unit.gone', { name, on, successors: names || '-' });
  if (successors.length > 1) refuse('unit.divided', { name, on, successors: names });
  if (!ctx.late.routed.some(({ from }) => from === id))
    ctx.late.routed.push({ from: id, name, to: only.id, successor: only.name, on });
  return { id: only.id, division: only.division, path: only.path };
}

/** How far succession is followed. */
const GENERATIONS = 30;

/** The living units that go on in place of a closed one, through as many decisions as there were. */
export async function successorsOf(tx: Tx, id: string): Promise<(UnitRef & { name: string })[]> {
  const { rows } = await sql<UnitRef & { name: string }>`with recursive next as (
      select successor_id as id, 1 as n from unit_successor where unit_id = ${id}
      union select s.successor_id, next.n + 1 from next join unit u on u.id = next.id and u.closed_on is not null join unit_successor s on s.unit_id = next.id where next.n < ${GENERATIONS})
    select distinct u.id, u.division, u.path, u.name from next join unit u on u.id = next.id where u.closed_on is null order by u.path`.execute(
    tx,
  );
  return rows;
}

/** A row's own address as a unit. */
export function addressOf(row: { unit_id: string; division: string; scope: string }): UnitRef {
  return { id: row.unit_id, division: row.division, path: row.scope };
}

/** The four address columns of an owned row of this unit. */
export function at(unit: UnitRef): { division: string; unit_id: string; scope: string } {
  return { division: unit.division, unit_id: unit.id, scope: unit.path };
}
