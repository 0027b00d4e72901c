import { Refusal } from './refusal.ts';
import * as s from './schema.ts';

/** What every list takes: how many, and the mark where the page before ended. */
export const pageInput = { limit: s.optional(s.whole(1, 200)), after: s.optional(s.text(600)) };

/** What every list answers. */
export function pageOf<T extends s.Schema>(item: T) {
  return s.object({ items: s.list(item, 100_000), total: s.anyNumber(), next: s.nullable(s.anyText()) });
}

export type Page<T> = { items: T[]; total: number; next: string | null };

/** A mark is opaque to clients: the values of the sort columns of the last row. */
export function mark(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a mark of `length` values; refuses page.mark when it is not one of ours. */
export function readMark(after: string, length: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every((v) => typeof v === 'string')) return values;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal(422, [{ code: 'page.mark', field: 'after' }]);
}

/** Cuts a page out of `limit + 1` rows. */
export function page<R, T>(
  rows: R[],
  limit: number,
  total: number,
  markOf: (row: R) => string,
  toItem: (row: R) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(toItem), total, next: rows.length > limit && last !== undefined ? markOf(last) : null };
}
