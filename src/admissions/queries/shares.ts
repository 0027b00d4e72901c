import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import * as s from '../../platform/schema.ts';
import { countsOf, sumOf } from '../counting.ts';
import { ALL, type Goal, givenShare } from '../plan.ts';
import { NEVER } from '../reading.ts';

/** What a unit was given by plans of the unit above it, and what came of it here. */
export const listShares = query({
  name: 'admission.shares',
  method: 'GET',
  path: '/units/{unit}/admission-shares',
  capability: 'counts.read',
  summary: 'What plans of the unit above give to this unit',
  input: s.object({ unit: s.id() }),
  output: s.object({ items: s.list(givenShare, 100) }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const goals = await goalsGiven(ctx, unit);
    const plans = await plansGiving(ctx, goals);
    if (plans.length === 0) return { items: [] };
    const counts = await countsOf(ctx, await subtree(ctx.tx, unit), {
      from: plans.reduce((first, plan) => (plan.starts_on < first ? plan.starts_on : first), NEVER),
      to: plans.reduce((last, plan) => (plan.ends_on > last ? plan.ends_on : last), ''),
    });
    const items = plans.map((plan) => {
      const [first, last] = [monthOf(plan.starts_on), monthOf(plan.ends_on)];
      return {
        planId: plan.id,
        title: plan.title,
        from: { id: plan.unit_id, name: plan.unit_name },
        period: plan.period,
        startsOn: plan.starts_on,
        endsOn: plan.ends_on,
        goals: goals.find(({ plan_id: id }) => id === plan.id)?.goals ?? [],
        result: sumOf(
          counts.filter(({ month }) => month >= first && month <= last),
          'admitted',
          ALL,
        ),
      };
    });
    return { items };
  },
});

type Given = { plan_division: string; plan_id: string; goals: Goal[] };

/** What a unit was given, by the plan that gives it. */
async function goalsGiven(ctx: Context, unit: UnitRef): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select plan_division, plan_id, jsonb_agg(jsonb_build_object('group', grp, 'min', goal_min, 'max', goal_max) order by grp) as goals
    from admission_share where division = ${unit.division} and scope = ${unit.path} group by 1, 2`.execute(ctx.tx);
  return rows;
}

/** The adopted plans among those that give, the newest first; they lie in the divisions of the units above. */
async function plansGiving(ctx: Context, given: readonly Given[]) {
  if (given.length === 0) return [];
  return await ctx.tx
    .selectFrom('admission_plan as p')
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .select(['p.id', 'p.title', 'p.period', 'p.starts_on', 'p.ends_on', 'p.unit_id', 'u.name as unit_name'])
    .where('p.division', 'in', [...new Set(given.map((each) => each.plan_division))])
    .where(
      'p.id',
      'in',
      given.map((each) => each.plan_id),
    )
    .where('p.state', '=', 'adopted')
    .orderBy('p.starts_on', 'desc')
    .orderBy('p.id')
    .limit(100)
    .execute();
}
