/** Whether a batch may be undone, and what stands in the way. Pure (D15). */
import type { Reason } from '../platform/refusal.ts';

/** What depends on the batch: each kind of thing with how many there are. */
export type Obstacles = {
  /** persons corrected, marked, moved or ended since */
  personsChanged: number;
  unitsChanged: number;
  postsChanged: number;
  /** charges of units ended since */
  dutiesChanged: number;
  /** accounts of persons whom the batch registered */
  accounts: number;
  /** units founded since under a unit that the batch founded */
  unitsBelow: number;
  /** rows of other tables that name a person, a line or a post of the batch, or lie in a unit that it founded, by table */
  rows: Record<string, number>;
};

/** Undone is what was applied, or is being applied, while nothing depends on it. */
export function reasonsNotToUndo(state: string, obstacles: Obstacles): Reason[] {
  if (state !== 'applied' && state !== 'applying') return [{ code: 'import.not_applied', values: { state } }];
  const counted = (code: string, count: number): Reason[] => (count > 0 ? [{ code, values: { count } }] : []);
  return [
    ...counted('undo.persons_changed', obstacles.personsChanged),
    ...counted('undo.units_changed', obstacles.unitsChanged),
    ...counted('undo.posts_changed', obstacles.postsChanged),
    ...counted('undo.duties_changed', obstacles.dutiesChanged),
    ...counted('undo.accounts', obstacles.accounts),
    ...counted('undo.units_below', obstacles.unitsBelow),
    ...Object.entries(obstacles.rows)
      .filter(([, count]) => count > 0)
      .map(([table, count]) => ({ code: 'undo.in_use', values: { count, what: table } })),
  ];
}
