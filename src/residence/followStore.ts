/** The contact goes with the person who changes his cell (D1): within a division its rows move, to another they are copied and the old ones closed. Remarks stay at the cell that gave them and name the new home. */
import { sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

/** Carries the contacts of somebody to the unit he joins; his record lies there already. */
export async function carryContacts(tx: Tx, personId: string, from: UnitRef, to: UnitRef): Promise<void> {
  if (from.division === to.division) {
    await sql`update residence_contact set unit_id = ${to.id}, scope = ${to.path}, version = version + 1
      where division = ${from.division} and person_id = ${personId} and moved_to is null`.execute(tx);
  } else {
    const { rows } = await sql<{ id: string }>`select id from residence_contact
      where division = ${from.division} and person_id = ${personId} and moved_to is null`.execute(tx);
    for (const { id } of rows) await copyTo(tx, { division: from.division, id }, to);
  }
  const whose = sql`person_id = ${personId} and other_scope = ${from.path}`;
  await sql`update residence_remark set other_division = ${to.division}, other_unit_id = ${to.id}, other_scope = ${to.path} where ${whose}`.execute(
    tx,
  );
  await sql`update residence_correction set other_scope = ${to.path} where ${whose}`.execute(tx);
}

/** One contact once more, under an id of its own: a row of an earlier stay may lie in that division. The lines of rounds name the new one. */
async function copyTo(tx: Tx, row: { division: string; id: string }, to: UnitRef): Promise<void> {
  const id = newId();
  const changed = JSON.stringify({ id, division: to.division, unit_id: to.id, scope: to.path });
  await sql`update residence_contact set moved_to = ${to.division}, version = version + 1 where division = ${row.division} and id = ${row.id}`.execute(
    tx,
  );
  await sql`insert into residence_contact
    select (jsonb_populate_record(null::residence_contact, to_jsonb(t) || ${changed}::jsonb || '{"moved_to": null}')).* from residence_contact t
    where division = ${row.division} and id = ${row.id}`.execute(tx);
  await sql`update residence_remark set contact_id = ${id} where contact_id = ${row.id} and other_division = ${row.division}`.execute(
    tx,
  );
}
