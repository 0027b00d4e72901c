/** Which keys belong to a database: several machines on one database must all have the same. */
import type { Database } from '../db/connect.ts';
import type { Keys } from './keys.ts';

const MARK = 'keys';

/**
 * Notes a fingerprint of the keys in the database on first use, and from then on refuses any other: a machine that had made keys of its
 * own would write numbers and files that the others cannot read. `db` must be the owner's. Throws, naming the folder, because only who
 * starts the process can help.
 */
export async function demandOwnKeys(db: Database, keys: Pick<Keys, 'blind'>, folder: string): Promise<void> {
  const value = keys.blind('the keys of this database').toString('hex').slice(0, 32);
  await db
    .insertInto('meta')
    .values({ key: MARK, value })
    .onConflict((c) => c.doNothing())
    .execute();
  const known = await db.selectFrom('meta').select('value').where('key', '=', MARK).executeTakeFirstOrThrow();
  if (known.value !== value)
    throw new Error(
      `The keys in ${folder} are not those of this database. Copy master.key and ledger.pem from the machine that made them (docs/operations.md, "Keys").`,
    );
}
