/** Everything that names a person: how much of it there is, how much of it is in reach, at which units it lies. */
import { type RawBuilder, sql } from 'kysely';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { type Move, moves, refusals } from './policies.ts';
import type { Who } from './policy.ts';

export type References = {
  table: string;
  column: string;
  part: string;
  /** in reach; beyond it too; of those in reach that stay; of those that hold the merge up */
  reached: number;
  all: number;
  stays: number;
  held: number;
};

/** The rows of a move that name somebody, as `t`. */
export function named({ table, column }: Pick<Move, 'table' | 'column'>, person: string): RawBuilder<unknown> {
  return sql`${sql.table(table)} t where t.${sql.ref(column)} = ${person}`;
}

/** What names the old record, by table and column, in one statement. */
export async function referencesOf(tx: Tx, who: Who): Promise<References[]> {
  const lines = [
    ...moves().map((move) => line(move, move.part, who, move)),
    ...refusals().map((column) => line(column, 'refused', who, { refuseWhile: () => sql`true` })),
    line({ table: 'membership', column: 'person_id' }, 'lines', who, {}),
    line({ table: 'person', column: 'id' }, 'record', who, {}),
  ];
  const { rows } = await sql<References>`${sql.join(lines, sql` union all `)}`.execute(tx);
  return rows;
}

function line(
  at: { table: string; column: string },
  part: string,
  who: Who,
  { stays, refuseWhile }: Pick<Move, 'stays' | 'refuseWhile'>,
): RawBuilder<unknown> {
  const count = (term?: RawBuilder<unknown>) =>
    sql`(select count(*)::int from ${named(at, who.loser)} ${term ? sql`and ${term}` : sql``})`;
  return sql`select ${sql.lit(at.table)} as "table", ${sql.lit(at.column)} as "column", ${sql.lit(part)} as part,
    ${count()} as reached, chibo_count_refs(${sql.lit(at.table)}::regclass, ${sql.lit(at.column)}, ${who.loser}::uuid)::int as "all",
    ${stays ? count(stays(who)) : sql`0`} as stays, ${refuseWhile ? count(refuseWhile(who)) : sql`0`} as held`;
}

/** How often each column names somebody now, wherever it lies. */
export async function countsOf(tx: Tx, person: string): Promise<Record<string, number>> {
  const columns = [...moves(), { table: 'membership', column: 'person_id' }];
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(
    columns.map(
      ({ table, column }) =>
        sql`select ${sql.lit(`${table}.${column}`)} as name, chibo_count_refs(${sql.lit(table)}::regclass, ${sql.lit(column)}, ${person}::uuid)::int as n`,
    ),
    sql` union all `,
  )}`.execute(tx);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** The units in reach at which something names one of the two: their counts are made anew. */
export async function unitsOf(tx: Tx, persons: readonly string[]): Promise<UnitRef[]> {
  const columns = [
    ...moves().filter((move) => !move.undivided),
    { table: 'membership', column: 'person_id' },
    { table: 'person', column: 'id' },
  ];
  const { rows } = await sql<{ division: string; unit_id: string; scope: string }>`${sql.join(
    columns.map(
      ({ table, column }) =>
        sql`select t.division, t.unit_id, t.scope from ${sql.table(table)} t where t.${sql.ref(column)} in (${sql.join(persons)})`,
    ),
    sql` union `,
  )}`.execute(tx);
  return rows.map(addressOf);
}
