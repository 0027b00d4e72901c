import { sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import { notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { PLAN_STATES, planLine, planRecord } from '../plan.ts';
import { itemProgress, planProgress, taskProgress } from '../progress.ts';
import { against, isOverdue, nameOf, planRow } from '../reading.ts';
import { reasonsNotToAdopt, reasonsNotToAnnul, reasonsNotToRevisePlan } from '../rules/resolutions.ts';

/** Plans of a unit and below, newest period first; drafts only of the units where the reader may edit plans. */
export const listPlans = query({
  name: 'plan.list',
  method: 'GET',
  path: '/units/{unit}/plans',
  capability: 'plan.read',
  summary: 'Plans of a unit and of the units below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(PLAN_STATES)),
    year: s.optional(s.whole(1900, 2200)),
    resolution: s.optional(s.id()),
    ...pageInput,
  }),
  output: pageOf(planLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const after = input.after ? readMark(input.after, 2) : null;
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('plan as p')
      .innerJoin('unit as u', 'u.id', 'p.unit_id')
      .where('p.scope', '>=', below.lo)
      .where('p.scope', '<', below.hi)
      .where('p.division', 'in', below.divisions)
      .where((eb) =>
        eb.or([eb('p.state', '!=', 'draft'), ...(ctx.may('plan.edit', unit) ? [eb('p.scope', '=', unit.path)] : [])]),
      );
    if (input.state) base = base.where('p.state', '=', input.state);
    if (input.year)
      base = base.where('p.starts_on', '<=', `${input.year}-12-31`).where('p.ends_on', '>=', `${input.year}-01-01`);
    if (input.resolution) base = base.where('p.resolution_id', '=', input.resolution);
    const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .select((eb) => [
        'p.id',
        'u.id as unit_id',
        'u.name',
        'p.title',
        'p.state',
        'p.starts_on',
        'p.ends_on',
        'p.adopted_on',
        'p.resolution_id',
        sql<string>`p.starts_on::text`.as('day'),
        eb
          .selectFrom('plan_item as i')
          .select((i) => i.fn.countAll<number>().as('n'))
          .whereRef('i.division', '=', 'p.division')
          .whereRef('i.plan_id', '=', 'p.id')
          .as('items'),
      ])
      .$if(after !== null, (q) =>
        q.where((eb) => eb(eb.refTuple('p.starts_on', 'p.id'), '<', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
      )
      .orderBy('p.starts_on', 'desc')
      .orderBy('p.id', 'desc')
      .limit(limit + 1)
      .execute();
    return page(
      rows,
      limit,
      n,
      (r) => mark([r.day, r.id]),
      (r) => ({
        id: r.id,
        unit: { id: r.unit_id, name: r.name },
        title: r.title,
        state: r.state,
        startsOn: r.starts_on,
        endsOn: r.ends_on,
        adoptedOn: r.adopted_on,
        resolutionId: r.resolution_id,
        items: r.items ?? 0,
      }),
    );
  },
});

/** A plan with its items, their tasks, how far each is, and the targets of its resolution that no item takes up. */
export const getPlan = query({
  name: 'plan.get',
  method: 'GET',
  path: '/plans/{id}',
  capability: 'plan.read',
  summary: 'A plan: items, tasks, progress, targets not taken up',
  input: s.object({ id: s.id() }),
  output: planRecord,
  where: async (ctx, input) => addressOf(await planRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await planRow(ctx, input.id);
    if (row.state === 'draft' && !ctx.may('plan.edit', unit)) notFound();
    const items = await ctx.tx
      .selectFrom('plan_item')
      .selectAll()
      .where('division', '=', unit.division)
      .where('plan_id', '=', row.id)
      .orderBy('position')
      .execute();
    const tasks =
      items.length === 0
        ? []
        : await ctx.tx
            .selectFrom('task')
            .select(['id', 'plan_item_id', 'work', 'assignee_name', 'due', 'state', 'progress'])
            .where('division', '=', unit.division)
            .where(
              'plan_item_id',
              'in',
              items.map((i) => i.id),
            )
            .orderBy('due')
            .orderBy('id')
            .execute();
    const served = row.resolution_id
      ? await ctx.tx
          .selectFrom('resolution')
          .select(['id', 'title', 'number_text', 'division'])
          .where('id', '=', row.resolution_id)
          .executeTakeFirst()
      : undefined;
    const targets = served
      ? await ctx.tx
          .selectFrom('target')
          .selectAll()
          .where('division', '=', served.division)
          .where('resolution_id', '=', served.id)
          .orderBy('position')
          .execute()
      : [];
    const taken = new Set(items.map((i) => i.target_id));
    const lines = items.map((i) => {
      const own = tasks.filter((t) => t.plan_item_id === i.id);
      return {
        id: i.id,
        what: i.what,
        targetId: i.target_id,
        measure: i.measure,
        goalMin: i.goal_min,
        goalMax: i.goal_max,
        deadline: i.deadline,
        weight: i.weight,
        progress: itemProgress(own),
        tasks: own.map((t) => ({
          id: t.id,
          work: t.work,
          assigneeName: t.assignee_name,
          due: t.due,
          state: t.state,
          overdue: isOverdue(t, ctx.today),
          progress: taskProgress(t),
        })),
      };
    });
    return {
      id: row.id,
      unit: await nameOf(ctx, unit.id),
      title: row.title,
      body: row.body,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      state: row.state,
      adoptedOn: row.adopted_on,
      annulled:
        row.annulled_on === null
          ? null
          : { on: row.annulled_on, decision: row.annul_decision, reason: row.annul_reason },
      resolution: served ? { id: served.id, title: served.title, numberText: served.number_text } : null,
      items: lines,
      targets: targets.map((t) => ({
        id: t.id,
        indicator: t.indicator,
        measure: t.measure,
        baseText: t.base_text,
        baseValue: t.base_value,
        goalMin: t.goal_min,
        goalMax: t.goal_max,
        deadline: t.deadline,
      })),
      untaken: targets.filter((t) => !taken.has(t.id)).map((t) => t.id),
      progress: planProgress(lines.map((l) => ({ percent: l.progress.percent ?? 0, weight: l.weight }))),
      version: row.version,
      may: {
        'plan.revise': against(ctx, 'plan.edit', unit, reasonsNotToRevisePlan(row)),
        'plan.adopt': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotToAdopt({ state: row.state, items: items.length }, ctx.today, ctx.today),
        ),
        'plan.annul': against(
          ctx,
          'plan.adopt',
          unit,
          reasonsNotToAnnul(row.state, row.adopted_on, ctx.today, ctx.today),
        ),
        'task.assign': against(
          ctx,
          'task.assign',
          unit,
          row.state === 'adopted' ? [] : [{ code: 'task.plan_not_adopted' }],
        ),
      },
    };
  },
});
