/** The first file of an archive (docs/export-format.md). */
import { sql } from 'kysely';
import type { Database } from '../../platform/db/connect.ts';
import * as s from '../../platform/schema.ts';
import type { Installation } from '../cli.ts';

export const FORMAT = 'chibo-archive';
export const VERSION = 1;

export const manifest = s.object({
  format: s.text(40),
  version: s.whole(1, 1000),
  /** the last migration of the database it came from: columns are those of this day */
  migration: s.text(200),
  rulebook: s.object({ id: s.text(100), hash: s.text(200) }),
  madeAt: s.text(40),
  unit: s.object({ id: s.id(), name: s.text(200, 0), path: s.text(200), division: s.text(100) }),
  /** columns that were left empty because who exported may not see them */
  withheld: s.list(s.text(100), 50),
  /** whether the ledger is whole, with its seals, and the key that their signatures are checked with */
  sealed: s.flag(),
  publicKey: s.text(2000),
  tables: s.list(s.object({ name: s.text(100), file: s.text(140), rows: s.whole(0, 1e12), sha256: s.text(64) }), 500),
});
export type Manifest = s.Infer<typeof manifest>;

/** An installation with its owner's connection, as the command line holds it. */
export type Site = Installation & { owner: { db: Database } };

/** The last migration of a database: it says which columns there are. */
export async function migrationOf(owner: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name desc limit 1`.execute(owner);
  return rows[0]?.name ?? '';
}
