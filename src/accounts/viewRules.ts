/** Which addresses may be kept as a view. Pure. */
import type { Reason } from '../platform/refusal.ts';

/** So many views an account keeps: more than anybody finds again in a list. */
export const MOST_VIEWS = 50;

/** Where a page stood in its list is not part of a view. */
const PLACE = ['after', 'before', 'limit'];

/** The filters of an address, in one order, without the page one was on. */
export function keptQuery(query: string): string {
  const filters = [...new URLSearchParams(query)].filter(([key, value]) => !PLACE.includes(key) && value !== '');
  return new URLSearchParams(filters.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}

/** An address of this program's pages, with at least one filter; `others`: how many other views are kept. */
export function reasonsNotToKeep({ path, query }: { path: string; query: string }, others: number): Reason[] {
  if (!/^\/[a-z0-9/-]+$/.test(path) || path.includes('//')) return [{ code: 'view.address', field: 'path' }];
  if (query === '') return [{ code: 'view.nothing', field: 'query' }];
  if (others >= MOST_VIEWS) return [{ code: 'view.too_many', field: 'name', values: { most: MOST_VIEWS } }];
  return [];
}
