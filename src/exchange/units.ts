/** Judges the sheet of units: which are new, which are known and under what name, which cannot be. Pure. */
import { reasonsNotToFound } from '../organization/rules.ts';
import type { Reason } from '../platform/refusal.ts';
import { holdsOn } from '../rulebook/kinds.ts';
import { fold, recognizeUnitKind } from '../rulebook/recognize.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { textOf, type WordReader } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { Present, PresentUnit } from './present.ts';
import { factsOf, type UnitFacts } from './unitFacts.ts';
import { Branches, communeOf, UnitIndex } from './unitIndex.ts';
import { changesOf, type Judged, refused } from './verdict.ts';

/** A unit that the file or the register knows: what members and posts of the file may refer to. `existing` is null for a new one. */
export type UnitPlan = {
  key: string;
  code: string | null;
  name: string;
  kind: string;
  setting: string | null;
  foundedOn: string | null;
  households: number | null;
  poorHouseholds: number | null;
  temporaryHouses: number | null;
  parent: UnitPlan | null;
  existing: PresentUnit | null;
  action: 'new' | 'changed' | 'same';
};
export type UnitJudgement = {
  judged: Judged[];
  plans: UnitPlan[];
  all: UnitPlan[];
  index: UnitIndex;
  branches: Branches;
};

export type Judging = { rulebook: Rulebook; words: WordReader; present: Present; asOf: string; today: string };

const FIELDS = {
  name: 'name',
  setting: 'setting',
  foundedOn: 'founded_on',
  households: 'households',
  poorHouseholds: 'poor_households',
  temporaryHouses: 'temporary_houses',
} as const;

/** Top down: a unit is judged once its parent is known, so that its kind and its place can be. */
export function judgeUnits(rows: SourceRow[], judging: Judging): UnitJudgement {
  const plansNow = presentPlans(judging.present);
  const known = treeOf(plansNow);
  const top = judging.present.target ? (known.byId.get(judging.present.target.id) ?? null) : null;
  const plans = new Set<UnitPlan>();
  const judged: Judged[] = [];
  const codes = new Set<string>();
  const branches = new Branches(plansNow, top);
  const index = new UnitIndex(branches);
  for (const plan of plansNow) index.add(plan);
  const inFile = namesIn(rows);
  let waiting = rows;
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((row) => {
      const word = textOf(row.values.parent ?? '');
      const commune = communeOf(row);
      const [parent] = word === '' ? [top] : index.find(word, commune);
      // a parent that stands in the file and has not been judged yet
      const stands = inFile.has(`${commune} ${fold(word)}`) || inFile.has(` ${fold(word)}`);
      if (parent === undefined || (word !== '' && stands && !(parent && plans.has(parent)))) return true;
      const code = textOf(row.values.code ?? '');
      const one =
        codes.has(`${commune} ${code}`) && code !== ''
          ? refused(row, [{ code: 'unit.code_twice', field: 'code', values: { code } }])
          : judgeUnit(row, word === '', parent, known, judging);
      codes.add(`${commune} ${code}`);
      judged.push('plan' in one ? one.judged : one);
      if (!('plan' in one)) return false;
      plans.add(one.plan);
      if (!branches.isBranch(one.plan)) Object.assign(one.judged, branches.partOf(one.plan));
      index.add(one.plan);
      return false;
    });
  }
  for (const row of waiting)
    judged.push(
      refused(row, [
        { code: 'unit.parent_unknown', field: 'parent', values: { parent: textOf(row.values.parent ?? '') } },
      ]),
    );
  return {
    judged,
    plans: [...plans],
    all: [...plans, ...plansNow.filter((plan) => !plans.has(plan))],
    index,
    branches,
  };
}

function judgeUnit(
  row: SourceRow,
  isTop: boolean,
  parent: UnitPlan | null,
  known: Tree,
  judging: Judging,
): Judged | { judged: Judged; plan: UnitPlan } {
  const facts = factsOf(row, judging);
  if ('reasons' in facts) return refused(row, facts.reasons);
  const existing = existingOf(facts, isTop, parent, known, judging);
  const namesake = existing ? undefined : known.children.get(`${parent?.existing?.id} name ${fold(facts.name)}`);
  if (namesake)
    return refused(row, [{ code: 'unit.code_differs', field: 'code', values: { code: namesake.code ?? '' } }]);
  const above = existing ? null : parent;
  const kind = recognizeUnitKind(judging.rulebook, {
    word: textOf(row.values.kind ?? ''),
    parentKind: existing ? parentKindOf(existing, known, judging) : (above?.kind ?? null),
    name: facts.name,
  });
  if (existing) return sameUnit(row, facts, existing, kind, known);
  const knownKind = judging.rulebook.unitKinds.find((k) => k.id === kind);
  const parents = (knownKind?.parents ?? []).filter((p) => holdsOn(p, judging.asOf)).map((p) => p.kind);
  const reasons = reasonsNotToFound(
    { code: kind ?? textOf(row.values.kind ?? ''), parents, known: knownKind !== undefined },
    above?.kind ?? null,
    facts.foundedOn,
    judging.today,
  ).map(onSheet);
  if (reasons.length > 0) return refused(row, reasons);
  const plan: UnitPlan = {
    ...facts,
    key: `row ${row.no}`,
    kind: kind ?? '',
    parent: above,
    existing: null,
    action: 'new',
  };
  return { plan, judged: { row, action: 'new', reasons: facts.warnings, changes: [] } };
}

function sameUnit(
  row: SourceRow,
  facts: UnitFacts,
  existing: PresentUnit,
  kind: string | undefined,
  known: Tree,
): { judged: Judged; plan: UnitPlan } {
  const before = known.byId.get(existing.id) as UnitPlan;
  const merged = {
    name: facts.name,
    setting: facts.setting ?? existing.setting,
    foundedOn: facts.foundedOn ?? existing.foundedOn,
    households: facts.households ?? existing.households,
    poorHouseholds: facts.poorHouseholds ?? existing.poorHouseholds,
    temporaryHouses: facts.temporaryHouses ?? existing.temporaryHouses,
  };
  const changes = changesOf(FIELDS, existing, { ...existing, ...merged });
  const action = changes.length > 0 ? 'changed' : 'same';
  const differs: Reason[] =
    kind !== undefined && kind !== existing.kind
      ? [{ code: 'unit.kind_differs', field: 'kind', values: { kind: existing.kind } }]
      : [];
  // the plan that the present tree gave is the one that children and members refer to
  Object.assign(before, merged, { action });
  return { plan: before, judged: { row, action, reasons: [...facts.warnings, ...differs], changes } };
}

/** A known unit: by its code under the same parent, else by its name there. The file's top may be the target itself. */
function existingOf(
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

function parentKindOf(unit: PresentUnit, known: Tree, { present }: Judging): string | null {
  return unit.id === present.target?.id
    ? present.targetParentKind
    : (known.byId.get(unit.parentId ?? '')?.kind ?? null);
}

/** The present units by id, and children under their parent by code and by name. */
type Tree = { byId: Map<string, UnitPlan>; children: Map<string, UnitPlan> };

function treeOf(plans: UnitPlan[]): Tree {
  const children = new Map<string, UnitPlan>();
  for (const plan of plans) {
    const parent = plan.existing?.parentId;
    if (plan.code !== null && !children.has(`${parent} code ${plan.code}`))
      children.set(`${parent} code ${plan.code}`, plan);
    if (!children.has(`${parent} name ${fold(plan.name)}`)) children.set(`${parent} name ${fold(plan.name)}`, plan);
  }
  return { byId: new Map(plans.map((plan) => [plan.existing?.id ?? '', plan])), children };
}

function presentPlans({ units }: Present): UnitPlan[] {
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
    existing: unit,
    action: 'same' as const,
  }));
}

/** The words that a parent may be called by, with the commune the row names and without. */
function namesIn(rows: SourceRow[]): Set<string> {
  return new Set(
    rows.flatMap((row) =>
      [textOf(row.values.code ?? ''), textOf(row.values.name ?? '')]
        .filter((word) => word !== '')
        .map((word) => `${communeOf(row)} ${fold(word)}`),
    ),
  );
}

/** Reasons of the organization's rules name its own fields; the sheet calls them otherwise. */
function onSheet(reason: Reason): Reason {
  const names: Record<string, string> = { parentId: 'parent', foundedOn: 'founded_on' };
  return reason.field ? { ...reason, field: names[reason.field] ?? reason.field } : reason;
}
