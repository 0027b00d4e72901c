/** The lists behind the gaps (M03): what no cell took up, cells without a plan, members without a task. */
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

const named = s.object({ id: s.anyText(), name: s.anyText() });

export const untakenLine = s.object({
  id: s.anyText(),
  indicator: s.anyText(),
  measure: s.anyText(),
  goalMin: s.anyText(),
  goalMax: s.anyText(),
  deadline: s.anyText(),
  resolution: s.object({ id: s.anyText(), title: s.anyText() }),
});
export type UntakenLine = s.Infer<typeof untakenLine>;

/** Targets in force that no adopted plan and no resolution in this subtree takes up, of what is issued here or was received; the nearest deadline first. */
export const listUntaken = query({
  name: 'target.untaken',
  method: 'GET',
  path: '/units/{unit}/untaken-targets',
  capability: 'plan.read',
  summary: 'Targets that nobody below took up',
  input: s.object({ unit: s.id(), resolution: s.optional(s.id()), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(untakenLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    const own = ctx.tx
      .selectFrom('resolution')
      .select(['division', 'id'])
      .where('division', 'in', below.divisions)
      .where('scope', '>=', below.lo)
      .where('scope', '<', below.hi)
      .where('state', '=', 'issued');
    const received = ctx.tx
      .selectFrom('recipient as c')
      .innerJoin('resolution as r', (j) =>
        j.onRef('r.division', '=', 'c.resolution_division').onRef('r.id', '=', 'c.resolution_id'),
      )
      .select(['c.resolution_division as division', 'c.resolution_id as id'])
      .where('c.division', '=', unit.division)
      .where('c.unit_id', '=', unit.id)
      .where('r.state', '=', 'issued');
    let base = ctx.tx
      .selectFrom(own.union(received).as('o'))
      .innerJoin('target as t', (j) => j.onRef('t.division', '=', 'o.division').onRef('t.resolution_id', '=', 'o.id'))
      .innerJoin('resolution as r', (j) =>
        j.onRef('r.division', '=', 't.division').onRef('r.id', '=', 't.resolution_id'),
      )
      .where('t.dropped_on', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('plan_item as i')
              .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
              .select('i.id')
              .whereRef('i.target_id', '=', 't.id')
              .where('i.scope', '>=', below.lo)
              .where('i.scope', '<', below.hi)
              .where('p.state', '=', 'adopted'),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('target as k')
              .innerJoin('resolution as q', (j) =>
                j.onRef('q.division', '=', 'k.division').onRef('q.id', '=', 'k.resolution_id'),
              )
              .select('k.id')
              .whereRef('k.carries_id', '=', 't.id')
              .where('k.scope', '>=', below.lo)
              .where('k.scope', '<', below.hi)
              .where('k.dropped_on', 'is', null)
              .where('q.state', '=', 'issued'),
          ),
        ),
      );
    if (input.resolution) base = base.where('t.resolution_id', '=', input.resolution);
    if (input.search) base = base.where(holdsWords('t.indicator', input.search));
    const rows = base.select([
      't.id',
      't.indicator',
      't.measure',
      't.goal_min',
      't.goal_max',
      't.deadline',
      'r.id as resolution_id',
      'r.title',
    ]);
    return await listPage(ctx, rows, input, NEAREST, (r) => ({
      id: r.id,
      indicator: r.indicator,
      measure: r.measure,
      goalMin: r.goal_min,
      goalMax: r.goal_max,
      deadline: r.deadline,
      resolution: { id: r.resolution_id, title: r.title },
    }));
  },
});

const NEAREST: Order<{ deadline: string; id: string }> = [
  ['deadline', 'asc'],
  ['id', 'asc'],
];

/** Living cells without an adopted plan, in tree order. */
export const listUnplanned = query({
  name: 'cell.unplanned',
  method: 'GET',
  path: '/units/{unit}/unplanned-cells',
  capability: 'plan.read',
  summary: 'Cells without a plan',
  input: s.object({ unit: s.id(), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(s.object({ ...named.shape, kind: s.anyText() })),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    const kinds = ctx.services.rulebook.unitKinds.filter((k) => k.isCell).map((k) => k.id);
    let base = ctx.tx
      .selectFrom('unit as u')
      .where('u.path', '>=', below.lo)
      .where('u.path', '<', below.hi)
      .where('u.closed_on', 'is', null)
      .where('u.kind', 'in', kinds)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('resolution_stat as r')
              .select('r.unit_id')
              .whereRef('r.division', '=', 'u.division')
              .whereRef('r.unit_id', '=', 'u.id')
              .where('r.scope', '>=', below.lo)
              .where('r.scope', '<', below.hi)
              .where('r.units_with_plan', '>', 0),
          ),
        ),
      );
    for (const word of input.search ? searchWords(input.search) : [])
      base = base.where((eb) =>
        eb.exists(
          eb
            .selectFrom('unit_word as w')
            .select('w.unit_id')
            .whereRef('w.unit_id', '=', 'u.id')
            .where('w.token', '>=', word)
            .where('w.token', '<', `${word}\uffff`),
        ),
      );
    return await listPage(ctx, base.select(['u.id', 'u.name', 'u.kind', 'u.path']), input, IN_TREE_ORDER, (r) => ({
      id: r.id,
      name: r.name,
      kind: r.kind,
    }));
  },
});

const IN_TREE_ORDER: Order<{ path: string; id: string }> = [
  ['path', 'asc'],
  ['id', 'asc'],
];

/** Members of a unit and below to whom no task was given there that still counts, in tree and name order. */
export const listIdle = query({
  name: 'member.idle',
  method: 'GET',
  path: '/units/{unit}/members-without-task',
  capability: 'member.read',
  summary: 'Members without a task',
  input: s.object({ unit: s.id(), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(s.object({ ...named.shape, unit: named })),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('membership as m')
      .innerJoin('unit as u', 'u.id', 'm.unit_id')
      .where('m.scope', '>=', below.lo)
      .where('m.scope', '<', below.hi)
      .where('m.division', 'in', below.divisions)
      .where('m.seat', '=', 'own')
      .where('m.valid_from', '<=', ctx.today)
      .where('m.valid_to', '=', 'infinity')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('task as t')
              .select('t.id')
              .whereRef('t.division', '=', 'm.division')
              .whereRef('t.unit_id', '=', 'm.unit_id')
              .whereRef('t.assignee_id', '=', 'm.person_id')
              .where('t.state', '!=', 'cancelled'),
          ),
        ),
      );
    for (const word of input.search ? searchWords(input.search) : [])
      base = base.where('m.id', 'in', (eb) =>
        eb
          .selectFrom('person_token as w')
          .select('w.membership_id')
          .where('w.scope', '>=', below.lo)
          .where('w.scope', '<', below.hi)
          .where('w.token', '>=', word)
          .where('w.token', '<', `${word}\uffff`),
      );
    const rows = base.select([
      'm.id',
      'm.person_id',
      'm.full_name',
      'm.scope',
      'm.sort_key',
      'u.id as unit_id',
      'u.name',
    ]);
    return await listPage(ctx, rows, input, BY_NAME, (r) => ({
      id: r.person_id,
      name: r.full_name,
      unit: { id: r.unit_id, name: r.name },
    }));
  },
});

const BY_NAME: Order<{ scope: string; sort_key: string; id: string }> = [
  ['scope', 'asc'],
  ['sort_key', 'asc'],
  ['id', 'asc'],
];
