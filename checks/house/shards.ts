/** What of a plan lies on one shard: the tables that are spread, and which of them are held to the same division. */
import type { Spread } from './citus.ts';
import { conditionsIn, nodesIn, type PlanNode } from './plan.ts';

export type Scan = { alias: string; table: string; column: string };

export function scanOf(node: PlanNode, spread: Spread): Scan | undefined {
  const table = node['Relation Name'];
  // the table that is written is read by a scan of its own; a row that is inserted comes from nowhere
  if (table === undefined || node['Node Type'] === 'ModifyTable') return undefined;
  const column = spread.get(table);
  return column === undefined ? undefined : { alias: String(node.Alias ?? table), table, column };
}

export function scansIn(node: PlanNode, spread: Spread): Scan[] {
  return nodesIn(node).flatMap((each) => scanOf(each, spread) ?? []);
}

const NAME = '(?:"[^"]+"|[a-z_][\\w$]*)';
export const COLUMN = `${NAME}\\.${NAME}`;
const EQUAL = new RegExp(`\\(?(${COLUMN})\\)?(?:::\\w+)? = \\(?(${COLUMN})\\)?(?:::\\w+)?(?=\\)| AND|$)`, 'g');
const FIXED = new RegExp(`\\(?(${COLUMN})\\)?(?:::\\w+)? = ('(?:[^']|'')*'::\\w+)`, 'g');

export type Classes = { of(name: string): string };

/** Which columns are equal to which, and to which value, by all conditions of the plan. */
export function classesOf(plan: PlanNode): Classes {
  const parent = new Map<string, string>();
  const of = (name: string): string => {
    const above = parent.get(name);
    return above === undefined || above === name ? name : of(above);
  };
  const join = (a: string, b: string) => {
    const [one, other] = [of(a), of(b)];
    // a value stays the name of its class
    if (one === other) return;
    if (one.startsWith("'")) parent.set(other, one);
    else parent.set(one, other);
  };
  for (const condition of conditionsIn(plan)) {
    for (const [, a = '', b = ''] of condition.matchAll(EQUAL)) join(bare(a), bare(b));
    for (const [, a = '', value = ''] of condition.matchAll(FIXED)) join(bare(a), value);
  }
  return { of };
}

export function bare(name: string): string {
  return name.replaceAll('"', '');
}

const keyOf = (scan: Scan): string => `${scan.alias}.${scan.column}`;

export function together(a: Scan, b: Scan, classes: Classes): boolean {
  return a.column === b.column && classes.of(keyOf(a)) === classes.of(keyOf(b));
}

/** The scans by what they are known to share a shard with. */
export function groupsOf(scans: readonly Scan[], classes: Classes): Scan[][] {
  return [...Map.groupBy(scans, (scan) => `${scan.column} ${classes.of(keyOf(scan))}`).values()];
}

/** Whether one shard holds all that is asked: each table is held to one and the same value. */
export function isOfOneShard(scans: readonly Scan[], classes: Classes): boolean {
  const found = new Set(scans.map((scan) => `${scan.column} ${classes.of(keyOf(scan))}`));
  return found.size === 1 && [...found].every((name) => name.includes(" '"));
}
