/** The only file that writes minutes and their notes. The body is written once and never changed. */

import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { hashOf } from './minutes.ts';
import type { MinutesBody } from './paper.ts';
import type { By } from './store.ts';

export async function insertMinutes(
  tx: Tx,
  unit: UnitRef,
  meetingId: string,
  body: MinutesBody,
  by: By & { at: Date },
): Promise<{ id: string; hash: string }> {
  const id = newId();
  const hash = hashOf(body);
  await tx
    .insertInto('minutes')
    .values({
      ...at(unit),
      id,
      meeting_id: meetingId,
      body: JSON.stringify(body),
      text_hash: hash,
      confirmed_by: by.id,
      confirmed_name: by.name,
      confirmed_at: by.at,
    })
    .execute();
  return { id, hash: hash.toString('hex') };
}

export async function setSigned(tx: Tx, unit: UnitRef, meetingId: string, by: By & { at: Date }): Promise<void> {
  await tx
    .updateTable('minutes')
    .set({ signed_by: by.id, signed_name: by.name, signed_at: by.at })
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export async function setScan(tx: Tx, unit: UnitRef, meetingId: string, fileId: string): Promise<void> {
  await tx
    .updateTable('minutes')
    .set({ scan_file_id: fileId })
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .execute();
}

export async function insertNote(
  tx: Tx,
  unit: UnitRef,
  meetingId: string,
  note: { text: string; decidedOn: string; personId: string | null; name: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('minutes_note')
    .values({
      ...at(unit),
      id,
      meeting_id: meetingId,
      note: note.text,
      decided_on: note.decidedOn,
      by_person: note.personId,
      by_name: note.name,
      at: note.at,
    })
    .execute();
  return id;
}
