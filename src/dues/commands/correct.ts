import { reachedDivisions } from '../../members/person.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import { found, must, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { MOST } from '../money.ts';
import { closedMonth, owedOf } from '../reading.ts';
import { bookedIn, reasonsNotToCorrect } from '../rules/collecting.ts';
import { writeEntries } from '../store.ts';

/**
 * Puts right what was paid or owed for a month: `amount` is what it should be. The difference becomes an entry of its own with a
 * day and a reason, counted in a sheet that is open; a closed sheet keeps its sums.
 * Refuses dues.same, dues.too_much, dues.paid_more, date.future, dues.month_closed.
 */
export const correctDues = command({
  name: 'dues.correct',
  method: 'POST',
  path: '/dues-lines/{id}/corrections',
  capability: 'dues.collect',
  summary: 'Put right what was paid or owed for a month',
  input: s.object({
    id: s.id(),
    what: s.oneOf(['paid', 'due']),
    amount: s.whole(0, MOST),
    on: s.date(),
    reason: s.text(500),
  }),
  result: s.object({ id: s.id(), change: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await lineById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const line = await lineById(ctx, input.id);
    const unit = addressOf(line);
    const open = (await closedMonth(ctx.tx, unit, line.month)) === undefined;
    const booked = bookedIn(line.month, input.on, open);
    const facts = {
      what: input.what,
      due: owedOf(line),
      voluntary: Number(line.voluntary),
      paid: Number(line.paid),
      on: input.on,
      today: ctx.today,
      booked,
      bookedClosed: booked === line.month ? !open : (await closedMonth(ctx.tx, unit, booked)) !== undefined,
      voluntaryRule: ctx.services.rulebook.dues.voluntary.rule,
    };
    must(reasonsNotToCorrect(facts, input.amount));
    const change = input.amount - (input.what === 'paid' ? facts.paid : facts.due);
    const [id = ''] = await writeEntries(ctx, unit, [
      {
        lineId: line.id,
        personId: line.person_id,
        month: line.month,
        booked,
        kind: input.what === 'paid' ? 'correction' : 'due_correction',
        amount: change,
        on: input.on,
        method: null,
        handedBy: null,
        reason: input.reason,
      },
    ]);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'dues_line',
      subjectId: line.id,
      body: { personId: line.person_id, month: line.month, what: input.what, on: monthOf(input.on), entry: id },
    });
    return { id, change };
  },
});

/** The line's row; 404 when the actor does not see it. */
export async function lineById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('dues_line')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
