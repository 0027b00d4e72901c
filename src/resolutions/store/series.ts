/** The only file that writes series of tasks. */
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Named } from '../people.ts';
import type { Rhythm } from '../series.ts';

export type NewSeries = {
  work: string;
  accountability: string;
  result: string;
  assignee: Named;
  checker: Named;
  authority: string | null;
  givenBy: Named;
  source: string;
  theme: string | null;
  planItemId: string | null;
  every: Rhythm;
  firstDue: string;
  endsOn: string;
  nextDue: string | null;
  at: Date;
};

export async function insertSeries(tx: Tx, unit: UnitRef, series: NewSeries): Promise<string> {
  const id = newId();
  await tx
    .insertInto('task_series')
    .values({
      ...at(unit),
      id,
      work: series.work,
      accountability: series.accountability,
      result: series.result,
      assignee_id: series.assignee.id,
      assignee_name: series.assignee.name,
      checker_id: series.checker.id,
      checker_name: series.checker.name,
      authority: series.authority,
      given_by: series.givenBy.id,
      given_name: series.givenBy.name,
      source: series.source,
      theme: series.theme,
      plan_item_id: series.planItemId,
      every: series.every,
      first_due: series.firstDue,
      ends_on: series.endsOn,
      next_due: series.nextDue,
      made_at: series.at,
    })
    .execute();
  return id;
}

export type SeriesChange = Partial<{
  next_due: string | null;
  held_by: string | null;
  stopped_on: string;
  stop_reason: string;
}>;

/** Changes a series as it was seen. Refuses version.stale. */
export async function changeSeries(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  change: SeriesChange,
): Promise<void> {
  await changeAsSeen(tx, 'task_series', unit, id, version, change);
}
