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

const WRITE = /\b(?:insert\s+into|update|delete\s+from)\s+"?(\w+)/gi;

/** Notes the names of the tables that statements write: what was not written need not be counted anew. */
export class WatchWrites implements KyselyPlugin {
  readonly tables = new Set<string>();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    note(node, this.tables);
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
};

function note(root: OperationNode, tables: Set<string>): void {
  const node = root as Part;
  if (RawNode.is(root)) {
    for (const [, table] of written(root).matchAll(WRITE)) if (table) tables.add(table);
    return;
  }
  if (node.kind === 'InsertQueryNode') add(node.into, tables);
  if (node.kind === 'UpdateQueryNode') add(node.table, tables);
  if (node.kind === 'DeleteQueryNode') for (const from of node.from?.froms ?? []) add(from, tables);
  for (const { expression } of node.with?.expressions ?? []) note(expression, tables);
}

/** The table of a node, through its alias. */
function add(part: Part | undefined, tables: Set<string>): void {
  const name = nameOf(part?.kind === 'AliasNode' ? part.node : part);
  if (name) tables.add(name);
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
