/** Decisions on resolutions and plans: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ItemInput } from '../plan.ts';
import type { TargetInput } from '../resolution.ts';
import { reasonsAgainstSteps } from './steps.ts';

/** Which units of measure are shares; others may be any text. */
export type Measures = { id: string; kind: string }[];

/** A share is told by the rulebook's kind of the measure, or by the sign itself. */
export function isShare(measure: string, measures: Measures): boolean {
  return measures.some((m) => m.id === measure && m.kind === 'share') || /[%٪]/.test(measure);
}

/** Are the targets whole? Never a bare per cent; a range from low to high; a share lies within 0 and 100; steps lead to the goal. */
export function reasonsAgainstTargets(targets: TargetInput[], measures: Measures): Reason[] {
  return targets.flatMap((target, i) => reasonsAgainstTarget(target, (name) => `targets.${i}.${name}`, measures));
}

/** What stands against one target, with its fields in the command's own names. */
export function reasonsAgainstTarget(
  target: TargetInput,
  field: (name: string) => string,
  measures: Measures,
): Reason[] {
  const reasons: Reason[] = [];
  if (isShare(target.measure, measures)) {
    if (!target.baseText)
      reasons.push({ code: 'target.bare_share', field: field('baseText'), values: { indicator: target.indicator } });
    if (Number(target.goalMin) < 0 || Number(target.goalMax) > 100)
      reasons.push({ code: 'target.share_range', field: field('goalMax') });
  }
  if (Number(target.goalMin) > Number(target.goalMax))
    reasons.push({
      code: 'target.range',
      field: field('goalMin'),
      values: { low: target.goalMin, high: target.goalMax },
    });
  else reasons.push(...reasonsAgainstSteps(target, field));
  return reasons;
}

export type ResolutionFacts = { state: string; kind: string; issuedOn: string | null; targets: { deadline: string }[] };

export function reasonsNotToRevise(resolution: Pick<ResolutionFacts, 'state'>): Reason[] {
  return resolution.state === 'draft'
    ? []
    : [{ code: 'resolution.not_draft', field: 'id', values: { state: resolution.state } }];
}

export type IssueFacts = { on: string; today: string; recipients: number; notBelow: number; most: number };

/** May it be issued? A draft, on a day not ahead, deadlines after that day, at least one recipient, all of them below. */
export function reasonsNotToIssue(resolution: ResolutionFacts, issue: IssueFacts): Reason[] {
  const reasons = reasonsNotToRevise(resolution);
  if (issue.on > issue.today) reasons.push({ code: 'date.future', field: 'on', values: { date: issue.on } });
  if (issue.recipients === 0 && issue.notBelow === 0) reasons.push({ code: 'recipient.none', field: 'recipients' });
  if (issue.recipients > issue.most)
    reasons.push({ code: 'recipient.too_many', field: 'recipients', values: { max: issue.most } });
  if (issue.notBelow > 0)
    reasons.push({ code: 'recipient.not_below', field: 'recipients', values: { count: issue.notBelow } });
  resolution.targets.forEach((target, i) => {
    if (target.deadline <= issue.on)
      reasons.push({
        code: 'date.order',
        field: `targets.${i}.deadline`,
        values: { earlier: issue.on, later: target.deadline },
      });
  });
  return reasons;
}

/** Annulling is a later, dated decision (D21). */
export function reasonsNotToAnnul(state: string, since: string | null, on: string, today: string): Reason[] {
  if (state === 'draft') return [{ code: 'record.draft', field: 'id' }];
  if (state === 'annulled') return [{ code: 'record.annulled', field: 'id' }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  if (since !== null && on < since) return [{ code: 'date.order', field: 'on', values: { earlier: since, later: on } }];
  return [];
}

/** Who received a resolution, or was told of its amendment, acknowledges once, and only while the resolution stands. */
export function reasonsNotToAcknowledge(recipient: { acknowledged: boolean; resolutionState: string }): Reason[] {
  if (recipient.resolutionState === 'annulled') return [{ code: 'resolution.annulled', field: 'id' }];
  return recipient.acknowledged ? [{ code: 'recipient.again', field: 'id' }] : [];
}

/** The resolution a plan serves, as the unit stands to it. */
export type ServedFacts = { known: boolean; own: boolean; received: boolean; acknowledged: boolean; annulled: boolean };

/** May the unit plan for this resolution? Issued by it or received by it, and then acknowledged first. */
export function reasonsNotToServe(served: ServedFacts | null): Reason[] {
  if (served === null) return [];
  if (!served.known || (!served.own && !served.received))
    return [{ code: 'resolution.unknown', field: 'resolutionId' }];
  if (served.annulled) return [{ code: 'resolution.annulled', field: 'resolutionId' }];
  if (!served.own && !served.acknowledged) return [{ code: 'plan.not_acknowledged', field: 'resolutionId' }];
  return [];
}

export type PlanFacts = { startsOn: string; endsOn: string; items: ItemInput[] };

/** Is the plan whole? `targetIds` are the targets of the resolution it serves. */
export function reasonsAgainstPlan(plan: PlanFacts, targetIds: string[], measures: Measures): Reason[] {
  const reasons: Reason[] = [];
  if (plan.startsOn > plan.endsOn)
    reasons.push({ code: 'date.order', field: 'endsOn', values: { earlier: plan.startsOn, later: plan.endsOn } });
  plan.items.forEach((item, i) => {
    const field = (name: string) => `items.${i}.${name}`;
    if (item.targetId && !targetIds.includes(item.targetId))
      reasons.push({ code: 'plan.target_foreign', field: field('targetId') });
    if (item.deadline && (item.deadline < plan.startsOn || item.deadline > plan.endsOn)) {
      reasons.push({ code: 'plan.deadline_outside', field: field('deadline'), values: { date: item.deadline } });
    }
    const low = item.goalMin ?? null;
    const high = item.goalMax ?? null;
    if ((low === null) !== (high === null))
      reasons.push({ code: 'plan.goal_half', field: field(low === null ? 'goalMin' : 'goalMax') });
    if (low !== null && high !== null) {
      if (!item.measure) reasons.push({ code: 'plan.measure_missing', field: field('measure') });
      else if (isShare(item.measure, measures) && !item.targetId)
        reasons.push({ code: 'target.bare_share', field: field('targetId'), values: { indicator: item.what } });
      if (Number(low) > Number(high))
        reasons.push({ code: 'target.range', field: field('goalMin'), values: { low, high } });
    }
  });
  return reasons;
}

export function reasonsNotToRevisePlan(plan: { state: string }): Reason[] {
  return plan.state === 'draft' ? [] : [{ code: 'plan.not_draft', field: 'id', values: { state: plan.state } }];
}

/** May the plan be adopted? A draft with at least one item, and a resolution that is still in force. */
export function reasonsNotToAdopt(plan: { state: string; items: number }, on: string, today: string): Reason[] {
  const reasons = reasonsNotToRevisePlan(plan);
  if (plan.items === 0) reasons.push({ code: 'plan.empty', field: 'items' });
  if (on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: on } });
  return reasons;
}
