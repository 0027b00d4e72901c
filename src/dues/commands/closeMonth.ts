import { unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { sumOf } from '../money.ts';
import { closedMonth, collectedIn, linesOfMonth, monthAfter, openMonths, owedOf } from '../reading.ts';
import { reasonsNotToClose } from '../rules/collecting.ts';
import { writeLines, writeMonth } from '../store.ts';
import { mustCollectHere } from '../where.ts';
import { owings } from './collect.ts';

const FIRST_MONTH = '1800-01';

/**
 * Closes a month's sheet: whoever has not paid stands on it as owing, and its sums stay as they are. What is wrong afterwards is
 * put right by a dated correction. Refuses dues.not_collecting, dues.closed, dues.not_begun, dues.earlier_open, dues.unassessed, dues.nobody.
 */
export const closeDuesMonth = command({
  name: 'dues.close_month',
  method: 'POST',
  path: '/units/{unit}/dues/months',
  capability: 'dues.collect',
  summary: 'Close the sheet of a month',
  input: s.object({ unit: s.id(), month: s.month() }),
  result: s.object({ id: s.id(), collected: s.anyNumber(), unpaid: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    await mustCollectHere(ctx, unit);
    const { month } = input;
    const people = await owings(ctx, unit, month);
    const persons = [...people.payers.keys()];
    const [earlier] = await openMonths(ctx.tx, unit, FIRST_MONTH, monthAfter(month, -1));
    must(
      reasonsNotToClose({
        month,
        now: monthOf(ctx.today),
        closed: (await closedMonth(ctx.tx, unit, month)) !== undefined,
        members: new Set([...persons, ...people.lines.keys()]).size,
        unassessed: persons.filter((person) => !people.owing(person).assessed).length,
        earlierOpen: earlier ?? null,
      }),
    );
    await writeLines(ctx, unit, people.missing(persons));
    const lines = [...(await linesOfMonth(ctx.tx, unit, month)).values()];
    const sheet = {
      month,
      members: lines.length,
      due: sumOf(lines.map(owedOf)),
      voluntary: sumOf(lines.map((line) => Number(line.voluntary))),
      collected: await collectedIn(ctx.tx, unit, month),
      unpaid: lines.filter((line) => Number(line.paid) < owedOf(line)).length,
    };
    const id = await writeMonth(ctx, unit, sheet);
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'dues_month', subjectId: id, body: { month, members: sheet.members } });
    return { id, collected: sheet.collected, unpaid: sheet.unpaid };
  },
});
