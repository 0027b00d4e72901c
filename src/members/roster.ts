/** The roster of a unit on a day, as the floors above ask for it: who belongs, who is a guest, who may vote. */
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

export type RosterLine = {
  membershipId: string;
  personId: string;
  name: string;
  sortKey: string;
  seat: 'own' | 'guest';
  status: 'official' | 'probationary';
  exempt: boolean;
  suspended: boolean;
  away: boolean;
  /** official, in his own cell, not suspended (VOT-03, VOT-04) */
  votes: boolean;
};

/** The lines open on `on`, in name order. Inside the reader's scope. */
export async function rosterOf(tx: Tx, unit: UnitRef, on: string): Promise<RosterLine[]> {
  const rows = await tx
    .selectFrom('membership')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({
    membershipId: r.id,
    personId: r.person_id,
    name: r.full_name,
    sortKey: r.sort_key,
    seat: r.seat as RosterLine['seat'],
    status: r.status as RosterLine['status'],
    exempt: r.exempt,
    suspended: r.suspended,
    away: r.away,
    votes: r.seat === 'own' && r.status === 'official' && !r.suspended,
  }));
}

/** The line of one person at the unit on a day, or undefined. */
export async function lineOf(tx: Tx, unit: UnitRef, personId: string, on: string): Promise<RosterLine | undefined> {
  return (await rosterOf(tx, unit, on)).find((line) => line.personId === personId);
}
