/** Open cases go with the person who moves: within a division their rows move, to another they are copied and the old ones closed (D1). */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { MOVED } from './case.ts';
import { copyCaseRows, moveCaseRows } from './caseMoveStore.ts';
import { NEVER } from './reading.ts';
import { changeCase, endClocks } from './store.ts';

/** Moves the open cases about a person, but for the one that moves him, to the unit he now belongs to. */
export async function moveCases(
  ctx: CommandContext,
  move: { personId: string; except: string; from: UnitRef; to: UnitRef },
): Promise<void> {
  const { personId, except, from, to } = move;
  const open = await ctx.tx
    .selectFrom('case_file')
    .selectAll()
    .where('division', '=', from.division)
    .where('subject_id', '=', personId)
    .where('state', '!=', 'ended')
    .where('id', '!=', except)
    .execute();
  for (const row of open) {
    if (from.division === to.division) {
      await moveCaseRows(ctx.tx, row, to);
    } else {
      const id = await copyCaseRows(ctx.tx, row, to);
      await endClocks(ctx.tx, from, row.id, ctx.today, 'fallen');
      await changeCase(ctx.tx, from, row.id, row.version, {
        state: 'ended',
        outcome: MOVED,
        ended_on: ctx.today,
        due: NEVER,
        facts: JSON.stringify({ ...(row.facts as object), moved_to: id }),
      });
      await ctx.record({
        unit: to,
        subjectKind: 'case',
        subjectId: id,
        body: { procedure: row.procedure, movedFrom: row.id },
      });
    }
  }
}
