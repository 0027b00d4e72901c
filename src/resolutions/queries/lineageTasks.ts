/** The tasks of a lineage with their leaves: the evidence. */
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { LineageTask } from '../lineage.ts';
import { taskProgress } from '../progress.ts';
import { isOverdue } from '../reading.ts';

const LINE = ['id', 'work', 'assignee_name', 'due', 'state', 'progress', 'division', 'plan_item_id'] as const;
type Line = {
  id: string;
  work: string;
  assignee_name: string;
  due: string;
  state: string;
  progress: number;
  division: string;
  plan_item_id: string | null;
};

/** The tasks under these items, by item. */
export async function tasksUnder(
  ctx: Context,
  itemIds: string[],
  below: { lo: string; hi: string; divisions: string[] },
): Promise<Map<string, LineageTask[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('task')
    .select([...LINE])
    .where('division', 'in', below.divisions)
    .where('plan_item_id', 'in', itemIds)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .orderBy('due')
    .orderBy('id')
    .execute();
  const lines = await withEvidence(ctx, rows);
  const byItem = new Map<string, LineageTask[]>(itemIds.map((id) => [id, []]));
  rows.forEach((row, i) => {
    const line = lines[i];
    if (row.plan_item_id && line) byItem.get(row.plan_item_id)?.push(line);
  });
  return byItem;
}

/** The tasks given by the resolution itself, at the unit with this scope. */
export async function directTasks(ctx: Context, resolutionId: string, scope: string): Promise<LineageTask[]> {
  const rows = await ctx.tx
    .selectFrom('task')
    .select([...LINE])
    .where('resolution_id', '=', resolutionId)
    .where('scope', '=', scope)
    .orderBy('due')
    .orderBy('id')
    .limit(2000)
    .execute();
  return await withEvidence(
    ctx,
    rows.filter((r) => r.plan_item_id === null),
  );
}

/** The files that hang on the tasks' events are the leaves; shown only where the reader may open them. */
async function withEvidence(ctx: Context, tasks: Line[]): Promise<LineageTask[]> {
  const files =
    tasks.length === 0
      ? []
      : await ctx.tx
          .selectFrom('task_event as e')
          .innerJoin('file as f', (j) => j.onRef('f.division', '=', 'e.division').onRef('f.owner_id', '=', 'e.id'))
          .select(['f.id', 'f.name', 'e.task_id', 'e.at', 'e.by_name', 'f.unit_id', 'f.division', 'f.scope'])
          .where('e.division', 'in', [...new Set(tasks.map((t) => t.division))])
          .where(
            'e.task_id',
            'in',
            tasks.map((t) => t.id),
          )
          .where('f.owner_kind', '=', 'task_event')
          .orderBy('e.at')
          .orderBy('f.id')
          .execute();
  return tasks.map((t) => ({
    id: t.id,
    work: t.work,
    assigneeName: t.assignee_name,
    due: t.due,
    state: t.state,
    overdue: isOverdue(t, ctx.today),
    progress: taskProgress(t),
    evidence: files
      .filter((f) => f.task_id === t.id && ctx.may('task.read', addressOf(f)))
      .map((f) => ({ id: f.id, name: f.name, at: f.at.toISOString(), by: f.by_name })),
  }));
}
