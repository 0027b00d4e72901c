/** The monthly report on tasks, drawn from their states (M29); meetings put it on the agenda. */
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { isOverdue } from './reading.ts';
import { OPEN_STATES } from './task.ts';

export type TaskReportLine = {
  id: string;
  work: string;
  assigneeName: string;
  due: string;
  state: string;
  progress: number;
  overdue: boolean;
  doneOn: string | null;
};
export type TaskReport = {
  counts: { open: number; reported: number; returned: number; done: number; overdue: number };
  lines: TaskReportLine[];
};

/**
 * The unit's tasks due or finished from `from` to `to`, and all still in hand; cancelled ones left out, and those
 * that go on as another task since their year was closed: the other one stands here.
 * "Overdue" is asked on `today`. Due first.
 */
export async function taskReport(tx: Tx, unit: UnitRef, from: string, to: string, today: string): Promise<TaskReport> {
  const rows = await tx
    .selectFrom('task')
    .select(['id', 'work', 'assignee_name', 'due', 'state', 'progress', 'done_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'not in', ['cancelled', 'carried'])
    .where((eb) =>
      eb.or([
        eb.and([eb('due', '>=', from), eb('due', '<=', to)]),
        eb.and([eb('done_on', '>=', from), eb('done_on', '<=', to)]),
        eb('state', 'in', [...OPEN_STATES]),
      ]),
    )
    .orderBy('due')
    .orderBy('id')
    .execute();
  const lines = rows.map((r) => ({
    id: r.id,
    work: r.work,
    assigneeName: r.assignee_name,
    due: r.due,
    state: r.state,
    progress: r.progress,
    overdue: isOverdue(r, today),
    doneOn: r.done_on,
  }));
  const count = (state: string) => lines.filter((l) => l.state === state).length;
  return {
    counts: {
      open: count('open'),
      reported: count('reported'),
      returned: count('returned'),
      done: count('done'),
      overdue: lines.filter((l) => l.overdue).length,
    },
    lines,
  };
}
