/** Writes paths anew wherever they are copied: by rule, not row by row in the trace. A unit that went from one place to another takes every row along (D2, D27). */
import { sql } from 'kysely';
import { readdressTokens } from '../../members/store/move.ts';
import type { Reorganizing } from '../../organization/reorganizing.ts';
import { markPathsStale } from '../../organization/store/parts.ts';
import { inTurn } from '../../platform/db/transaction.ts';
import type { Run } from './trace.ts';

/** There on the day, back when it is annulled. */
export type Way = 'there' | 'back';

/** Sums kept of the parts of the tree that units left or came to hold no longer: of those that went along, too, which nobody counts anew. */
async function markParts(run: Run): Promise<void> {
  const { rows } = await sql<{ division: string; paths: string[] }>`
    select m.target_division as division, array_agg(distinct x.path) as paths from reorganization_unit m cross join unnest(array[m.old_path, m.new_path]) x(path)
    where m.division = ${run.unit.division} and m.reorganization_id = ${run.id} and x.path is not null group by 1`.execute(
    run.tx,
  );
  for (const { division, paths } of rows) await markPathsStale(run.tx, division, paths);
}

/** Words of names: what a line has of them is found by its name, and written after the line itself. */
const WORDS = 'person_token';

/** Every row of every table of the catalogue that carries a unit and its path, and every copied path of a unit elsewhere. The tree stands already as it shall. */
export async function rewritePaths(run: Run, parts: readonly Reorganizing[], way: Way): Promise<void> {
  await markParts(run);
  const was = way === 'there' ? sql`old_path` : sql`new_path`;
  const { rows } = await sql<{
    id: string;
    division: string;
    was: string;
  }>`select target_id as id, target_division as division, ${was} as was from reorganization_unit
    where division = ${run.unit.division} and reorganization_id = ${run.id} and old_path <> new_path`.execute(run.tx);
  if (rows.length === 0) return;
  const units = rows.map(({ id }) => id);
  const paths = rows.map((row) => row.was);
  const readdress = (table: string, unit: string, path: string) =>
    sql`select chibo_readdress(${table}::regclass, ${unit}::name, ${path}::name, ${units}::uuid[], ${paths}::text[])`;
  // a copy may also bear the path of the unit that got the row it hangs on
  const { rows: takers } = await sql<{
    path: string;
  }>`select path from unit where id in (select unnest(successors) from reorganization_unit where division = ${run.unit.division} and reorganization_id = ${run.id}
    union select to_id from reorganization_work where division = ${run.unit.division} and reorganization_id = ${run.id})`.execute(
    run.tx,
  );
  const borne = [...paths, ...takers.map(({ path }) => path)];
  const owned = [...run.tables.values()].filter(
    ({ name, columns }) => columns.has('unit_id') && columns.has('scope') && name !== WORDS,
  );
  const elsewhere = parts.flatMap((part) => part.elsewhere ?? []);
  const copies = parts.flatMap((part) => part.copies ?? []);
  await inTurn(run.tx, [
    ...owned.map(({ name }) => readdress(name, 'unit_id', 'scope')),
    ...elsewhere.flatMap(({ table, unit, scope }) => (scope === undefined ? [] : [readdress(table, unit, scope)])),
  ]);
  await readdressTokens(run.tx, rows);
  await inTurn(
    run.tx,
    copies.map(
      ({
        table,
        scope,
        of,
        by,
      }) => sql`update ${sql.table(table)} t set ${sql.ref(scope)} = ${sql.ref(`o.${scope}`)} from ${sql.table(of)} o
        where o.division = t.division and o.id = ${sql.ref(`t.${by}`)} and ${sql.ref(`t.${scope}`)} is distinct from ${sql.ref(`o.${scope}`)} and ${sql.ref(`t.${scope}`)} = any(${borne}::text[])`,
    ),
  );
}
