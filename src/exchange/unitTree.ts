/** The units that are there, as the judging of a sheet looks them up. Pure. */
import { fold } from '../rulebook/recognize.ts';
import { textOf } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { Present, PresentUnit } from './present.ts';
import type { UnitFacts } from './unitFacts.ts';
import { communeOf } from './unitIndex.ts';
import type { Judging, UnitPlan } from './units.ts';

/** A known unit: by its code under the same parent, else by its name there. The file's top may be the target itself. */
export function existingOf(
  facts: UnitFacts,
  isTop: boolean,
  parent: UnitPlan | null,
  known: Tree,
  { present }: Judging,
): PresentUnit | null {
  // by name alone: every office calls its top by the same code
  if (isTop && present.target && fold(present.target.name) === fold(facts.name)) return present.target;
  const parentId = parent?.existing?.id;
  if (parentId === undefined) return null;
  const byCode = facts.code === null ? undefined : known.children.get(`${parentId} code ${facts.code}`);
  const byName = known.children.get(`${parentId} name ${fold(facts.name)}`);
  const found =
    byCode ??
    (byName && (byName.code === null || facts.code === null || byName.code === facts.code) ? byName : undefined);
  return found?.existing ?? null;
}

/** The kind of unit that a known unit stands under; null at the top. */
export function parentKindOf(unit: PresentUnit, known: Tree, { present }: Judging): string | null {
  return unit.id === present.target?.id
    ? present.targetParentKind
    : (known.byId.get(unit.parentId ?? '')?.kind ?? null);
}

/** The present units by id, and children under their parent by code and by name. */
export type Tree = { byId: Map<string, UnitPlan>; children: Map<string, UnitPlan> };

/** The tree of these plans. */
export function treeOf(plans: UnitPlan[]): Tree {
  const children = new Map<string, UnitPlan>();
  for (const plan of plans) {
    const parent = plan.existing?.parentId;
    if (plan.code !== null && !children.has(`${parent} code ${plan.code}`))
      children.set(`${parent} code ${plan.code}`, plan);
    if (!children.has(`${parent} name ${fold(plan.name)}`)) children.set(`${parent} name ${fold(plan.name)}`, plan);
  }
  return { byId: new Map(plans.map((plan) => [plan.existing?.id ?? '', plan])), children };
}

/** A plan for each unit of the register, which changes nothing. */
export function presentPlans({ units }: Present): UnitPlan[] {
  return units.map((unit) => ({
    key: unit.id,
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    setting: unit.setting,
    foundedOn: unit.foundedOn,
    households: unit.households,
    poorHouseholds: unit.poorHouseholds,
    temporaryHouses: unit.temporaryHouses,
    parent: null,
    mark: unit.mark,
    heads: [],
    existing: unit,
    action: 'same' as const,
    factsChanged: false,
    markChanged: false,
  }));
}

/** The words that a parent may be called by, with the commune the row names and without. */
export function namesIn(rows: SourceRow[]): Set<string> {
  return new Set(
    rows.flatMap((row) =>
      [textOf(row.values.code ?? ''), textOf(row.values.name ?? '')]
        .filter((word) => word !== '')
        .map((word) => `${communeOf(row)} ${fold(word)}`),
    ),
  );
}
