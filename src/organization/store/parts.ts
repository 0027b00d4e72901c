/** Says of which parts of the tree the kept sums no longer hold: in the transaction that changes what they sum, never afterwards. */
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { PART, partOf } from '../parts.ts';

/** As a text: nearly every command sends it. A unit is marked where it stands by now and where the caller saw it: it may have moved in between, or be gone. */
const MARK = `insert into part_stale (division, part) select distinct $1, p.part from (
  select left(u.path, ${PART}) as part from unit u where u.division = $1 and u.id = any($2::uuid[]) union all select unnest($3::text[])) p`;

/** The statement that marks the parts of units of one division. */
export function staleAt(division: string, units: readonly UnitRef[]): CompiledQuery {
  const parts = new Set(units.map(({ path }) => partOf(path)));
  return CompiledQuery.raw(MARK, [division, units.map(({ id }) => id), [...parts]]);
}

/** Marks the parts of these units. */
export async function markStale(tx: Tx, units: readonly UnitRef[]): Promise<void> {
  for (const [division, refs] of Map.groupBy(units, (unit) => unit.division))
    await tx.executeQuery(staleAt(division, refs));
}

/** Marks the parts of these paths, of units that came or went. */
export async function markPathsStale(tx: Tx, division: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await tx.executeQuery(CompiledQuery.raw(MARK, [division, [], [...new Set(paths.map(partOf))]]));
}

/** The statement that marks every part that has units: nothing is known to hold. */
export function allStale(): RawBuilder<unknown> {
  return sql`insert into part_stale (division, part) select distinct division, left(path, ${sql.lit(PART)}) from unit`;
}
