/** What PostgreSQL says it will do for a statement: a tree of nodes. */
export type PlanNode = { 'Node Type': string; 'Relation Name'?: string; Plans?: PlanNode[]; [key: string]: unknown };

/** Tables that a plan reads from end to end: the table itself, or an index of it without a condition. */
export function scannedIn(node: PlanNode): string[] {
  const whole =
    node['Node Type'] === 'Seq Scan' ||
    (/^Index (Only )?Scan$/.test(node['Node Type']) && node['Index Cond'] === undefined);
  const own = whole ? [node['Relation Name'] ?? ''] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scannedIn)];
}

/** A node and all below it. */
export function nodesIn(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesIn)];
}

const CONDITIONS = [
  'Index Cond',
  'Hash Cond',
  'Merge Cond',
  'Join Filter',
  'Filter',
  'Recheck Cond',
  'One-Time Filter',
  'TID Cond',
];

/** What the nodes of a plan ask of their rows. */
export function conditionsIn(node: PlanNode): string[] {
  return nodesIn(node).flatMap((each) =>
    CONDITIONS.flatMap((key) => (typeof each[key] === 'string' ? [each[key]] : [])),
  );
}

export type Statement = { sql: string; parameters: readonly unknown[] };

/** Statements that can be explained: not the settings around them. */
export function isAsked({ sql }: Statement): boolean {
  return /^\s*(select|with|insert|update|delete)\b/i.test(sql);
}
