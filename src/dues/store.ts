/** The only file that writes what members owe and pay. Whoever calls it holds the unit's lock. */
import { sql } from 'kysely';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { sealedBase } from './base.ts';
import type { BasisRow, LineRow, Owed } from './reading.ts';
import type { NewBasis } from './rules/collecting.ts';

export type By = { id: string; name: string };

/** Who does it: the person, or the account where there is none behind it. */
export function doneBy(ctx: Pick<CommandContext, 'actor'>): By {
  return { id: ctx.actor.person?.id ?? ctx.actor.accountId, name: ctx.actor.name };
}

/** Bases somebody's dues on this from a month on; what held before ends there, what began that very month is put right. */
export async function writeBasis(
  ctx: CommandContext,
  unit: UnitRef,
  { personId, from, ...basis }: NewBasis & { personId: string; from: string },
  present: BasisRow | undefined,
): Promise<string> {
  const first = `${from}-01`;
  const same = present?.valid_from === first ? present : undefined;
  const id = same?.id ?? newId();
  const by = doneBy(ctx);
  const facts = {
    category: basis.category,
    base: sealedBase(ctx.services.keys, id, basis.base),
    voluntary: basis.voluntary,
    consent: basis.voluntary > 0 ? basis.consent : null,
    set_by: by.id,
    set_name: by.name,
    set_at: ctx.clock.now(),
  };
  const rows = () => ctx.tx.updateTable('dues_basis').where('division', '=', unit.division);
  if (same) {
    await rows()
      .set({ ...facts, version: same.version + 1 })
      .where('id', '=', id)
      .execute();
    return id;
  }
  if (present)
    await rows()
      .set({ valid_to: first, version: present.version + 1 })
      .where('id', '=', present.id)
      .execute();
  await ctx.tx
    .insertInto('dues_basis')
    .values({ ...at(unit), id, person_id: personId, ...facts, valid_from: first })
    .execute();
  return id;
}

export type NewLine = { personId: string; name: string; sortKey: string; month: string; owed: Owed };

/** Writes what people owe for a month, as it is computed now. Ids come back by person. */
export async function writeLines(
  ctx: CommandContext,
  unit: UnitRef,
  lines: readonly NewLine[],
): Promise<Map<string, string>> {
  const ids = new Map(lines.map((line) => [line.personId, newId()]));
  if (lines.length > 0)
    await ctx.tx
      .insertInto('dues_line')
      .values(
        lines.map(({ personId, name, sortKey, month, owed }) => ({
          ...at(unit),
          id: ids.get(personId) ?? '',
          person_id: personId,
          person_name: name,
          sort_key: sortKey,
          month,
          ...computed(ctx, owed),
        })),
      )
      .execute();
  return ids;
}

/** Computes a line of a month that is not closed anew, by what holds for it now. */
export async function recomputeLine(ctx: CommandContext, line: LineRow, owed: Owed): Promise<void> {
  await ctx.tx
    .updateTable('dues_line')
    .set({ ...computed(ctx, owed), version: line.version + 1 })
    .where('division', '=', line.division)
    .where('id', '=', line.id)
    .execute();
}

function computed(ctx: CommandContext, { terms, due, voluntary }: Owed) {
  return { category: terms.id, rule_id: terms.rule, rulebook_hash: ctx.services.rulebook.hash, due, voluntary };
}

export type NewEntry = {
  lineId: string;
  personId: string;
  month: string;
  booked: string;
  kind: 'payment' | 'correction' | 'due_correction';
  amount: number;
  on: string;
  method: string | null;
  handedBy: string | null;
  reason: string | null;
};

/** Writes entries and carries them to their lines; payments get receipts, numbered by unit and year. Ids come back in order. */
export async function writeEntries(
  ctx: CommandContext,
  unit: UnitRef,
  entries: readonly NewEntry[],
): Promise<string[]> {
  if (entries.length === 0) return [];
  const by = doneBy(ctx);
  const year = Number(entries[0]?.on.slice(0, 4));
  let number = await lastReceipt(ctx.tx, unit, year);
  const rows = entries.map((entry) => ({
    ...at(unit),
    id: newId(),
    line_id: entry.lineId,
    person_id: entry.personId,
    month: entry.month,
    booked: entry.booked,
    kind: entry.kind,
    amount: entry.amount,
    made_on: entry.on,
    method: entry.method,
    receipt_year: entry.kind === 'payment' ? year : null,
    receipt_no: entry.kind === 'payment' ? ++number : null,
    handed_by: entry.handedBy,
    reason: entry.reason,
    taken_by: by.id,
    taken_name: by.name,
    at: ctx.clock.now(),
  }));
  await ctx.tx.insertInto('dues_entry').values(rows).execute();
  for (const column of ['paid', 'due_change'] as const) {
    const sums = entries.filter(({ kind }) => (kind === 'due_correction') === (column === 'due_change'));
    if (sums.length === 0) continue;
    await sql`update dues_line l set ${sql.ref(column)} = l.${sql.ref(column)} + x.amount, version = l.version + 1
      from (select * from unnest(${sums.map((e) => e.lineId)}::uuid[], ${sums.map((e) => e.amount)}::bigint[]) as u(id, amount)) x
      where l.division = ${unit.division} and l.id = x.id`.execute(ctx.tx);
  }
  return rows.map((row) => row.id);
}

async function lastReceipt(tx: Tx, unit: UnitRef, year: number): Promise<number> {
  const row = await tx
    .selectFrom('dues_entry')
    .select((eb) => eb.fn.max('receipt_no').as('last'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('receipt_year', '=', year)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export type ClosedSheet = {
  month: string;
  members: number;
  due: number;
  voluntary: number;
  collected: number;
  unpaid: number;
};

/** Closes a month's sheet: its sums stay as they are. */
export async function writeMonth(ctx: CommandContext, unit: UnitRef, sheet: ClosedSheet): Promise<string> {
  const id = newId();
  const by = doneBy(ctx);
  await ctx.tx
    .insertInto('dues_month')
    .values({
      ...at(unit),
      id,
      month: sheet.month,
      members: sheet.members,
      due: sheet.due,
      voluntary: sheet.voluntary,
      collected: sheet.collected,
      unpaid_members: sheet.unpaid,
      closed_on: ctx.today,
      closed_by: by.id,
      closed_name: by.name,
      closed_at: ctx.clock.now(),
    })
    .execute();
  return id;
}
