/** Writes terms and their seats. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { SeatInput } from '../term.ts';
import { at } from '../tree.ts';

export type TermFacts = {
  name: string;
  congressOn: string | null;
  startsOn: string;
  endsOn: string;
  decision: string | null;
  seats: SeatInput[];
};

/** Writes a term with its seats; returns its id. */
export async function insertTerm(tx: Tx, unit: UnitRef, term: TermFacts): Promise<string> {
  const id = newId();
  await tx
    .insertInto('term')
    .values({ ...at(unit), id, ...columns(term) })
    .execute();
  await writeSeats(tx, unit, id, term.seats);
  return id;
}

/** Changes a term and writes its seats anew. Refuses version.stale. */
export async function updateTerm(tx: Tx, unit: UnitRef, id: string, term: TermFacts, version: number): Promise<void> {
  await changeAsSeen(tx, 'term', unit, id, version, columns(term));
  await tx.deleteFrom('term_seat').where('division', '=', unit.division).where('term_id', '=', id).execute();
  await writeSeats(tx, unit, id, term.seats);
}

/** Ends a term; the row stays. Refuses version.stale. */
export async function endTerm(
  tx: Tx,
  unit: UnitRef,
  id: string,
  on: string,
  reason: string,
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'term', unit, id, version, { ended_on: on, end_reason: reason });
}

function columns(term: TermFacts) {
  return {
    name: term.name,
    congress_on: term.congressOn,
    starts_on: term.startsOn,
    ends_on: term.endsOn,
    decision: term.decision,
  };
}

async function writeSeats(tx: Tx, unit: UnitRef, termId: string, seats: SeatInput[]): Promise<void> {
  if (seats.length === 0) return;
  await tx
    .insertInto('term_seat')
    .values(seats.map(({ seat, seats: n }) => ({ ...at(unit), id: newId(), term_id: termId, seat, seats: n })))
    .execute();
}
