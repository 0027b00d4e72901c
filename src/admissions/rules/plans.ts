/** Decisions on admission plans, and their sums. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { ALL, type Goal, type PlanFacts, type PlanState, type ShareInput } from '../plan.ts';

/** Goals as a range, each group once and the whole among them; no group aims higher than the whole may reach. */
export function reasonsAgainstGoals(goals: readonly Goal[], groups: ReadonlySet<string>, field: string): Reason[] {
  const reasons: Reason[] = [];
  const whole = goals.find((goal) => goal.group === ALL);
  goals.forEach((goal, i) => {
    if (goal.group !== ALL && !groups.has(goal.group))
      reasons.push({ code: 'choice.unknown', field: `${field}.${i}.group` });
    if (goals.findIndex((other) => other.group === goal.group) < i)
      reasons.push({ code: 'admission.group_twice', field: `${field}.${i}.group` });
    if (goal.min > goal.max)
      reasons.push({ code: 'admission.range', field: `${field}.${i}.max`, values: { min: goal.min, max: goal.max } });
    if (whole && goal !== whole && goal.min > whole.max)
      reasons.push({
        code: 'admission.above_whole',
        field: `${field}.${i}.min`,
        values: { min: goal.min, max: whole.max },
      });
  });
  if (!whole) reasons.push({ code: 'admission.no_whole', field });
  return reasons;
}

export type OtherPlan = { id: string; period: string; startsOn: string; endsOn: string; state: PlanState };

/** A plan is for a time that ends after it begins, and for no time that another plan of its kind is adopted for. */
export function reasonsNotToMake(plan: PlanFacts, groups: ReadonlySet<string>, others: readonly OtherPlan[]): Reason[] {
  const reasons = reasonsAgainstGoals(plan.goals, groups, 'goals');
  if (plan.endsOn <= plan.startsOn)
    reasons.push({ code: 'date.order', field: 'endsOn', values: { earlier: plan.startsOn, later: plan.endsOn } });
  const same = others.find(
    (other) =>
      other.state === 'adopted' &&
      other.period === plan.period &&
      other.startsOn <= plan.endsOn &&
      plan.startsOn <= other.endsOn,
  );
  if (same)
    reasons.push({ code: 'admission.same_time', field: 'startsOn', values: { from: same.startsOn, to: same.endsOn } });
  return reasons;
}

/** What is given goes to units right below, each group once to each, for groups that the plan itself has a goal for. */
export function reasonsNotToDivide(
  plan: { state: PlanState; goals: readonly Goal[] },
  shares: readonly ShareInput[],
  below: ReadonlySet<string>,
): Reason[] {
  if (plan.state === 'annulled') return [{ code: 'admission.annulled' }];
  const groups = new Set(plan.goals.map((goal) => goal.group));
  const seen = new Set<string>();
  return shares.flatMap((share, i): Reason[] => {
    const reasons: Reason[] = [];
    if (!below.has(share.unit)) reasons.push({ code: 'admission.not_below', field: `shares.${i}.unit` });
    if (!groups.has(share.group)) reasons.push({ code: 'admission.group_without_goal', field: `shares.${i}.group` });
    if (share.min > share.max)
      reasons.push({ code: 'admission.range', field: `shares.${i}.max`, values: { min: share.min, max: share.max } });
    const key = `${share.unit} ${share.group}`;
    if (seen.has(key)) reasons.push({ code: 'admission.group_twice', field: `shares.${i}.group` });
    seen.add(key);
    return reasons;
  });
}

/** A draft is adopted, by a paper with a number and a day that is not to come. */
export function reasonsNotToAdopt(
  plan: { state: PlanState; period: string; startsOn: string; endsOn: string; id: string },
  adopted: { on: string },
  others: readonly OtherPlan[],
  today: string,
): Reason[] {
  if (plan.state !== 'draft') return [{ code: 'admission.not_draft' }];
  const reasons: Reason[] = [];
  if (adopted.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: adopted.on } });
  const same = others.find(
    (other) =>
      other.id !== plan.id &&
      other.state === 'adopted' &&
      other.period === plan.period &&
      other.startsOn <= plan.endsOn &&
      plan.startsOn <= other.endsOn,
  );
  if (same) reasons.push({ code: 'admission.same_time', values: { from: same.startsOn, to: same.endsOn } });
  return reasons;
}

/** A draft is changed freely, an adopted plan with a reason, an annulled one not at all. */
export function reasonsNotToChangePlan(
  plan: { state: PlanState },
  goals: readonly Goal[],
  reason: string | null,
  groups: ReadonlySet<string>,
): Reason[] {
  if (plan.state === 'annulled') return [{ code: 'admission.annulled' }];
  return [
    ...reasonsAgainstGoals(goals, groups, 'goals'),
    ...(plan.state === 'adopted' && !reason ? [{ code: 'admission.change_reason', field: 'reason' }] : []),
  ];
}

/** What was given away of one group: the sums of the lower and of the upper ends. */
export function given(shares: readonly Goal[], group: string): Goal {
  const of = shares.filter((share) => share.group === group);
  return { group, min: sum(of.map(({ min }) => min)), max: sum(of.map(({ max }) => max)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
