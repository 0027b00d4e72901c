/** The acts of a decision read from the rows of a sheet: each row stands in an act, or in a problem that names its row and column. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { hasHidden } from '../../platform/schema.ts';
import { fold } from '../../rulebook/recognize.ts';
import type { ActInput } from '../reorganization.ts';
import type { SheetAct, SheetColumn } from '../sheet.ts';
import type { SheetLine } from './sheetLines.ts';
import { type SheetUnit, UnitFinder } from './sheetUnits.ts';

export type SheetProblem = { sheet: string; row: number; column: SheetColumn; reason: Reason };
export type Ground = {
  /** the living units at and under the one that decides */
  units: readonly SheetUnit[];
  /** the act a word means; undefined: none */
  actOf(word: string): SheetAct | undefined;
  /** the kind a word means under a parent of that kind */
  kindOf(word: string, parentKind: string, name: string): string | undefined;
};

type Row = { line: SheetLine; what: SheetAct; old: SheetUnit };
type Wrong = { column: SheetColumn; reason: Reason };
/** Rows that merge into one unit; `target` once it was looked up. */
type Group = {
  name: string;
  parent: string;
  rows: Row[];
  wrong: Map<SheetLine, Wrong>;
  target?: Target | 'asked';
};
type Target = { id: string; kind: string; found?: ActInput } | null;

/** As long as a unit's name may be. */
const LONGEST = 200;
/** As many as one merger takes. */
const MOST_SOURCES = 200;

/** Columns an act has no use for, and those it cannot do without. */
const COLUMNS: Readonly<Record<SheetAct, { needs: SheetColumn[]; empty: SheetColumn[] }>> = {
  merge: { needs: ['name'], empty: [] },
  move: { needs: ['parent'], empty: ['name', 'kind'] },
  rename: { needs: ['name'], empty: ['kind', 'parent'] },
  close: { needs: ['name'], empty: ['kind', 'parent'] },
};

/**
 * In: the rows, and what words may mean. Out: acts as `reorganization.draft` takes them, units that are founded first, and what is wrong with
 * the other rows. Problems: sheet.what_unknown, sheet.unit_unknown, sheet.unit_several, sheet.unit_twice, sheet.column_needed, sheet.column_empty,
 * sheet.kind_unknown, sheet.kind_needed, sheet.kinds_differ, sheet.parent_needed, sheet.into_itself, sheet.in_a_ring, sheet.too_many, sheet.held,
 * text.too_long, text.hidden.
 */
export function actsOfSheet(
  lines: readonly SheetLine[],
  ground: Ground,
): { acts: ActInput[]; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const tell = (line: SheetLine, { column, reason }: Wrong) =>
    problems.push({ sheet: line.sheet, row: line.row, column, reason });
  const finder = new UnitFinder(ground.units);
  const seen = new Map<string, SheetLine>();
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rowOf(line, ground, finder, seen);
    if ('reason' in row) tell(line, row);
    else rows.push(row);
  }
  const bad = new Map(problems.map(({ row, sheet }) => [`${sheet} ${row}`, row]));
  const groups = new Groups(
    rows.filter(({ what }) => what === 'merge'),
    lines.filter((line) => bad.has(`${line.sheet} ${line.row}`) && ground.actOf(line.cells.what) === 'merge'),
    { ground, finder },
  );
  const { founded, merged } = groups.acts(tell);
  const others = rows.flatMap((row): ActInput[] => {
    if (row.what === 'merge') return [];
    if (row.what === 'rename') return [{ act: 'rename', unit: row.old.id, name: row.line.cells.name }];
    const column = row.what === 'move' ? 'parent' : 'name';
    const place = groups.place(row.line.cells[column], column);
    const itself: Wrong = { column, reason: { code: 'sheet.into_itself', values: { said: row.old.name } } };
    if ('reason' in place || place.id === row.old.id) {
      tell(row.line, 'reason' in place ? place : itself);
      return [];
    }
    const { id } = place;
    return [
      row.what === 'move'
        ? { act: 'move', unit: row.old.id, parent: id }
        : { act: 'close', unit: row.old.id, successor: id },
    ];
  });
  const order = new Map(lines.map((line, i) => [`${line.sheet} ${line.row}`, i]));
  const place = ({ sheet, row }: SheetProblem) => order.get(`${sheet} ${row}`) ?? 0;
  return { acts: [...founded, ...merged, ...others], problems: problems.toSorted((a, b) => place(a) - place(b)) };
}

function rowOf(line: SheetLine, ground: Ground, finder: UnitFinder, seen: Map<string, SheetLine>): Row | Wrong {
  const { cells } = line;
  for (const [column, said] of Object.entries(cells) as [SheetColumn, string][]) {
    if (said.length > LONGEST) return { column, reason: { code: 'text.too_long', values: { max: LONGEST } } };
    if (hasHidden(said)) return { column, reason: { code: 'text.hidden' } };
  }
  const what = ground.actOf(cells.what);
  if (!what) return { column: 'what', reason: { code: 'sheet.what_unknown', values: { said: cells.what } } };
  for (const column of ['old', ...COLUMNS[what].needs] as const)
    if (fold(cells[column]) === '') return { column, reason: { code: 'sheet.column_needed' } };
  for (const column of COLUMNS[what].empty)
    if (cells[column] !== '') return { column, reason: { code: 'sheet.column_empty' } };
  const old = finder.one(cells.old);
  if ('code' in old) return { column: 'old', reason: old };
  const before = seen.get(old.unit.id);
  if (before)
    return { column: 'old', reason: { code: 'sheet.unit_twice', values: { said: old.unit.name, row: before.row } } };
  seen.set(old.unit.id, line);
  return { line, what, old: old.unit };
}

/** The mergers of a sheet by the unit they make. A row without a parent belongs to the only unit of that name. */
class Groups {
  readonly #groups: Group[] = [];
  readonly #ground: Ground;
  readonly #finder: UnitFinder;
  readonly #founded: ActInput[] = [];

  constructor(rows: readonly Row[], broken: readonly SheetLine[], given: { ground: Ground; finder: UnitFinder }) {
    this.#ground = given.ground;
    this.#finder = given.finder;
    const lines = [...rows.map(({ line }) => line), ...broken];
    const parents = new Map<string, Set<string>>();
    for (const { cells } of lines) {
      const known = parents.get(fold(cells.name)) ?? new Set();
      parents.set(fold(cells.name), fold(cells.parent) === '' ? known : known.add(fold(cells.parent)));
    }
    const byKey = new Map<string, Group>();
    const groupOf = ({ cells }: SheetLine): Group => {
      const said = [...(parents.get(fold(cells.name)) ?? [])];
      const parent = fold(cells.parent) || (said.length === 1 ? (said[0] ?? '') : '');
      const key = `${fold(cells.name)}\n${parent}`;
      const group = byKey.get(key) ?? { name: cells.name, parent: '', rows: [], wrong: new Map() };
      if (!byKey.has(key)) this.#groups.push(group);
      byKey.set(key, group);
      group.parent ||= cells.parent;
      return group;
    };
    for (const row of rows) groupOf(row.line).rows.push(row);
    // what is wrong with one row of a unit holds the others back: half a merger is none
    for (const line of broken)
      if (fold(line.cells.name) !== '')
        groupOf(line).wrong.set(line, { column: 'old', reason: { code: 'sheet.held' } });
  }

  /** The acts of the mergers that are whole; of the others every row is told. */
  acts(tell: (line: SheetLine, wrong: Wrong) => void): { founded: ActInput[]; merged: ActInput[] } {
    for (const group of this.#groups) this.#target(group);
    const merged = this.#groups.flatMap((group): ActInput[] => {
      const target = group.target as Target;
      const [first] = group.wrong.keys();
      for (const { line } of group.rows) {
        const wrong = group.wrong.get(line);
        if (wrong) tell(line, wrong);
        else if (first) tell(line, { column: 'name', reason: { code: 'sheet.held', values: { row: first.row } } });
      }
      if (first || !target) return [];
      return [{ act: 'merge', sources: sourcesOf(group, target).map(({ old }) => old.id), into: target.id }];
    });
    return { founded: this.#founded, merged };
  }

  /** The unit a word means: one that the sheet founds, or one that is there. */
  place(said: string, column: SheetColumn): { id: string; kind: string } | Wrong {
    const here = this.#groups.filter((group) => fold(group.name) === fold(said));
    const targets = here.map((group) => this.#target(group));
    const held = here.find((_, i) => targets[i] === null);
    if (targets.includes('asked')) return { column, reason: { code: 'sheet.in_a_ring', values: { said } } };
    if (held)
      return {
        column,
        reason: { code: 'sheet.held', values: { row: [...held.wrong.keys()][0]?.row ?? held.rows[0]?.line.row ?? 0 } },
      };
    const made = targets.flatMap((target) => (target && target !== 'asked' && target.found ? [target] : []));
    const [only] = made;
    if (only && made.length === 1) return only;
    if (made.length > 1) return { column, reason: { code: 'sheet.unit_several', values: { said, n: made.length } } };
    const there = this.#finder.one(said);
    return 'code' in there ? { column, reason: there } : there.unit;
  }

  #target(group: Group): Target | 'asked' {
    if (group.target !== undefined) return group.target;
    group.target = 'asked';
    const found = group.wrong.size > 0 ? null : this.#look(group);
    if (found && 'reason' in found) {
      const at = found.at ?? group.rows[0]?.line;
      if (at) group.wrong.set(at, found);
      group.target = null;
    } else {
      group.target = found;
      if (found?.found) this.#founded.push(found.found);
    }
    return group.target;
  }

  #look(group: Group): (Wrong & { at?: SheetLine | undefined }) | Target {
    const { name, rows } = group;
    const sources = rows.map(({ old }) => old);
    const saying = rows.filter(({ line }) => line.cells.kind !== '').map(({ line }) => line);
    const other = saying.find(({ cells }) => fold(cells.kind) !== fold(saying[0]?.cells.kind ?? ''));
    if (other) return { at: other, column: 'kind', reason: { code: 'sheet.kinds_differ', values: { said: name } } };
    const above = group.parent === '' ? null : this.place(group.parent, 'parent');
    const parentLine = rows.find(({ line }) => line.cells.parent !== '')?.line;
    if (above && 'reason' in above) return { at: parentLine, ...above };
    const parentId = above?.id ?? common(sources.map((unit) => unit.parentId));
    const parentKind = above?.kind ?? this.#finder.byId(parentId)?.kind;
    const said = saying[0]?.cells.kind;
    const given = said === undefined ? undefined : this.#ground.kindOf(said, parentKind ?? '', name);
    if (said !== undefined && !given)
      return { at: saying[0], column: 'kind', reason: { code: 'sheet.kind_unknown', values: { said } } };
    const there = this.#finder
      .all(name)
      .filter((unit) => (!above || unit.parentId === above.id) && (!given || unit.kind === given));
    const [only] = there;
    if (there.length > 1)
      return { column: 'name', reason: { code: 'sheet.unit_several', values: { said: name, n: there.length } } };
    if (only) return checked(group, { id: only.id, kind: only.kind });
    if (!parentId || !parentKind)
      return { column: 'parent', reason: { code: 'sheet.parent_needed', values: { said: name } } };
    const kind = given ?? common(sources.map((unit) => unit.kind));
    if (!kind) return { column: 'kind', reason: { code: 'sheet.kind_needed', values: { said: name } } };
    const setting = common(sources.map((unit) => unit.setting));
    const key = `s${this.#groups.indexOf(group) + 1}`;
    const found: ActInput = { act: 'found', key, name, kind, ...(setting && { setting }), parent: parentId };
    return checked(group, { id: `#${key}`, kind, found });
  }
}

function sourcesOf(group: Group, target: { id: string }): Row[] {
  return group.rows.filter(({ old }) => old.id !== target.id);
}

/** A merger needs something to merge, and not more than one act takes. */
function checked(group: Group, target: NonNullable<Target>): Wrong | Target {
  const n = sourcesOf(group, target).length;
  if (n === 0) return { column: 'name', reason: { code: 'sheet.into_itself', values: { said: group.name } } };
  if (n > MOST_SOURCES)
    return { column: 'name', reason: { code: 'sheet.too_many', values: { said: group.name, n, max: MOST_SOURCES } } };
  return target;
}

/** What all of them have, or undefined. */
function common(values: readonly (string | null)[]): string | undefined {
  const [first] = values;
  return first && values.every((value) => value === first) ? first : undefined;
}
