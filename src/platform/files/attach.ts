import type { Actor, UnitRef } from '../access.ts';
import type { Tx } from '../db/scope.ts';
import { Refusal } from '../refusal.ts';

/** Gives pending files of this account to their owner and moves them to the owner's unit. Refuses file.unknown with the id's place. */
export async function attachFiles(
  tx: Tx,
  actor: Actor,
  fileIds: string[],
  owner: { kind: string; id: string; unit: UnitRef },
): Promise<void> {
  for (const [index, fileId] of fileIds.entries()) {
    const row = await tx
      .updateTable('file')
      .set({ owner_kind: owner.kind, owner_id: owner.id })
      .where('division', '=', owner.unit.division)
      .where('id', '=', fileId)
      .where('unit_id', '=', owner.unit.id)
      .where('owner_kind', 'is', null)
      .where('uploaded_by', '=', actor.accountId)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new Refusal(422, [{ code: 'file.unknown', field: `files.${index}` }]);
  }
}
