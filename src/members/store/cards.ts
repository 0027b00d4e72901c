import { sql } from 'kysely';
import { chunksOf, insertRows, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { CARD, KEY, keyOf } from './columns.ts';

/** Whose card numbers these are, by the number as given; numbers that nobody has are left out. Nationwide, beyond the reader's scope. */
export async function holdersOfCards(
  tx: Tx,
  keys: Keys,
  cards: string[],
): Promise<Map<string, { division: string; personId: string }>> {
  const found = new Map<string, { division: string; personId: string }>();
  for (const chunk of chunksOf([...new Set(cards)])) {
    const byHash = new Map(chunk.map((card) => [keys.blind(`${CARD}:${card}`).toString('hex'), card]));
    const { rows } = await sql<{ hash: Buffer; division: string; person_id: string }>`
      select k.hash, k.division, k.person_id from ${recordset(
        { hash: 'bytea' },
        [...byHash.keys()].map((hash) => ({ hash: Buffer.from(hash, 'hex') })),
      )}
      join person_key k using (hash)`.execute(tx);
    for (const row of rows)
      found.set(byHash.get(row.hash.toString('hex')) ?? '', { division: row.division, personId: row.person_id });
  }
  return found;
}

/** Makes the keys of all card numbers anew, for a register that came from another installation. */
export async function rebuildKeys(tx: Tx, keys: Keys): Promise<void> {
  const rows = await tx
    .selectFrom('person')
    .select(['division', 'id', 'card_no'])
    .where('home', '=', true)
    .where('card_no', 'is not', null)
    .execute();
  const opened = rows.flatMap(({ division, id, card_no }) =>
    card_no === null ? [] : keyOf(keys, division, id, keys.decrypt(card_no, `person:${id}:card_no`).toString()),
  );
  await insertRows(tx, 'person_key', KEY, opened);
}
