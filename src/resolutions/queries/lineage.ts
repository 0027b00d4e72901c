import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { type LineageTask, lineageDown, lineageUp } from '../lineage.ts';
import { itemProgress, planProgress, resolutionProgress, taskProgress } from '../progress.ts';
import { isOverdue, nameOf, resolutionRow, seenResolution, targetsProgress, taskRow } from '../reading.ts';

/** Items shown at once; a page narrows by unit for the rest. */
const MOST_ITEMS = 1000;

/** A resolution read downwards: targets, what each unit plans for them, tasks, evidence; everything inside the reader's scope. */
export const getLineageDown = query({
  name: 'lineage.down',
  method: 'GET',
  path: '/resolutions/{id}/lineage',
  capability: 'resolution.read',
  summary: 'A resolution down to the evidence',
  input: s.object({ id: s.id(), within: s.optional(s.id()) }),
  output: lineageDown,
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    const row = await resolutionRow(ctx, input.id);
    const below = await subtree(ctx.tx, input.within ? await seenUnit(ctx, input.within) : unit);
    const targets = await ctx.tx
      .selectFrom('target')
      .selectAll()
      .where('division', '=', row.division)
      .where('resolution_id', '=', row.id)
      .orderBy('position')
      .execute();
    const progress = await targetsProgress(
      ctx,
      row,
      unit,
      targets.map((t) => t.id),
    );
    const found = await ctx.tx
      .selectFrom('plan_item as i')
      .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
      .innerJoin('unit as u', 'u.id', 'i.unit_id')
      .select(['i.id', 'i.target_id', 'i.what', 'i.weight', 'p.id as plan_id', 'p.title', 'u.id as unit_id', 'u.name'])
      .where('p.resolution_id', '=', row.id)
      .where('p.state', '=', 'adopted')
      .where('p.scope', '>=', below.lo)
      .where('p.scope', '<', below.hi)
      .where('p.division', 'in', below.divisions)
      .orderBy('p.scope')
      .orderBy('p.id')
      .orderBy('i.position')
      .limit(MOST_ITEMS + 1)
      .execute();
    const items = found.slice(0, MOST_ITEMS);
    const under = await tasksUnder(
      ctx,
      items.map((i) => i.id),
      below,
    );
    const lines = items.map((i) => {
      const tasks = under.get(i.id) ?? [];
      return {
        target: i.target_id,
        id: i.id,
        unit: { id: i.unit_id, name: i.name },
        planId: i.plan_id,
        planTitle: i.title,
        what: i.what,
        weight: i.weight,
        progress: itemProgress(tasks.map((t) => ({ state: t.state, progress: t.progress.percent ?? 0 }))),
        tasks,
      };
    });
    const plain = ({ target: _, ...line }: (typeof lines)[number]) => line;
    const tasks = unit.id === row.unit_id ? await directTasks(ctx, row.id, row.scope) : [];
    const targetLines = targets.map((t) => ({
      id: t.id,
      indicator: t.indicator,
      measure: t.measure,
      baseText: t.base_text,
      baseValue: t.base_value,
      goalMin: t.goal_min,
      goalMax: t.goal_max,
      deadline: t.deadline,
      progress: progress.get(t.id) ?? resolutionProgress([]),
      items: lines.filter((l) => l.target === t.id).map(plain),
    }));
    return {
      standing: await nameOf(ctx, unit.id),
      resolution: {
        id: row.id,
        title: row.title,
        numberText: row.number_text,
        issuer: await nameOf(ctx, row.unit_id),
        issuedOn: row.issued_on,
        state: row.state,
        kind: row.kind,
        progress: resolutionProgress(
          targets.length > 0 ? targetLines.map((t) => t.progress) : tasks.map((t) => t.progress),
        ),
      },
      targets: targetLines,
      others: lines.filter((l) => l.target === null).map(plain),
      tasks,
      more: Math.max(0, found.length - MOST_ITEMS),
    };
  },
});

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

async function tasksUnder(
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

async function directTasks(ctx: Context, resolutionId: string, scope: string): Promise<LineageTask[]> {
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

/** A task read upwards: the item and plan it serves, the target, the resolution; and the month's resolution that gave it. */
export const getLineageUp = query({
  name: 'lineage.up',
  method: 'GET',
  path: '/tasks/{id}/lineage',
  capability: 'task.read',
  summary: 'A task up to the resolution it serves',
  input: s.object({ id: s.id() }),
  output: lineageUp,
  where: async (ctx, input) => addressOf(await taskRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const task = await taskRow(ctx, input.id);
    const items =
      task.plan_id === null
        ? []
        : await ctx.tx
            .selectFrom('plan_item')
            .selectAll()
            .where('division', '=', unit.division)
            .where('plan_id', '=', task.plan_id)
            .orderBy('position')
            .execute();
    const tasks =
      task.plan_id === null
        ? []
        : await ctx.tx
            .selectFrom('task')
            .select(['plan_item_id', 'state', 'progress'])
            .where('division', '=', unit.division)
            .where('plan_id', '=', task.plan_id)
            .execute();
    const progressOf = (itemId: string) => itemProgress(tasks.filter((t) => t.plan_item_id === itemId));
    const plan =
      task.plan_id === null
        ? undefined
        : await ctx.tx
            .selectFrom('plan')
            .selectAll()
            .where('division', '=', unit.division)
            .where('id', '=', task.plan_id)
            .executeTakeFirst();
    const item = items.find((i) => i.id === task.plan_item_id);
    const target = item?.target_id
      ? await ctx.tx.selectFrom('target').selectAll().where('id', '=', item.target_id).executeTakeFirst()
      : undefined;
    const own =
      task.resolution_id === null
        ? undefined
        : await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', task.resolution_id).executeTakeFirst();
    const upper = plan?.resolution_id
      ? await ctx.tx.selectFrom('resolution').selectAll().where('id', '=', plan.resolution_id).executeTakeFirst()
      : undefined;
    return {
      task: {
        id: task.id,
        work: task.work,
        unit: await nameOf(ctx, unit.id),
        state: task.state,
        progress: taskProgress(task),
        meetingId: task.meeting_id,
      },
      month: own && own.kind === 'month' ? { id: own.id, title: own.title, numberText: own.number_text } : null,
      item: item ? { id: item.id, what: item.what, progress: progressOf(item.id) } : null,
      plan: plan
        ? {
            id: plan.id,
            title: plan.title,
            progress: planProgress(items.map((i) => ({ percent: progressOf(i.id).percent ?? 0, weight: i.weight }))),
          }
        : null,
      target: target
        ? {
            id: target.id,
            indicator: target.indicator,
            measure: target.measure,
            goalMin: target.goal_min,
            goalMax: target.goal_max,
            deadline: target.deadline,
          }
        : null,
      resolution: upper
        ? { id: upper.id, title: upper.title, numberText: upper.number_text, issuer: await nameOf(ctx, upper.unit_id) }
        : null,
    };
  },
});

/** The part of the tree asked for; one that the reader does not see is not there. */
async function seenUnit(ctx: Context, id: string): Promise<UnitRef> {
  const unit = await unitOf(ctx, id);
  ctx.demand('resolution.read', unit);
  return unit;
}
