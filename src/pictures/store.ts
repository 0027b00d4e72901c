/** The only file that writes boundaries. */
import { sql } from 'kysely';
import type { Tx } from '../platform/db/scope.ts';
import type { Shape } from './geo.ts';

export type NewBoundary = { unitId: string; shape: Shape };

/** So many shapes go in one statement: some megabytes of them. */
const AT_ONCE = 250;

/** Writes the shapes of units; a shape that was there is replaced. */
export async function putBoundaries(
  tx: Tx,
  boundaries: readonly NewBoundary[],
  from: { source: string; on: string; name: string },
): Promise<void> {
  for (let at = 0; at < boundaries.length; at += AT_ONCE) {
    const some = boundaries.slice(at, at + AT_ONCE);
    await sql`insert into unit_boundary (unit_id, shape, source, imported_on, imported_name)
      select id, shape, ${from.source}, ${from.on}, ${from.name}
      from unnest(${some.map(({ unitId }) => unitId)}::uuid[], ${some.map(({ shape }) => JSON.stringify(shape))}::jsonb[]) as u(id, shape)
      on conflict (unit_id) do update
      set shape = excluded.shape, source = excluded.source, imported_on = excluded.imported_on, imported_name = excluded.imported_name`.execute(
      tx,
    );
  }
}
