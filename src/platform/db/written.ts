import {
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';

const WRITE = /\b(insert\s+into|update|delete\s+from)\s+"?(\w+)/gi;
const UPSERT = /\bon\s+conflict\b.*\bdo\s+update\b/is;

/** Notes the names of the tables that statements write: what was not written need not be counted anew. */
export class WatchWrites implements KyselyPlugin {
  /** the tables that got rows, or whose rows were changed or deleted */
  readonly tables = new Set<string>();
  /** those of them whose rows were changed or deleted: the others only got new ones */
  readonly altered = new Set<string>();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    note(node, this);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

type Part = OperationNode & {
  into?: Part;
  table?: Part;
  from?: { froms: Part[] };
  with?: { expressions: { expression: Part }[] };
  node?: Part;
  identifier?: { name: string };
  onConflict?: { updates?: unknown };
};

function note(root: OperationNode, writes: WatchWrites): void {
  const node = root as Part;
  if (RawNode.is(root)) {
    const text = written(root);
    const upserts = UPSERT.test(text);
    for (const [, verb, table] of text.matchAll(WRITE))
      if (verb && table) add(table, upserts || !/^insert/i.test(verb), writes);
    return;
  }
  if (node.kind === 'InsertQueryNode') add(tableOf(node.into), node.onConflict?.updates !== undefined, writes);
  if (node.kind === 'UpdateQueryNode') add(tableOf(node.table), true, writes);
  if (node.kind === 'DeleteQueryNode') for (const from of node.from?.froms ?? []) add(tableOf(from), true, writes);
  for (const { expression } of node.with?.expressions ?? []) note(expression, writes);
}

function add(table: string | undefined, altered: boolean, writes: WatchWrites): void {
  if (!table) return;
  writes.tables.add(table);
  if (altered) writes.altered.add(table);
}

/** The table of a node, through its alias. */
function tableOf(part: Part | undefined): string | undefined {
  return nameOf(part?.kind === 'AliasNode' ? part.node : part);
}

function nameOf(part: Part | undefined): string | undefined {
  // a TableNode holds a SchemableIdentifierNode, which holds the identifier
  return (part?.table as Part | undefined)?.identifier?.name;
}

/** The text of a raw statement, with the names of tables that stand in it as parts. */
function written(node: RawNode): string {
  return node.sqlFragments
    .map((fragment, i) => {
      const part = node.parameters[i];
      if (!part) return fragment;
      return fragment + (RawNode.is(part) ? written(part) : (nameOf(part as Part) ?? '?'));
    })
    .join('');
}
