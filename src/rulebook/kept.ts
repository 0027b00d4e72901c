/** Every rulebook that was ever loaded here, by its hash (D17). The row is written when a database is opened (chibo.ts). */
import type { Database } from '../platform/db/connect.ts';
import type { Rulebook } from './rulebook.ts';

export type Rulebooks = {
  /** The rulebook with this hash as it was loaded; null where it was never loaded here. */
  byHash(hash: string): Promise<Rulebook | null>;
};

/**
 * The kept rulebooks of a database, each read once. A part that did not exist yet when a rulebook was kept is taken from the
 * present one: what it did say is never replaced.
 */
export function keptRulebooks(db: Database, present: Rulebook): Rulebooks {
  const read = new Map<string, Promise<Rulebook | null>>([[present.hash, Promise.resolve(present)]]);
  return {
    byHash: async (hash) => {
      const known = read.get(hash) ?? load(db, present, hash);
      read.set(hash, known);
      try {
        const found = await known;
        // another process may load it in a moment: "not here" is never kept
        if (!found) read.delete(hash);
        return found;
      } catch (error) {
        read.delete(hash);
        throw error;
      }
    },
  };
}

async function load(db: Database, present: Rulebook, hash: string): Promise<Rulebook | null> {
  const row = await db.selectFrom('rulebook_version').select('body').where('hash', '=', hash).executeTakeFirst();
  return row ? { ...present, ...(row.body as unknown as Rulebook) } : null;
}
