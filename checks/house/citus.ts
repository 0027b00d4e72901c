/**
 * What Citus would refuse of a statement (`design/stack.md`, `design/storage.md`), judged by the plan that PostgreSQL makes of it (names are resolved
 * there, views are opened) and by its text where the plan does not tell. Owned tables are spread by their division: what one shard can answer alone
 * may be anything; what several must answer may not join them by anything but the division, lock, group by sets, or recurse.
 */
import { existsIn } from './citusText.ts';
import { conditionsIn, nodesIn, type PlanNode } from './plan.ts';
import { bare, COLUMN, classesOf, groupsOf, isOfOneShard, type Scan, scanOf, scansIn, together } from './shards.ts';

/** The tables that are spread, by the column they are spread by; every other is held whole on each machine. */
export type Spread = ReadonlyMap<string, string>;

/** The forms that are refused. */
export type Form =
  | 'lock'
  | 'grouping sets'
  | 'recursion'
  | 'join'
  | 'correlated'
  | 'moves division'
  | 'values with subquery'
  | 'several statements';

export type Fault = { form: Form; tables: string[] };

/** Judges a plan of EXPLAIN (VERBOSE, FORMAT JSON). `sql` tells IN from EXISTS, which a plan shows alike. */
export function planFaults(plan: PlanNode, spread: Spread, sql = ''): Fault[] {
  const scans = scansIn(plan, spread);
  if (scans.length === 0) return [];
  const classes = classesOf(plan);
  if (isOfOneShard(scans, classes)) return [];
  const faults: Fault[] = [];
  const fault = (form: Form, among: readonly Scan[]) =>
    faults.push({ form, tables: [...new Set(among.map((scan) => scan.table))].sort() });
  const sets = nodesIn(plan).filter((node) => node['Grouping Sets'] !== undefined);
  for (const node of sets) {
    const inside = scansIn(node, spread);
    if (inside.length > 0) fault('grouping sets', inside);
  }
  if (nodesIn(plan).some((node) => node['Node Type'] === 'Recursive Union')) fault('recursion', scans);
  for (const node of nodesIn(plan).filter((each) => each['Node Type'] === 'LockRows')) {
    const inside = levelOf(node, spread).scans;
    if (inside.length > 0 && !isOfOneShard(inside, classes)) fault('lock', inside);
  }
  const bodies = existsIn(sql);
  judge(plan, []);
  return unique(faults);

  /** `outer`: the spread tables of the levels around this one. */
  function judge(node: PlanNode, outer: readonly Scan[]): void {
    const level = levelOf(node, spread);
    const apart = level.scans.filter((scan) => !level.asked.has(scan.alias));
    if (groupsOf(apart, classes).length > 1) fault('join', apart);
    for (const inner of level.within) if (groupsOf(inner, classes).length > 1) fault('join', inner);
    for (const { scans: inner, to } of level.exists) {
      // EXISTS is asked for each row outside: on the shard of that row, or nowhere
      for (const group of groupsOf(inner, classes))
        if (!group.some((scan) => to.some((each) => together(scan, each, classes)))) fault('correlated', group);
    }
    const own = scansIn(node, spread);
    for (const below of level.below) {
      const inside = scansIn(below, spread);
      const aliases = new Set(inside.map((scan) => scan.alias));
      const around = [...outer, ...own.filter((scan) => !aliases.has(scan.alias))];
      // a subquery that PostgreSQL answers once, into a hash, may still stand in an EXISTS of the text
      const isHashed =
        inside.length > 0 &&
        conditionsIn(node).some((each) => each.includes(`hashed ${String(below['Subplan Name'])}`));
      const body = isHashed ? bodies.find(({ tables }) => inside.some((scan) => tables.has(scan.table))) : undefined;
      if (body && (around.length === 0 || !BY_DIVISION.test(body.text))) fault('correlated', inside);
      if (inside.length > 0 && asksOutside(below)) {
        const near = levelOf(below, spread).scans;
        for (const group of groupsOf(near, classes))
          if (!group.some((scan) => around.some((each) => together(scan, each, classes)))) fault('correlated', group);
      }
      judge(below, around);
    }
  }

  type Level = {
    scans: Scan[];
    below: PlanNode[];
    exists: { scans: Scan[]; to: Scan[] }[];
    within: Scan[][];
    asked: Set<string>;
  };

  /** One level of a query: the tables that it joins itself, and the subqueries that it contains. */
  function levelOf(top: PlanNode, all: Spread): Level {
    const level: Level = { scans: [], below: [], exists: [], within: [], asked: new Set() };
    const named = sql ? new Set(existsIn(sql).flatMap(({ tables }) => [...tables])) : null;
    visit(top, true);
    return level;

    function visit(node: PlanNode, isTop: boolean): Scan[] {
      const own = scanOf(node, all);
      const found: Scan[] = own ? [own] : [];
      level.scans.push(...found);
      if (!isTop && isBoundary(node) && !own) {
        level.below.push(node);
        return [];
      }
      const sides: Scan[][] = [];
      for (const child of node.Plans ?? []) {
        const relation = child['Parent Relationship'];
        if (relation === 'SubPlan' || relation === 'InitPlan' || (isSet(node) && relation === 'Member')) {
          level.below.push(child);
          continue;
        }
        const side = visit(child, false);
        sides.push(side);
        found.push(...side);
      }
      const kind = String(node['Join Type'] ?? '');
      if (/^(Right )?(Semi|Anti)$/.test(kind)) {
        const [left = [], right = []] = sides;
        const [inner, to] = kind.startsWith('Right') ? [left, right] : [right, left];
        // IN (select …) that asks nothing of the row outside is answered first, and its answer sent around
        const isExists = kind.endsWith('Anti') || !named || inner.some((scan) => named.has(scan.table));
        if (inner.length > 0) {
          for (const scan of inner) level.asked.add(scan.alias);
          if (isExists) level.exists.push({ scans: inner, to });
          else level.within.push(inner);
        }
      }
      return found;
    }
  }
}

/** A division that is held equal to another's. */
const BY_DIVISION = /\bdivision"?\s*=\s*"?\w+"?\."?division\b/i;

/** Where a subquery ends that is answered by itself: what stands below is not joined row by row. */
const BOUNDARIES = new Set([
  'Aggregate',
  'Limit',
  'Unique',
  'WindowAgg',
  'SetOp',
  'Append',
  'Merge Append',
  'Recursive Union',
  'Group',
]);

function isBoundary(node: PlanNode): boolean {
  return BOUNDARIES.has(node['Node Type']) || node['Node Type'] === 'Subquery Scan';
}

function isSet(node: PlanNode): boolean {
  return /^(Append|Merge Append|SetOp|Recursive Union)$/.test(node['Node Type']);
}

/** Whether a subquery asks something of the rows around it. */
function asksOutside(node: PlanNode): boolean {
  const own = new Set(nodesIn(node).flatMap((each) => (typeof each.Alias === 'string' ? [each.Alias] : [])));
  const outputs = nodesIn(node).flatMap((each) => (Array.isArray(each.Output) ? (each.Output as string[]) : []));
  for (const text of [...conditionsIn(node), ...outputs])
    for (const [name] of text.replaceAll(/'(?:[^']|'')*'/g, "''").matchAll(new RegExp(COLUMN, 'g'))) {
      const alias = bare(name.slice(0, name.lastIndexOf('.')));
      if (!own.has(alias) && !/^(InitPlan|SubPlan|pg_catalog|public)\b/.test(alias)) return true;
    }
  return false;
}

function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
