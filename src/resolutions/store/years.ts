/** The only file that writes closed years. */
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { YearReview } from '../year.ts';

export type NewClose = {
  year: number;
  on: string;
  byName: string;
  conclusion: string;
  review: YearReview;
  carried: number;
  programmeId: string;
  at: Date;
};

/** Writes the close with the review as it stood. Returns its id. */
export async function insertClose(tx: Tx, unit: UnitRef, close: NewClose): Promise<string> {
  const id = newId();
  await tx
    .insertInto('year_close')
    .values({
      ...at(unit),
      id,
      year: close.year,
      closed_on: close.on,
      closed_name: close.byName,
      conclusion: close.conclusion,
      review: JSON.stringify(close.review),
      carried: close.carried,
      programme_id: close.programmeId,
      closed_at: close.at,
    })
    .execute();
  return id;
}
