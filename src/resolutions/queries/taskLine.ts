import { isOverdue, type TaskRow } from '../reading.ts';

/** What a line of a list needs of a task's row. */
export type LineRow = Pick<
  TaskRow,
  | 'id'
  | 'work'
  | 'result'
  | 'assignee_id'
  | 'assignee_name'
  | 'checker_id'
  | 'checker_name'
  | 'due'
  | 'state'
  | 'progress'
  | 'done_on'
  | 'source'
  | 'plan_id'
  | 'version'
>;

/** A task as every list and its own page begin with it. */
export function lineOfTask(r: LineRow, unit: { id: string; name: string }, today: string) {
  return {
    id: r.id,
    unit,
    work: r.work,
    result: r.result,
    assignee: { id: r.assignee_id, name: r.assignee_name },
    checker: { id: r.checker_id, name: r.checker_name },
    due: r.due,
    state: r.state,
    overdue: isOverdue(r, today),
    progress: r.progress,
    doneOn: r.done_on,
    source: r.source,
    planId: r.plan_id,
    version: r.version,
  };
}
