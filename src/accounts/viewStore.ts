/** Writes the views that readers keep. */
import type { Insertable } from 'kysely';
import type { SavedView } from '../../gen/db.ts';
import type { Tx } from '../platform/db/scope.ts';

/** Writes a view, or its filters anew. */
export async function putView(tx: Tx, view: Insertable<SavedView>): Promise<void> {
  await tx
    .insertInto('saved_view')
    .values(view)
    .onConflict((on) => on.column('id').doUpdateSet({ query: view.query }))
    .execute();
}

/** Takes away an account's own view; undefined where it has none with this id. */
export async function forgetView(tx: Tx, id: string, accountId: string): Promise<{ id: string } | undefined> {
  return await tx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
}
