/** The two days of a page, from its address. Pure. */
import { addTo } from '../../platform/clock.ts';

/** Where the address names no days: the last twelve months. */
export function periodOf(query: Record<string, string>, today: string): { from: string; to: string } {
  const to = query.to ?? today;
  return { from: query.from ?? addTo(to, { years: -1 }), to };
}
