import { isSelf, reachedDivisions } from '../../members/person.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type EntryLine, receipt } from '../dues.ts';
import { writtenNumber } from '../reading.ts';
import { placeOf } from '../where.ts';

/** A person's entries for the months between two, by their line, the earliest first. */
export async function entriesOf(
  ctx: Context,
  personId: string,
  [first, last]: readonly [string, string],
): Promise<Map<string, EntryLine[]>> {
  const rows = await ctx.tx
    .selectFrom('dues_entry')
    .selectAll()
    .where('person_id', '=', personId)
    .where('month', '>=', first)
    .where('month', '<=', last)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const lines = rows.map((row) => ({
    lineId: row.line_id,
    entry: {
      id: row.id,
      kind: row.kind,
      amount: Number(row.amount),
      booked: row.booked,
      on: row.made_on,
      method: row.method,
      receipt: row.receipt_no === null ? null : writtenNumber(row.receipt_no, row.receipt_year ?? 0),
      handedBy: row.handed_by,
      reason: row.reason,
      takenName: row.taken_name,
    },
  }));
  return new Map([...Map.groupBy(lines, (line) => line.lineId)].map(([id, of]) => [id, of.map(({ entry }) => entry)]));
}

/** A receipt: what was paid, by whom, for which month, and who took it. One's own always. */
export const getReceipt = query({
  name: 'dues.receipt',
  method: 'GET',
  path: '/dues-entries/{id}/receipt',
  capability: 'signed-in',
  summary: 'The receipt of a payment',
  input: s.object({ id: s.id() }),
  output: receipt,
  run: async (ctx, input) => {
    const divisions = [...new Set([...(await reachedDivisions(ctx)), ctx.actor.person?.division ?? ''])];
    const row = found(
      await ctx.tx
        .selectFrom('dues_entry as e')
        .innerJoin('dues_line as l', (join) =>
          join.onRef('l.division', '=', 'e.division').onRef('l.id', '=', 'e.line_id'),
        )
        .selectAll('e')
        .select('l.person_name')
        .where('e.division', 'in', divisions)
        .where('e.id', '=', input.id)
        .where('e.kind', '=', 'payment')
        .executeTakeFirst(),
    );
    const unit = addressOf(row);
    if (!isSelf(ctx.actor, row.person_id)) ctx.demand('dues.read', unit);
    const { name, kind } = await placeOf(ctx, unit);
    return {
      id: row.id,
      number: writtenNumber(row.receipt_no ?? 0, row.receipt_year ?? 0),
      unit: { id: unit.id, name, kind },
      personId: row.person_id,
      name: row.person_name,
      month: row.month,
      amount: Number(row.amount),
      on: row.made_on,
      method: row.method ?? '',
      handedBy: row.handed_by,
      takenName: row.taken_name,
    };
  },
});
