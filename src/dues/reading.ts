/** Rows of the dues as commands and queries read them, each by an index and inside the reader's scope. */
import { sql } from 'kysely';
import { type RosterLine, rosterOf } from '../members/roster.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { lastDayOf, monthOf } from '../platform/clock.ts';
import type { Tx } from '../platform/db/scope.ts';
import { overlaysAt } from '../rulebook/local.ts';
import { openedBase } from './base.ts';
import { type CategoryTerms, categoryOn, dueOf } from './terms.ts';

const MARKS = ['exempt', 'away', 'suspended'] as const;

/** Who pays at a unit for a month: the roster at its end (of the present month: today), by seats and marks as the rulebook has them. */
export async function payersOf(ctx: Context, unit: UnitRef, month: string): Promise<RosterLine[]> {
  const { seats, waived } = ctx.services.rulebook.dues.collects;
  const end = lastDayOf(month);
  const roster = await rosterOf(ctx.tx, unit, end < ctx.today ? end : ctx.today);
  return roster.filter((line) => seats.includes(line.seat) && !marksOf(line).some((mark) => waived.includes(mark)));
}

export function marksOf(line: Pick<RosterLine, (typeof MARKS)[number]>): string[] {
  return MARKS.filter((mark) => line[mark]);
}

/** What dues were based on in a month at a unit, by person. */
export async function basesOf(tx: Tx, unit: UnitRef, month: string) {
  const first = `${month}-01`;
  const rows = await tx
    .selectFrom('dues_basis')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('scope', '=', unit.path)
    .where('valid_from', '<=', first)
    .where('valid_to', '>', first)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}
export type BasisRow = Awaited<ReturnType<typeof basesOf>> extends Map<string, infer R> ? R : never;

/** What a basis makes due in a month, by the rule of that month; null where there is no basis or no rule. */
export type Owed = { basis: BasisRow; due: number; voluntary: number; terms: CategoryTerms };

export async function owedIn(ctx: Context, unit: UnitRef, month: string): Promise<(personId: string) => Owed | null> {
  const { rulebook, keys } = ctx.services;
  const bases = await basesOf(ctx.tx, unit, month);
  const overlays = await overlaysAt(ctx, unit);
  return (personId) => {
    const basis = bases.get(personId);
    const terms = basis && categoryOn(rulebook, basis.category, `${month}-01`, overlays);
    const base = basis ? openedBase(keys, basis) : null;
    if (!basis || !terms || base === null) return null;
    return { basis, terms, due: dueOf(terms, base), voluntary: Number(basis.voluntary) };
  };
}

/** The lines of a unit's month, by person. */
export async function linesOfMonth(tx: Tx, unit: UnitRef, month: string) {
  const rows = await tx
    .selectFrom('dues_line')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('month', '=', month)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}
export type LineRow = Awaited<ReturnType<typeof linesOfMonth>> extends Map<string, infer R> ? R : never;

/** The closed sheet of a month, or undefined while it is open. */
export async function closedMonth(tx: Tx, unit: UnitRef, month: string) {
  return await tx
    .selectFrom('dues_month')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('month', '=', month)
    .executeTakeFirst();
}

/** The last month that is closed here, or null. */
export async function lastClosed(tx: Tx, unit: UnitRef): Promise<string | null> {
  const row = await tx
    .selectFrom('dues_month')
    .select('month')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.month ?? null;
}

/** Months up to one on which something stands (owed or counted) and whose sheet is not closed, the earliest first. */
export async function openMonths(tx: Tx, unit: UnitRef, from: string, to: string): Promise<string[]> {
  const of = (table: 'dues_line' | 'dues_entry', column: 'month' | 'booked') =>
    sql`select ${sql.ref(column)} as month from ${sql.table(table)} where division = ${unit.division} and unit_id = ${unit.id}
      and ${sql.ref(column)} >= ${from} and ${sql.ref(column)} <= ${to}`;
  const { rows } = await sql<{
    month: string;
  }>`select distinct s.month from (${of('dues_line', 'month')} union all ${of('dues_entry', 'booked')}) s
    where not exists (select from dues_month m where m.division = ${unit.division} and m.unit_id = ${unit.id} and m.month = s.month)
    order by s.month`.execute(tx);
  return rows.map((row) => row.month);
}

/** What is counted in a month's sheet, for whichever month it was paid. */
export async function collectedIn(tx: Tx, unit: UnitRef, month: string): Promise<number> {
  const row = await tx
    .selectFrom('dues_entry')
    .select(sql<number>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('booked', '=', month)
    .where('kind', '!=', 'due_correction')
    .executeTakeFirstOrThrow();
  return row.sum;
}

/** What a line asks to be paid without anybody's consent: what was computed, and what was put right since. */
export function owedOf(line: Pick<LineRow, 'due' | 'due_change'>): number {
  return Number(line.due) + Number(line.due_change);
}

/** The month of today. */
export function thisMonth(ctx: Pick<Context, 'today'>): string {
  return monthOf(ctx.today);
}

/** The month `by` months after (before: negative). */
export function monthAfter(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** A receipt's or a slip's number as it is written: `12/2026`. */
export function writtenNumber(number: number, year: number): string {
  return `${number}/${year}`;
}
