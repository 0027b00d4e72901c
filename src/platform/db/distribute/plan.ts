/** Where each table goes on Citus, and in which order it gets there: decided from the catalogue alone. */
import type { Reason } from '../../refusal.ts';
import type { Catalogue, Key, Table } from './catalogue.ts';

/**
 * `division`: spread by the division, all such tables side by side. `key`: spread by its own key, for what is unique nationwide. `reference`: held
 * whole on every machine. `local`: stays on the coordinator.
 */
export type Place = 'division' | 'key' | 'reference' | 'local';
/** What a person at the command line reads of them. */
export const placeWords: Readonly<Record<Place, string>> = {
  division: 'Spread by division, side by side',
  key: 'Spread by its own key',
  reference: 'Held whole on every machine',
  local: 'Stays on the coordinator',
};
/** A key that was put away. */
export type KeptKey = Pick<Key, 'table' | 'name' | 'target' | 'definition'>;
export type Placed = { table: string; place: Place; column: string | null };

const DIVISION = 'division';
/** Bookkeeping of the runner itself, which no row of the organization touches. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['meta', 'migration']);
/** Where the keys are kept while they are dropped. */
const KEPT = 'chibo_distribute_key';

/** Where each table goes. `kept`: keys that an earlier run has put away: what they bind is bound. */
export function placesOf({ tables, keys }: Catalogue, kept: readonly KeptKey[] = []): Placed[] {
  const bound = new Set([...keys, ...kept].flatMap(({ table, target }) => [table, target]));
  return tables.map((table) => {
    const { name, columns, primaryKey, unlogged } = table;
    const [first] = primaryKey;
    if (unlogged || BOOKKEEPING.has(name)) return { table: name, place: 'local', column: null };
    if (first === DIVISION) return { table: name, place: 'division', column: DIVISION };
    // it says in which division something is, and nothing refers to it: a directory, found by its own key
    if (columns.includes(DIVISION) && first && primaryKey.length === 1 && !bound.has(name))
      return { table: name, place: 'key', column: first };
    return { table: name, place: 'reference', column: null };
  });
}

/** What Citus would refuse of the schema; empty where it fits. Refuses distribute.unique, distribute.foreign_key, distribute.no_key. */
export function unfit(catalogue: Catalogue, places: readonly Placed[] = placesOf(catalogue)): Reason[] {
  const at = new Map(places.map((each) => [each.table, each]));
  const isSpread = (table: string) => ['division', 'key'].includes(at.get(table)?.place ?? '');
  return [
    ...catalogue.tables.flatMap((table) => unfitTable(table, at.get(table.name))),
    ...catalogue.keys
      .filter((key) => !fits(key))
      .map(({ table, name, target }) => reason('distribute.foreign_key', { table, key: name, target })),
  ];

  function fits({ table, target, columns, targetColumns }: Key): boolean {
    if (!isSpread(target)) return !(at.get(table)?.place === 'reference' && at.get(target)?.place === 'local');
    if (!isSpread(table)) return false;
    const [own, other] = [at.get(table), at.get(target)];
    if (own?.place !== 'division' || other?.place !== 'division') return false;
    return columns.some((column, i) => column === DIVISION && targetColumns[i] === DIVISION);
  }
}

function unfitTable({ name, columns, primaryKey, unique }: Table, placed: Placed | undefined): Reason[] {
  // an owned row that is not found by its division would be held whole everywhere
  if (columns.includes('scope') && placed?.place !== 'division') return [reason('distribute.no_key', { table: name })];
  const column = placed?.column;
  if (!column) return [];
  return [primaryKey, ...unique]
    .filter((key) => !key.includes(column))
    .map((key) => reason('distribute.unique', { table: name, key: key.join(', ') }));
}

function reason(code: string, values: Record<string, string>): Reason {
  return { code, values };
}

export type Step = {
  what: 'settings' | 'drop keys' | 'reference' | 'spread' | 'put back' | 'finish';
  table: string | null;
  statements: string[];
};

/** What is there already: an earlier run may have been broken off. `kept`: keys that it had dropped. */
export type Present = {
  spread: ReadonlySet<string>;
  kept: readonly KeptKey[];
  database: string;
  roles: readonly string[];
};

/**
 * The steps in the only order that works on a schema with rows (storage.md): all foreign keys away, then reference tables, then the spread ones side by
 * side, then the keys back. Each step is a transaction; what an earlier run has done is left out, and the keys that it dropped are put back by this one.
 */
export function stepsOf(catalogue: Catalogue, present: Present): Step[] {
  const all = placesOf(catalogue, present.kept);
  const places = all.filter(({ table }) => !present.spread.has(table));
  const dropped = catalogue.keys;
  const again = [
    ...dropped,
    ...present.kept.filter((kept) => !dropped.some((key) => key.table === kept.table && key.name === kept.name)),
  ];
  if (places.every(({ place }) => place === 'local') && present.kept.length === 0) return [];
  const anchor = all.find(({ place, table }) => place === 'division' && present.spread.has(table))?.table;
  const byDivision = places.filter(({ place }) => place === 'division').map(({ table }) => table);
  const beside = anchor ?? byDivision[0];
  return [
    {
      what: 'settings',
      table: null,
      statements: [
        ...present.roles.map((role) => `alter role ${name(role)} login`),
        `alter database ${name(present.database)} set citus.propagate_set_commands = 'local'`,
        `create table if not exists ${KEPT} (table_name text not null, name text not null, target text not null, definition text not null, primary key (table_name, name))`,
      ],
    },
    {
      what: 'drop keys',
      table: null,
      statements: dropped.flatMap((key) => [
        `insert into ${KEPT} values (${text(key.table)}, ${text(key.name)}, ${text(key.target)}, ${text(key.definition)}) on conflict do nothing`,
        `alter table ${name(key.table)} drop constraint ${name(key.name)}`,
      ]),
    },
    ...places
      .filter(({ place }) => place === 'reference')
      .map(
        ({ table }): Step => ({
          what: 'reference',
          table,
          statements: [`select create_reference_table(${text(table)})`],
        }),
      ),
    ...byDivision.map((table): Step => {
      const side = table === beside ? 'none' : (beside ?? 'none');
      return {
        what: 'spread',
        table,
        statements: [
          `select create_distributed_table(${text(table)}, ${text(DIVISION)}, colocate_with => ${text(side)})`,
        ],
      };
    }),
    ...places
      .filter(({ place }) => place === 'key')
      .map(
        ({ table, column }): Step => ({
          what: 'spread',
          table,
          statements: [
            `select create_distributed_table(${text(table)}, ${text(column ?? '')}, colocate_with => 'none')`,
          ],
        }),
      ),
    ...again.map(
      (key): Step => ({
        what: 'put back',
        table: key.table,
        statements: [
          `alter table ${name(key.table)} add constraint ${name(key.name)} ${key.definition}`,
          `delete from ${KEPT} where table_name = ${text(key.table)} and name = ${text(key.name)}`,
        ],
      }),
    ),
    { what: 'finish', table: null, statements: [`drop table ${KEPT}`] },
  ].filter(({ statements }) => statements.length > 0) as Step[];
}

function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
