/** Who can be given a task at a unit, and who can check one. */

import { rosterOf } from '../members/roster.ts';
import { parentOf } from '../organization/tree.ts';
import type { Actor, UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

export type Named = { id: string; name: string };

/** The person who acts, or the account where there is no person behind it. */
export function whoIs(actor: Actor): string {
  return actor.person?.id ?? actor.accountId;
}

/**
 * Those who may be given a task: the open lines of the unit's roster, and the holders of its party posts (a committee has
 * no roster of its own). In name order, each once.
 */
export async function assigneesOf(tx: Tx, unit: UnitRef, on: string): Promise<Named[]> {
  const lines = await rosterOf(tx, unit, on);
  const members = lines.filter((l) => !l.suspended).map((l) => ({ id: l.personId, name: l.name }));
  return once([...members, ...(await postHolders(tx, unit, on))]);
}

/** Those who may check: the same, the unit's overseers, and the committee above as far as the reader sees its posts. */
export async function checkersOf(tx: Tx, unit: UnitRef, on: string): Promise<Named[]> {
  const overseers = await tx
    .selectFrom('overseer_duty')
    .select(['person_id', 'person_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_division', '=', unit.division)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('person_name')
    .execute();
  const above = await parentOf(tx, unit);
  const committee = above && above.division === unit.division ? await postHolders(tx, above, on) : [];
  return once([
    ...(await assigneesOf(tx, unit, on)),
    ...overseers.map((o) => ({ id: o.person_id, name: o.person_name })),
    ...committee,
  ]);
}

async function postHolders(tx: Tx, unit: UnitRef, on: string): Promise<Named[]> {
  const rows = await tx
    .selectFrom('post')
    .select(['person_id', 'holder_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('side', '=', 'party')
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .where('person_id', 'is not', null)
    .orderBy('holder_name')
    .execute();
  return rows.flatMap((r) => (r.person_id ? [{ id: r.person_id, name: r.holder_name }] : []));
}

function once(people: Named[]): Named[] {
  return [...new Map(people.toReversed().map((p) => [p.id, p])).values()].toReversed();
}
