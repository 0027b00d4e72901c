/** The only file that writes boundaries. */
import type { Tx } from '../platform/db/scope.ts';
import type { Shape } from './geo.ts';

export type NewBoundary = { unitId: string; shape: Shape };

/** Writes the shapes of units; a shape that was there is replaced. */
export async function putBoundaries(
  tx: Tx,
  boundaries: readonly NewBoundary[],
  from: { source: string; on: string; name: string },
): Promise<void> {
  for (const { unitId, shape } of boundaries) {
    const row = { shape: JSON.stringify(shape), source: from.source, imported_on: from.on, imported_name: from.name };
    await tx
      .insertInto('unit_boundary')
      .values({ unit_id: unitId, ...row })
      .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(row))
      .execute();
  }
}
