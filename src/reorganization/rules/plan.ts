/**
 * What a decision does to the tree: its acts and the units as they stand in, every unit whose place, name or kind changes out, with the
 * reasons why it cannot be done. Pure; kinds and parents by the rulebook on the day (ORG-03, ORG-04), divisions by D3.
 */
import { reasonsNotToFound } from '../../organization/rules.ts';
import { SEGMENT } from '../../platform/access.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { Act } from '../reorganization.ts';

export type TreeUnit = {
  id: string;
  division: string;
  path: string;
  parentId: string | null;
  kind: string;
  name: string;
  setting: string | null;
  closedOn: string | null;
  /** since when its present name, kind and place hold */
  since: string;
};

export type Change = {
  id: string;
  division: string;
  /** the act that names it; null: it only follows */
  act: number | null;
  founded: boolean;
  closes: boolean;
  /** where it is closed or divided: who gets what is not said, and all who get something */
  core: string | null;
  successors: string[];
  before: TreeUnit | null;
  after: { name: string; kind: string; setting: string | null; parentId: string | null; path: string };
};

/** A unit that people and work leave: closed, or divided. */
export type Source = {
  id: string;
  division: string;
  act: number;
  closes: boolean;
  core: string;
  successors: string[];
  /** groups whose people go to a part */
  groups: { group: string; to: string }[];
};

export type Plan = { changes: Change[]; sources: Source[]; reasons: Reason[] };

export type Ground = {
  /** where the decision is taken */
  decider: { id: string; path: string };
  effectiveOn: string;
  /** every unit the acts name, all under them, and the units above */
  units: readonly TreeUnit[];
  /** the highest place ever given under a unit, by its id */
  lastPlace: ReadonlyMap<string, string>;
  /** the place beside and after one */
  pathAfter(path: string): string;
  kindOf(code: string): { known: boolean; parents: string[]; isCell: boolean };
};

export function planOf(acts: readonly Act[], ground: Ground): Plan {
  const reasons: Reason[] = [];
  const units = new Map(ground.units.map((unit) => [unit.id, unit]));
  const children = Map.groupBy(ground.units, (unit) => unit.parentId ?? '');
  const next = new Map<string, Change>();
  const sources: Source[] = [];
  const roles = new Map<string, string[]>();
  const refuse = (i: number, code: string, values: Reason['values'] = {}, rule?: string) =>
    reasons.push({ code, field: `acts.${i}`, values: { no: i + 1, ...values }, ...(rule && { rule }) });
  const nameOf = (id: string) => next.get(id)?.after.name ?? units.get(id)?.name ?? '';

  const changeOf = (id: string, act: number | null): Change | null => {
    const made = next.get(id);
    if (made) {
      made.act ??= act;
      return made;
    }
    const unit = units.get(id);
    if (!unit) return null;
    const { name, kind, setting, parentId, path } = unit;
    const change: Change = {
      id,
      division: unit.division,
      act,
      founded: false,
      closes: false,
      core: null,
      successors: [],
      before: unit,
      after: { name, kind, setting, parentId, path },
    };
    next.set(id, change);
    return change;
  };
  /** A unit the acts may speak of: living, and under the unit that decides. */
  const living = (i: number, id: string, orDecider = false): boolean => {
    if (next.get(id)?.founded) return true;
    const unit = units.get(id);
    if (!unit) refuse(i, 'act.unit_unknown');
    else if (unit.closedOn !== null) refuse(i, 'act.unit_closed', { name: unit.name, on: unit.closedOn });
    else if (!(orDecider && id === ground.decider.id) && !isUnder(unit.path, ground.decider.path))
      refuse(i, 'act.not_above', { name: unit.name });
    else return true;
    return false;
  };
  const takes = (i: number, id: string, role: 'source' | 'target' | 'move' | 'rename' | 'kind' | 'divided') => {
    const held = roles.get(id) ?? [];
    const alone = role === 'source' || held.includes('source');
    const twice = role !== 'target' && held.includes(role);
    if ((alone && held.length > 0) || twice) refuse(i, 'act.unit_twice', { name: nameOf(id) });
    roles.set(id, [...held, role]);
  };

  acts.forEach((each, i) => {
    switch (each.act) {
      case 'found': {
        const id = each.id ?? '';
        const parent = each.parent ?? '';
        if (!living(i, parent, true)) return;
        takes(i, parent, 'target');
        const parentUnit = next.get(parent);
        next.set(id, {
          id,
          division: parentUnit?.division ?? units.get(parent)?.division ?? '',
          act: i,
          founded: true,
          closes: false,
          core: null,
          successors: [],
          before: null,
          after: {
            name: each.name ?? '',
            kind: each.kind ?? '',
            setting: each.setting ?? null,
            parentId: parent,
            path: '',
          },
        });
        return;
      }
      case 'merge':
      case 'close': {
        const into = (each.act === 'merge' ? each.into : each.successor) ?? '';
        const from = each.act === 'merge' ? (each.sources ?? []) : [each.unit ?? ''];
        if (!living(i, into)) return;
        takes(i, into, 'target');
        for (const id of from) {
          if (!living(i, id)) continue;
          if (id === into) refuse(i, 'act.into_itself', { name: nameOf(id) });
          else leave(i, id, [into], into, true, []);
        }
        return;
      }
      case 'split': {
        const id = each.source ?? '';
        const parts = each.parts ?? [];
        const core = each.core ?? '';
        if (!living(i, id)) return;
        const targets = parts.map(({ unit }) => unit);
        if (!targets.every((target) => living(i, target))) return;
        if (new Set(targets).size < (each.stays ? 1 : 2)) refuse(i, 'act.too_few_parts', { name: nameOf(id) });
        if (!targets.includes(core) && !(each.stays && core === id))
          refuse(i, 'act.core_elsewhere', { name: nameOf(id) });
        if (targets.includes(id)) refuse(i, 'act.into_itself', { name: nameOf(id) });
        for (const target of targets) takes(i, target, 'target');
        const named = parts.flatMap((part) => part.groups ?? []);
        if (new Set(named).size < named.length) refuse(i, 'act.group_twice', { name: nameOf(id) });
        const groups = parts.flatMap((part) => (part.groups ?? []).map((group) => ({ group, to: part.unit })));
        leave(i, id, targets, core, !each.stays, groups, each.children ?? []);
        return;
      }
      case 'move': {
        const id = each.unit ?? '';
        const parent = each.parent ?? '';
        if (!living(i, id) || !living(i, parent, true)) return;
        takes(i, id, 'move');
        takes(i, parent, 'target');
        const change = changeOf(id, i);
        if (change) change.after.parentId = parent;
        return;
      }
      case 'rename':
      case 'change_kind': {
        const id = each.unit ?? '';
        if (!living(i, id)) return;
        takes(i, id, each.act === 'rename' ? 'rename' : 'kind');
        const change = changeOf(id, i);
        if (!change) return;
        if (each.act === 'rename') change.after.name = each.name ?? '';
        else {
          change.after.kind = each.kind ?? '';
          if (each.setting !== undefined) change.after.setting = each.setting;
        }
      }
    }
  });

  function leave(
    i: number,
    id: string,
    successors: string[],
    core: string,
    closes: boolean,
    groups: Source['groups'],
    placed: readonly { unit: string; to: string }[] = [],
  ): void {
    const unit = units.get(id);
    const change = changeOf(id, i);
    if (!unit || !change) return;
    takes(i, id, closes ? 'source' : 'divided');
    sources.push({ id, division: unit.division, act: i, closes, core, successors, groups });
    const below = (children.get(id) ?? []).filter((child) => child.closedOn === null);
    for (const { unit: child, to } of placed) {
      if (!below.some((each) => each.id === child)) refuse(i, 'act.no_child', { name: nameOf(id) });
      else if (to !== id && !successors.includes(to)) refuse(i, 'act.core_elsewhere', { name: nameOf(id) });
    }
    for (const child of below) {
      const to = placed.find((each) => each.unit === child.id)?.to ?? (closes ? core : id);
      // a unit that is itself merged or moved by an act of its own goes where that says
      if (to === id) continue;
      const moved = changeOf(child.id, null);
      if (moved && moved.after.parentId === id) moved.after.parentId = to;
    }
    Object.assign(change, { closes, core, successors });
    if (closes) change.after.parentId = core;
  }

  // a founded unit is stored where its first source is
  for (const source of sources)
    for (const id of source.successors) {
      const change = next.get(id);
      if (
        change?.founded &&
        !sources.some((each) => each !== source && each.act < source.act && each.successors.includes(id))
      )
        change.division = source.division;
    }
  judge();
  place();
  return { changes: [...next.values()], sources, reasons };

  /** What can only be said when all acts are known: kinds, parents, divisions. */
  function judge(): void {
    const parentKind = (id: string | null) =>
      id === null ? null : (next.get(id)?.after.kind ?? units.get(id)?.kind ?? null);
    for (const source of sources)
      for (const id of source.successors) {
        const to = next.get(id);
        const division = to?.division ?? units.get(id)?.division;
        if (division !== source.division)
          refuse(source.act, 'act.other_division', { name: nameOf(source.id), other: nameOf(id) });
        const kinds = [units.get(source.id)?.kind ?? '', to?.after.kind ?? units.get(id)?.kind ?? ''];
        const [from, into] = kinds.map((kind) => ground.kindOf(kind));
        if (source.closes && from?.isCell && into && !into.isCell && into.known)
          refuse(source.act, 'act.members_in_committee', { name: nameOf(source.id), other: nameOf(id) });
      }
    for (const change of next.values()) {
      const { before, after } = change;
      const i = change.act ?? acts.findIndex((each) => namesParent(each, change));
      if (change.closes) continue;
      if (before && before.parentId === after.parentId && before.kind === after.kind) continue;
      const kind = ground.kindOf(after.kind);
      for (const reason of reasonsNotToFound(
        { code: after.kind, known: kind.known, parents: kind.parents },
        parentKind(after.parentId),
        null,
        ground.effectiveOn,
      ))
        reasons.push({ ...reason, field: `acts.${Math.max(i, 0)}`, values: { ...reason.values, no: i + 1 } });
    }
    // a kind that changes must still be a parent of what stays under it
    for (const change of next.values()) {
      if (change.closes || !change.before || change.before.kind === change.after.kind) continue;
      for (const child of children.get(change.id) ?? []) {
        if (child.closedOn !== null || next.has(child.id)) continue;
        if (!ground.kindOf(child.kind).parents.includes(change.after.kind))
          refuse(change.act ?? 0, 'unit.wrong_parent', { kind: child.kind, parent: change.after.kind }, 'unit.kinds');
      }
    }
    for (const change of next.values()) {
      const seen = new Set<string>();
      for (let id: string | null = change.id; id !== null; ) {
        if (seen.has(id)) {
          refuse(change.act ?? 0, 'act.cycle', { name: change.after.name });
          break;
        }
        seen.add(id);
        id = next.get(id)?.after.parentId ?? (next.has(id) ? null : (units.get(id)?.parentId ?? null));
      }
    }
    for (const change of next.values()) {
      const { before } = change;
      if (before && change.closes && before.since >= ground.effectiveOn)
        refuse(change.act ?? 0, 'act.before_facts', { name: before.name, on: before.since });
    }
  }

  /** Gives every unit that goes elsewhere a place under its new parent, and takes along all that stands under it. */
  function place(): void {
    if (reasons.length > 0) return;
    const last = new Map(ground.lastPlace);
    const done = new Set<string>();
    const pathOf = (id: string): string => {
      const change = next.get(id);
      if (!change) return units.get(id)?.path ?? '';
      if (done.has(id)) return change.after.path;
      done.add(id);
      const { before, after } = change;
      const above = after.parentId === null ? '' : pathOf(after.parentId);
      if (before && before.parentId === after.parentId) after.path = above + before.path.slice(-SEGMENT);
      else {
        const parent = after.parentId ?? '';
        const given = ground.pathAfter(above + (last.get(parent)?.slice(-SEGMENT) ?? '0'.repeat(SEGMENT)));
        last.set(parent, given);
        after.path = given;
      }
      return after.path;
    };
    for (const id of [...next.keys()]) pathOf(id);
    const follow = (id: string) => {
      for (const child of children.get(id) ?? []) {
        const change = changeOf(child.id, null);
        if (!change) continue;
        pathOf(child.id);
        follow(child.id);
      }
    };
    for (const change of [...next.values()])
      if (change.before && change.before.path !== change.after.path) follow(change.id);
  }
}

function isUnder(path: string, above: string): boolean {
  return path.length > above.length && path.startsWith(above);
}

function namesParent(act: Act, change: Change): boolean {
  const to = change.after.parentId;
  return (
    act.into === to ||
    act.core === to ||
    act.successor === to ||
    act.children?.some(({ unit }) => unit === change.id) === true
  );
}
