/** The lists behind the gaps (M03): what no cell took up, cells without a plan, members without a task. */
import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
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

type UntakenRow = {
  id: string;
  indicator: string;
  measure: string;
  goal_min: string;
  goal_max: string;
  deadline: string;
  resolution_id: string;
  title: string;
};

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
    const received = await ctx.tx
      .selectFrom('recipient')
      .select(['resolution_division', 'resolution_id'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .execute();
    const from = [...new Set(received.map((c) => c.resolution_division))];
    const terms = [
      ...(input.resolution ? [sql`t.resolution_id = ${input.resolution}`] : []),
      ...(input.search ? [holdsWords('t.indicator', input.search)] : []),
    ];
    // who takes a target up may lie in another division than the target: the targets are found first, then whoever took up one of these
    const untaken = sql<UntakenRow>`(with
      issued as (select division, id from resolution where ${inTree('resolution', below)} and state = 'issued'
        union select division, id from resolution where division = any(${from}::text[]) and id = any(${received.map((c) => c.resolution_id)}::uuid[]) and state = 'issued'),
      open as materialized (select t.id, t.indicator, t.measure, t.goal_min, t.goal_max, t.deadline, r.id as resolution_id, r.title
        from issued o join target t on t.division = o.division and t.resolution_id = o.id join resolution r on r.division = t.division and r.id = t.resolution_id
        where ${sql.join([sql`t.dropped_on is null`, ...terms], sql` and `)}),
      taken as materialized (
        select i.target_id as id from plan_item i join plan p on p.division = i.division and p.id = i.plan_id
          where i.target_id in (select id from open) and ${inTree('i', below)} and p.state = 'adopted'
        union select k.carries_id from target k join resolution q on q.division = k.division and q.id = k.resolution_id
          where k.carries_id in (select id from open) and ${inTree('k', below)} and k.dropped_on is null and q.state = 'issued')
      select * from open o where not exists (select from taken x where x.id = o.id))`;
    const rows = ctx.tx.selectFrom(untaken.as('x')).selectAll();
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
    // grouped, so that it is asked once for all cells and not of each
    const planned = sql<{ unit_id: string }>`(select r.unit_id from resolution_stat_seen r
      where ${inTree('r', below)} and r.units_with_plan > 0 group by r.unit_id)`;
    let base = ctx.tx
      .selectFrom('unit as u')
      .leftJoin(planned.as('r'), 'r.unit_id', 'u.id')
      .where('u.path', '>=', below.lo)
      .where('u.path', '<', below.hi)
      .where('u.closed_on', 'is', null)
      .where('u.kind', 'in', kinds)
      .where('r.unit_id', 'is', null);
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
