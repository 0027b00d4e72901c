import { sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { addressOf, subtree, unitName, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { addTo, monthOf } from '../../platform/clock.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { childrenOf, type PlanRow, planRow } from '../commands/plans.ts';
import { admittedOf, admittedUnder, countsOf, type MonthCount, type Span, stagesUnder, sumOf } from '../counting.ts';
import { groupsShown } from '../groups.ts';
import { ALL, type Goal, PERIODS, PLAN_STATES, type PlanLine, type PlanRecord, planLine, planRecord } from '../plan.ts';
import { expectedBy } from '../rules/forecast.ts';
import { given } from '../rules/plans.ts';

/** Plans of a unit and below, the newest first. Results are counted where the reader sees counts. */
export const listPlans = query({
  name: 'admission.plans',
  method: 'GET',
  path: '/units/{unit}/admission-plans',
  capability: 'counts.read',
  summary: 'Plans of admissions of a unit and below, with what came of them',
  input: s.object({
    unit: s.id(),
    /** only the unit's own */
    own: s.optional(s.flag()),
    period: s.optional(s.oneOf(PERIODS)),
    state: s.optional(s.oneOf(PLAN_STATES)),
    sort: s.optional(s.oneOf(['on', '-on', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(planLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const where = input.own ? sql`p.division = ${unit.division} and p.unit_id = ${unit.id}` : inTree('p', tree);
    const sort = input.sort ?? '-on';
    type Row = PlanRow & { unit_name: string; below: number };
    const lines = await linesOf<Row>(
      ctx,
      sql`p.*, u.name as unit_name, (select count(*)::int from unit b where b.parent_id = p.unit_id and b.closed_on is null) as below`,
      sql`from admission_plan p join unit u on u.id = p.unit_id where ${where}
        ${input.period ? sql`and p.period = ${input.period}` : sql``} ${input.state ? sql`and p.state = ${input.state}` : sql``}`,
      { value: sort.endsWith('unit') ? sql`u.sort_key` : sql`p.starts_on`, id: sql`p.id`, down: sort.startsWith('-') },
      input,
    );
    const results = await admittedOf(
      ctx,
      tree,
      lines.items.map((row) => ({ path: row.scope, from: row.starts_on, to: row.ends_on })),
    );
    const divided = await dividedOf(ctx, lines.items);
    return {
      ...lines,
      items: lines.items.map((row, i) =>
        lineOf(row, { ...row, divided: divided.get(row.id) ?? 0, result: results[i] ?? 0 }),
      ),
    };
  },
});

/** To how many units each plan gives something. */
async function dividedOf(ctx: Context, plans: readonly PlanRow[]): Promise<Map<string, number>> {
  if (plans.length === 0) return new Map();
  const { rows } = await sql<{ plan_id: string; n: number }>`select plan_id, count(distinct unit_id)::int as n
    from admission_share where plan_id = any(${plans.map(({ id }) => id)}::uuid[]) group by plan_id`.execute(ctx.tx);
  return new Map(rows.map(({ plan_id, n }) => [plan_id, n]));
}

/** A plan: its goals against what came of it, its division against the whole, month by month, and what is still to come by the forecast. */
export const getPlan = query({
  name: 'admission.planned',
  method: 'GET',
  path: '/admission-plans/{id}',
  capability: 'counts.read',
  summary: 'A plan of admissions with its division and what came of it',
  input: s.object({ id: s.id() }),
  output: planRecord,
  where: async (ctx, input) => addressOf(await planRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await planRow(ctx, input.id);
    const span = { from: row.starts_on, to: row.ends_on };
    const tree = await subtree(ctx.tx, unit);
    const counts = await countsOf(ctx, tree, span);
    const name = await unitName(ctx.tx, unit);
    const shares = await sharesOf(ctx, unit, row, span);
    const shown = groupsShown(ctx, unit);
    const leads = ctx.services.rulebook.admissions.forecast.stages;
    const all = shares.flatMap((share) => share.goals);
    return {
      ...lineOf(row, {
        unit_name: name,
        below: shares.length,
        divided: shares.filter((share) => share.goals.length > 0).length,
        result: sumOf(counts, 'admitted', ALL),
      }),
      number: row.number_text,
      adoptedOn: row.adopted_on,
      note: row.note,
      goals: goalsOf(row).map((goal) => ({
        ...goal,
        result: shown(goal.group, sumOf(counts, 'admitted', goal.group)),
        given: given(all, goal.group),
      })),
      shares,
      months: monthsOf(span, counts, ctx.today),
      expected: row.ends_on > ctx.today ? expectedBy(await stagesUnder(ctx, tree), leads, ctx.today, row.ends_on) : 0,
      changes: row.changes as PlanRecord['changes'],
      madeBy: row.made_name,
      version: row.version,
      may: mayOf(ctx, unit, row),
    };
  },
});

function goalsOf(row: Pick<PlanRow, 'goals'>): Goal[] {
  return row.goals as Goal[];
}

function lineOf(row: PlanRow, more: { unit_name: string; below: number; divided: number; result: number }): PlanLine {
  const whole = goalsOf(row).find((goal) => goal.group === ALL);
  return {
    id: row.id,
    title: row.title,
    unit: { id: row.unit_id, name: more.unit_name },
    period: row.period,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
    min: whole?.min ?? 0,
    max: whole?.max ?? 0,
    result: more.result,
    divided: more.divided,
    below: more.below,
  };
}

/** Every unit right below with what it was given; a unit that was given something and is closed since stays in the list. */
async function sharesOf(ctx: Context, unit: UnitRef, row: PlanRow, span: Span): Promise<PlanRecord['shares']> {
  const below = await childrenOf(ctx, unit);
  if (below.length === 0) return [];
  const divisions = [...new Set([unit.division, ...below.map((child) => child.division)])];
  const shares = await ctx.tx
    .selectFrom('admission_share')
    .select(['unit_id', 'grp', 'goal_min', 'goal_max'])
    .where('division', 'in', divisions)
    .where('plan_id', '=', row.id)
    .orderBy('grp')
    .execute();
  const results = await admittedUnder(ctx, unit, span);
  const of = Map.groupBy(shares, (share) => share.unit_id);
  return below.map((child) => ({
    unit: { id: child.id, name: child.name, kind: child.kind },
    goals: (of.get(child.id) ?? []).map((share) => ({ group: share.grp, min: share.goal_min, max: share.goal_max })),
    result: results.get(child.path) ?? 0,
  }));
}

/** The months of the period that have begun, each with its admissions and the sum so far. */
function monthsOf(span: Span, counts: readonly MonthCount[], today: string): PlanRecord['months'] {
  const months: PlanRecord['months'] = [];
  let sum = 0;
  const last = monthOf(today < span.to ? today : span.to);
  for (let on = `${monthOf(span.from)}-01`; monthOf(on) <= last; on = addTo(on, { months: 1 })) {
    const month = monthOf(on);
    const n = sumOf(
      counts.filter((each) => each.month === month),
      'admitted',
      ALL,
    );
    sum += n;
    months.push({ month, n, sum });
  }
  return months;
}

function mayOf(ctx: Context, unit: UnitRef, row: PlanRow): Record<string, Reason[]> {
  const annulled = row.state === 'annulled' ? [{ code: 'admission.annulled' }] : [];
  return {
    'admission.divide': against(ctx, 'admission.plan', unit, annulled),
    'admission.revise': against(ctx, 'admission.plan', unit, annulled),
    'admission.adopt': against(ctx, 'plan.adopt', unit, row.state === 'draft' ? [] : [{ code: 'admission.not_draft' }]),
    'admission.annul': against(ctx, 'plan.adopt', unit, annulled),
  };
}
