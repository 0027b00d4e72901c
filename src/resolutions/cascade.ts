/** A resolution over the levels: which targets below carry out its own, and how far all of them are. */
import { sql } from 'kysely';
import { type Subtree, subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { type CascadeTarget, type Measured, rollUp } from './progress.ts';
import type { ResolutionRow } from './reading.ts';

/** A target of a resolution below, by which a unit carries out the one above. */
export type Carrying = {
  id: string;
  carries_id: string;
  indicator: string;
  measure: string;
  base_text: string | null;
  base_value: string | null;
  goal_min: string;
  goal_max: string;
  deadline: string;
  scope: string;
  unit_id: string;
  unit_name: string;
  resolution_id: string;
  title: string;
  number_text: string | null;
};

export type Cascade = { progress: Map<string, Measured>; carrying: Carrying[] };

/**
 * How far the targets are, over the recipients inside `unit` as far as the reader sees them, with the targets below that
 * carry them out, level by level.
 */
export async function cascadeOf(
  ctx: Context,
  row: Pick<ResolutionRow, 'id' | 'unit_id'>,
  unit: UnitRef,
  targetIds: string[],
): Promise<Cascade> {
  const below = await subtree(ctx.tx, unit);
  const carrying: Carrying[] = [];
  // a carrying target lies at least one level lower, so this ends with the tree
  for (let upper = targetIds; upper.length > 0; ) {
    const level = await carryingOut(ctx, upper, below);
    carrying.push(...level);
    upper = level.map((t) => t.id);
  }
  const counts = await recipientsOf(ctx, [...new Set([row.id, ...carrying.map((t) => t.resolution_id)])], below);
  const tops = targetIds.map((id) => ({ id, unit_id: row.unit_id, resolution_id: row.id, carries_id: null }));
  const all = [...tops, ...carrying];
  const items = await itemsOf(ctx, all, [...new Set(carrying.map((t) => t.unit_id))], below);
  const nodes = all.map(
    (t): CascadeTarget => ({
      id: t.id,
      unitId: t.unit_id,
      carries: t.carries_id,
      recipients: counts.get(t.resolution_id) ?? 0,
      items: items.get(t.id) ?? [],
    }),
  );
  return { progress: rollUp(nodes), carrying };
}

/** The targets of issued resolutions below that carry out these, one level down, in tree order. */
async function carryingOut(ctx: Context, ids: string[], below: Subtree): Promise<Carrying[]> {
  const { rows } = await sql<Carrying>`
    select t.id, t.carries_id, t.indicator, t.measure, t.base_text, t.base_value, t.goal_min, t.goal_max, t.deadline,
      t.scope, t.unit_id, u.name as unit_name, r.id as resolution_id, r.title, r.number_text
    from target t join resolution r on r.division = t.division and r.id = t.resolution_id join unit u on u.id = t.unit_id
    where t.carries_id = any(${ids}::uuid[]) and t.scope >= ${below.lo} and t.scope < ${below.hi} and t.division = any(${below.divisions}::text[])
      and r.state = 'issued' and t.dropped_on is null
    order by t.scope, t.resolution_id, t.position`.execute(ctx.tx);
  return rows;
}

async function recipientsOf(ctx: Context, ids: string[], below: Subtree): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .selectFrom('recipient')
    .select((eb) => ['resolution_id', eb.fn.countAll<number>().as('n')])
    .where('resolution_id', 'in', ids)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .groupBy('resolution_id')
    .execute();
  return new Map(rows.map((r) => [r.resolution_id, r.n]));
}

/**
 * The plan items' per cents, set-based and by the same formula as progress.ts. Units that also carry a target out are told
 * apart, because there items and targets are parts side by side; the others come as one sum of their means.
 */
async function itemsOf(
  ctx: Context,
  targets: { id: string; unit_id: string }[],
  carriers: string[],
  below: Subtree,
): Promise<Map<string, CascadeTarget['items']>> {
  if (targets.length === 0) return new Map();
  const { rows } = await sql<{ target_id: string; unit_id: string | null; sum: number; count: number }>`
    with named as (select * from unnest(${targets.map((t) => t.id)}::uuid[], ${targets.map((t) => t.unit_id)}::uuid[]) as n (target_id, issuer_id)),
    item as (
      select i.division, i.id, i.target_id, i.unit_id from plan_item i join plan p on p.division = i.division and p.id = i.plan_id
      where i.target_id = any(${targets.map((t) => t.id)}::uuid[]) and i.scope >= ${below.lo} and i.scope < ${below.hi} and i.division = any(${below.divisions}::text[])
        and p.state = 'adopted' and not exists (select from named n where n.target_id = i.target_id and n.issuer_id = i.unit_id)),
    of_item as (
      select item.target_id, item.unit_id, coalesce(avg(case when t.state = 'done' then 100 else t.progress end), 0) as percent
      from item left join task t on t.division = item.division and t.plan_item_id = item.id and t.state <> 'cancelled'
      group by item.target_id, item.unit_id, item.id),
    of_unit as (
      select target_id, unit_id, unit_id = any(${carriers}::uuid[]) as carries, sum(percent) as sum, count(*) as n
      from of_item group by target_id, unit_id)
    select target_id, case when carries then unit_id end as unit_id,
      sum(case when carries then sum else sum / n end)::float8 as sum, sum(n)::int as count
    from of_unit group by 1, 2`.execute(ctx.tx);
  const grouped = Map.groupBy(rows, (r) => r.target_id);
  return new Map(
    [...grouped].map(([id, lines]) => [id, lines.map((l) => ({ unitId: l.unit_id, sum: l.sum, count: l.count }))]),
  );
}
