/** Judges the sheet of units: which are new, which are known and under what name, which cannot be. Pure. */
import { reasonsNotToFound } from '../organization/rules.ts';
import type { Mark } from '../organization/store/periods.ts';
import type { Reason } from '../platform/refusal.ts';
import { holdsOn } from '../rulebook/kinds.ts';
import { fold, recognizeUnitKind } from '../rulebook/recognize.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { textOf, type WordReader } from './cells.ts';
import { type Head, headJudge } from './heads.ts';
import { type SourceRow, UNITS } from './mapping.ts';
import type { Present, PresentUnit } from './present.ts';
import { factsOf, type UnitFacts } from './unitFacts.ts';
import { Branches, communeOf, UnitIndex } from './unitIndex.ts';
import { type MarkVerdict, markOf } from './unitMarks.ts';
import { existingOf, namesIn, parentKindOf, presentPlans, type Tree, treeOf } from './unitTree.ts';
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
  /** the marks of ownership it carries from the roster's day */
  mark: Mark | null;
  /** posts that begin with somebody of whom only the name is kept */
  heads: Head[];
  parent: UnitPlan | null;
  existing: PresentUnit | null;
  action: 'new' | 'changed' | 'same';
  factsChanged: boolean;
  markChanged: boolean;
};
export type UnitJudgement = {
  judged: Judged[];
  plans: UnitPlan[];
  all: UnitPlan[];
  index: UnitIndex;
  branches: Branches;
};

export type Judging = {
  rulebook: Rulebook;
  words: WordReader;
  present: Present;
  asOf: string;
  today: string;
  /** whether whoever imports may put somebody in charge of units */
  mayOversee: boolean;
};

const FIELDS = {
  name: 'name',
  setting: 'setting',
  foundedOn: 'founded_on',
  households: 'households',
  poorHouseholds: 'poor_households',
  temporaryHouses: 'temporary_houses',
} as const;
const MARKS = { ownership: 'ownership', foreignInvested: 'foreign_invested' } as const;

/** Top down: a unit is judged once its parent is known, so that its kind and its place can be. Of the other sheet's rows only the names matter. */
export function judgeUnits(all: SourceRow[], judging: Judging): UnitJudgement {
  const rows = all.filter((row) => row.sheet === UNITS);
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
  const heads = headJudge(all, judging);
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
          : judgeUnit(row, word === '', parent, known, { ...judging, heads });
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
  judging: Judging & { heads: ReturnType<typeof headJudge> },
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
  const marked = markOf(facts.mark, existing?.mark ?? null, judging);
  const heads = judging.heads(row, {
    id: existing?.id ?? null,
    code: facts.code,
    name: facts.name,
    kind: existing?.kind ?? kind ?? '',
  });
  // a known unit would else pass as it is, and nobody would see that the file names another head
  const against = [...marked.reasons, ...heads.reasons, ...(existing ? heads.warnings : [])];
  if (existing)
    return against.length > 0
      ? refused(row, against)
      : sameUnit(row, { ...facts, marked, heads }, existing, kind, known);
  const knownKind = judging.rulebook.unitKinds.find((k) => k.id === kind);
  const parents = (knownKind?.parents ?? []).filter((p) => holdsOn(p, judging.asOf)).map((p) => p.kind);
  const notFounded = reasonsNotToFound(
    { code: kind ?? textOf(row.values.kind ?? ''), parents, known: knownKind !== undefined },
    above?.kind ?? null,
    facts.foundedOn,
    judging.today,
  ).map(onSheet);
  const reasons = [...notFounded, ...(knownKind ? against : marked.reasons)];
  if (reasons.length > 0) return refused(row, reasons);
  const plan: UnitPlan = {
    ...facts,
    mark: marked.mark,
    heads: heads.begun,
    key: `row ${row.no}`,
    kind: kind ?? '',
    parent: above,
    existing: null,
    action: 'new',
    factsChanged: true,
    markChanged: marked.changed,
  };
  const warnings = [...facts.warnings, ...heads.warnings];
  return { plan, judged: { row, action: 'new', reasons: warnings, changes: [] } };
}

type Marked = UnitFacts & { marked: MarkVerdict; heads: ReturnType<ReturnType<typeof headJudge>> };

function sameUnit(
  row: SourceRow,
  facts: Marked,
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
  const { marked, heads } = facts;
  const factChanges = changesOf(FIELDS, existing, { ...existing, ...merged });
  const noMark = { ownership: null, foreignInvested: false };
  const changes = [
    ...factChanges,
    ...changesOf<Omit<Mark, 'ownership'> & { ownership: string | null }>(
      MARKS,
      existing.mark ?? noMark,
      marked.mark ?? noMark,
    ),
    ...heads.begun.map((head) => ({ field: head.field, before: '', after: head.name })),
  ];
  const action = changes.length > 0 ? 'changed' : 'same';
  const differs: Reason[] =
    kind !== undefined && kind !== existing.kind
      ? [{ code: 'unit.kind_differs', field: 'kind', values: { kind: existing.kind } }]
      : [];
  // the plan that the present tree gave is the one that children and members refer to
  Object.assign(before, merged, {
    action,
    mark: marked.mark,
    heads: heads.begun,
    factsChanged: factChanges.length > 0,
    markChanged: marked.changed,
  });
  return {
    plan: before,
    judged: { row, action, reasons: [...facts.warnings, ...differs], changes },
  };
}

/** Reasons of the organization's rules name its own fields; the sheet calls them otherwise. */
function onSheet(reason: Reason): Reason {
  const names: Record<string, string> = { parentId: 'parent', foundedOn: 'founded_on' };
  return reason.field ? { ...reason, field: names[reason.field] ?? reason.field } : reason;
}
