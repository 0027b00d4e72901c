import { subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { cascadeOf } from '../cascade.ts';
import { lineageDown } from '../lineage.ts';
import { itemProgress, resolutionProgress } from '../progress.ts';
import { nameOf, resolutionRow, seenResolution, targetsInForce } from '../reading.ts';
import { directTasks, tasksUnder } from './lineageTasks.ts';

/** Items shown at once; a page narrows by unit for the rest. */
const MOST_ITEMS = 1000;
/** Targets of resolutions below shown at once. */
const MOST_CARRYING = 500;

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
    const targets = await targetsInForce(ctx, row);
    const cascade = await cascadeOf(
      ctx,
      row,
      unit,
      targets.map((t) => t.id),
    );
    const carrying = cascade.carrying.filter((t) => t.scope >= below.lo && t.scope < below.hi);
    const shown = carrying.slice(0, MOST_CARRYING);
    const resolutions = [...new Set([row.id, ...shown.map((t) => t.resolution_id)])];
    const found = await ctx.tx
      .selectFrom('plan_item as i')
      .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
      .innerJoin('unit as u', 'u.id', 'i.unit_id')
      .select([
        'i.id',
        'i.target_id',
        'p.resolution_id',
        'i.what',
        'i.weight',
        'p.id as plan_id',
        'p.title',
        'u.id as unit_id',
        'u.name',
      ])
      .where('p.resolution_id', 'in', resolutions)
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
        resolution: i.resolution_id,
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
    const plain = ({ target: _t, resolution: _r, ...line }: (typeof lines)[number]) => line;
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
      progress: cascade.progress.get(t.id) ?? resolutionProgress([]),
      items: lines.filter((l) => l.target === t.id).map(plain),
    }));
    const inForce = new Set<string | null>(targets.map((t) => t.id));
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
          targets.length > 0
            ? targetLines.map((t) => t.progress)
            : tasks.filter((t) => t.state !== 'carried').map((t) => t.progress),
        ),
      },
      targets: targetLines,
      carried: shown.map((t) => ({
        id: t.id,
        of: t.carries_id,
        indicator: t.indicator,
        measure: t.measure,
        baseText: t.base_text,
        baseValue: t.base_value,
        goalMin: t.goal_min,
        goalMax: t.goal_max,
        deadline: t.deadline,
        progress: cascade.progress.get(t.id) ?? resolutionProgress([]),
        resolution: {
          id: t.resolution_id,
          title: t.title,
          numberText: t.number_text,
          issuer: { id: t.unit_id, name: t.unit_name },
        },
        items: lines.filter((l) => l.target === t.id).map(plain),
      })),
      others: lines.filter((l) => l.resolution === row.id && !inForce.has(l.target)).map(plain),
      tasks,
      more: Math.max(0, found.length - MOST_ITEMS) + carrying.length - shown.length,
    };
  },
});

/** The part of the tree asked for; one that the reader does not see is not there. */
async function seenUnit(ctx: Context, id: string): Promise<UnitRef> {
  const unit = await unitOf(ctx, id);
  ctx.demand('resolution.read', unit);
  return unit;
}
