/** Decisions on adjusting an adopted plan (D21). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ItemInput } from '../plan.ts';
import { type Measures, reasonsAgainstPlan, reasonsNotToAnnul } from './resolutions.ts';

type ItemText = Omit<ItemInput, 'targetId' | 'carriedFrom'>;
export type PlanAdjustment = {
  on: string;
  today: string;
  changes: ({ itemId: string } & ItemText)[];
  added: ItemInput[];
};

/** May it be adjusted so? Adopted, by a decision not ahead, something named, each item once and of this plan, each whole. */
export function reasonsNotToAdjust(
  plan: { state: string; adoptedOn: string | null; startsOn: string; endsOn: string },
  adjustment: PlanAdjustment,
  facts: { items: ReadonlyMap<string, { targetId: string | null }>; targetIds: string[]; measures: Measures },
): Reason[] {
  const { changes, added } = adjustment;
  const standing = reasonsNotToAnnul(plan.state, plan.adoptedOn, adjustment.on, adjustment.today);
  if (standing.length > 0) return standing;
  const reasons: Reason[] = [];
  if (changes.length === 0 && added.length === 0) reasons.push({ code: 'adjust.empty', field: 'changes' });
  const seen = new Set<string>();
  changes.forEach((change, i) => {
    if (!facts.items.has(change.itemId)) reasons.push({ code: 'adjust.item_unknown', field: `changes.${i}.itemId` });
    else if (seen.has(change.itemId)) reasons.push({ code: 'adjust.twice', field: `changes.${i}.itemId` });
    seen.add(change.itemId);
  });
  const period = { startsOn: plan.startsOn, endsOn: plan.endsOn };
  const whole = (items: ItemInput[], list: string) =>
    reasonsAgainstPlan({ ...period, items }, facts.targetIds, facts.measures).map((r) => ({
      ...r,
      ...(r.field && { field: r.field.replace(/^items\./, `${list}.`) }),
    }));
  // a changed item keeps its target, which may have been dropped since: that it names one is enough for a share
  const named = changes.map((c) => ({ ...c, targetId: facts.items.get(c.itemId)?.targetId ?? null }));
  reasons.push(...whole(named, 'changes').filter((r) => r.code !== 'plan.target_foreign'));
  reasons.push(...whole(added, 'added'));
  added.forEach((item, i) => {
    if (item.carriedFrom) reasons.push({ code: 'year.task_unknown', field: `added.${i}.carriedFrom` });
  });
  return reasons;
}
