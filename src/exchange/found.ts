/** The units of a roster: new ones get their places in the tree, known ones their changed facts. */
import { putMarks } from '../organization/store/periods.ts';
import { insertUnits, type NewUnit, updateUnit } from '../organization/store/units.ts';
import { nextPath, pathAfter } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { newId } from '../platform/ids.ts';
import type { Tracing } from './store/trace.ts';
import type { UnitPlan } from './units.ts';

/** New units get the next places under their parents; the roster's day is the first on which their names and kinds are known. */
export async function foundPlanned(
  ctx: CommandContext,
  plans: UnitPlan[],
  asOf: string,
  tracing: Tracing,
  newTop?: UnitRef,
): Promise<Map<UnitPlan, UnitRef>> {
  const refs = new Map<UnitPlan, UnitRef>();
  const fresh: NewUnit[] = [];
  const nextUnder = placesUnder(ctx);
  for (const plan of plans) {
    if (plan.action === 'changed' && plan.existing) refs.set(plan, plan.existing);
    // marks are facts of the unit, too: whoever changes them later sees another version
    if (plan.existing && (plan.factsChanged || plan.markChanged)) {
      tracing.renamed(plan.existing);
      await updateUnit(ctx.tx, plan.existing, factsOf(plan), plan.existing.version, asOf, null);
    }
    if (plan.action !== 'new') continue;
    // parents are judged before their children, so their places are known
    const parent = plan.parent ? (refs.get(plan.parent) ?? plan.parent.existing) : null;
    const isTop = parent === null;
    const ref = {
      id: isTop && newTop ? newTop.id : newId(),
      division: parent?.division ?? newTop?.division ?? '',
      path: isTop
        ? (newTop?.path ?? (await nextPath(ctx.tx, null)))
        : await nextUnder(parent, plan.parent?.existing === null),
    };
    refs.set(plan, ref);
    tracing.founded(ref);
    fresh.push({
      ...ref,
      parentId: parent?.id ?? null,
      kind: plan.kind,
      code: plan.code,
      since: asOf,
      ...factsOf(plan),
    });
  }
  await insertUnits(ctx.tx, fresh);
  await markPlanned(ctx, plans, refs, asOf, tracing);
  return refs;
}

/** Marks of ownership hold from the roster's day; those before end on it. */
async function markPlanned(
  ctx: CommandContext,
  plans: UnitPlan[],
  refs: Map<UnitPlan, UnitRef>,
  asOf: string,
  tracing: Tracing,
): Promise<void> {
  const marks = plans.flatMap((plan) => {
    const unit = refs.get(plan);
    return plan.markChanged && plan.mark && unit
      ? [{ unit, mark: plan.mark, before: plan.existing?.mark ?? null }]
      : [];
  });
  const ids = await putMarks(ctx.tx, marks, asOf);
  for (const [i, { unit, before }] of marks.entries()) tracing.marked(unit, { made: ids[i] ?? '', before });
}

/** The next free place under a parent. The tree is asked once a parent, and never for one that this file founds. */
function placesUnder(ctx: CommandContext): (parent: UnitRef, isNew: boolean) => Promise<string> {
  const last = new Map<string, string>();
  return async (parent, isNew) => {
    const before = last.get(parent.id) ?? (isNew ? `${parent.path}0000` : undefined);
    const path = before === undefined ? await nextPath(ctx.tx, parent) : pathAfter(before);
    last.set(parent.id, path);
    return path;
  };
}

function factsOf(plan: UnitPlan) {
  return {
    name: plan.name,
    setting: plan.setting,
    foundedOn: plan.foundedOn,
    households: plan.households,
    poorHouseholds: plan.poorHouseholds,
    temporaryHouses: plan.temporaryHouses,
  };
}
