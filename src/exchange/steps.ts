/** A file too large for one transaction: its parts, a commune each, and how far they have come (D7). */
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Counts, Tally } from './import.ts';
import { type SourceRow, UNITS } from './mapping.ts';

/** The channel on which a large import asks to be gone on with. */
export const IMPORTS = 'chibo_imports';

/** More than this is written part by part: D7's bound of units, and the rows that one transaction was measured with. */
export const AT_ONCE = { units: 5000, rows: 100_000 };

/** Whether an import has to be written part by part, by what was counted when it was read. What stays as it is costs nothing. */
export function tooLargeAtOnce({ units, members }: Pick<Counts, 'units' | 'members'>): boolean {
  const written = (tally: Tally) => tally.new + tally.changed;
  return written(units) > AT_ONCE.units || written(members) > AT_ONCE.rows;
}

/** The same before anything was judged: then every row may have to be written. One unit more is the top. */
export function mayBeTooLarge(rows: SourceRow[]): boolean {
  const units = rows.filter((row) => row.sheet === UNITS).length;
  return units > AT_ONCE.units + 1 || rows.length - units > AT_ONCE.rows;
}

/** The numbers of the parts of a batch, in the order in which they are written. */
export async function partsOf(tx: Tx, unit: UnitRef, batchId: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('import_block')
    .select('part')
    .distinct()
    .where('division', '=', unit.division)
    .where('batch_id', '=', batchId)
    .orderBy('part')
    .execute();
  return rows.map((row) => row.part);
}

/** The counts of two parts together. */
export function addedTo(a: Counts, b: Counts): Counts {
  const sum = (x: Tally, y: Tally): Tally => ({
    new: x.new + y.new,
    changed: x.changed + y.changed,
    same: x.same + y.same,
    refused: x.refused + y.refused,
  });
  return {
    units: sum(a.units, b.units),
    members: sum(a.members, b.members),
    posts: a.posts + b.posts,
    duties: (a.duties ?? 0) + (b.duties ?? 0),
    warnings: a.warnings + b.warnings,
    problems: [],
  };
}
