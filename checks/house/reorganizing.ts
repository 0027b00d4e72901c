/** What is wrong with what the modules say of their rows for a reorganization, held against the migrated catalogue. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../../src/organization/reorganizing.ts';
import type { Database } from '../../src/platform/db/connect.ts';

/** Tables that the reorganization writes by itself, for each unit it changes. */
const THE_TREE = ['unit', 'unit_period', 'unit_successor', 'unit_word', 'unit_former_word', 'unit_letterhead'];
/** Columns whose names look like a unit's and that hold none. */
const NOT_A_UNIT: Readonly<Record<string, string>> = {
  'saved_view.path': 'the address of a page; the page of a closed unit stays',
  'case_clock.unit': 'days, working days or months',
  'meeting_stat.units_held': 'a count',
  'resolution_stat.units_with_plan': 'a count',
};
/** `along` by a column that has no foreign key, each for a reason. */
const WITHOUT_KEY: readonly string[] = [];

export type Catalogue = {
  columns: { table: string; column: string; toUnit: boolean; type: string }[];
  keys: { table: string; column: string; to: string }[];
};

/** Columns and foreign keys of all tables; `db` is the owner's. */
export async function catalogue(db: Database): Promise<Catalogue> {
  const { rows: columns } = await sql<Catalogue['columns'][number]>`
    select c.relname as table, a.attname as column, a.atttypid::regtype::text as type,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'unit'::regclass and a.attnum = any(k.conkey)) as "toUnit"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by 1, 2`.execute(
    db,
  );
  const { rows: keys } = await sql<Catalogue['keys'][number]>`
    select k.conrelid::regclass::text as table, a.attname as column, k.confrelid::regclass::text as to
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
    where k.contype = 'f' and a.attname <> 'division'`.execute(db);
  return { columns, keys };
}

export type Said = { parts: readonly Reorganizing[]; owned: readonly string[] };

/** What is wrong with what the modules say; empty when every row has an owner to go to. */
export function faultsOf({ columns, keys }: Catalogue, { parts, owned }: Said): string[] {
  const rows = parts.flatMap((part) => Object.entries(part.rows));
  const policies = new Map(rows);
  const kinds = parts.flatMap((part) => part.openWork ?? []);
  const elsewhere = parts.flatMap((part) => part.elsewhere ?? []);
  const copies = parts.flatMap((part) => part.copies ?? []);
  const has = (table: string, column: string) => columns.some((c) => c.table === table && c.column === column);
  const tables = new Set(columns.map(({ table }) => table));
  const reaching = new Set([
    ...columns.filter((c) => c.column === 'unit_id').map(({ table }) => table),
    ...columns.filter((c) => c.column === 'scope').map(({ table }) => table),
  ]);
  const named = new Set([
    ...elsewhere.flatMap((e) => [`${e.table}.${e.unit}`, ...(e.scope ? [`${e.table}.${e.scope}`] : [])]),
    ...copies.map((c) => `${c.table}.${c.scope}`),
    ...Object.keys(NOT_A_UNIT),
  ]);
  const keyed = (policy: Extract<RowPolicy, { do: 'along' }>, table: string) =>
    keys.some((k) => k.table === table && k.column === policy.column && k.to === policy.table) ||
    WITHOUT_KEY.includes(`${table}.${policy.column}`);
  return [
    ...[...new Set([...owned, ...reaching])]
      .filter((table) => !policies.has(table) && !THE_TREE.includes(table))
      .map((table) => `${table} has no policy: say in its module's reorganizing.ts what becomes of its rows.`),
    ...rows
      .map(([table]) => table)
      .filter((table) => !tables.has(table))
      .map((table) => `${table} has a policy and is not there.`),
    ...rows
      .filter(([table], i) => rows.findIndex(([other]) => other === table) !== i)
      .map(([table]) => `${table} has two policies.`),
    ...rows.flatMap(([table, policy]) => {
      switch (policy.do) {
        case 'along':
          return keyed(policy, table) ? [] : [`${table}.${policy.column} is no foreign key to ${policy.table}.`];
        case 'follows':
        case 'continues':
          return has(table, policy.person) ? [] : [`${table}.${policy.person} is not there.`];
        case 'hangs':
          return has(table, policy.by) ? [] : [`${table}.${policy.by} is not there.`];
        case 'handed':
          return [policy.work]
            .flat()
            .filter((work) => !kinds.some((kind) => kind.kind === work && kind.table === table))
            .map((work) => `${table} is handed over as "${work}", which is no open work of it.`);
        default:
          return [];
      }
    }),
    ...kinds
      .filter(({ at, table }) => at === undefined && !['handed', 'follows'].includes(policies.get(table)?.do ?? ''))
      .map(
        ({ kind, table }) => `The open work "${kind}" stays where it is: ${table} is neither handed over nor follows.`,
      ),
    ...kinds
      .filter(
        ({ at, table }) => at !== undefined && !elsewhere.some((e) => e.table === table && e.unit === at && e.living),
      )
      .map(
        ({ kind, table, at }) =>
          `"${kind}" waits at ${table}.${at}, which never names the successor (elsewhere, living).`,
      ),
    ...columns
      .filter(
        ({ table, column, toUnit, type }) =>
          !THE_TREE.includes(table) &&
          !['unit_id', 'scope'].includes(column) &&
          !table.startsWith('reorganization') &&
          (toUnit || /(^|_)units?(_|$)|scope|path/.test(column)) &&
          /uuid|text/.test(type),
      )
      .filter(({ table, column }) => !named.has(`${table}.${column}`))
      .map(
        ({ table, column }) =>
          `${table}.${column} names a unit or a path and nothing says what becomes of it (elsewhere, copies).`,
      ),
    ...elsewhere
      .flatMap((e) => [e.unit, e.scope, e.division].flatMap((column) => (column ? [`${e.table}.${column}`] : [])))
      .filter((name) => !columns.some((c) => `${c.table}.${c.column}` === name))
      .map((name) => `${name} is named and is not there.`),
  ];
}
