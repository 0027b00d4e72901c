import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { MOST } from '../money.ts';
import { closedMonth, linesOfMonth, monthAfter, owedIn, owedOf, payersOf } from '../reading.ts';
import {
  bookedIn,
  type Owing,
  reasonsAgainstTwice,
  reasonsNotToCollect,
  reasonsNotToTake,
} from '../rules/collecting.ts';
import { type NewLine, writeEntries, writeLines } from '../store.ts';
import { mustCollectHere } from '../where.ts';

const item = s.object({ personId: s.id(), amount: s.optional(s.whole(1, MOST)) });

/**
 * Takes the dues of one or many members for a month: without an amount all that is left, with one a part of it. `handedBy`:
 * who brought the money for somebody else. Counted in the month's own sheet while that is open, else in the month of payment.
 * Refuses dues.not_collecting, date.future, dues.too_early, dues.month_closed, choice.unknown, dues.not_here,
 * dues.not_assessed, dues.paid, dues.too_much, dues.twice.
 */
export const collectDues = command({
  name: 'dues.collect',
  method: 'POST',
  path: '/units/{unit}/dues/payments',
  capability: 'dues.collect',
  summary: 'Take the dues of members for a month',
  input: s.object({
    unit: s.id(),
    month: s.month(),
    paidOn: s.date(),
    method: s.code(),
    handedBy: s.optional(s.text(120)),
    items: s.list(item, 500, 1),
  }),
  result: s.object({
    amount: s.anyNumber(),
    entries: s.list(s.object({ id: s.anyText(), personId: s.anyText(), amount: s.anyNumber() }), 500),
  }),
  factDays: ({ paidOn }) => [paidOn],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    await mustCollectHere(ctx, unit);
    const facts = await sheetFacts(ctx, unit, input.month, input.paidOn);
    const people = await owings(ctx, unit, input.month);
    const judged = input.items.map(({ personId, amount }, i) => {
      const owing = people.owing(personId);
      const taken = amount ?? Math.max(owing.due + owing.voluntary - owing.paid, 0);
      return { personId, amount: taken, reasons: reasonsNotToTake(owing, taken, facts.voluntaryRule, `items.${i}.`) };
    });
    must([
      ...reasonsNotToCollect(facts, input.method),
      ...reasonsAgainstTwice(input.items.map(({ personId }) => personId)),
      ...judged.flatMap(({ reasons }) => reasons),
    ]);
    const made = await writeLines(ctx, unit, people.missing(judged.map(({ personId }) => personId)));
    const ids = await writeEntries(
      ctx,
      unit,
      judged.map(({ personId, amount }) => ({
        lineId: people.lines.get(personId)?.id ?? made.get(personId) ?? '',
        personId,
        month: input.month,
        booked: facts.booked,
        kind: 'payment',
        amount,
        on: input.paidOn,
        method: input.method,
        handedBy: input.handedBy ?? null,
        reason: null,
      })),
    );
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'dues_month',
      subjectId: unit.id,
      body: { month: input.month, booked: facts.booked, persons: judged.map(({ personId }) => personId), entries: ids },
    });
    const entries = judged.map(({ personId, amount }, i) => ({ id: ids[i] ?? '', personId, amount }));
    return { amount: entries.reduce((sum, entry) => sum + entry.amount, 0), entries };
  },
});

async function sheetFacts(ctx: CommandContext, unit: UnitRef, month: string, paidOn: string) {
  const { dues } = ctx.services.rulebook;
  const now = monthOf(ctx.today);
  const open = (await closedMonth(ctx.tx, unit, month)) === undefined;
  const booked = bookedIn(month, paidOn, open);
  return {
    month,
    now,
    booked,
    bookedClosed: booked === month ? !open : (await closedMonth(ctx.tx, unit, booked)) !== undefined,
    last: monthAfter(now, dues.collects.monthsAhead),
    paidOn,
    today: ctx.today,
    methods: dues.methods.map((method) => method.id),
    voluntaryRule: dues.voluntary.rule,
  };
}

/** Who owes what for a month: those on the list, and those who have a line for it though they have left since. */
export async function owings(ctx: CommandContext, unit: UnitRef, month: string) {
  const now = monthOf(ctx.today);
  const payers = new Map((await payersOf(ctx, unit, month > now ? now : month)).map((p) => [p.personId, p]));
  const lines = await linesOfMonth(ctx.tx, unit, month);
  const owed = await owedIn(ctx, unit, month);
  const owing = (personId: string): Owing => {
    const line = lines.get(personId);
    if (line)
      return {
        onSheet: true,
        assessed: true,
        due: owedOf(line),
        voluntary: Number(line.voluntary),
        paid: Number(line.paid),
      };
    const fresh = owed(personId);
    return {
      onSheet: payers.has(personId),
      assessed: fresh !== null,
      due: fresh?.due ?? 0,
      voluntary: fresh?.voluntary ?? 0,
      paid: 0,
    };
  };
  /** The lines still to be written for these people. */
  const missing = (persons: readonly string[]): NewLine[] =>
    persons.flatMap((personId) => {
      const [payer, fresh] = [payers.get(personId), owed(personId)];
      if (lines.has(personId) || !payer || !fresh) return [];
      return [{ personId, name: payer.name, sortKey: payer.sortKey, month, owed: fresh }];
    });
  return { payers, lines, owing, missing };
}
