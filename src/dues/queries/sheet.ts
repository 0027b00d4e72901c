import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type DuesSheet, duesSheet, type SheetLine } from '../dues.ts';
import { sumOf } from '../money.ts';
import {
  closedMonth,
  linesOfMonth,
  marksOf,
  monthAfter,
  openMonths,
  owedIn,
  owedOf,
  payersOf,
  thisMonth,
} from '../reading.ts';
import { reasonsNotToClose } from '../rules/collecting.ts';
import { collectsAt } from '../terms.ts';
import { placeOf } from '../where.ts';

const FIRST_MONTH = '1800-01';

/** A cell's month: who owes what and who has paid, to be ticked or printed; and what was counted here for other months. */
export const getDuesSheet = query({
  name: 'dues.sheet',
  method: 'GET',
  path: '/units/{unit}/dues/sheet',
  capability: 'dues.read',
  summary: "A month's list of dues",
  input: s.object({ unit: s.id(), month: s.optional(s.month()) }),
  output: duesSheet,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => await sheetOf(ctx, unit, input.month ?? thisMonth(ctx)),
});

/** The sheet of a month; where members do not pay nobody stands on it, and what may be done says why not. */
export async function sheetOf(ctx: Context, unit: UnitRef, month: string): Promise<DuesSheet> {
  const { rulebook } = ctx.services;
  const { dues } = rulebook;
  const { name, kind } = await placeOf(ctx, unit);
  const elsewhere: Reason[] = collectsAt(rulebook, kind)
    ? []
    : [{ code: 'dues.not_collecting', field: 'unit', rule: dues.rule }];
  const now = thisMonth(ctx);
  const closed = await closedMonth(ctx.tx, unit, month);
  const lines = await sheetLines(ctx, unit, month, closed !== undefined);
  const others = await otherLines(ctx, unit, month);
  const [earlier] = await openMonths(ctx.tx, unit, FIRST_MONTH, monthAfter(month, -1));
  const paidHere = await countedFor(ctx, unit, month);
  const unassessed = lines.filter((line) => line.due === null).length;
  const closing = reasonsNotToClose({
    month,
    now,
    closed: closed !== undefined,
    members: lines.length,
    unassessed,
    earlierOpen: earlier ?? null,
  });
  const ahead = monthAfter(now, dues.collects.monthsAhead);
  return {
    unit: { id: unit.id, name, kind },
    month,
    state: closed ? 'closed' : 'open',
    closedOn: closed?.closed_on ?? null,
    closedName: closed?.closed_name ?? null,
    lines,
    others,
    totals: {
      members: lines.length,
      due: sumOf(lines.map((line) => line.due ?? 0)),
      voluntary: sumOf(lines.map((line) => line.voluntary)),
      paid: sumOf(lines.map((line) => line.paid)),
      collected: paidHere + others.reduce((sum, other) => sum + other.amount, 0),
      paidMembers: lines.filter((line) => line.due !== null && line.paid >= line.due).length,
      unassessed,
    },
    methods: dues.methods.map((method) => method.id),
    previous: monthAfter(month, -1),
    next: month < ahead ? monthAfter(month, 1) : null,
    rule: dues.rule,
    may: {
      'dues.collect': against(ctx, 'dues.collect', unit, elsewhere),
      'dues.assess': against(ctx, 'dues.collect', unit, elsewhere),
      'dues.close_month': against(ctx, 'dues.collect', unit, [...elsewhere, ...closing]),
    },
  };
}

/** Those on the list and those who have a line though they left since; of a closed month only what stood on it then. */
async function sheetLines(ctx: Context, unit: UnitRef, month: string, closed: boolean): Promise<SheetLine[]> {
  const now = thisMonth(ctx);
  const payers = await payersOf(ctx, unit, month > now ? now : month);
  const rows = await linesOfMonth(ctx.tx, unit, month);
  const owed = await owedIn(ctx, unit, month);
  const days = await paidDays(ctx, unit, month);
  const seats = new Map(payers.map((payer) => [payer.personId, payer]));
  const drawn = [...rows.values()].map((row) => ({
    sortKey: row.sort_key,
    line: {
      lineId: row.id,
      personId: row.person_id,
      name: row.person_name,
      seat: seats.get(row.person_id)?.seat ?? 'left',
      marks: marksOf(seats.get(row.person_id) ?? { exempt: false, away: false, suspended: false }),
      category: row.category,
      due: owedOf(row),
      voluntary: Number(row.voluntary),
      paid: Number(row.paid),
      paidOn: days.get(row.id) ?? null,
    },
  }));
  const others = closed ? [] : payers.filter((payer) => !rows.has(payer.personId));
  const fresh = others.map((payer) => {
    const now = owed(payer.personId);
    const line: SheetLine = {
      lineId: null,
      personId: payer.personId,
      name: payer.name,
      seat: payer.seat,
      marks: marksOf(payer),
      category: now?.terms.id ?? null,
      due: now?.due ?? null,
      voluntary: now?.voluntary ?? 0,
      paid: 0,
      paidOn: null,
    };
    return { sortKey: payer.sortKey, line };
  });
  return [...drawn, ...fresh].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1)).map(({ line }) => line);
}

async function paidDays(ctx: Context, unit: UnitRef, month: string): Promise<Map<string, string>> {
  const rows = await ctx.tx
    .selectFrom('dues_entry')
    .innerJoin('dues_line', (join) =>
      join.onRef('dues_line.division', '=', 'dues_entry.division').onRef('dues_line.id', '=', 'dues_entry.line_id'),
    )
    .select((eb) => ['dues_entry.line_id', eb.fn.max('dues_entry.made_on').as('on')])
    .where('dues_line.division', '=', unit.division)
    .where('dues_line.unit_id', '=', unit.id)
    .where('dues_line.month', '=', month)
    .where('dues_entry.kind', '=', 'payment')
    .groupBy('dues_entry.line_id')
    .execute();
  return new Map(rows.map((row) => [row.line_id, row.on]));
}

/** What was counted in the month's sheet for the month itself. */
async function countedFor(ctx: Context, unit: UnitRef, month: string): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('dues_entry')
    .select('amount')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('booked', '=', month)
    .where('month', '=', month)
    .where('kind', '!=', 'due_correction')
    .execute();
  return rows.reduce((sum, row) => sum + Number(row.amount), 0);
}

async function otherLines(ctx: Context, unit: UnitRef, month: string) {
  const rows = await ctx.tx
    .selectFrom('dues_entry')
    .innerJoin('dues_line', (join) =>
      join.onRef('dues_line.division', '=', 'dues_entry.division').onRef('dues_line.id', '=', 'dues_entry.line_id'),
    )
    .select([
      'dues_entry.line_id',
      'dues_entry.person_id',
      'dues_line.person_name',
      'dues_entry.month',
      'dues_entry.amount',
      'dues_entry.made_on',
    ])
    .where('dues_entry.division', '=', unit.division)
    .where('dues_entry.unit_id', '=', unit.id)
    .where('dues_entry.booked', '=', month)
    .where('dues_entry.month', '!=', month)
    .where('dues_entry.kind', '!=', 'due_correction')
    .orderBy('dues_entry.made_on')
    .orderBy('dues_entry.id')
    .execute();
  return rows.map((row) => ({
    lineId: row.line_id,
    personId: row.person_id,
    name: row.person_name,
    month: row.month,
    amount: Number(row.amount),
    on: row.made_on,
  }));
}
