/** What dues are based on, kept as card and phone numbers are: encrypted, bound to its own row. */
import type { Keys } from '../platform/files/keys.ts';

/** The amount as a column. */
export function sealedBase(keys: Keys, basisId: string, base: number): Buffer {
  return keys.encrypt(String(base), contextOf(basisId));
}

/** The amount in the clear: for computing, and for who may see it. Null where an archive kept it back. */
export function openedBase(keys: Keys, row: { id: string; base: Buffer | null }): number | null {
  if (row.base === null) return null;
  return Number(keys.decrypt(row.base, contextOf(row.id)).toString());
}

function contextOf(basisId: string): string {
  return `dues_basis:${basisId}:base`;
}
