/** The only file that writes tasks and what happens to them. */

import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Named } from '../people.ts';
import { type Themed, themeColumns } from '../themed.ts';

export type NewTask = {
  work: string;
  accountability: string;
  due: string;
  result: string;
  assignee: Named;
  checker: Named;
  authority: string | null;
  givenBy: Named;
  source: string;
  theme: Themed;
  planId: string | null;
  planItemId: string | null;
  meetingId: string | null;
  resolution: { division: string; id: string } | null;
  /** the series it comes from, and which day of it */
  series: { id: string; occurrence: string } | null;
  /** the unfinished task of a closed year that it goes on with, and how far that was */
  carriedFrom: string | null;
  progress: number;
  at: Date;
};

/** Writes the tasks, each with its first event, in two statements. Returns their ids in order. */
export async function insertTasks(tx: Tx, unit: UnitRef, tasks: NewTask[]): Promise<string[]> {
  if (tasks.length === 0) return [];
  const rows = tasks.map((task) => ({ id: newId(), task }));
  await tx
    .insertInto('task')
    .values(
      rows.map(({ id, task }) => ({
        ...at(unit),
        id,
        work: task.work,
        accountability: task.accountability,
        due: task.due,
        result: task.result,
        assignee_id: task.assignee.id,
        assignee_name: task.assignee.name,
        checker_id: task.checker.id,
        checker_name: task.checker.name,
        authority: task.authority,
        given_by: task.givenBy.id,
        given_name: task.givenBy.name,
        source: task.source,
        ...themeColumns(task.theme),
        plan_id: task.planId,
        plan_item_id: task.planItemId,
        meeting_id: task.meetingId,
        resolution_division: task.resolution?.division ?? null,
        resolution_id: task.resolution?.id ?? null,
        series_id: task.series?.id ?? null,
        occurrence: task.series?.occurrence ?? null,
        carried_from: task.carriedFrom,
        progress: task.progress,
        state: 'open',
        created_at: task.at,
      })),
    )
    .execute();
  await tx
    .insertInto('task_event')
    .values(
      rows.map(({ id, task }) => ({
        ...at(unit),
        id: newId(),
        task_id: id,
        kind: 'assigned',
        note: '',
        by_person: task.givenBy.id,
        by_name: task.givenBy.name,
        at: task.at,
      })),
    )
    .execute();
  return rows.map((r) => r.id);
}

export type Happening = {
  kind: 'progress' | 'reported' | 'returned' | 'done' | 'cancelled' | 'comment' | 'due_changed' | 'carried';
  note: string;
  by: Named;
  onBehalfOf: Named | null;
  at: Date;
  progress?: number;
  dueBefore?: string;
  dueAfter?: string;
};

/** Writes down what happened. Returns the event's id, on which files hang. */
export async function insertEvent(tx: Tx, unit: UnitRef, taskId: string, event: Happening): Promise<string> {
  const id = newId();
  await tx
    .insertInto('task_event')
    .values({
      ...at(unit),
      id,
      task_id: taskId,
      kind: event.kind,
      progress: event.progress ?? null,
      due_before: event.dueBefore ?? null,
      due_after: event.dueAfter ?? null,
      note: event.note,
      by_person: event.by.id,
      by_name: event.by.name,
      on_behalf_of: event.onBehalfOf?.id ?? null,
      on_behalf_name: event.onBehalfOf?.name ?? null,
      at: event.at,
    })
    .execute();
  return id;
}

export type TaskChange = Partial<{
  state: string;
  progress: number;
  reported_at: Date | null;
  done_on: string;
  cancel_reason: string;
  due: string;
}>;

/** Changes a task as it was seen. Refuses version.stale. */
export async function changeTask(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  change: TaskChange,
): Promise<void> {
  await changeAsSeen(tx, 'task', unit, id, version, change);
}

/** Says of a task just given that it is an occurrence of a series. */
export async function setSeries(
  tx: Tx,
  unit: UnitRef,
  taskId: string,
  series: { id: string; occurrence: string },
): Promise<void> {
  await tx
    .updateTable('task')
    .set({ series_id: series.id, occurrence: series.occurrence })
    .where('division', '=', unit.division)
    .where('id', '=', taskId)
    .execute();
}
