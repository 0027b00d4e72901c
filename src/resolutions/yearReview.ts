/** What became of a unit's year, out of its records. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { cascadeOf } from './cascade.ts';
import { itemProgress, type Measured, planProgress } from './progress.ts';
import { OPEN_STATES } from './task.ts';
import type { YearReview } from './year.ts';

/** The most targets looked at for one unit's year. */
const MOST_TARGETS = 1000;

export type YearTarget = {
  id: string;
  indicator: string;
  resolutionId: string;
  title: string;
  progress: Measured;
  met: boolean;
};

/** Targets in force that end in the year, of what the unit issued or received, each as far as the unit and those below are. */
export async function targetsOfYear(ctx: Context, unit: UnitRef, year: number): Promise<YearTarget[]> {
  const own = ctx.tx
    .selectFrom('resolution')
    .select(['division', 'id'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'issued');
  const received = ctx.tx
    .selectFrom('recipient')
    .select(['resolution_division as division', 'resolution_id as id'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('plan_id', 'is not', null);
  const resolutions = await own.union(received).execute();
  if (resolutions.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('target as t')
    .innerJoin('resolution as r', (j) => j.onRef('r.division', '=', 't.division').onRef('r.id', '=', 't.resolution_id'))
    .select(['t.id', 't.indicator', 'r.id as resolution_id', 'r.title', 'r.unit_id', 'r.issued_on'])
    .where('t.division', 'in', [...new Set(resolutions.map((r) => r.division))])
    .where(
      't.resolution_id',
      'in',
      resolutions.map((r) => r.id),
    )
    .where('t.deadline', '>=', `${year}-01-01`)
    .where('t.deadline', '<=', `${year}-12-31`)
    .where('t.dropped_on', 'is', null)
    .where('r.state', '=', 'issued')
    .orderBy('r.issued_on')
    .orderBy('r.id')
    .orderBy('t.position')
    .limit(MOST_TARGETS)
    .execute();
  const out: YearTarget[] = [];
  for (const [id, targets] of Map.groupBy(rows, (r) => r.resolution_id)) {
    const unitId = targets[0]?.unit_id ?? '';
    const { progress } = await cascadeOf(
      ctx,
      { id, unit_id: unitId },
      unit,
      targets.map((t) => t.id),
    );
    for (const t of targets) {
      const measured = progress.get(t.id) ?? {
        percent: null,
        numerator: 0,
        denominator: 0,
        formula: 'nothing' as const,
      };
      out.push({
        id: t.id,
        indicator: t.indicator,
        resolutionId: id,
        title: t.title,
        progress: measured,
        met: measured.percent === 100,
      });
    }
  }
  return out;
}

/** The review in numbers. Counts of the records themselves; nothing is estimated. */
export async function reviewOf(ctx: Context, unit: UnitRef, year: number, targets?: YearTarget[]): Promise<YearReview> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const seen = targets ?? (await targetsOfYear(ctx, unit, year));
  const tasks = await ctx.tx
    .selectFrom('task')
    .select(['state', 'due', 'done_on', 'plan_id', 'plan_item_id', 'progress'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('due', '>=', from)
    .where('due', '<=', to)
    .where('state', '!=', 'cancelled')
    .execute();
  const count = (is: (t: (typeof tasks)[number]) => boolean) => tasks.filter(is).length;
  return {
    targets: { met: seen.filter((t) => t.met).length, all: seen.length },
    tasks: {
      all: tasks.length,
      done: count((t) => t.state === 'done'),
      late: count((t) => t.state === 'done' && t.done_on !== null && t.done_on > t.due),
      open: count((t) => (OPEN_STATES as readonly string[]).includes(t.state)),
      carried: count((t) => t.state === 'carried'),
    },
    plans: await plansOfYear(ctx, unit, from, to),
  };
}

async function plansOfYear(ctx: Context, unit: UnitRef, from: string, to: string): Promise<YearReview['plans']> {
  const items = await ctx.tx
    .selectFrom('plan as p')
    .leftJoin('plan_item as i', (j) => j.onRef('i.division', '=', 'p.division').onRef('i.plan_id', '=', 'p.id'))
    .leftJoin('task as t', (j) =>
      j.onRef('t.division', '=', 'i.division').onRef('t.plan_item_id', '=', 'i.id').on('t.state', '!=', 'cancelled'),
    )
    .select(['p.id as plan', 'i.id as item', 'i.weight', 't.state', 't.progress'])
    .where('p.division', '=', unit.division)
    .where('p.scope', '=', unit.path)
    .where('p.state', '=', 'adopted')
    .where('p.ends_on', '>=', from)
    .where('p.ends_on', '<=', to)
    .execute();
  const plans = Map.groupBy(items, (r) => r.plan);
  const whole = [...plans.values()].filter((rows) => {
    const parts = [...Map.groupBy(rows, (r) => r.item).values()].map((of) => ({
      weight: of[0]?.weight ?? 0,
      percent:
        itemProgress(of.flatMap((t) => (t.state === null ? [] : [{ state: t.state, progress: t.progress ?? 0 }])))
          .percent ?? 0,
    }));
    return planProgress(parts).percent === 100;
  });
  return { adopted: plans.size, whole: whole.length };
}
