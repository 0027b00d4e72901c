/** Places in the database's log (LSN): what a standby has replayed, and what a reader must find there. */

const FORM = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;

/** The place as a number, to be compared; null for a text that names none. */
export function positionOf(text: string): bigint | null {
  const [, high, low] = FORM.exec(text) ?? [];
  return high === undefined || low === undefined ? null : (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** Where the primary stood at a moment. */
export type Sample = { at: number; position: bigint };

/**
 * Of when a standby is: everything that was committed at this moment (milliseconds) is replayed there; null where it is older than all samples.
 * Exact, however quiet the primary is: a standby that has replayed everything is as new as the last look at the primary.
 */
export function replayedAsOf(samples: readonly Sample[], replayed: bigint): number | null {
  let found: number | null = null;
  for (const { at, position } of samples) if (position <= replayed && (found === null || at > found)) found = at;
  return found;
}
